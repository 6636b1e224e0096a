"""What in a room shows people who are not there: a wardrobe with a mirror, a television."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.vision.puppet.shapes import Picture

WOOD, EDGE, SILVER = (122, 88, 62), (84, 58, 40), (176, 184, 190)
PLASTIC = (22, 22, 26)
# A mirror shows the room a little darker.
MIRRORED = 0.9
# A broadcast changes its light about so often.
FLICKER_HZ, CUT_S = 7.0, 2.4


@dataclass(frozen=True)
class Pane:
    """A rectangle in a picture; sides in picture heights."""

    left: float
    top: float
    right: float
    bottom: float

    def of(self, picture: Picture) -> Picture:
        """Return the part of a picture (H, W, 3) that is behind the pane, as a view."""
        height = picture.shape[0]
        top, bottom, left, right = (round(side * height) for side in (self.top, self.bottom, self.left, self.right))
        return picture[top:bottom, left:right]

    def holds(self, xy: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Say which places (N, 2) are behind it."""
        low, high = (self.left, self.top), (self.right, self.bottom)
        return np.asarray(np.all((xy >= low) & (xy <= high), axis=1))


def stand_wardrobe(room: NDArray[np.uint8], pane: Pane) -> None:
    """Draw a wardrobe in whose door there is a mirror, which shows a wall opposite."""
    height = room.shape[0]
    margin = 0.05
    low = np.array((pane.left - margin, pane.top - margin)) * height
    high = np.array((pane.right + 0.34, pane.bottom + 0.02)) * height
    cv2.rectangle(room, low.astype(int), high.astype(int), EDGE, -1)
    cv2.rectangle(room, (low + 4).astype(int), (high - 4).astype(int), WOOD, -1)
    seam = round((pane.right + margin) * height)
    cv2.line(room, (seam, round(low[1])), (seam, round(high[1])), EDGE, max(2, height // 240))
    inside = pane.of(room)
    light = np.linspace(1.06, 0.82, inside.shape[0])[:, None, None]
    inside[:] = np.clip(np.array(SILVER) * light, 0, 255).astype(np.uint8)


def stand_television(room: NDArray[np.uint8], pane: Pane) -> None:
    """Draw a large television on the wall."""
    height = room.shape[0]
    rim = max(3, round(0.012 * height))
    left, top, right, bottom = (round(side * height) for side in (pane.left, pane.top, pane.right, pane.bottom))
    cv2.rectangle(room, (left - rim, top - rim), (right + rim, bottom + 2 * rim), PLASTIC, -1)


def broadcast(screen: NDArray[np.uint8], time_s: float) -> None:
    """Fill a television's screen (H, W, 3) with the studio that is on at a moment."""
    random = np.random.default_rng(int(time_s / CUT_S))
    flicker = 1 + 0.06 * np.sin(2 * np.pi * FLICKER_HZ * time_s)
    top, bottom = random.integers(40, 190, (2, 3))
    share = np.linspace(0, 1, screen.shape[0])[:, None, None]
    screen[:] = np.clip((top * (1 - share) + bottom * share) * flicker, 0, 255).astype(np.uint8)
