"""The curves of an evening as a picture: what it took of the computer, minute by minute."""

from collections.abc import Sequence
from pathlib import Path

import pygame

from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.themes.neon import NEON
from tools.endurance.gauges import Sample
from tools.endurance.trends import FIGURES, Figure

SIZE = (1600, 1000)
COLUMNS, GAP, PAD = 2, 24, 70
LINES = 4
Points = list[tuple[float, float]]


def save_curves(evenings: Sequence[tuple[str, Sequence[Sample]]], path: Path) -> Path:
    """Write a picture with a pane for each figure; evenings: names with samples, each a line in every pane."""
    pygame.display.init()
    surface = pygame.Surface(SIZE)
    canvas = Canvas(surface, Look(NEON))
    theme = canvas.theme
    surface.fill(theme.night)
    lights = (theme.secondary, theme.gold)
    area = canvas.safe
    x = area.left
    for (name, samples), light in zip(evenings, lights, strict=False):
        text = f"{name}: {samples[-1].at_s / 60:.0f} minutes, {samples[-1].rounds} dances"
        x = write(canvas, text, size=40, color=light, topleft=(x, area.top - 20)).right + 60
    below = Box(area.left, area.top + 50, area.width, area.height - 50)
    shown = [figure for figure in FIGURES if any(_points(figure, samples) for _name, samples in evenings)]
    rows = -(-len(shown) // COLUMNS)
    for place, figure in enumerate(shown):
        width, height = (below.width - GAP * (COLUMNS - 1)) / COLUMNS, (below.height - GAP * (rows - 1)) / rows
        box = Box(
            below.left + place % COLUMNS * (width + GAP), below.top + place // COLUMNS * (height + GAP), width, height
        )
        lines = [(_points(figure, samples), light) for (_name, samples), light in zip(evenings, lights, strict=False)]
        _draw_pane(canvas, surface, box, figure, [line for line in lines if line[0]])
    pygame.image.save(surface, path)
    return path


def _points(figure: Figure, samples: Sequence[Sample]) -> Points:
    return [(sample.at_s / 60, value) for sample in samples if (value := figure.of(sample)) is not None]


def _draw_pane(
    canvas: Canvas, surface: pygame.Surface, box: Box, figure: Figure, lines: Sequence[tuple[Points, Color]]
) -> None:
    """A pane from nothing to a little above the highest, so that no curve looks steeper than it is."""
    theme = canvas.theme
    draw_panel(canvas, box, theme.glass, theme.glass_edge, radius=20, alpha=230)
    unit = f" ({figure.unit})" if figure.unit else ""
    write(canvas, figure.name + unit, size=32, color=theme.muted, is_bold=False, topleft=(box.left + 24, box.top + 8))
    most = 1.15 * max(value for points, _light in lines for _minute, value in points) or 1.0
    last = max(minute for points, _light in lines for minute, _value in points)
    room = Box(box.left + PAD + 40, box.top + 60, box.width - PAD - 80, box.height - 110)
    for line in range(LINES + 1):
        value, y = most * line / LINES, room.bottom - room.height * line / LINES
        start, end = canvas.point((room.left, y)), canvas.point((room.right, y))
        pygame.draw.line(surface, theme.glass_edge, start, end)
        write(canvas, f"{value:.0f}", size=26, color=theme.muted, is_bold=False, midright=(room.left - 12, y))
    for part in range(LINES + 1):
        x = room.left + room.width * part / LINES
        minute = f"{last * part / LINES:.0f}"
        write(canvas, minute, size=26, color=theme.muted, is_bold=False, midtop=(x, room.bottom + 6))
    for points, light in lines:
        places = [
            canvas.point((room.left + room.width * minute / last, room.bottom - room.height * value / most))
            for minute, value in points
        ]
        if len(places) > 1:
            pygame.draw.aalines(surface, light, False, places)
            pygame.draw.lines(surface, light, False, places, 2)
