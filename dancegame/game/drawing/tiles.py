"""Panes with words: menu entries, answers, buttons, and the small caps of keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from dancegame.core.gestures.arm_poses import ArmPose
from dancegame.game.drawing import pen
from dancegame.game.drawing.arm_pose import draw_arm_pose
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.glow import MULTIPLY
from dancegame.game.drawing.lettering import balanced, breaks_words, fitted, measured, wrapped, write
from dancegame.game.drawing.shapes import draw_disc, draw_panel, draw_panel_light
from dancegame.game.drawing.still import still

KEY_SIZE, HINT_SIZE = 26.0, 30.0
_KEY_HEIGHT, _KEY_MARGIN = 42.0, 14.0
# Where there is no room beside a button's words its key stands on its upper edge, so far inside, and the words lower.
_EDGE_INSIDE, _EDGE_LOWERS = 4.0, 5.0
# Keys and what they do move together and are written smaller before one of them goes: gaps, and sizes of the words.
_HINT_FITS = ((39.0, HINT_SIZE), (24.0, HINT_SIZE), (18.0, 26.0))
# A quiet line of the menu, and in which sizes it may be broken where it does not fit.
_QUIET = (36.0, 32.0, 28.0, 24.0)
# Lines of a pane stand closer than those of a text.
LINE_SHARE = 0.85


def draw_pane(
    canvas: Canvas, box: Box, *, color: Color, is_lit: bool, radius: float = 36, is_full: bool = False
) -> None:
    """Draw a pane of glass; lit ones glow in their colour, full ones are filled with it, both have a bright rim."""
    theme = canvas.theme
    if is_lit or is_full:
        draw_panel_light(canvas, box, dim(color, 0.75 if is_lit else 0.45), radius=radius)
    fill = mix(theme.glass, color, 0.62 if is_full else 0.24 if is_lit else 0.07)
    edge = color if is_lit or is_full else mix(theme.glass_edge, color, 0.35)
    if is_lit and is_full:
        edge = theme.ink
    draw_panel(canvas, box, fill, edge, radius=radius, edge=5 if is_lit else 3)


@dataclass(frozen=True)
class _Line:
    """One of several lines below each other. high: the size of letters that it has room for, 0: its own."""

    text: str
    size: float
    color: Color
    is_bold: bool = True
    high: float = 0.0


@still
def draw_menu_tile(
    canvas: Canvas, box: Box, *, key: str, title: str, text: str, color: Color, is_lit: bool, beside: float = 0.0
) -> None:
    """Draw an entry of the menu: a badge with its key, a large word, a quiet line; so much stays free beside them."""
    theme = canvas.theme
    draw_pane(canvas, box, color=color, is_lit=is_lit)
    diameter = min(96.0, 0.66 * box.height)
    draw_badge(canvas, (box.left + 30 + diameter / 2, box.centery), key, color=color, diameter=diameter)
    room = Box(box.left + 60 + diameter, box.top, box.width - 96 - diameter - beside, box.height)
    _write_stack(canvas, room, _menu_lines(canvas, room, title, text, quiet=theme.ink if is_lit else theme.muted))


def _menu_lines(canvas: Canvas, room: Box, title: str, text: str, *, quiet: Color) -> list[_Line]:
    """Return a large word and a quiet line, or several, in the letters that come out largest.

    A second line takes its room from both: it is worth that only where one would be smaller still.
    """
    whole, size = fitted(canvas, text, _QUIET[0], room.width, is_bold=False)
    if whole == text:
        # One in smaller letters leaves no more room to the large word: those of all entries are alike.
        return [_Line(title, 57, canvas.theme.ink), _Line(text, size, quiet, is_bold=False, high=_QUIET[0])]
    broken = [(size, wrapped(canvas, text, size, room.width, is_bold=False)) for size in _QUIET]
    ways = [
        [_Line(title, 57, canvas.theme.ink), *(_Line(line, size, quiet, is_bold=False) for line in lines)]
        for size, lines in broken
    ]
    return max(ways, key=lambda way: way[-1].size * _shrink(canvas, room, way))


@still
def draw_tab(canvas: Canvas, box: Box, words: str, color: Color, *, is_open: bool, is_lit: bool) -> None:
    """Draw the name of a page that can be opened; of the open one in its colour."""
    theme = canvas.theme
    draw_pane(canvas, box, color=color if is_open else theme.ambient, is_lit=is_lit, radius=box.height / 2)
    ink = color if is_open else theme.ink
    write(canvas, words, size=38, color=ink, max_width=box.width - 32, center=box.center)


@still
def draw_stepper(canvas: Canvas, box: Box, text: str, *, color: Color) -> tuple[Box, Box]:
    """Draw a value between two arrows; returns where less and more can be pressed."""
    width = 0.5 * box.height
    less, more = Box(box.left, box.top, width, box.height), Box(box.right - width, box.top, width, box.height)
    for place, sign in ((less, -1), (more, 1)):
        x, y, reach = place.centerx, place.centery, 0.16 * box.height
        corners = [(x + sign * reach, y), (x - 0.7 * sign * reach, y - reach), (x - 0.7 * sign * reach, y + reach)]
        pen.polygon(canvas.surface, color, [canvas.point(corner) for corner in corners])
    write(canvas, text, size=40, max_width=more.left - less.right, center=(box.centerx, box.centery - 1))
    return less, more


def _write_stack(canvas: Canvas, box: Box, lines: Sequence[_Line]) -> None:
    """Write lines from the left, in the middle of a box's height, smaller where they would not fit into it."""
    heights, shrink = _heights(canvas, lines), _shrink(canvas, box, lines)
    y = box.centery - shrink * sum(heights) / 2 - 0.02 * box.height
    for line, height in zip(lines, heights, strict=True):
        place = (box.left, y + shrink * height / 2)
        size, width = shrink * line.size, box.width
        write(canvas, line.text, size=size, color=line.color, is_bold=line.is_bold, max_width=width, midleft=place)
        y += shrink * height


def _heights(canvas: Canvas, lines: Sequence[_Line]) -> list[float]:
    return [LINE_SHARE * measured(canvas, line.text, line.high or line.size, is_bold=line.is_bold)[1] for line in lines]


def _shrink(canvas: Canvas, box: Box, lines: Sequence[_Line]) -> float:
    """How much smaller lines are written than they are so that a box is high enough for them."""
    return min(1.0, 0.84 * box.height / sum(_heights(canvas, lines)))


def draw_badge(canvas: Canvas, center: tuple[float, float], text: str, *, color: Color, diameter: float) -> None:
    """Draw a disc of light with a letter on it."""
    draw_disc(canvas, center, diameter, color)
    size = 0.56 * diameter / canvas.look.text_scale
    write(canvas, text, size=size, color=canvas.theme.night, center=(center[0], center[1] - 1))


@still
def draw_answer(
    canvas: Canvas,
    box: Box,
    *,
    letter: str,
    title: str,
    artist: str,
    color: Color,
    is_lit: bool = False,
    is_full: bool = False,
    is_faded: bool = False,
    arms: ArmPose | None = None,
) -> None:
    """Draw one answer of the quiz. arms: how a body says it."""
    theme = canvas.theme
    if is_faded:
        color = mix(color, theme.glass_edge, 0.8)
    draw_pane(canvas, box, color=color, is_lit=is_lit, is_full=is_full)
    diameter = min(105.0, 0.7 * box.height)
    draw_badge(canvas, (box.left + 38 + diameter / 2, box.centery), letter, color=color, diameter=diameter)
    room = Box(box.left + 66 + diameter, box.top, box.width - 96 - diameter, box.height)
    if arms is not None:
        figure = 0.84 * box.height
        center = (box.right - 18 - figure / 2, box.centery)
        draw_arm_pose(canvas, center, figure, arms, color=theme.ink, rest=color)
        room.width -= figure
    ink = theme.faint if is_faded else theme.ink
    quiet = theme.faint if is_faded else theme.ink if is_full else theme.muted
    size, lines = 51.0, [title]
    if fitted(canvas, title, size, room.width)[1] < 40 and not breaks_words(canvas, title, 39, room.width):
        size, lines = 39.0, list(balanced(canvas, title, 39, room.width, is_bold=True))
        # What is left of a very long title is cut on the second line.
        lines = [lines[0], " ".join(lines[1:])] if len(lines) > 2 else lines
    titles = [_Line(line, size, ink) for line in lines]
    _write_stack(canvas, room, [*titles, _Line(artist, 32, quiet, is_bold=False)])


@dataclass(frozen=True)
class Button:
    """What a button says, and the key that presses it. is_on: what it stands for holds."""

    text: str
    key: str
    color: Color
    is_on: bool = False


def draw_button(canvas: Canvas, box: Box, text: str, *, key: str, color: Color, is_lit: bool) -> None:
    """Draw a button with the key that presses it."""
    draw_buttons(canvas, [box], [Button(text, key, color)], focus=0 if is_lit else None)


def draw_buttons(canvas: Canvas, boxes: Sequence[Box], buttons: Sequence[Button], *, focus: int | None) -> None:
    """Draw buttons that belong together: all words of one size, all keys beside them or all on the upper edge.

    focus: the place of the one that is lit.
    """
    rooms = [box.width - 0.5 * box.height for box in boxes]
    gaps = [key_width(canvas, button.key) + 16 if button.key else 0.0 for button in buttons]
    size = min(40.0, 0.45 * min(box.height for box in boxes))
    both = list(zip(buttons, rooms, gaps, strict=True))
    if any(measured(canvas, button.text, 0.8 * size)[0] > room - gap for button, room, gap in both):
        gaps = [0.0] * len(gaps)
    widths = [room - gap for room, gap in zip(rooms, gaps, strict=True)]
    size = min(fitted(canvas, button.text, size, width)[1] for button, width in zip(buttons, widths, strict=True))
    for number, (box, button, gap, width) in enumerate(zip(boxes, buttons, gaps, widths, strict=True)):
        _draw_button(canvas, box, button, size=size, gap=gap, width=width, is_lit=number == focus)


@still
def _draw_button(
    canvas: Canvas, box: Box, button: Button, *, size: float, gap: float, width: float, is_lit: bool
) -> None:
    """Draw one button. size, width: of its words; gap: room for its key beside them, 0 where it stands on the edge."""
    draw_pane(canvas, box, color=button.color, is_lit=is_lit, radius=box.height / 2, is_full=button.is_on)
    is_above = bool(button.key) and not gap
    center = (box.centerx - gap / 2, box.centery - 1 + (_EDGE_LOWERS if is_above else 0))
    place = write(canvas, button.text, size=size, max_width=width, center=center)
    if is_above:
        left = box.right - 0.4 * box.height - key_width(canvas, button.key)
        draw_key(canvas, button.key, midleft=(left, box.top + _EDGE_INSIDE))
    elif gap:
        draw_key(canvas, button.key, midleft=(place.right + 16, box.centery))


def key_width(canvas: Canvas, key: str) -> float:
    """Return how wide the cap of a key is."""
    return max(_KEY_HEIGHT, measured(canvas, key, KEY_SIZE)[0] + 2 * _KEY_MARGIN)


def draw_key(canvas: Canvas, key: str, *, midleft: tuple[float, float], alpha: float = 1.0) -> Box:
    """Draw the cap of a key; returns its place."""
    theme = canvas.theme
    height = max(_KEY_HEIGHT, measured(canvas, key, KEY_SIZE)[1] + 4)
    cap = Box(midleft[0], midleft[1] - height / 2, key_width(canvas, key), height)
    if alpha > 0.5:
        draw_panel(canvas, cap, mix(theme.glass, theme.glass_edge, 0.4), theme.faint, radius=10, edge=3)
    write(canvas, key, size=KEY_SIZE, color=theme.muted, alpha=alpha, center=(cap.centerx, cap.centery - 1))
    return cap


def draw_hints(
    canvas: Canvas,
    hints: tuple[tuple[str, str], ...],
    *,
    midbottom: tuple[float, float],
    alpha: float = 1.0,
    max_width: float | None = None,
) -> list[Box]:
    """Draw a centred row of keys and what they do; the last ones go where max_width has no room for all, however close.

    Returns where each stands, for whoever clicks on it.
    """
    row = Box(0, 0, canvas.safe.width if max_width is None else max_width, 2 * _KEY_HEIGHT)
    row.midbottom = midbottom
    return list(_draw_hint_row(canvas, row, hints, alpha=alpha))


@still
def _draw_hint_row(canvas: Canvas, row: Box, hints: tuple[tuple[str, str], ...], *, alpha: float) -> tuple[Box, ...]:
    for gap, size in _HINT_FITS:
        widths = [key_width(canvas, key) + 12 + measured(canvas, text, size, is_bold=False)[0] for key, text in hints]
        if sum(widths) + gap * (len(widths) - 1) <= row.width:
            break
    while len(widths) > 1 and sum(widths) + gap * (len(widths) - 1) > row.width:
        widths.pop()
    x = row.centerx - (sum(widths) + gap * (len(widths) - 1)) / 2
    middle = row.bottom - _KEY_HEIGHT / 2
    boxes = []
    for (key, text), width in zip(hints, widths, strict=False):
        cap = draw_key(canvas, key, midleft=(x, middle), alpha=alpha)
        place = (cap.right + 12, middle - 1)
        write(canvas, text, size=size, color=canvas.theme.muted, is_bold=False, alpha=alpha, midleft=place)
        boxes.append(Box(x, middle - _KEY_HEIGHT, width, 2 * _KEY_HEIGHT))
        x += width + gap
    return tuple(boxes)


def dimmed(canvas: Canvas, share: float) -> None:
    """Darken everything drawn so far, to `share` of its light."""
    level = int(255 * max(0.0, min(1.0, share)))
    canvas.surface.fill((level, level, level), special_flags=MULTIPLY)
