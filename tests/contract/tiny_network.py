"""Writes a tiny network of OpenPose's kind as an ONNX file, byte by byte, so that no package is needed for it.

Its heatmaps are the picture's blue, the x of its limb fields the red, averaged over 8 x 8 pixels: a blue dot on red is
a person whose joints are all in one place.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLUE, RED = 0, 2  # of a BGR picture
FLOAT, INTS = 1, 7  # as ONNX numbers the kinds of tensors and attributes


def write_tiny_network(path: Path, *, heatmaps: int = 19, pafs: int = 38) -> Path:
    """Write a network with so many channels, for pictures of any size that is a multiple of 8."""
    heat_weights, paf_weights = np.zeros((heatmaps, 3, 8, 8)), np.zeros((pafs, 3, 8, 8))
    heat_weights[:-1, BLUE] = 1 / (255 * 64)
    paf_weights[::2, RED] = 1 / (255 * 64)
    graph = (
        _conv("pafs", "paf_weights") + _conv("heatmaps", "heat_weights") + _text(2, "tiny")
        + _tensor("paf_weights", paf_weights) + _tensor("heat_weights", heat_weights)
        + _part(11, _value("picture", 3)) + _part(12, _value("pafs", pafs)) + _part(12, _value("heatmaps", heatmaps))
    )  # fmt: skip
    path.write_bytes(_number(1, 8) + _part(7, graph) + _part(8, _text(1, "") + _number(2, 13)))
    return path


def _conv(output: str, weights: str) -> bytes:
    names = _text(1, "picture") + _text(1, weights) + _text(2, output) + _text(3, output) + _text(4, "Conv")
    return _part(1, names + _ints("kernel_shape", (8, 8)) + _ints("strides", (8, 8)))


def _ints(name: str, values: Sequence[int]) -> bytes:
    return _part(5, _text(1, name) + b"".join(_number(8, value) for value in values) + _number(20, INTS))


def _tensor(name: str, values: NDArray[np.float64]) -> bytes:
    shape = b"".join(_number(1, length) for length in values.shape)
    return _part(5, shape + _number(2, FLOAT) + _text(8, name) + _part(9, values.astype("<f4").tobytes()))


def _value(name: str, channels: int) -> bytes:
    lengths = _number(1, 1), _number(1, channels), _text(2, "height"), _text(2, "width")
    shape = b"".join(_part(1, length) for length in lengths)
    return _text(1, name) + _part(2, _part(1, _number(1, FLOAT) + _part(2, shape)))


def _text(field: int, text: str) -> bytes:
    return _part(field, text.encode())


def _part(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])
