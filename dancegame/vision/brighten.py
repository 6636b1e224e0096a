"""Lightens dark pictures before people are looked for in them; others pass as they are."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Of 255: pictures darker than this are lightened until they are this bright. Two puppets in a room of which a camera
# shows 18 of 255, its noise 9: MediaPipe finds 0.53 of them as they come, 0.70 lightened alone, 1.00 lightened and
# softened (0.94 of their joints within 0.03 picture heights); MoveNet places 0.84, 0.83, 0.87 of their joints. Brighter
# (90, 110), by a gamma curve or by equalising parts of the picture (CLAHE) it was no better or worse.
AIM = 64.0
# Less is not worth another picture; more is only noise.
LEAST_GAIN, MOST_GAIN = 1.25, 8.0
# What is lightened is noise as well: it is made no larger than this, which evens it out, and softened by a pixel.
MOST_HEIGHT_PX = 360
# Without a width of its own OpenCV takes the kernel (1, 4, 6, 4, 1)/16, a pixel wide, its quickest one.
SOFT_KERNEL, USUAL_WIDTH = (5, 5), 0.0
# Every so many pixels are looked at to tell how bright it is.
SPARSE = 16
# A lamp that flickers, and somebody who walks by, shall not change the gain at once.
STEADY_S = 0.7


class Brightener:
    """Lightens one camera's pictures, evenly from picture to picture."""

    def __init__(self) -> None:
        self._level: float | None = None
        self._looked_s = 0.0

    def lighten(self, rgb: NDArray[np.uint8], time_s: float) -> NDArray[np.uint8]:
        """Return a picture (H, W, 3) as it is where it is bright enough, else a lighter one that may be smaller."""
        gain = min(AIM / max(self._watch(rgb, time_s), 1.0), MOST_GAIN)
        return rgb if gain < LEAST_GAIN else _lightened(rgb, gain)

    def _watch(self, rgb: NDArray[np.uint8], time_s: float) -> float:
        """Return how bright the pictures have been lately, 0 to 255."""
        level = float(rgb[::SPARSE, ::SPARSE].mean())
        passed_s, self._looked_s = time_s - self._looked_s, time_s
        share = 1.0 if self._level is None else passed_s / (passed_s + STEADY_S)
        self._level = level if self._level is None else self._level + share * (level - self._level)
        return self._level


def _lightened(rgb: NDArray[np.uint8], gain: float) -> NDArray[np.uint8]:
    import cv2

    height, width = rgb.shape[:2]
    if min(height, width) > MOST_HEIGHT_PX:
        scale = MOST_HEIGHT_PX / min(height, width)
        rgb = np.asarray(cv2.resize(rgb, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA))
    # In half the time of a lookup table; what is lightened is nobody else's, and softened in place.
    lighter: Any = cv2.convertScaleAbs(rgb, alpha=gain)
    return np.asarray(cv2.GaussianBlur(lighter, SOFT_KERNEL, USUAL_WIDTH, dst=lighter), np.uint8)
