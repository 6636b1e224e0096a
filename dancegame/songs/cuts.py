"""Finds where a video cuts to another shot, or the pose jumps to another place: nothing is joined across these."""

import numpy as np
from numpy.typing import NDArray

# A cut stands alone: so many times the largest change of the pictures around it. Flashing lights and scrolling
# backgrounds change many pictures in a row. At the cut of a studio video the factor is 2.7 to 6.
ISOLATION = 2.5
NEIGHBOURS = 4
# Mean grey difference of a thumbnail, of 255: dancers before a still wall reach 15, cuts between like shots 40.
LEAST_CHANGE = 18.0
# Median way of the joints from one picture to the next, in body heights: fast dancing reaches 0.06 at 30 pictures/s.
LEAST_JUMP = 0.09


def find_cuts(xy: NDArray[np.float32], changes: NDArray[np.float32]) -> NDArray[np.intp]:
    """Return the pictures that begin another shot, in order of time.

    xy: (T, J, 2) with NaN for the unseen. changes: (T,), how much each picture differs from the one before (0-255).
    """
    is_cut = stands_alone(changes, least=LEAST_CHANGE) | stands_alone(body_jumps(xy), least=LEAST_JUMP)
    return np.flatnonzero(is_cut)


def body_jumps(xy: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (T,) how far the joints went since the picture before: median over joints, in body heights."""
    heights = [np.ptp(pose[~np.isnan(pose)]) for pose in xy[..., 1] if not np.isnan(pose).all()]
    jumps = np.zeros(len(xy), np.float32)
    if not heights or np.median(heights) <= 0:
        return jumps
    ways = np.linalg.norm(np.diff(xy, axis=0), axis=-1) / np.median(heights)
    for at, way in enumerate(ways, start=1):
        seen = way[~np.isnan(way)]
        if len(seen):
            jumps[at] = np.median(seen)
    return jumps


def stands_alone(values: NDArray[np.float32], *, least: float) -> NDArray[np.bool_]:
    """Return (T,) whether a value is at least `least` and far above all its neighbours."""
    padded = np.pad(values, NEIGHBOURS)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * NEIGHBOURS + 1).copy()
    windows[:, NEIGHBOURS] = 0
    is_alone: NDArray[np.bool_] = (values >= least) & (values >= ISOLATION * windows.max(axis=1))
    return is_alone
