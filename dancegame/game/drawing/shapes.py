"""Cached smooth shapes: glass panels, badges, stars, bars."""

import math
from functools import lru_cache

import pygame

from dancegame.game.drawing.glow import blurred, opaque, shrunk
from dancegame.game.drawing.colors import Color, dim, mix

_FINE = 3


@lru_cache(maxsize=256)
def panel(
    size: tuple[int, int], fill: Color, edge: Color, *, radius: int = 22, edge_px: int = 2, alpha: int = 235
) -> pygame.Surface:
    """Return a rounded pane with an edge of light, transparent outside."""
    big = pygame.Surface((size[0] * _FINE, size[1] * _FINE), pygame.SRCALPHA, 32)
    big.fill((*edge, 0))
    rect = big.get_rect()
    pygame.draw.rect(big, (*edge, 255), rect, border_radius=radius * _FINE)
    inside = rect.inflate(-2 * edge_px * _FINE, -2 * edge_px * _FINE)
    pygame.draw.rect(big, (*fill, alpha), inside, border_radius=max(0, radius - edge_px) * _FINE)
    return pygame.transform.smoothscale(big, size)


@lru_cache(maxsize=64)
def panel_light(size: tuple[int, int], color: Color, *, radius: int = 22, reach: int = 40) -> pygame.Surface:
    """Return the glow around a pane: light to add, `reach` wider on every side."""
    width, height = size[0] + 2 * reach, size[1] + 2 * reach
    ground = opaque((width, height))
    rect = ground.get_rect().inflate(-2 * reach, -2 * reach)
    pygame.draw.rect(ground, color, rect, border_radius=radius)
    soft = pygame.transform.smoothscale(blurred(shrunk(ground, 4), max(1, reach // 9)), (width, height))
    pygame.draw.rect(soft, (0, 0, 0), rect.inflate(-2, -2), border_radius=radius)
    return soft


@lru_cache(maxsize=64)
def badge(diameter: int, color: Color) -> pygame.Surface:
    """Return a shining disc, lighter at the top."""
    big = pygame.Surface((diameter * _FINE, diameter * _FINE), pygame.SRCALPHA, 32)
    big.fill((*color, 0))
    middle = diameter * _FINE / 2
    for step in range(24):
        share = step / 24
        shade = mix(dim(color, 0.72), mix(color, (255, 255, 255), 0.28), share)
        pygame.draw.circle(big, shade, (middle, middle * (1 - 0.28 * share)), middle * (1 - 0.92 * share**1.3) - 1)
    return pygame.transform.smoothscale(big, (diameter, diameter))


def star_points(middle: tuple[float, float], radius: float, *, turn: float = 0.0) -> list[tuple[float, float]]:
    """Return the ten corners of a star, one of them up."""
    return [
        (
            middle[0] + radius * (1 if corner % 2 == 0 else 0.46) * math.sin(math.pi * corner / 5 + turn),
            middle[1] - radius * (1 if corner % 2 == 0 else 0.46) * math.cos(math.pi * corner / 5 + turn),
        )
        for corner in range(10)
    ]


@lru_cache(maxsize=256)
def star(diameter: int, color: Color, *, is_lit: bool) -> pygame.Surface:
    """Return a star: full of light, or only its outline."""
    size = diameter * _FINE
    big = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    big.fill((*color, 0))
    middle = (size / 2, size * 0.53)
    if is_lit:
        pygame.draw.polygon(big, dim(color, 0.75), star_points(middle, size * 0.50))
        pygame.draw.polygon(big, color, star_points(middle, size * 0.44))
        pygame.draw.polygon(big, mix(color, (255, 255, 255), 0.45), star_points(middle, size * 0.27))
    else:
        pygame.draw.polygon(big, (*mix(color, (40, 30, 70), 0.72), 255), star_points(middle, size * 0.48))
        pygame.draw.polygon(big, (18, 13, 36, 255), star_points(middle, size * 0.39))
    return pygame.transform.smoothscale(big, (diameter, diameter))


@lru_cache(maxsize=64)
def star_light(diameter: int, color: Color) -> pygame.Surface:
    """Return the glow of a star: light to add, three times as wide."""
    width = diameter * 3 // 8 * 8
    ground = opaque((width, width))
    pygame.draw.polygon(ground, color, star_points((width / 2, width / 2), diameter * 0.5))
    return pygame.transform.smoothscale(blurred(shrunk(ground, 4), max(1, diameter // 10), light=0.8), (width, width))


def bar(
    surface: pygame.Surface, rect: pygame.Rect, share: float, *, color: Color, ground: Color = (38, 28, 66)
) -> None:
    """Draw a rounded gauge filled from the left."""
    radius = rect.height // 2
    pygame.draw.rect(surface, ground, rect, border_radius=radius)
    width = round(rect.width * min(1.0, max(0.0, share)))
    if width >= rect.height:
        pygame.draw.rect(surface, color, (rect.left, rect.top, width, rect.height), border_radius=radius)
        shine = (rect.left + radius, rect.top + 1, width - 2 * radius, max(1, rect.height // 3))
        pygame.draw.rect(surface, mix(color, (255, 255, 255), 0.45), shine, border_radius=radius)
