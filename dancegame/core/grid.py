"""Brings poses, taken whenever a camera delivered, onto the even 30 Hz grid on which dances are compared."""

import numpy as np
from numpy.typing import NDArray

GRID_HZ = 30.0
STEP_S = 1 / GRID_HZ
# A joint is interpolated between two pictures at most this far apart: a camera of 10 pictures a second may lose two.
LONGEST_GAP_S = 0.34


def grid_times(*, start: int, end: int) -> NDArray[np.float64]:
    """Return the seconds of grid points start up to, not including, end."""
    return np.arange(start, end, dtype=np.float64) * STEP_S


def onto_grid(
    times_s: NDArray[np.float64], vectors: NDArray[np.float64], *, at_s: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Interpolate vectors (T, K, 2) known at times_s (T,) to moments at_s (N,); returns (N, K, 2).

    NaN where a neighbour is unseen, or farther away than the longest gap. The first and last known moments reach
    half a gap outwards.
    """
    if len(times_s) == 0:
        return np.full((len(at_s), *vectors.shape[1:]), np.nan)
    after = np.clip(np.searchsorted(times_s, at_s), 0, len(times_s) - 1)
    before = np.maximum(after - 1, 0)
    before = np.where(at_s >= times_s[after], after, before)
    gap_s = times_s[after] - times_s[before]
    share = np.clip((at_s - times_s[before]) / np.where(gap_s > 0, gap_s, 1.0), 0.0, 1.0)[:, None, None]
    result: NDArray[np.float64] = vectors[before] * (1 - share) + vectors[after] * share
    exact = (gap_s <= 0) | (share[:, 0, 0] == 0)
    result[exact] = vectors[before[exact]]
    distance_s = np.minimum(np.abs(at_s - times_s[before]), np.abs(at_s - times_s[after]))
    result[(gap_s > LONGEST_GAP_S) | (distance_s > LONGEST_GAP_S / 2)] = np.nan
    return result
