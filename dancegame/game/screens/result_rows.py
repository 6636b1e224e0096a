"""How several dancers did in a song: a row each, with points, stars, how each move went, and what to work on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dancegame.core.advice import Advice, GeneralAdvice
from dancegame.core.score import MAX_POINTS
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import balanced, fitted, measured, wrapped, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.strictness import draw_strictness, strictness_width
from dancegame.game.drawing.tiles import LINE_SHARE
from dancegame.game.screens.result_panes import CARD, COUNT_S, PlayerPane, card_size, line_look, praise
from dancegame.texts.words import advice_lines, general_words, moment_words, text_words

GAP = 36.0
# Less wide than the first, the moves stand below, if the row is as high as the last.
WIDE_ROW, TALLEST_ROW, TALLEST_STACK, LEAST_STACK = 1500.0, 330.0, 640.0, 180.0


def draw_several(canvas: Canvas, panes: Sequence[PlayerPane], box: Box, age_s: float) -> None:
    """Draw a row for each player, the best first; the fewer there are, the larger."""
    room = box.inflate(-72, -40)
    height = min(TALLEST_ROW if room.width >= WIDE_ROW else TALLEST_STACK, room.height / max(1, len(panes)))
    first = room.centery - height * len(panes) / 2
    places = [Box(room.left, first + row * height, room.width, height) for row in range(len(panes))]
    words = [_draw_row(canvas, pane, place, age_s) for pane, place in zip(panes, places, strict=True)]
    for row, place in enumerate(places):
        is_joined = panes[row].general is not None and panes[row].general == panes[row - 1].general
        if row:
            right = words[row].left - GAP if is_joined else place.right
            _draw_line(canvas, Box(place.left, place.top, right - place.left, 2))
    for general, run in groupby(zip(panes, words, strict=True), key=lambda one: one[0].general):
        rows = list(run)
        if general is None:
            for pane, box in rows:
                _draw_row_advice(canvas, pane, box)
        else:
            _draw_general(canvas, general, [box for _pane, box in rows])


def _draw_line(canvas: Canvas, box: Box) -> None:
    """A thin line."""
    theme, line = canvas.theme, canvas.rect(box)
    line.width, line.height = max(1, line.width), max(1, line.height)
    canvas.surface.fill(mix(theme.glass, theme.glass_edge, 0.5), line)


def _draw_row(canvas: Canvas, pane: PlayerPane, box: Box, age_s: float) -> Box:
    """Points and stars, and how each move went, below where that is too wide; returns the room for what to work on."""
    is_wide = box.width >= WIDE_ROW
    box = box.inflate(0, -0.08 * box.height)
    below = 0.0 if is_wide or box.height < LEAST_STACK else 0.3 * box.height
    row = Box(box.left, box.top, box.width, box.height - below)
    points = _draw_row_points(canvas, pane, row, age_s, width=0.25 * box.width if is_wide else 0.36 * box.width)
    left = points.right + GAP
    if is_wide:
        strip = Box(left, 0, 0.30 * box.width, min(150, 0.66 * box.height))
        strip.centery = row.centery
        left = strip.right + GAP
    else:
        strip = Box(box.left, row.bottom + 8, box.width, below - 16)
    if is_wide or below:
        pane.draw_timeline(canvas, strip, age_s)
    return Box(left, row.top, row.right - left, row.height)


def _draw_row_points(canvas: Canvas, pane: PlayerPane, row: Box, age_s: float, *, width: float) -> Box:
    """Draw mark, name, points and stars; returns their place."""
    color, middle = canvas.theme.player(pane.player.color), row.centery
    mark = min(84.0, 0.46 * row.height)
    draw_mark(canvas, (row.left + mark / 2, middle), mark, color=color, shape=pane.player.shape)
    box = Box(row.left + mark + 24, row.top, width, row.height)
    name, star = text_words(pane.player.label), min(62.0, 0.22 * row.height, width / 8.2)
    room = width - strictness_width(pane.player, min(54.0, 0.28 * row.height))
    name_size = fitted(canvas, name, min(54.0, 0.28 * row.height), room)[1]
    # As large for everybody as the most points there are would be.
    size = fitted(canvas, spaced(MAX_POINTS), min(110.0, 0.42 * row.height), width)[1]
    heights = [0.76 * measured(canvas, name, name_size)[1], 0.8 * measured(canvas, spaced(0), size)[1], 1.1 * star]
    if sum(heights) > row.height:
        # In large letters they would reach into the row above and the one below.
        share = row.height / sum(heights)
        name_size, size, star = share * name_size, share * size, share * star
        heights = [share * height for height in heights]
    y = middle - sum(heights) / 2
    place = write(canvas, name, size=name_size, color=color, max_width=room, midleft=(box.left, y + heights[0] / 2))
    draw_strictness(canvas, place.midright, min(54.0, 0.28 * row.height), pane.player)
    y += heights[0]
    shown = spaced(pane.score.points * ramp(age_s, 0.2, COUNT_S))
    write(canvas, shown, size=size, color=color, max_width=width, midleft=(box.left, y + heights[1] / 2))
    y += heights[1]
    pane.draw_stars(canvas, (box.left + 3.5 * 1.16 * star, y + heights[2] / 2), age_s, diameter=star)
    return box


def _draw_row_advice(canvas: Canvas, pane: PlayerPane, words: Box) -> None:
    if not pane.advice:
        text, color = praise(pane.score), canvas.theme.good
        write(canvas, text, size=46, color=color, max_width=words.width, midleft=words.midleft)
        return
    card = Box(0, 0, *card_size(min(0.96 * words.height, 0.36 * words.width * CARD[1] / CARD[0])))
    card.midright = words.midright
    if pane.draw_card(canvas, pane.advice[0], card):
        words.width -= card.width + 20
    _draw_row_words(canvas, pane.advice[0], words)


def _draw_general(canvas: Canvas, general: GeneralAdvice, rows: Sequence[Box]) -> None:
    """One thing, and how to do it where there is room, once for all whose rows lie below each other."""
    box = rows[0].unionall(list(rows[1:]))
    if len(rows) > 1:
        _draw_line(canvas, Box(box.left - GAP / 2, box.top, 2, box.height))
    title, text = general_words(general)
    quiet = [_Words(line, 30, canvas.theme.muted, is_bold=False) for line in balanced(canvas, text, 30, box.width)]
    _write_words(canvas, box, [_Words(title, 46, canvas.theme.ink)], quiet, is_all=True)


def _draw_row_words(canvas: Canvas, advice: Advice, box: Box) -> None:
    """Limb or lack, large; under it the moment and what else was missing, as much as there is room for."""
    first, *more = advice_lines(advice)
    moment, muted = moment_words(advice.move.start_s), canvas.theme.muted
    quiet = ["  ".join([moment, *more[:1]]), *more[1:]]
    if measured(canvas, quiet[0], 36)[0] > box.width:
        quiet = [moment, *more]
    color = line_look(canvas, advice, 0)[1]
    is_long = fitted(canvas, first, 46, box.width)[1] < 36
    head = wrapped(canvas, first, 46, box.width, is_bold=True) if is_long and len(first.split()) > 1 else [first]
    lines = [_Words(text, 36, muted) for text in quiet]
    _write_words(canvas, box, [_Words(text, 46, color) for text in head[:2]], lines)


@dataclass(frozen=True)
class _Words:
    """A line of words of a row."""

    text: str
    size: float
    color: Color
    is_bold: bool = True


def _write_words(
    canvas: Canvas, box: Box, first: Sequence[_Words], more: Sequence[_Words], *, is_all: bool = False
) -> None:
    """Write lines in the middle of a box's height, as many of the further ones as fit; is_all: all of them or none."""

    def height(lines: Sequence[_Words]) -> float:
        return sum(LINE_SHARE * measured(canvas, one.text, one.size, is_bold=one.is_bold)[1] for one in lines)

    count = next(n for n in range(len(more), -1, -1) if n == 0 or height([*first, *more[:n]]) <= box.height)
    shown = [*first, *more] if count == len(more) else [*first, *(() if is_all else more[:count])]
    y = box.centery - height(shown) / 2
    for one in shown:
        step = height([one])
        place = (box.left, y + step / 2)
        write(canvas, one.text, size=one.size, color=one.color, is_bold=one.is_bold, max_width=box.width, midleft=place)
        y += step
