"""The count of a dance, large: 1 to 8, brighter on the beat, with a row of dots that tells where in the eight it is."""

import math

from dancegame.core.counts import COUNTS
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import dim, mix
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.shapes import draw_disc

# How large a figure is written in its room, and how wide it is at most, rim and all; how high the row of dots is.
SIZE, WIDEST, DOTS = 1.02, 0.75, 0.16
# A dot's diameter and the way to the next, as shares of the row's height; dots stand closer where the box is narrow.
DOT, NEXT = 0.5, 0.95
GROWS = 0.10
STEPS = 6


def draw_count(canvas: Canvas, count: int, share_of_beat: float, box: Box) -> None:
    """Draw a count, 1 to 8, in the middle of a box; share_of_beat: how much of its beat has gone by, 0 to 1."""
    theme = canvas.theme
    color, light = (theme.gold, theme.gold) if count == 1 else (theme.ink, theme.secondary)
    # In few steps, so that each picture of a figure is made once.
    pulse = 0.0 if canvas.look.is_calm else round(math.exp(-5 * share_of_beat) * STEPS) / STEPS
    row = DOTS * box.height
    size = min(SIZE * (box.height - row), box.width / WIDEST) / (1 + GROWS) / canvas.look.text_scale
    write(
        canvas,
        str(count),
        size=size,
        color=color,
        glow=dim(light, 0.3 + 0.7 * pulse),
        outline=theme.night,
        scale=1 + GROWS * pulse,
        center=(box.centerx, (box.top + box.bottom - row) / 2),
    )
    _draw_dots(canvas, count, (box.centerx, box.bottom - row / 2), row=min(row, box.width / COUNTS / NEXT))


def _draw_dots(canvas: Canvas, count: int, middle: tuple[float, float], *, row: float) -> None:
    theme = canvas.theme
    gone, coming = (mix(theme.night, theme.muted, share) for share in (0.75, 0.35))
    for number in range(1, COUNTS + 1):
        x = middle[0] + (number - (COUNTS + 1) / 2) * NEXT * row
        tint = theme.gold if number == count else gone if number < count else coming
        draw_disc(canvas, (x, middle[1]), (1.5 if number == count else 1.0) * DOT * row, tint)
