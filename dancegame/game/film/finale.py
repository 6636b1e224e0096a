"""The end of a clip: who reached what, with stars that light up one after the other."""

import math
from collections.abc import Sequence

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
CELEBRATED_STARS = 4
TITLE, NAME, POINTS, STAR = 64.0, 76.0, 210.0, 104.0
TALLEST_ROW = 480.0


def draw_finale(canvas: Canvas, title: str, results: Sequence[tuple[Player, Score]], age_s: float) -> None:
    """Draw the results over what there is, the best first."""
    safe, alpha = canvas.safe, ramp(age_s, 0.0, COMES_S)
    head = write(
        canvas, title, size=TITLE, color=canvas.theme.muted, alpha=alpha, max_width=safe.width, midtop=safe.midtop
    )  # fmt: skip
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
    scale = min(1.0, box.height / TALLEST_ROW, box.width / (7.5 * 1.16 * STAR))
    color, alpha = canvas.theme.player(player.color), ramp(age_s, 0.0, COMES_S)
    heights = [0.8 * NAME * scale * 1.3, POINTS * scale, 1.3 * STAR * scale]
    y = box.centery - sum(heights) / 2
    name, size, mark = text_words(player.label), NAME * scale, NAME * scale
    width = min(measured(canvas, name, size)[0], box.width - 1.4 * mark)
    left = box.centerx - (width + 1.3 * mark) / 2
    draw_mark(canvas, (left + mark / 2, y + heights[0] / 2), mark, color=color, shape=player.shape)
    place = (left + 1.3 * mark, y + heights[0] / 2)
    write(canvas, name, size=size, color=color, alpha=alpha, max_width=width + 1, midleft=place)
    y += heights[0]
    middle = (box.centerx, y + heights[1] / 2)
    points = spaced(score.points * ramp(age_s, 0.1, 0.8))
    write(canvas, points, size=POINTS * scale, glow=color, alpha=alpha, max_width=box.width, center=middle)
    y += heights[1]
    stars = (box.centerx, y + heights[2] / 2)
    draw_star_row(
        canvas, stars, score.stars, diameter=STAR * scale, age_s=age_s - STARS_FROM_S, step_s=STAR_STEP_S
    )  # fmt: skip
