"""Sparks and confetti as functions of time: nothing is stored, so every picture rate shows the same."""

import math
import random as random_module
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.glow import add_all, soft_disc

_SPARK_STEP = 6.0


@lru_cache(maxsize=16)
def _flights(count: int, seed: int) -> tuple[tuple[float, float, float, float, float], ...]:
    """Per piece: direction in radians, speed, spin, size, delay; all as shares."""
    draw = random_module.Random(seed)
    return tuple(
        (draw.uniform(0, math.tau), draw.random(), draw.uniform(-1, 1), draw.random(), draw.random())
        for _ in range(count)
    )


@lru_cache(maxsize=16)
def _columns(count: int, seed: int) -> NDArray[np.float64]:
    """The same by what it is (5, N)."""
    return np.array(_flights(count, seed)).T


def draw_confetti(
    canvas: Canvas, age_s: float, *, lasts_s: float = 3.2, count: int = 90, colors: Sequence[Color] = ()
) -> None:
    """Draw paper that bursts from both lower corners and rains down; none where nothing may fly.

    colors: of the paper, those of the theme where there are none.
    """
    if not 0 <= age_s < lasts_s or canvas.look.is_calm:
        return
    theme = canvas.theme
    papers = [
        dim(color, 0.92) for color in colors or (theme.primary, theme.secondary, theme.gold, theme.good, theme.ambient)
    ]
    corners, is_seen = _papers(age_s, count, canvas.area.size)
    seen = np.flatnonzero(is_seen)
    tints = [papers[number % len(papers)] for number in seen.tolist()]
    pen.quads(canvas.surface, tints, corners[seen] * canvas.unit_px)


def _papers(age_s: float, count: int, area: tuple[float, float]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the corners (N, 4, 2) of all papers in units, and which are in the picture (N,)."""
    width, height = area
    turn, speed, spin, size, delay = _columns(count, 11)
    age = np.maximum(age_s - 0.25 * delay, 0.0)
    side = np.where(np.arange(count) % 2, 1.0, -1.0)
    slow = (1 - np.exp(-1.9 * age)) / 1.9
    # Shares of the picture's own width and height, so that any shape of it is filled.
    x = np.where(side > 0, 0.0, width) + side * width * (0.20 + 0.70 * speed) * slow + 21 * np.sin(turn + 5 * age)
    y = height * (1 - (1.14 + 1.06 * size) * slow) + 225 * age**1.5
    wide = 10 + 9 * size
    high = wide * (0.2 + 0.6 * np.abs(np.cos(turn + (3 + 5 * np.abs(spin)) * age)))
    angle = turn + spin * 3 * age
    across = np.stack([np.cos(angle), np.sin(angle)], axis=1) * wide[:, None]
    down = np.stack([-np.sin(angle), np.cos(angle)], axis=1) * high[:, None]
    middle = np.stack([x, y], axis=1)
    corners = np.stack([middle + a * across + b * down for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))], axis=1)
    return corners, (age > 0) & (x >= 0) & (x <= width) & (y >= -30) & (y <= height)


def draw_burst(
    canvas: Canvas,
    center: tuple[float, float],
    age_s: float,
    *,
    color: Color,
    reach: float = 225,
    lasts_s: float = 0.8,
    count: int = 26,
) -> None:
    """Draw sparks of light that fly apart and die out; none where nothing may fly."""
    if not 0 <= age_s < lasts_s or canvas.look.is_calm:
        return
    share = age_s / lasts_s
    level = round((1 - share) ** 1.4 * 5) / 5
    if level == 0:
        return
    turn, speed, _, size, _ = _columns(count, 5)
    # Never all in one place, which would be a ball of white.
    far = reach * (0.35 + 0.65 * speed) * (1 - 0.85 * (1 - share) ** 2.6)
    x, y = center[0] + np.cos(turn) * far, center[1] + np.sin(turn) * far + 45 * share * share
    # In few sizes and levels, so that most sparks have been painted before.
    steps = np.maximum(1, np.round((21 + 24 * size) * (1.1 - 0.5 * share) / _SPARK_STEP))
    wide_px = np.maximum(1, np.round(steps * _SPARK_STEP * canvas.unit_px)).astype(int)
    corners = np.round(np.stack([x, y], axis=1) * canvas.unit_px).astype(int) - wide_px[:, None] // 2
    tint = dim(color, level)
    sparks = zip(wide_px.tolist(), corners.tolist(), strict=True)
    add_all(canvas.surface, [(soft_disc(wide, wide, tint), (left, top)) for wide, (left, top) in sparks])


def draw_twinkles(canvas: Canvas, box: Box, time_s: float, *, color: Color, count: int = 9) -> None:
    """Draw small lights that come and go inside a box; none where nothing may flash."""
    if canvas.look.is_calm:
        return
    sparks = []
    for turn, across, _, down, delay in _flights(count, 3):
        phase = (time_s * (0.8 + 0.5 * across) + delay) % 1.0
        level = round(math.sin(math.pi * phase) * 5) / 5
        if level > 0:
            x = box.left + box.width * ((math.cos(turn) + 1) / 2)
            sparks.append(_spark(canvas, (x, box.top + box.height * down), canvas.px(27), dim(color, level)))
    add_all(canvas.surface, sparks)


def _spark(
    canvas: Canvas, center: tuple[float, float], width_px: int, color: Color
) -> tuple[pygame.Surface, tuple[int, int]]:
    """Return a light and where it is added."""
    spark = soft_disc(width_px, width_px, color)
    return spark, spark.get_rect(center=canvas.point(center)).topleft
