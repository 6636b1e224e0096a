"""Where everything of a solo result stands, in each shape of picture."""

from dataclasses import dataclass

from dancegame.game.drawing.canvas import Box, Canvas

GAP = 20.0
BUTTON_HEIGHT, WIDEST_BUTTON = 92.0, 400.0
# Shares: of the height for the points over time, of what is left for each pane beside or above the others.
CURVE_SHARE, GLANCE_SHARE, WORST_SHARE, FILM_SHARE = 0.215, 0.32, 0.57, 0.30
# A picture that is so many times as tall as wide has room for everything below each other.
TALL = 1.5
TALL_CURVE, TALL_GLANCE, TALL_FILM = 340.0, 0.42, 270.0


@dataclass(frozen=True)
class Places:
    """glance, worst, best: the page at a glance. lit, film: the page of the moves. curve, buttons: below both."""

    glance: Box
    worst: Box
    best: Box
    lit: Box
    film: Box
    curve: Box
    buttons: Box

    @property
    def panes(self) -> Box:
        """The room of worst and best, where there is only one of them."""
        return self.worst.union(self.best)


def is_tall(canvas: Canvas) -> bool:
    """Whether everything stands below each other."""
    return canvas.area.height >= TALL * canvas.area.width


def places_on(canvas: Canvas) -> Places:
    """Return where everything stands on a canvas."""
    safe, has_height = canvas.safe, is_tall(canvas)
    height = 2 * BUTTON_HEIGHT + GAP if has_height else BUTTON_HEIGHT
    rest, buttons = _cut_bottom(safe, height)
    rest, curve = _cut_bottom(rest, TALL_CURVE if has_height else CURVE_SHARE * safe.height)
    lit, film = _cut_bottom(rest, TALL_FILM if has_height else FILM_SHARE * rest.height)
    if has_height:
        panes, glance = rest.copy(), Box(rest.left, rest.top, rest.width, TALL_GLANCE * rest.height)
        panes.height -= glance.height + GAP
        panes.top = glance.bottom + GAP
    else:
        glance = Box(rest.left, rest.top, GLANCE_SHARE * rest.width, rest.height)
        panes = Box(glance.right + GAP, rest.top, rest.right - glance.right - GAP, rest.height)
    worst, best = _cut_bottom(panes, (1 - WORST_SHARE) * panes.height)
    return Places(glance, worst, best, lit, film, curve, buttons)


def _cut_bottom(box: Box, height: float) -> tuple[Box, Box]:
    """Cut the lower part of a box off, with a gap."""
    upper = Box(box.left, box.top, box.width, box.height - height - GAP)
    return upper, Box(box.left, box.bottom - height, box.width, height)


def rows_of(box: Box, count: int, *, has_height: bool) -> list[Box]:
    """Return the boxes of some buttons: in one row, or in two where the picture is tall."""
    rows = 2 if has_height and count > 3 else 1
    columns = -(-count // rows)
    width, height = (box.width - GAP * (columns - 1)) / columns, (box.height - GAP * (rows - 1)) / rows
    width = width if has_height else min(width, WIDEST_BUTTON)
    left, top = box.centerx - (columns * (width + GAP) - GAP) / 2, box.bottom - rows * (height + GAP) + GAP
    places = [divmod(number, columns) for number in range(count)]
    return [Box(left + column * (width + GAP), top + row * (height + GAP), width, height) for row, column in places]
