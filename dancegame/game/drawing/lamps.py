"""A row of lamps, one for each thing to do: waiting, done, missed."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise

import pygame

from dancegame.game.drawing.glow import add
from dancegame.game.drawing.colors import EMBER, GREEN, MUTED, NIGHT, Color, dim, mix
from dancegame.game.drawing.shapes import badge, panel_light

DIAMETER, SPACING = 46, 72
_FINE = 3


class Lamp(Enum):
    """What a lamp says; done has a tick, for whoever cannot tell its colour."""

    WAITING = "waiting"
    DONE = "done"
    MISSED = "missed"


def draw_lamps(surface: pygame.Surface, lamps: Sequence[Lamp], *, middle: tuple[float, float]) -> None:
    """Draw the lamps in a row around its middle."""
    for number, lamp in enumerate(lamps):
        center = (round(middle[0] + (number - (len(lamps) - 1) / 2) * SPACING), round(middle[1]))
        if lamp is Lamp.DONE:
            light = panel_light((DIAMETER, DIAMETER), dim(GREEN, 0.7), radius=DIAMETER // 2, reach=20)
            add(surface, light, light.get_rect(center=center).topleft)
        picture = _picture(lamp)
        surface.blit(picture, picture.get_rect(center=center))


@lru_cache(maxsize=8)
def _picture(lamp: Lamp) -> pygame.Surface:
    if lamp is Lamp.DONE:
        return _ticked()
    color: Color = EMBER if lamp is Lamp.MISSED else MUTED
    size = DIAMETER * _FINE
    big = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    big.fill((*color, 0))
    middle = (size / 2, size / 2)
    pygame.draw.circle(big, (*mix(NIGHT, color, 0.75), 255), middle, size / 2 - 3)
    pygame.draw.circle(big, (*mix(NIGHT, color, 0.2), 255), middle, size / 2 - 3 - 3 * _FINE)
    return pygame.transform.smoothscale(big, (DIAMETER, DIAMETER))


def _ticked() -> pygame.Surface:
    picture = badge(DIAMETER, GREEN).copy()
    size = DIAMETER * _FINE
    big = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    big.fill((*NIGHT, 0))
    corners = [(0.29 * size, 0.53 * size), (0.44 * size, 0.67 * size), (0.72 * size, 0.34 * size)]
    for start, end in pairwise(corners):
        pygame.draw.line(big, NIGHT, start, end, 6 * _FINE)
    for corner in corners:
        pygame.draw.circle(big, NIGHT, corner, 3 * _FINE - 1)
    picture.blit(pygame.transform.smoothscale(big, (DIAMETER, DIAMETER)), (0, 0))
    return picture
