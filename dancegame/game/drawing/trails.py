"""Ribbons of light that follow hands and feet and thin out within half a second."""

from collections.abc import Sequence

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.tubes import Points, tube_sides

TRAIL_S = 0.5
# A ribbon is a wide veil with a bright thread in it: share of the width, light, how white the fresh end is, and how
# many steps of the way a piece of it spans.
RIBBONS = ((1.0, 0.34, 0.0, 2), (0.34, 0.85, 0.55, 1))
_SHARES = np.array([ribbon[0] for ribbon in RIBBONS], dtype=np.float32)[:, None]
_MOST = np.array([ribbon[1] for ribbon in RIBBONS], dtype=np.float32)[:, None]
_WHITE = np.array([ribbon[2] for ribbon in RIBBONS], dtype=np.float32)[:, None]


def draw_trails(
    surface: pygame.Surface,
    paths: Points,
    seen: NDArray[np.float32],
    *,
    colors: Sequence[Color],
    widths_px: NDArray[np.float32],
) -> None:
    """Draw the ways of N joints (N, K, 2), oldest first; seen (N, K) in [0, 1] dims what was not visible.

    colors: N. widths_px: (N,).
    """
    fresh = np.linspace(0, 1, paths.shape[1], dtype=np.float32)
    light = fresh**1.5 * seen
    left, right = tube_sides(paths[:, None], widths_px[:, None, None] * _SHARES * fresh**0.7 + np.float32(0.3))
    color = np.array(colors, dtype=np.float32)[:, None, None]
    tints = color + (255 - color) * (_WHITE * fresh**3)[..., None]
    tints = (tints * (_MOST * light[:, None])[..., None]).astype(int)
    # A joint that rests has no trail.
    moves = np.abs(paths - paths[:, -1:]).max(axis=(1, 2)) >= widths_px
    lights, polygon = light.tolist(), pygame.draw.polygon
    for joint in np.flatnonzero(moves).tolist():
        for ribbon, (*_, stride) in enumerate(RIBBONS):
            lefts, rights = left[joint, ribbon, ::stride].tolist(), right[joint, ribbon, ::stride].tolist()
            for end, tint in enumerate(tints[joint, ribbon, ::stride].tolist()):
                if end and lights[joint][end * stride] > 0.02:
                    polygon(surface, tint, (lefts[end - 1], lefts[end], rights[end], rights[end - 1]))
