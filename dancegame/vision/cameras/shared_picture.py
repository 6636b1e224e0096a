"""The newest camera picture, shared between the live worker and the game without copies through a pipe."""

from ctypes import c_double, c_uint8
from multiprocessing.context import SpawnContext
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dancegame.core.live import LivePicture

LONGEST_SIDE_PX = 640
# count of pictures so far, height, width, captured_s
HEADER = 4
WRITE_TIMEOUT_S = 0.05


class SharedPicture:
    """Memory for one small picture behind a lock, so that nobody sees half of one.

    Made in the game's process and handed to the worker when that starts. The memory has no name (it is a deleted
    file or belongs to open handles), so nothing is left behind however either process ends.
    """

    def __init__(self, context: SpawnContext) -> None:
        self._lock: Any = context.Lock()
        self._header: Any = context.RawArray(c_double, HEADER)
        self._bytes: Any = context.RawArray(c_uint8, LONGEST_SIDE_PX * LONGEST_SIDE_PX * 3)
        self._latest: LivePicture | None = None
        self._latest_count = 0

    def write(self, rgb: NDArray[np.uint8], captured_s: float) -> None:
        """Put a picture (H, W, 3) there, scaled down to LONGEST_SIDE_PX."""
        import cv2

        scale = LONGEST_SIDE_PX / max(rgb.shape[:2])
        if scale < 1:
            size = max(1, round(rgb.shape[1] * scale)), max(1, round(rgb.shape[0] * scale))
            rgb = np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
        if not self._lock.acquire(timeout=WRITE_TIMEOUT_S):
            return
        try:
            self._pixels()[: rgb.size] = rgb.reshape(-1)
            self._header[:] = (self._header[0] + 1, rgb.shape[0], rgb.shape[1], captured_s)
        finally:
            self._lock.release()

    def read(self) -> LivePicture | None:
        """Return the newest picture, the same object until there is a newer one; never waits."""
        # A worker that was killed may never give the lock back; then the last picture stays.
        if self._lock.acquire(block=False):
            try:
                self._take()
            finally:
                self._lock.release()
        return self._latest

    def _take(self) -> None:
        count, height, width, captured_s = self._header[:]
        if count == self._latest_count:
            return
        shape = int(height), int(width), 3
        rgb = self._pixels()[: shape[0] * shape[1] * 3].reshape(shape).copy()
        self._latest, self._latest_count = LivePicture(rgb, captured_s), count

    def _pixels(self) -> NDArray[np.uint8]:
        return np.frombuffer(self._bytes, np.uint8)
