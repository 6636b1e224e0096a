"""A level as three lamps, alone and on a small pane with its word."""

from dancegame.core.traits import Step
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.shapes import draw_disc, draw_panel

LAMP, LAMP_STEP = 20.0, 24.0
TAG_HEIGHT, TAG_SIZE, TAG_MARGIN = 42.0, 28.0, 13.0
LAMPS = LAMP_STEP * (len(Step) - 1) + LAMP


def draw_level(canvas: Canvas, midleft: tuple[float, float], level: int, *, color: Color) -> None:
    """Draw the lamps of a level, so many of them lit."""
    theme = canvas.theme
    for number in range(len(Step)):
        center = (midleft[0] + LAMP / 2 + number * LAMP_STEP, midleft[1])
        draw_disc(canvas, center, LAMP, color if number < level else mix(theme.glass, theme.glass_edge, 0.8))


def draw_tag(canvas: Canvas, topleft: tuple[float, float], text: str, step: Step, *, color: Color) -> None:
    """Draw a level with its lamps and its word on a small pane."""
    theme = canvas.theme
    width = 2 * TAG_MARGIN + LAMPS + 12 + measured(canvas, text, TAG_SIZE)[0]
    tag = Box(*topleft, width, TAG_HEIGHT * canvas.look.text_scale)
    draw_panel(canvas, tag, theme.night, theme.night, radius=tag.height / 2, edge=1, alpha=205)
    draw_level(canvas, (tag.left + TAG_MARGIN, tag.centery), step.value, color=color)
    write(canvas, text, size=TAG_SIZE, midright=(tag.right - TAG_MARGIN, tag.centery - 1))
