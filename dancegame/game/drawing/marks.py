"""The marks of players: a colour and a shape each, so that nobody depends on colours alone."""

import math
from functools import lru_cache

import pygame

from dancegame.core.evening.players import Shape
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.shapes import LIGHT, star_points

_FINE = 3
# Corners and the turn of the first one from straight up, in radians; a shape that looks small is drawn larger.
_CORNERS = {
    Shape.TRIANGLE: (3, 0.0, 1.12),
    Shape.SQUARE: (4, math.pi / 4, 1.12),
    Shape.DIAMOND: (4, 0.0, 1.05),
    Shape.HEXAGON: (6, math.pi / 6, 1.0),
}
_LAYERS = ((0.98, 0.0, 0.55), (0.82, 0.0, 1.0), (0.42, 0.45, 1.0))


def draw_mark(canvas: Canvas, center: tuple[float, float], size: float, *, color: Color, shape: Shape) -> None:
    """Draw a player's mark around its middle; size: its height and width in units."""
    mark = _mark(canvas.px(size), color, shape)
    canvas.surface.blit(mark, mark.get_rect(center=canvas.point(center)))


@lru_cache(maxsize=128)
def _mark(size_px: int, color: Color, shape: Shape) -> pygame.Surface:
    big = pygame.Surface((size_px * _FINE, size_px * _FINE), pygame.SRCALPHA, 32)
    big.fill((*color, 0))
    for share, white, light in _LAYERS:
        tint = dim(mix(color, LIGHT, white), light)
        _fill(big, tint, shape, size_px * _FINE / 2 * share)
    return pygame.transform.smoothscale(big, (size_px, size_px))


def _fill(surface: pygame.Surface, color: Color, shape: Shape, radius: float) -> None:
    middle = surface.get_width() / 2
    if shape is Shape.CIRCLE:
        pygame.draw.circle(surface, color, (middle, middle), radius * 0.94)
    elif shape is Shape.STAR:
        pygame.draw.polygon(surface, color, star_points((middle, middle * 1.06), radius * 1.05))
    else:
        corners, turn, scale = _CORNERS[shape]
        # A triangle's middle lies below the middle of its box.
        y = middle * (1.16 if shape is Shape.TRIANGLE else 1.0)
        angles = [turn + math.tau * corner / corners for corner in range(corners)]
        points = [(middle + radius * scale * math.sin(a), y - radius * scale * math.cos(a)) for a in angles]
        pygame.draw.polygon(surface, color, points)
