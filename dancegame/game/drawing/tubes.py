"""Outlines of luminous limbs: bent tapered tubes that end in a hand or at an ankle, all four at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float32]
_BEND = 0.26
# Where a limb is sampled, as shares of its root, its bend, its end and its tip: a little before the root, two straight
# parts joined by a curve, and what is beyond the end: a hand.
_INTO, _OUT = (_BEND, 1 - _BEND, 0.0, 0.0), (0.0, 1 - _BEND, _BEND, 0.0)
_TURN = (_BEND / 4, 1 - _BEND / 2, _BEND / 4, 0.0)
ALONG = np.array(
    [
        (1.16, -0.16, 0.0, 0.0),
        (1.11, -0.11, 0.0, 0.0),
        (1.0, 0.0, 0.0, 0.0),
        (0.62, 0.38, 0.0, 0.0),
        _INTO,
        _TURN,
        _OUT,
        (0.0, 0.62, 0.38, 0.0),
        (0.0, 0.30, 0.70, 0.0),
        (0.0, 0.0, 1.0, 0.0),
        (0.0, 0.0, 0.66, 0.34),
        (0.0, 0.0, 0.34, 0.66),
        (0.0, 0.0, 0.08, 0.92),
        (0.0, 0.0, 0.0, 1.0),
    ],
    dtype=np.float32,
)
# Every layer goes from root to tip in pieces of a colour each: neighbours share a point.
_PIECES = np.array([range(0, 6), range(4, 10), range(8, 14)])
# The core begins after the root and ends before the tip.
_CORES = np.array([range(2, 6), range(5, 9), range(8, 12)])
PIECES = len(_PIECES)
Outline = list[list[float]]


# The sample in the middle of the bend, and how a limb points back to where it came from where it is folded: the cosine
# between both halves.
_MIDDLE, _FOLDED = 5, -0.35


class Limb(NamedTuple):
    """layers: the outlines of its pieces in each layer. core: the middle lines of its pieces.

    fold: where it is folded back on itself, with the radius of each layer; None where it is not.
    """

    layers: list[list[Outline]]
    core: list[Outline]
    fold: tuple[tuple[float, float], list[float]] | None = None


def limbs_of(controls: Points, radii: NDArray[np.float32]) -> list[Limb]:
    """Return the outlines of N limbs.

    controls: (N, 4, 2) root, bend, end and tip of each. radii: (N, L, K) in pixels at ALONG.
    """
    paths = ALONG @ controls
    lefts, rights = tube_sides(paths[:, None], np.maximum(radii, np.float32(0.6)))
    pieces = np.concatenate([lefts[:, :, _PIECES], rights[:, :, _PIECES[:, ::-1]]], axis=3)
    limbs = zip(pieces.tolist(), paths[:, _CORES].tolist(), strict=True)
    return [Limb(*limb, fold) for limb, fold in zip(limbs, _folds(controls, paths, radii), strict=True)]


def _folds(
    controls: Points, paths: Points, radii: NDArray[np.float32]
) -> list[tuple[tuple[float, float], list[float]] | None]:
    """Where limbs are folded: the outline of a tube that turns back is flat there, and wants a round end."""
    first, second = controls[:, 1] - controls[:, 0], controls[:, 2] - controls[:, 1]
    lengths = np.sqrt((first**2).sum(axis=1) * (second**2).sum(axis=1))
    is_folded = (first * second).sum(axis=1) < _FOLDED * lengths
    return [
        ((float(paths[limb, _MIDDLE, 0]), float(paths[limb, _MIDDLE, 1])), radii[limb, :, _MIDDLE].tolist())
        if is_folded[limb]
        else None
        for limb in range(len(paths))
    ]


def tube_sides(path: Points, radii: NDArray[np.float32]) -> tuple[Points, Points]:
    """Return the left and right outlines (..., K, 2) of tubes around paths (..., K, 2); radii (..., K)."""
    along = np.empty_like(path)
    along[..., 1:-1, :] = path[..., 2:, :] - path[..., :-2, :]
    along[..., 0, :], along[..., -1, :] = path[..., 1, :] - path[..., 0, :], path[..., -1, :] - path[..., -2, :]
    length = np.maximum(np.sqrt(along[..., 0] ** 2 + along[..., 1] ** 2), np.float32(1e-3))
    normal = np.stack([-along[..., 1] / length, along[..., 0] / length], axis=-1)
    aside = normal * radii[..., None]
    return path + aside, path - aside
