"""What a score comes to: a row of seven stars, and how many moves there were of each grade."""

import math

from dancegame.core.score import STAR_SHARES, Grade, Score
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import fitted, write
from dancegame.game.drawing.shapes import draw_star
from dancegame.game.drawing.sparkles import draw_burst
from dancegame.game.drawing.still import still
from dancegame.texts.words import grade_words

# From the middle of a star to the next, in diameters.
STAR_GAP = 1.16
# A star falls for so long, from so much larger; where it lands it is so much smaller for a moment.
FALLS_S, FROM_SCALE, PRESSED = 0.2, 1.5, 0.2


def draw_star_row(
    canvas: Canvas,
    middle: tuple[float, float],
    stars: int,
    *,
    diameter: float,
    age_s: float = 1e3,
    step_s: float = 0.0,
) -> None:
    """Draw all stars there are around a middle; so many come down, one each step_s of age_s, and throw sparks."""
    for number in range(len(STAR_SHARES)):
        center = (middle[0] + (number - len(STAR_SHARES) // 2) * STAR_GAP * diameter, middle[1])
        draw_star(canvas, center, diameter, is_lit=False)
        since_s = age_s - step_s * number
        if number >= stars or since_s <= (0 if canvas.look.is_calm else -FALLS_S):
            continue
        draw_star(canvas, center, diameter, is_lit=True, scale=landing_scale(since_s), has_glow=since_s >= 0)
        if step_s > 0:
            draw_burst(canvas, center, since_s, color=canvas.theme.gold, reach=1.5 * diameter, lasts_s=0.5, count=9)


def landing_scale(since_s: float) -> float:
    """Return how large a star is that lands at 0: it falls from near the eye, is pressed flat, and springs back.

    In steps, so that no picture of it takes long.
    """
    if since_s < 0:
        scale = 1 + FROM_SCALE * math.pow(min(1.0, -since_s / FALLS_S), 0.6)
    else:
        scale = 1 - PRESSED * math.exp(-since_s / 0.12) * math.cos(2 * math.pi * since_s / 0.22)
    return round(scale * 16) / 16


def grade_counts(score: Score) -> tuple[int, ...]:
    """Return how many moves there are of each grade, in the order of Grade."""
    return tuple(score.grades.get(grade, 0) for grade in Grade)


@still
def draw_grade_counts(canvas: Canvas, box: Box, counts: tuple[int, ...], *, scale: float = 1.0) -> None:
    """How many moves of each grade, in a row, names below; scale: how much larger than usual."""
    width = box.width / len(Grade)
    size = min(fitted(canvas, grade_words(grade), 30 * scale, width - 12)[1] for grade in Grade)
    for number, (grade, of_grade) in enumerate(zip(Grade, counts, strict=True)):
        middle, color = box.left + width * (number + 0.5), canvas.theme.grades[grade]
        place = write(canvas, str(of_grade), size=42 * scale, color=canvas.theme.ink, midtop=(middle, box.top - 8))
        write(canvas, grade_words(grade), size=size, color=color, max_width=width, midtop=(middle, place.bottom - 8))
