"""Small pieces of light that scenes let fly: soft points, flakes, papers, petals, lanterns, balloons, sparkles."""

import math
from collections.abc import Callable
from functools import lru_cache

import pygame

from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.glow import add, blurred, opaque, paint_disc
from dancegame.game.drawing.shapes import LIGHT

Sprite = Callable[[int, Color], pygame.Surface]
_FINE = 3


def point(width_px: int, color: Color) -> pygame.Surface:
    """A soft point of light with a hot middle."""
    light = paint_disc(width_px, width_px, color, power=2.2)
    hot = paint_disc(max(2, width_px // 3), max(2, width_px // 3), mix(color, dim(LIGHT, max(color) / 255), 0.6))
    add(light, hot, hot.get_rect(center=light.get_rect().center).topleft)
    return light


def mist(width_px: int, color: Color) -> pygame.Surface:
    """A soft point without any middle, as of something far out of focus."""
    return paint_disc(width_px, width_px, color, power=1.2)


def glint(width_px: int, color: Color) -> pygame.Surface:
    """A flat light, as on water."""
    return paint_disc(width_px, max(2, width_px // 9), color, power=1.4)


@lru_cache(maxsize=256)
def flake(width_px: int, color: Color) -> pygame.Surface:
    """Six arms with a pair of twigs each; a small one is only a point."""
    if width_px < 14:
        return paint_disc(width_px, width_px, color, power=1.4)
    size = width_px * _FINE
    big = opaque((size, size))
    middle, reach = size / 2, 0.42 * size
    for arm in range(6):
        turn = math.pi * arm / 3 + 0.26
        tip = _away(middle, turn, reach)
        pygame.draw.line(big, color, (middle, middle), tip, max(2, size // 26))
        for side in (-0.5, 0.5):
            root = _away(middle, turn, 0.55 * reach)
            twig = (
                root[0] + 0.34 * reach * math.cos(turn + side * 2),
                root[1] + 0.34 * reach * math.sin(turn + side * 2),
            )
            pygame.draw.line(big, color, root, twig, max(2, size // 34))
    return _with_halo(big, width_px)


@lru_cache(maxsize=256)
def sparkle(width_px: int, color: Color) -> pygame.Surface:
    """A star of four thin rays."""
    size = width_px * _FINE
    big = opaque((size, size))
    middle, reach, waist = size / 2, 0.48 * size, 0.045 * size
    corners = [_away(middle, math.pi * k / 4, reach if k % 2 == 0 else waist) for k in range(8)]
    pygame.draw.polygon(big, color, corners)
    return _with_halo(big, width_px)


@lru_cache(maxsize=256)
def petal(width_px: int, color: Color) -> pygame.Surface:
    """A leaf of paper or of a rose, leaning."""
    size = width_px * _FINE
    big = opaque((size, size))
    pygame.draw.ellipse(big, color, (0.12 * size, 0.3 * size, 0.76 * size, 0.4 * size))
    return _with_halo(pygame.transform.rotate(big, 34), width_px)


@lru_cache(maxsize=256)
def paper(width_px: int, color: Color) -> pygame.Surface:
    """A square of confetti, leaning."""
    size = width_px * _FINE
    big = opaque((size, size))
    pygame.draw.polygon(
        big,
        color,
        [(0.2 * size, 0.36 * size), (0.7 * size, 0.2 * size), (0.8 * size, 0.62 * size), (0.3 * size, 0.78 * size)],
    )
    return _with_halo(big, width_px)


@lru_cache(maxsize=256)
def balloon(width_px: int, color: Color) -> pygame.Surface:
    """A balloon with its string: an edge of light, dark inside."""
    wide, high = width_px * _FINE, 2 * width_px * _FINE
    big = opaque((wide, high))
    body = pygame.Rect(0.12 * wide, 0.06 * wide, 0.76 * wide, 0.92 * wide)
    pygame.draw.ellipse(big, dim(color, 0.30), body)
    pygame.draw.ellipse(big, color, body, max(2, wide // 22))
    pygame.draw.ellipse(big, dim(color, 0.75), (0.28 * wide, 0.2 * wide, 0.14 * wide, 0.24 * wide))
    knot = body.bottom
    pygame.draw.polygon(
        big, color, [(0.5 * wide, knot - 4), (0.44 * wide, knot + 0.07 * wide), (0.56 * wide, knot + 0.07 * wide)]
    )
    string = [(wide * (0.5 + 0.05 * math.sin(k / 2.2)), knot + 0.06 * wide + 0.75 * wide * k / 12) for k in range(13)]
    pygame.draw.lines(big, dim(color, 0.5), False, string, max(2, wide // 40))
    return pygame.transform.smoothscale(big, (width_px, 2 * width_px))


@lru_cache(maxsize=256)
def lantern(width_px: int, color: Color) -> pygame.Surface:
    """A round lantern of paper, lit from inside."""
    size = width_px * _FINE
    big = opaque((size, size))
    for share in (1.0, 0.8, 0.6, 0.4):
        box = pygame.Rect(0, 0, 0.62 * size * share**0.5, 0.56 * size * share)
        box.center = (size // 2, size // 2)
        pygame.draw.ellipse(big, mix(dim(color, 0.5), mix(color, LIGHT, 0.4), 1 - share), box)
    for k in (-1, 0, 1):
        box = pygame.Rect(0, 0, 0.62 * size * (0.36 if k else 1.0), 0.56 * size)
        box.center = (size // 2, size // 2)
        pygame.draw.ellipse(big, dim(color, 0.85), box, max(2, size // 50))
    cap = pygame.Rect(0, 0, 0.2 * size, 0.06 * size)
    for y in (0.21, 0.79):
        cap.center = (size // 2, round(y * size))
        pygame.draw.rect(big, dim(color, 0.8), cap)
    return _with_halo(big, width_px)


def _with_halo(big: pygame.Surface, width_px: int) -> pygame.Surface:
    small = pygame.transform.smoothscale(big, (width_px, width_px))
    halo = blurred(small, max(1, width_px // 9), light=0.7)
    add(small, halo, (0, 0))
    return small


def _away(middle: float, turn: float, reach: float) -> tuple[float, float]:
    return middle + reach * math.cos(turn), middle + reach * math.sin(turn)
