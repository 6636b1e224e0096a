"""Floors as they lie before a low eye: what light a place of them has."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dancegame.game.drawing.colors import Color

Floats = NDArray[np.floating]


class Floor(Protocol):
    """A floor that is lit everywhere alike.

    across: units right of the middle (W, 1). below: units below the horizon (1, H), more than 0.
    """

    def light(self, across: Floats, below: Floats) -> Floats:
        """Return the light (W, H, 3)."""


@dataclass(frozen=True)
class Checker:
    """Square tiles of two colours, polished: a share of the wall's light lies on them."""

    dark: Color
    light_color: Color
    tile: float = 1.0

    def light(self, across: Floats, below: Floats) -> Floats:
        """Return the light (W, H, 3)."""
        depth = 190 / below
        place, row = across / below * 1.3 / self.tile, depth * 2.6 / self.tile
        columns = _wave(place, pixel=1.3 / self.tile / below)
        rows = _wave(row, pixel=row / below)
        share = 0.5 + 0.5 * columns * rows
        return _between(self.dark, self.light_color, share)


@dataclass(frozen=True)
class Planks:
    """Boards that run into the depth."""

    dark: Color
    light_color: Color
    board: float = 1.0

    def light(self, across: Floats, below: Floats) -> Floats:
        """Return the light (W, H, 3)."""
        place = across / below * 2.6 / self.board
        pixel = 2.6 / self.board / below
        number = np.floor(place)
        tone = np.modf(np.abs(np.sin(number * 12.9898) * 43758.5453))[0]
        gap = np.clip(np.abs(place - np.round(place)) / (1.5 * pixel + 0.03), 0, 1)
        calm = np.clip(0.5 / np.maximum(pixel, 1e-3), 0, 1)
        share = (0.35 + (0.5 * tone - 0.2) * calm) * (1 - (1 - gap) * calm)
        return _between(self.dark, self.light_color, share)


@dataclass(frozen=True)
class Ground:
    """Snow, grass, sand or stone: soft patches that grow towards the eye."""

    dark: Color
    light_color: Color
    patch: float = 1.0

    def light(self, across: Floats, below: Floats) -> Floats:
        """Return the light (W, H, 3)."""
        depth = np.log(below + 20) * 3.4 / self.patch
        place = across / (below + 110) * 1.5 / self.patch
        bent = depth + 0.8 * np.sin(place * 1.9 + 0.7) + 0.3 * np.sin(place * 4.3)
        drifts = np.sin(bent * 2.3) + 0.6 * np.sin(bent * 5.1 + place)
        share = np.clip(0.46 + 0.075 * drifts, 0, 1) * np.clip(below / 50, 0.4, 1)
        return _between(self.dark, self.light_color, share)


@dataclass(frozen=True)
class Water:
    """Still water: bands of light that grow towards the eye, and the path of a light above it, at so many units."""

    dark: Color
    light_color: Color
    path: Color
    path_x: float = 0.0
    path_width: float = 120.0

    def light(self, across: Floats, below: Floats) -> Floats:
        """Return the light (W, H, 3)."""
        depth = 1100 / (below + 30)
        bent = depth + 0.5 * np.sin(across / (below + 90) * 4.2) + 0.25 * np.sin(across / 37.0)
        bands = np.clip(0.5 + 0.5 * np.sin(bent * 2.1), 0, 1) ** 2
        share = 0.18 + 0.34 * bands * np.clip(below / 60, 0.2, 1)
        lit = _between(self.dark, self.light_color, share)
        width = self.path_width * (0.35 + below / 260)
        path = np.exp(-(((across - self.path_x) / width) ** 2)) * (0.22 + 0.78 * bands) * np.exp(-below / 240)
        return np.asarray(lit + path[..., None] * floats(self.path))


@dataclass(frozen=True)
class Lines:
    """A dark floor with lines of light, as in the scene of mysteries but in one colour of its own."""

    dark: Color
    line: Color

    def light(self, across: Floats, below: Floats) -> Floats:
        """Return the light (W, H, 3)."""
        place, row = across / below * 1.15, 190 / below * 3.2
        columns = _line(place, pixel=1.73 / below)
        rows = _line(row, pixel=row / below * 1.5)
        fade = np.clip(below / 69, 0, 1) ** 1.3
        share = np.maximum(columns, rows) * fade
        return _between(self.dark, self.line, share)


def _wave(place: Floats, *, pixel: Floats) -> Floats:
    """A square wave between -1 and 1 with smooth edges, which melts to 0 where it is finer than the pixels."""
    sharp = np.clip(np.sin(np.pi * place) / np.maximum(2.2 * pixel, 0.02), -1, 1)
    return np.asarray(sharp * np.clip(0.55 / np.maximum(pixel, 1e-3) - 0.4, 0, 1))


def _line(place: Floats, *, pixel: Floats) -> Floats:
    inverse = 1 / np.maximum(pixel, 1e-4)
    distance = np.abs(place - np.round(place))
    return np.asarray(np.clip(1.2 - distance * inverse, 0, 1) * np.clip(0.42 * inverse, 0, 1))


def _between(dark: Color, light: Color, share: Floats) -> Floats:
    first, second = floats(dark), floats(light)
    return np.asarray(first + (second - first) * share[..., None].astype(np.float32))


def floats(color: Color) -> Floats:
    """Return a colour as numbers to reckon with (3,)."""
    return np.array(color, dtype=np.float32)
