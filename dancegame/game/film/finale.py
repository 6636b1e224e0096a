"""The end of a clip: who reached what, with stars that light up one after the other."""

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise

from dancegame.core.evening.players import Player
from dancegame.core.score import Score
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.grades import draw_star_row
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.texts.words import text_words

FINALE_S = 3.0
COMES_S, STARS_FROM_S, STAR_STEP_S = 0.4, 0.5, 0.16
COUNTED_FROM_S, COUNTING_S = 0.1, 0.8
CELEBRATED_STARS = 4
TITLE, NAME, POINTS, STAR = 64.0, 76.0, 210.0, 104.0
# The heights of name, points and stars; of all with some room around, and the width of the stars.
ROWS = (80.0, 210.0, 136.0)
TALLEST_ROW, WIDEST_ROW = 480.0, 905.0


def draw_finale(canvas: Canvas, title: str, results: Sequence[tuple[Player, Score]], age_s: float) -> None:
    """Draw the results over what there is, the best first."""
    safe, alpha = canvas.safe, ramp(age_s, 0.0, COMES_S)
    muted, width = canvas.theme.muted, safe.width
    head = write(canvas, title, size=TITLE, color=muted, alpha=alpha, max_width=width, midtop=safe.midtop)
    room = Box(safe.left, head.bottom, safe.width, safe.bottom - head.bottom)
    for box, (player, score) in zip(_grid(room, len(results), is_upright=canvas.is_upright), results, strict=True):
        draw_result(canvas, box, player, score, age_s=age_s)
    if results[0][1].stars >= CELEBRATED_STARS:
        draw_confetti(canvas, age_s - STARS_FROM_S)


def _grid(room: Box, count: int, *, is_upright: bool) -> list[Box]:
    """Divide a room for so many results, row by row: three beside each other where it lies, below each other else."""
    lines = math.ceil(count / 3)
    down, across = (math.ceil(count / lines), lines) if is_upright else (lines, math.ceil(count / lines))
    width, height = room.width / across, min(TALLEST_ROW, room.height / down)
    top = room.centery - down * height / 2
    return [Box(room.left + at % across * width, top + at // across * height, width, height) for at in range(count)]


def draw_result(canvas: Canvas, box: Box, player: Player, score: Score, *, age_s: float) -> None:
    """Draw somebody's name, points and stars below each other, as large as the box lets."""
    scale = min(1.0, box.height / TALLEST_ROW, box.width / WIDEST_ROW)
    rows = [scale * height for height in ROWS]
    ends = list(accumulate(rows, initial=box.centery - sum(rows) / 2))
    name, points, stars = ((box.centerx, (top + bottom) / 2) for top, bottom in pairwise(ends))
    color, alpha = canvas.theme.player(player.color), ramp(age_s, 0.0, COMES_S)
    _draw_name(canvas, name, player, size=NAME * scale, max_width=box.width, alpha=alpha)
    counted = spaced(score.points * ramp(age_s, COUNTED_FROM_S, COUNTING_S))
    write(canvas, counted, size=POINTS * scale, glow=color, alpha=alpha, max_width=box.width, center=points)
    since_s = age_s - STARS_FROM_S
    draw_star_row(canvas, stars, score.stars, diameter=STAR * scale, age_s=since_s, step_s=STAR_STEP_S)


def _draw_name(
    canvas: Canvas, center: tuple[float, float], player: Player, *, size: float, max_width: float, alpha: float
) -> None:
    """Mark and name beside each other."""
    color, name, beside = canvas.theme.player(player.color), text_words(player.label), 1.3 * size
    width = min(measured(canvas, name, size)[0], max_width - beside)
    left = center[0] - (beside + width) / 2
    draw_mark(canvas, (left + size / 2, center[1]), size, color=color, shape=player.shape)
    place = (left + beside, center[1])
    write(canvas, name, size=size, color=color, alpha=alpha, max_width=width + 1, midleft=place)
