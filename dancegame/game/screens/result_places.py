"""Where everything of a solo result stands, in each shape of picture."""

from dataclasses import dataclass

from dancegame.game.drawing.canvas import Box, Canvas

GAP = 20.0
BUTTON_HEIGHT, WIDEST_BUTTON = 92.0, 400.0
# Shares: of the height for the points over time, of what is left for each pane beside or above the others.
CURVE_SHARE, GLANCE_SHARE, WORST_SHARE, FILM_SHARE = 0.215, 0.32, 0.57, 0.30
# A picture that stands upright has room for everything below each other.
UPRIGHT_CURVE, UPRIGHT_GLANCE, UPRIGHT_FILM = 340.0, 0.42, 270.0


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


def places_on(canvas: Canvas) -> Places:
    """Return where everything stands on a canvas."""
    safe, is_upright = canvas.safe, canvas.is_upright
    height = 2 * BUTTON_HEIGHT + GAP if is_upright else BUTTON_HEIGHT
    rest, buttons = _cut_bottom(safe, height)
    rest, curve = _cut_bottom(rest, UPRIGHT_CURVE if is_upright else CURVE_SHARE * safe.height)
    lit, film = _cut_bottom(rest, UPRIGHT_FILM if is_upright else FILM_SHARE * rest.height)
    if is_upright:
        panes, glance = rest.copy(), Box(rest.left, rest.top, rest.width, UPRIGHT_GLANCE * rest.height)
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


def rows_of(box: Box, count: int, *, is_upright: bool) -> list[Box]:
    """Return the boxes of some buttons: in one row, or in two where the picture is narrow."""
    rows = 2 if is_upright and count > 3 else 1
    columns = -(-count // rows)
    width, height = (box.width - GAP * (columns - 1)) / columns, (box.height - GAP * (rows - 1)) / rows
    width = width if is_upright else min(width, WIDEST_BUTTON)
    left, top = box.centerx - (columns * (width + GAP) - GAP) / 2, box.bottom - rows * (height + GAP) + GAP
    places = [divmod(number, columns) for number in range(count)]
    return [Box(left + column * (width + GAP), top + row * (height + GAP), width, height) for row, column in places]
