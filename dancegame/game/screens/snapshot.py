"""The last pose of a dance: the picture stands still, darkens, and everybody shines on it as lines or as a body."""

from dancegame.game.drawing.camera_view import RADIUS
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.shapes import LIGHT, draw_frame

DARK, DARKENS_S, SHINES_S = 0.8, 0.25, 0.5
FRAME, STEPS = 26.0, 6


def darkness(age_s: float) -> float:
    """Return how dark it is behind the players age_s after the last beat, in few steps."""
    return DARK * round(ramp(age_s, 0.0, DARKENS_S) * STEPS) / STEPS


def draw_flash(canvas: Canvas, box: Box, age_s: float) -> None:
    """Draw what flashes around a box with the players: its frame alone."""
    if age_s < SHINES_S and not canvas.look.is_calm:
        frame = box.inflate(FRAME, FRAME)
        draw_frame(canvas, frame, LIGHT, LIGHT, radius=RADIUS, edge=FRAME / 2, thick=FRAME / 2)
