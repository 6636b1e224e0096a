"""The closed parts of a body of light: dark glass with a rim of light around it; trunk, head and clothes are such."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.colors import Color, dim, mix

# Complex pixels, x + yj.
Curve = NDArray[np.complex128]
Corners = list[list[float]]
# All outlines have as many corners, so that they leave NumPy at once.
CORNERS = 42
# A circle of them.
AROUND = np.exp(2j * np.pi * np.arange(CORNERS) / CORNERS)
LIGHT: Color = (255, 250, 255)
# What is behind is dimly seen through a seam: at the rim of a body that is softer than a step.
GAP = (2, 1, 5, 130)
# The rim from its dark seam, which sets a plate off from what lies behind, to its bright middle: width as a share of
# the standing height, and how far its colour goes from dark (-1) over itself (0) to light (1). As lines: to fill what
# is inside of each again takes four times as long.
_SEAM = 0.026
_RIM = ((0.0150, -0.50), (0.0105, 0.0), (0.0052, 0.74))
GLASS = -0.76
LINE_SHARE = 0.0042
# A line that were thinner than this in pixels is left out: it would be wider than it should.
_THINNEST_PX = 0.6


@dataclass(frozen=True)
class Plate:
    """outline: (CORNERS,). lines: folds and edges on it, each with its colour. glass: how dark it is inside.

    rim: how wide its rim is, 1 as the trunk's.
    """

    outline: Curve
    color: Color
    lines: Sequence[tuple[Curve, Color]] = ()
    glass: float = GLASS
    rim: float = 1.0


def smooth(count: int, samples: int) -> NDArray[np.float64]:
    """Return what makes a closed outline (count * samples, count) of corners: a Catmull-Rom curve through them."""
    corners = np.eye(count)
    before, after, beyond = (np.roll(corners, shift, axis=0) for shift in (1, -1, -2))
    parts = []
    for t in np.arange(samples) / samples:
        square, cube = t * t, t * t * t
        parts.append(
            corners
            + 0.5 * (after - before) * t
            + 0.5 * (2 * before - 5 * corners + 4 * after - beyond) * square
            + 0.5 * (3 * corners - before - 3 * after + beyond) * cube
        )
    return np.stack(parts, axis=1).reshape(-1, count)


_SMOOTH = {count: smooth(count, CORNERS // count) for count in (7, 14)}


def rounded(corners: Sequence[complex] | Curve) -> Curve:
    """Return the smooth outline through 7 or 14 corners."""
    outline: Curve = _SMOOTH[len(corners)] @ np.array(corners)
    return outline


def corners_of(plates: Sequence[Plate]) -> list[Corners]:
    """Return the outlines of plates as corners in pixels."""
    if not plates:
        return []
    outlines = np.stack([plate.outline for plate in plates])
    corners: list[Corners] = outlines.view(np.float64).reshape(len(plates), CORNERS, 2).tolist()
    return corners


def paint_plate(surface: pygame.Surface, plate: Plate, corners: Corners, *, light: float, tall: float) -> None:
    """Paint a plate and its lines on a body that stands so tall."""
    lines, wide = pygame.draw.lines, tall * plate.rim
    lines(surface, GAP, True, corners, round(_SEAM * wide))
    glass, *tints = _tints(plate.color, round(light, 2), plate.glass)
    pygame.draw.polygon(surface, glass, corners)
    for number, ((share, _), tint) in enumerate(zip(_RIM, tints, strict=True)):
        if number == 0 or share * wide >= _THINNEST_PX:
            lines(surface, tint, True, corners, max(1, round(share * wide)))
    line_px = max(1, round(LINE_SHARE * tall))
    for line, color in plate.lines:
        paint_line(surface, line, dim(color, light), line_px)


def paint_line(surface: pygame.Surface, line: Curve, tint: Color, line_px: int) -> None:
    """Paint a line of light."""
    pygame.draw.lines(surface, tint, False, line.view(np.float64).reshape(-1, 2).tolist(), line_px)


@lru_cache(maxsize=1024)
def _tints(color: Color, light: float, glass: float) -> tuple[Color, ...]:
    return tuple(dim(shaded(color, shade), light) for shade in (glass, *(shade for _, shade in _RIM)))


@lru_cache(maxsize=2048)
def shaded(color: Color, shade: float) -> Color:
    """Return a colour darkened (to -1, black) or lightened (to 1, white light)."""
    return dim(color, 1 + shade) if shade < 0 else mix(color, LIGHT, shade)
