"""Finds where a dancer jumps: both feet well above the floor they left and the floor they come back to."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.traits import body_height

# Of body heights, eight centimetres of an adult: whoever only bounces, or comes nearer to the camera, rises less.
LEAST_RISE = 0.05
# A shorter one is an estimator's slip. Whoever is up longer has gone to the back of the room.
LEAST_AIR_S, FLOOR_WITHIN_S = 0.1, 0.6
# With the bend that leads to it and the one that it ends in.
MARGIN_S = 0.25

_FEET = [CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in ("ankle", "toe")]
Flags = NDArray[np.bool_]


def jumping(reference: PoseSequence) -> Flags:
    """Return (T,) whether a dancer jumps, leads to a jump or lands; never where a foot is unseen."""
    lowest = reference.xy[:, _FEET, 1].max(axis=1).astype(np.float64)
    seen = np.where(np.isfinite(lowest), lowest, -np.inf)
    reach = max(1, round(FLOOR_WITHIN_S * reference.fps))
    floor = np.minimum(_highest_before(seen, reach), _highest_before(seen[::-1], reach)[::-1])
    with np.errstate(invalid="ignore"):
        is_up = floor - lowest >= LEAST_RISE * body_height(reference)
    margin = round(MARGIN_S * reference.fps)
    return _spread(_lasting(is_up, max(1, round(LEAST_AIR_S * reference.fps))), margin)


def _highest_before(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """(T,) the highest of each value and the `reach` before it."""
    padded = np.pad(values, (reach, 0), constant_values=-np.inf)
    highest: NDArray[np.float64] = np.lib.stride_tricks.sliding_window_view(padded, reach + 1).max(axis=1)
    return highest


def _lasting(flags: Flags, least: int) -> Flags:
    """(T,) the flags without runs that are shorter than `least`."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]])))
    lasting = np.zeros(len(flags), np.bool_)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        lasting[start:end] = end - start >= least
    return lasting


def _spread(flags: Flags, reach: int) -> Flags:
    """(T,) whether any flag within `reach` is set."""
    padded = np.pad(flags, reach)
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).any(axis=1))
