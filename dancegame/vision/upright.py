"""Turns decoded pictures as their video says they are to be shown."""

import struct
from typing import Any

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray


def orientation(frame: VideoFrame) -> tuple[bool, bool, bool]:
    """Return (flip_x, flip_y, is_transposed): what to do, transposing first, to show a picture upright.

    The display matrix (libavutil/display.h) maps x' = a x + c y, y' = b x + d y; only whole quarter turns and
    mirrorings count.
    """
    # PyAV types it as one piece of side data; it is a mapping of them, each a buffer.
    side_data: Any = frame.side_data.get("DISPLAYMATRIX")
    if side_data is None:
        return False, False, False
    a, b, _, c, d, *_ = struct.unpack("=9i", bytes(side_data))
    if abs(a) + abs(d) >= abs(b) + abs(c):
        return a < 0, d < 0, False
    return c < 0, b < 0, True


def upright(rgb: NDArray[np.uint8], frame: VideoFrame) -> NDArray[np.uint8]:
    """Return the pixels (H, W, 3) of a frame as they are to be shown, as a view of them."""
    flip_x, flip_y, is_transposed = orientation(frame)
    turned = rgb.transpose(1, 0, 2) if is_transposed else rgb
    return turned[:: -1 if flip_y else 1, :: -1 if flip_x else 1]
