"""A colour that floods the scene from its floor: gold when a gold move is hit, the winner's on the podium."""

from dataclasses import dataclass
from functools import lru_cache

import pygame

from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.glow import MULTIPLY, Scratch, add, cropped, paint_disc, stamp

# So dark that it is no flash, however much of the picture it covers: its brightest part, as a share of the colour.
LIGHT = 0.36
LEVELS = 6
# It is so soft that it is painted so many times smaller.
_SHRINK = 4
RISES_S, STAYS_S, FALLS_S = 0.25, 0.3, 0.9
LASTS_S = RISES_S + STAYS_S + FALLS_S
_dimmed = Scratch()


def flood_share(age_s: float) -> float:
    """Return how high a flood is, 0 to 1, that rose age_s ago and falls again."""
    return ramp(age_s, 0.0, RISES_S) * (1 - ramp(age_s, RISES_S + STAYS_S, FALLS_S))


@dataclass(frozen=True)
class Flood:
    """How high a colour floods a scene, 0 to 1."""

    color: Color
    share: float

    @property
    def level(self) -> int:
        """Its step; 0 where nothing is seen of it."""
        return round(self.share * LEVELS)

    def light(self, size_px: tuple[int, int]) -> pygame.Surface:
        """Return its light over a picture of this size, to be added at the bottom; valid until the next call."""
        # Painted once before it is needed: it comes in the middle of a dance.
        return _level(*size_px, dim(self.color, LIGHT), max(1, self.level))


def draw_flood(canvas: Canvas, flood: Flood) -> None:
    """Add the light of a flood over all that is there."""
    light = flood.light(canvas.surface.get_size())
    if flood.level > 0:
        add(canvas.surface, light, light.get_rect(midbottom=canvas.surface.get_rect().midbottom).topleft)


@lru_cache(maxsize=1)
def _level(width: int, height: int, color: Color, level: int) -> pygame.Surface:
    """Return the light at a level, in memory that is kept: new one would take longer than what is painted there."""
    full = _light(width, height, color)
    part = _dimmed.unpainted(*full.get_size())
    stamp(part, full, full.get_rect())
    shade = 255 * level // LEVELS
    part.fill((shade, shade, shade), special_flags=MULTIPLY)
    return part


@lru_cache(maxsize=2)
def _light(width: int, height: int, color: Color) -> pygame.Surface:
    """The upper two thirds of a wide lake of light, whose middle is on the floor."""
    wide, high = width // _SHRINK, height // _SHRINK
    lake = cropped(paint_disc(round(1.5 * wide), round(1.5 * high), color, power=1.3), 0.9)
    seen = pygame.Rect((lake.get_width() - wide) // 2, 0, wide, round(0.95 * high)).clip(lake.get_rect())
    return pygame.transform.smoothscale(lake.subsurface(seen), (width, round(0.95 * height)))
