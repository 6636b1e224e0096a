"""The light in the puppets' room as a camera shows it: dim, or from a window behind them."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

# What a camera makes of half the light is this power of a half.
GAMMA = 1 / 2.2
# Of 255: a sensor that has opened up as far as it can trembles this much without any light, in grains of a few pixels.
NOISE, GRAIN_PX, NOISE_PICTURES = 9.0, 2, 4
# Before a bright window a camera shows people, and the wall around it, with this share of their brightness.
BACKLIT_PEOPLE, BACKLIT_WALL = 0.20, 0.34
# By more of 255 than this people differ from what is behind them, and their shadows on the floor do not.
PERSON = 40
# How much of the window's light its lens spreads over the picture, of 255, and how far in picture heights.
VEIL, VEIL_WIDTH = 46, 0.16
VEIL_SCALE = 8
# The window, in shares of the picture: left, top, right, bottom.
WINDOW = (0.26, 0.06, 0.78, 0.66)
WINDOW_FRAME, OUTSIDE = (236, 238, 240), (255, 255, 252)


@dataclass(frozen=True)
class Light:
    """share: of the usual light, when the camera has done what it can. has_window: behind the dancers, in the sun."""

    share: float = 1.0
    has_window: bool = False

    @property
    def is_usual(self) -> bool:
        """Whether the picture is what it is without any of this."""
        return self.share >= 1 and not self.has_window


class Exposure:
    """Makes of a well lit picture what a camera would show in a light. room: the picture without people (H, W, 3)."""

    def __init__(self, light: Light, room: NDArray[np.uint8]) -> None:
        self._light = light
        self._room = room
        self._veil = _veil(room) if light.has_window else None
        self._dimming = (np.arange(256) * light.share**GAMMA).astype(np.uint8)
        self._noise = _noises(room.shape, NOISE * (1 - light.share)) if light.share < 1 else []
        self._taken = 0

    def expose(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the picture (H, W, 3) as it comes out of the camera."""
        if self._veil is not None:
            picture = self._against_the_window(picture, self._veil)
        if self._noise:
            self._taken += 1
            noise = self._noise[self._taken % len(self._noise)]
            picture = np.asarray(cv2.add(cv2.LUT(picture, self._dimming), noise, dtype=cv2.CV_8U), np.uint8)
        return picture

    def _against_the_window(self, picture: NDArray[np.uint8], veil: NDArray[np.uint8]) -> NDArray[np.uint8]:
        is_person = cv2.absdiff(picture, self._room).max(axis=2) > PERSON
        people = cv2.LUT(picture, (np.arange(256) * BACKLIT_PEOPLE).astype(np.uint8))
        picture = picture.copy()
        # The wall keeps its share, the window its light; people are dark wherever they are.
        height, width = picture.shape[:2]
        lit = cv2.LUT(picture, (np.arange(256) * BACKLIT_WALL).astype(np.uint8))
        left, top, right, bottom = _window_px(width, height)
        lit[top:bottom, left:right] = picture[top:bottom, left:right]
        lit[is_person] = people[is_person]
        return np.asarray(cv2.add(lit, veil), np.uint8)


def hang_window(room: NDArray[np.uint8]) -> None:
    """Draw a wide window, white with sun, into the wall of a room (H, W, 3)."""
    height, width = room.shape[:2]
    left, top, right, bottom = _window_px(width, height)
    frame = max(2, round(0.018 * height))
    cv2.rectangle(room, (left, top), (right - 1, bottom - 1), WINDOW_FRAME, -1)
    panes = 3
    for number in range(panes):
        start = left + round((right - left) * number / panes)
        end = left + round((right - left) * (number + 1) / panes)
        cv2.rectangle(room, (start + frame, top + frame), (end - frame, bottom - frame), OUTSIDE, -1)


def _window_px(width_px: int, height_px: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = WINDOW
    return round(left * width_px), round(top * height_px), round(right * width_px), round(bottom * height_px)


def _veil(room: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return what the lens spreads of the window's light, (H, W, 3)."""
    height, width = room.shape[:2]
    small = np.zeros((height // VEIL_SCALE, width // VEIL_SCALE), np.float32)
    left, top, right, bottom = (side // VEIL_SCALE for side in _window_px(width, height))
    small[top:bottom, left:right] = VEIL
    spread = cv2.GaussianBlur(small, (0, 0), VEIL_WIDTH * height / VEIL_SCALE)
    full = cv2.resize(spread, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.uint8)
    return np.asarray(cv2.merge((full, full, full)), np.uint8)


def _noises(shape: tuple[int, ...], spread: float) -> list[NDArray[np.int8]]:
    """Return pictures of grains, of which a camera's noise is put together."""
    random = np.random.default_rng(11)
    height, width = shape[0] // GRAIN_PX + 1, shape[1] // GRAIN_PX + 1
    grains = [random.normal(0, spread, (height, width, 3)).clip(-127, 127) for _ in range(NOISE_PICTURES)]
    return [
        np.repeat(np.repeat(grain, GRAIN_PX, axis=0), GRAIN_PX, axis=1)[: shape[0], : shape[1]].astype(np.int8)
        for grain in grains
    ]
