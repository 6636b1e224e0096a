"""A row of lamps, one for each thing to do: waiting, done, missed."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise

import pygame

from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.shapes import badge, draw_panel_light
from dancegame.game.drawing.theme import Theme

DIAMETER, SPACING = 69.0, 108.0
_FINE = 3


class Lamp(Enum):
    """What a lamp says; done has a tick, for whoever cannot tell its colour."""

    WAITING = "waiting"
    DONE = "done"
    MISSED = "missed"


def draw_lamps(canvas: Canvas, lamps: Sequence[Lamp], *, box: Box) -> None:
    """Draw the lamps in a row in the middle of a box, smaller where there is little room."""
    spacing = min(SPACING, box.width / max(1, len(lamps)), box.height * SPACING / DIAMETER)
    diameter = spacing * DIAMETER / SPACING
    for number, lamp in enumerate(lamps):
        center = (box.centerx + (number - (len(lamps) - 1) / 2) * spacing, box.centery)
        if lamp is Lamp.DONE:
            place = Box(center[0] - diameter / 2, center[1] - diameter / 2, diameter, diameter)
            draw_panel_light(canvas, place, dim(canvas.theme.good, 0.7), radius=diameter / 2, reach=30)
        picture = _picture(lamp, canvas.px(diameter), *_lights(canvas.theme))
        canvas.surface.blit(picture, picture.get_rect(center=canvas.point(center)))


def _lights(theme: Theme) -> tuple[Color, Color, Color, Color]:
    return theme.night, theme.good, theme.warning, theme.muted


@lru_cache(maxsize=16)
def _picture(lamp: Lamp, size_px: int, night: Color, done: Color, missed: Color, waiting: Color) -> pygame.Surface:
    if lamp is Lamp.DONE:
        return _ticked(size_px, done, night)
    color = missed if lamp is Lamp.MISSED else waiting
    size = size_px * _FINE
    big = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    big.fill((*color, 0))
    middle, rim = (size / 2, size / 2), 0.065 * size
    pygame.draw.circle(big, (*mix(night, color, 0.75), 255), middle, size / 2 - _FINE)
    pygame.draw.circle(big, (*mix(night, color, 0.2), 255), middle, size / 2 - _FINE - rim)
    if lamp is Lamp.MISSED:
        pygame.draw.line(big, color, (0.34 * size, size / 2), (0.66 * size, size / 2), round(0.09 * size))
    return pygame.transform.smoothscale(big, (size_px, size_px))


def _ticked(size_px: int, color: Color, ink: Color) -> pygame.Surface:
    picture = badge(size_px, color).copy()
    size = size_px * _FINE
    big = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    big.fill((*ink, 0))
    corners = [(0.29 * size, 0.53 * size), (0.44 * size, 0.67 * size), (0.72 * size, 0.34 * size)]
    thick = round(0.13 * size)
    for start, end in pairwise(corners):
        pygame.draw.line(big, ink, start, end, thick)
    for corner in corners:
        pygame.draw.circle(big, ink, corner, thick / 2 - 1)
    picture.blit(pygame.transform.smoothscale(big, (size_px, size_px)), (0, 0))
    return picture
