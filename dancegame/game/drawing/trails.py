"""Ribbons of light that follow hands and feet and thin out within half a second."""

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.tubes import Points, tube_sides

TRAIL_S = 0.5
# A ribbon is a wide veil with a bright thread in it: share of the width, light, and how white the fresh end is.
RIBBONS = ((1.0, 0.34, 0.0), (0.34, 0.85, 0.55))


def draw_trail(
    surface: pygame.Surface, path: Points, seen: NDArray[np.float32], *, color: Color, width_px: float
) -> None:
    """Draw the way of a joint (K, 2), oldest first; seen (K,) in [0, 1] dims what was not visible."""
    if float(np.abs(path - path[-1]).max()) < width_px:
        return  # A joint that rests has no trail.
    fresh = np.linspace(0, 1, len(path), dtype=np.float32)
    light = fresh**1.5 * seen
    shares = np.array([share for share, _, _ in RIBBONS], dtype=np.float32)[:, None]
    left, right = tube_sides(path, width_px * shares * fresh**0.7 + np.float32(0.3))
    for lefts, rights, (_, most, white) in zip(left.tolist(), right.tolist(), RIBBONS, strict=True):
        whiter = np.array(color, dtype=np.float32) + (255 - np.array(color)) * (white * fresh**3)[:, None]
        tints = (whiter * (most * light)[:, None]).astype(int).tolist()
        for step in range(len(path) - 1):
            if light[step + 1] > 0.02:
                corners = (lefts[step], lefts[step + 1], rights[step + 1], rights[step])
                pygame.draw.polygon(surface, tints[step + 1], corners)
