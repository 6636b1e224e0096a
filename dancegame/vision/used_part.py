"""What of a video's pictures is used: all but the bars around them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class UsedPart:
    """The edges of what is used, as shares of the picture's width and height, from its top left."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    @property
    def height(self) -> float:
        """Return its share of the picture's height."""
        return self.bottom - self.top

    @property
    def share(self) -> float:
        """Return its share of the picture."""
        return self.height * (self.right - self.left)

    def cut(self, rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the part (h, w, 3) of a picture (H, W, 3), a view of it with at least one pixel."""
        height, width = rgb.shape[:2]
        top, left = round(self.top * height), round(self.left * width)
        return rgb[top : max(round(self.bottom * height), top + 1), left : max(round(self.right * width), left + 1)]


WHOLE = UsedPart()
