"""Sparks and confetti as functions of time: nothing is stored, so every picture rate shows the same."""

import math
import random as random_module
from functools import lru_cache

import pygame

from dancegame.game.drawing.glow import add, soft_disc
from dancegame.game.drawing.colors import CYAN, GOLD, GREEN, PINK, VIOLET, Color, dim

CONFETTI_COLORS = (PINK, CYAN, GOLD, GREEN, VIOLET)


@lru_cache(maxsize=16)
def _flights(count: int, seed: int) -> tuple[tuple[float, float, float, float, float], ...]:
    """Per piece: direction in radians, speed, spin, size, delay; all as shares."""
    draw = random_module.Random(seed)
    return tuple(
        (draw.uniform(0, math.tau), draw.random(), draw.uniform(-1, 1), draw.random(), draw.random())
        for _ in range(count)
    )


def draw_confetti(surface: pygame.Surface, age_s: float, *, lasts_s: float = 3.2, count: int = 90) -> None:
    """Draw paper that bursts from both lower corners and rains down."""
    if not 0 <= age_s < lasts_s:
        return
    width, height = surface.get_size()
    for number, (turn, speed, spin, size, delay) in enumerate(_flights(count, 11)):
        age = age_s - 0.25 * delay
        if age <= 0:
            continue
        side = 1 if number % 2 else -1
        slow = (1 - math.exp(-1.9 * age)) / 1.9
        x = (0 if side > 0 else width) + side * (260 + 900 * speed) * slow + 14 * math.sin(turn + 5 * age)
        y = height - (820 + 760 * size) * slow + 150 * age**1.5
        flat = abs(math.cos(turn + (3 + 5 * abs(spin)) * age))
        if 0 <= x <= width and -20 <= y <= height:
            edge = 7 + 6 * size
            _paper(surface, x, y, edge, edge * (0.2 + 0.6 * flat), turn + spin * 3 * age, CONFETTI_COLORS[number % 5])


def _paper(surface: pygame.Surface, x: float, y: float, wide: float, high: float, turn: float, color: Color) -> None:
    across, down = (math.cos(turn) * wide, math.sin(turn) * wide), (-math.sin(turn) * high, math.cos(turn) * high)
    corners = [
        (x + across[0] * a + down[0] * b, y + across[1] * a + down[1] * b)
        for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    pygame.draw.polygon(surface, dim(color, 0.92), corners)


def draw_burst(
    surface: pygame.Surface,
    center: tuple[float, float],
    age_s: float,
    *,
    color: Color,
    reach_px: float = 150,
    lasts_s: float = 0.8,
    count: int = 26,
) -> None:
    """Draw sparks of light that fly apart and die out."""
    if not 0 <= age_s < lasts_s:
        return
    share = age_s / lasts_s
    for turn, speed, _, size, _ in _flights(count, 5):
        far = reach_px * (0.35 + 0.65 * speed) * (1 - (1 - share) ** 2.6)
        level = round((1 - share) ** 1.4 * 6) / 6
        if level > 0:
            spark = soft_disc(*(2 * (int((14 + 16 * size) * (1.1 - 0.5 * share)) // 2,)), dim(color, level))
            x, y = center[0] + math.cos(turn) * far, center[1] + math.sin(turn) * far + 30 * share * share
            add(surface, spark, (int(x - spark.get_width() / 2), int(y - spark.get_height() / 2)))


def draw_twinkles(surface: pygame.Surface, rect: pygame.Rect, time_s: float, *, color: Color, count: int = 9) -> None:
    """Draw small lights that come and go inside a rectangle."""
    for turn, across, _, down, delay in _flights(count, 3):
        phase = (time_s * (0.8 + 0.5 * across) + delay) % 1.0
        level = round(math.sin(math.pi * phase) * 5) / 5
        if level > 0:
            spark = soft_disc(18, 18, dim(color, level))
            x = rect.left + rect.width * ((math.cos(turn) + 1) / 2)
            add(surface, spark, (int(x) - 9, int(rect.top + rect.height * down) - 9))
