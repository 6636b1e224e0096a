"""Paints what stands still behind dancers: a wall, haze above the horizon, a floor whose lines run into the depth."""

from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.glow import opaque
from dancegame.game.drawing.theme import Theme

Floats = NDArray[np.floating]
# So many columns at a time stay in the processor's cache, which makes it three times as fast.
_BLOCK_PX = 64


def paint_backdrop(size_px: tuple[int, int], theme: Theme, *, unit_px: float, horizon_px: float) -> pygame.Surface:
    """Return a picture of this size; unit_px: pixels a unit."""
    width, height = size_px
    x = np.arange(width, dtype=np.float32) - width / 2
    # Rows in units from the horizon, downwards.
    down = (np.arange(height, dtype=np.float32) - horizon_px) / unit_px
    rows, haze = _rows(theme, down, top=-horizon_px / unit_px)
    across = x / (width / 2)
    strength = 0.35 + 0.65 * np.exp(-((across / 0.97) ** 2))
    vignette = 1 - 0.45 * np.abs(across) ** 3
    first = min(height, max(0, int(horizon_px)))
    lines = _floats(dim(theme.ambient, 0.72))
    grain = _grain(height)
    picture = np.empty((width, height, 3), dtype=np.uint8)
    for left in range(0, width, _BLOCK_PX):
        part = slice(left, min(left + _BLOCK_PX, width))
        rgb = rows + haze * strength[part, None, None]
        rgb[:, first:] += _grid_light(x[part, None] / unit_px, down[None, first:])[..., None] * lines
        rgb *= vignette[part, None, None]
        # The grain hides the steps of dark gradients.
        rgb += grain[: len(rgb), :height, None]
        np.clip(rgb, 0, 255, out=rgb)
        picture[part] = rgb
    surface = opaque(size_px)
    pygame.surfarray.blit_array(surface, picture)
    return surface


def _rows(theme: Theme, down: Floats, *, top: float) -> tuple[Floats, Floats]:
    """What does not change from left to right: wall and floor (1, H, 3), and the haze between them."""
    y = down[None, :, None]
    night, dusk = _floats(theme.night), _floats(theme.dusk)
    wall = night + (dusk - night) * np.clip(1 - y / top, 0, 1) ** 2.2
    floor = night * 1.1 + _floats(dim(theme.dusk, 0.64)) * np.clip(1 - y / 390, 0, 1)
    haze = np.exp(-np.abs(y) / np.where(y < 0, 135, 51)) * _floats(dim(theme.ambient, 0.29))
    return np.where(y < 0, wall, floor).astype(np.float32), haze.astype(np.float32)


def _grid_light(x: Floats, down: Floats) -> Floats:
    """Lines of a floor seen from a low eye, thinner and dimmer with the distance; x and rows in units."""
    below = np.maximum(down, 0.75)
    across = x / below
    # A line is as wide as one pixel of a small picture covers, so that far lines melt into haze instead of flickering.
    columns = _line(across * 1.15, pixel=1.73 / below * np.sqrt(1 + across * across))
    rows = _line(180 / below * 3.2, pixel=180 * 4.8 / below**2)
    fade = np.clip(below / 69, 0, 1) ** 1.3 * np.clip(1 - down / 495, 0, 1) * 0.62
    return np.asarray(np.maximum(columns, rows) * np.where(down > 0, fade, 0), dtype=np.float32)


def _line(place: Floats, *, pixel: Floats) -> Floats:
    inverse = 1 / np.maximum(pixel, np.float32(1e-4))
    distance = np.abs(place - np.round(place))
    line: Floats = np.clip(1.2 - distance * inverse, 0, 1) * np.clip(0.42 * inverse, 0, 1)
    return line


@lru_cache(maxsize=1)
def _grain(height: int) -> Floats:
    """Random shares of a step for one block of columns; that all blocks have the same is not seen."""
    return np.random.default_rng(7).random((_BLOCK_PX, height), dtype=np.float32)


def _floats(color: Color) -> Floats:
    return np.array(color, dtype=np.float32)
