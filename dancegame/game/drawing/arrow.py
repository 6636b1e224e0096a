"""An arrow of light that shows where something should have been."""

import math

from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color

# In units: its line, its dark rim, its head, and what it needs at least to be one.
_WIDTH, _RIM, _HEAD, _LEAST = 8.0, 4.0, 30.0, 46.0
_HALF_HEAD = 0.6


def draw_arrow(canvas: Canvas, start_px: tuple[float, float], end_px: tuple[float, float], color: Color) -> None:
    """Draw an arrow between two places in pixels; nothing where they are next to each other."""
    across, down = end_px[0] - start_px[0], end_px[1] - start_px[1]
    length, head = math.hypot(across, down), canvas.px(_HEAD)
    if length < canvas.px(_LEAST):
        return
    along = (across / length, down / length)
    neck = (end_px[0] - head * along[0], end_px[1] - head * along[1])
    aside = (-along[1] * head * _HALF_HEAD, along[0] * head * _HALF_HEAD)
    corners = [end_px, (neck[0] + aside[0], neck[1] + aside[1]), (neck[0] - aside[0], neck[1] - aside[1])]
    rim = canvas.px(_RIM)
    pen.line(canvas.surface, canvas.theme.night, start_px, neck, canvas.px(_WIDTH) + 2 * rim)
    pen.polygon(canvas.surface, canvas.theme.night, corners)
    pen.polygon(canvas.surface, canvas.theme.night, corners, 2 * rim)
    pen.aaline(canvas.surface, color, start_px, neck, canvas.px(_WIDTH))
    pen.polygon(canvas.surface, color, corners)
    pen.aaring(canvas.surface, color, corners)
