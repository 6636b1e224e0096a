"""Sees who lives: people sway however still they stand, and a picture on the wall shows no more than noise."""

from collections import deque
from typing import Any

import numpy as np
from numpy.typing import NDArray

Tracks = NDArray[np.void]
Grey = NDArray[np.float32]

# Pictures are compared this small, so that each pixel is the mean of many and has hardly any noise.
HEIGHT_PX = 120
# With the oldest that is remembered: who sways is elsewhere after a second or two.
LOOK_BACK_S, EVERY_S = 3.0, 0.1
# Grey levels by which the liveliest twentieth of a body's pixels changes; and how many times as much as the stillest
# quarter of the room does, in which a lamp may flicker or the camera be changing its exposure.
LEAST_CHANGE, TIMES_THE_ROOM = 2.5, 3.0
LIVELIEST, ROOM_BLOCK_PX, STILLEST = 0.95, 8, 0.25


class Liveliness:
    """Remembers a few small pictures, and marks whoever has changed between them as alive."""

    def __init__(self) -> None:
        self._pictures: deque[tuple[float, Grey]] = deque()

    def see(self, tracks: Tracks, rgb: NDArray[np.uint8] | None, now_s: float) -> None:
        """Mark who of those in a picture (H, W, 3) lives; without a picture everybody does."""
        if rgb is None:
            tracks["is_alive"] = True
            return
        unknown = np.flatnonzero(tracks["is_used"] & ~tracks["is_alive"] & (tracks["last_s"] == now_s)).tolist()
        if not unknown:
            self._pictures.clear()
            return
        before = self._before(rgb, now_s)
        if before is None:
            return
        change: Grey = np.abs(self._pictures[-1][1] - before)
        least = max(LEAST_CHANGE, TIMES_THE_ROOM * _room(change))
        for row in unknown:
            tracks["is_alive"][row] = _liveliest(change, tracks["xy"][row]) > least

    def _before(self, rgb: NDArray[np.uint8], now_s: float) -> Grey | None:
        """Remember a picture; return the oldest, None where there is none or it is not time."""
        last_s = self._pictures[-1][0] if self._pictures else -np.inf
        if now_s - last_s < EVERY_S:
            return None
        small = _small(rgb)
        if self._pictures and self._pictures[-1][1].shape != small.shape:
            self._pictures.clear()
        self._pictures.append((now_s, small))
        while now_s - self._pictures[0][0] > LOOK_BACK_S:
            self._pictures.popleft()
        return self._pictures[0][1] if len(self._pictures) > 1 else None


def _small(rgb: NDArray[np.uint8]) -> Grey:
    import cv2

    height_px, width_px = rgb.shape[:2]
    size = max(1, round(width_px * HEIGHT_PX / height_px)), HEIGHT_PX
    small: Any = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small.mean(axis=2), np.float32)


def _room(change: Grey) -> float:
    """Return how much the stillest parts of the picture change."""
    rows, columns = (side // ROOM_BLOCK_PX for side in change.shape)
    whole = change[: rows * ROOM_BLOCK_PX, : columns * ROOM_BLOCK_PX]
    blocks = whole.reshape(rows, ROOM_BLOCK_PX, columns, ROOM_BLOCK_PX).swapaxes(1, 2).reshape(rows, columns, -1)
    return float(np.quantile(np.quantile(blocks, LIVELIEST, axis=2), STILLEST))


def _liveliest(change: Grey, xy: NDArray[np.float64]) -> float:
    """Return how much the liveliest part of a body (J, 2), which fills its box, changes."""
    low, high = np.nanmin(xy, axis=0), np.nanmax(xy, axis=0)
    (left, top), (right, bottom) = (
        np.clip(corner * HEIGHT_PX, 0, (change.shape[1], change.shape[0])).astype(int).tolist()
        for corner in (low, high)
    )
    part = change[top : bottom + 1, left : right + 1]
    return float(np.quantile(part, LIVELIEST)) if part.size else 0.0
