"""A gauge of work that takes a while: a light runs along it, so that it is seen to go on where the share stands."""

from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.shapes import bar

# How long the light takes along the gauge, and how long it is, as a share of it.
RUN_S, LENGTH = 1.8, 0.16


def draw_waiting(canvas: Canvas, box: Box, share: float, now_s: float, *, color: Color) -> None:
    """Draw a gauge filled from the left, with the light where it is now; none where nothing may move."""
    bar(canvas, box, share, color=color)
    if canvas.look.is_calm:
        return
    # It comes in at one end and leaves at the other.
    head = box.left + (1 + LENGTH) * box.width * (now_s % RUN_S / RUN_S)
    light = Box(head - LENGTH * box.width, box.top, LENGTH * box.width, box.height).clip(box)
    rect = canvas.rect(light)
    if rect.width >= rect.height:
        pen.rect(canvas.surface, mix(color, canvas.theme.ink, 0.55), rect, border_radius=rect.height // 2)
