"""A dance as a strip of its moves: a bar for each, coloured and as high as its grade, a dash where one was left out.

Over gold ones is a star; one of the stars says what it stands for.
"""

from collections.abc import Sequence

import pygame

from dancegame.core.score import Grade, JudgedMove
from dancegame.core.song import Move
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import dim, mix
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.lettering import LEAST_SIZE, measured, write
from dancegame.game.drawing.shapes import LIGHT, draw_star
from dancegame.texts import _

# Height says the grade to whoever cannot tell the colours apart.
HEIGHTS = {Grade.PERFECT: 1.0, Grade.GREAT: 0.8, Grade.GOOD: 0.6, Grade.OK: 0.42, Grade.MISS: 0.22}
GROWING_S, GROWS_IN_S = 1.2, 0.35


def draw_timeline(
    canvas: Canvas,
    box: Box,
    moves: Sequence[Move],
    judged: Sequence[JudgedMove],
    *,
    age_s: float = 1e3,
    marked: int | None = None,
) -> None:
    """Draw the judged moves of a song into a box, growing from left to right as age_s passes.

    marked: index of the move that a mark points at.
    """
    if not judged:
        return
    theme = canvas.theme
    start_s = min(moves[one.index].start_s for one in judged)
    span_s = max(max(moves[one.index].end_s for one in judged) - start_s, 1e-3)
    star = max(21.0, 0.34 * box.height)
    bars = Box(box.left, box.top + star, box.width, box.height - star)
    pen.rect(canvas.surface, mix(theme.night, theme.glass, 0.8), canvas.rect(bars), border_radius=canvas.px(9))
    for move in moves:
        if move.is_rest and start_s <= move.start_s <= start_s + span_s:
            _draw_rest(canvas, bars, (move.start_s - start_s) / span_s, (move.end_s - start_s) / span_s)
    stars: list[float] = []
    for one in judged:
        move = moves[one.index]
        left, right = (bars.left + bars.width * (second - start_s) / span_s for second in (move.start_s, move.end_s))
        gap = min(3.0, 0.15 * (right - left))
        share = (left - bars.left) / bars.width
        _draw_bar(canvas, bars, left, right - gap, one, grown=ramp(age_s, GROWING_S * share, GROWS_IN_S))
        middle = (left + right - gap) / 2
        if one.index == marked:
            _draw_mark(canvas, (middle, bars.bottom + 5))
        if one.is_gold:
            is_lit = one.grade in (Grade.PERFECT, Grade.GREAT)
            draw_star(canvas, (middle, box.top + star / 2), star, is_lit=is_lit, has_glow=False)
            stars.append(middle)
    _draw_legend(canvas, Box(box.left, box.top, box.width, star), stars, alpha=ramp(age_s, GROWING_S, GROWS_IN_S))


def _draw_legend(canvas: Canvas, row: Box, stars: Sequence[float], *, alpha: float) -> None:
    """Name the first star that has room for it beside it: to its right, else to its left."""
    text, half = _("gold move"), 0.5 * row.height
    size = max(LEAST_SIZE, 1.1 * row.height)
    width, gap = measured(canvas, text, size, is_bold=False)[0], half + 8
    # Its letters reach down to the bars, and no further.
    y = row.bottom - 0.62 * size * canvas.look.text_scale
    ends = [row.left - gap, *stars, row.right + gap]
    for before, here, after in zip(ends, ends[1:], ends[2:], strict=False):
        if after - here >= width + 2 * gap:
            left = here + gap
        elif here - before >= width + 2 * gap:
            left = here - gap - width
        else:
            continue
        gold, alpha = canvas.theme.gold, round(8 * alpha) / 8
        write(canvas, text, size=size, color=gold, is_bold=False, alpha=alpha, midleft=(left, y))
        return


def _draw_bar(canvas: Canvas, bars: Box, left: float, right: float, one: JudgedMove, *, grown: float) -> None:
    theme = canvas.theme
    color = dim(theme.faint, 0.8) if one.is_left_out else theme.grades[one.grade]
    share = (0.12 if one.is_left_out else HEIGHTS[one.grade]) * grown
    rect = canvas.rect(Box(left, bars.bottom - share * bars.height, right - left, share * bars.height))
    rect.width = max(1, rect.width)
    if rect.height <= 0:
        return
    pen.rect(canvas.surface, color, rect, border_radius=min(canvas.px(6), rect.width // 2))
    shine = pygame.Rect(rect.left, rect.top, rect.width, min(canvas.px(4), rect.height))
    pen.rect(canvas.surface, mix(color, LIGHT, 0.5), shine, border_radius=2)


def _draw_rest(canvas: Canvas, bars: Box, start: float, end: float) -> None:
    """A dash in the middle between two shares of the width."""
    gap = 0.2 * (end - start) * bars.width
    left, right = bars.left + start * bars.width + gap, min(bars.right, bars.left + end * bars.width) - gap
    dash = canvas.rect(Box(left, bars.centery - 3, max(4.0, right - left), 6))
    pen.rect(canvas.surface, dim(canvas.theme.muted, 0.7), dash, border_radius=dash.height // 2)


def _draw_mark(canvas: Canvas, top: tuple[float, float]) -> None:
    x, y = top
    corners = [canvas.point(place) for place in ((x, y), (x - 13, y + 19), (x + 13, y + 19))]
    pen.polygon(canvas.surface, canvas.theme.ink, corners)
