"""Brings what was seen of joints now and then onto even steps of time: smooth curves, and seen or not that fades."""

import numpy as np
from numpy.typing import NDArray

GRID_HZ = 60.0
FADE_S = 0.3
LONGEST_STEP_S = 0.1


def resample(
    xy: NDArray[np.float32], seen: NDArray[np.bool_], times_s: NDArray[np.float64], grid_s: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Joint by joint, smooth curves through what was seen; NaN for a joint that was never seen."""
    filled = np.full((len(grid_s), xy.shape[1], 2), np.nan, dtype=np.float32)
    for joint in range(xy.shape[1]):
        rows = seen[:, joint]
        if rows.any():
            filled[:, joint] = _curve(xy[rows, joint], times_s[rows], grid_s)
    return filled


def _curve(
    points: NDArray[np.float32], times_s: NDArray[np.float64], grid_s: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Cubic Hermite through points (K, 2), with the slopes of neighbours; held at both ends."""
    if len(points) == 1:
        return np.repeat(points, len(grid_s), axis=0)
    inside = np.clip(grid_s, times_s[0], times_s[-1])
    before = np.clip(np.searchsorted(times_s, inside, side="right") - 1, 0, len(times_s) - 2)
    step = (times_s[before + 1] - times_s[before])[:, None]
    share = (inside - times_s[before])[:, None] / step
    # Over a gap the slopes count as over one ordinary step, so that the curve does not swing out.
    slopes = np.gradient(points.astype(np.float64), times_s, axis=0)
    reach = np.minimum(step, LONGEST_STEP_S)
    square, cube = share**2, share**3
    curve = (
        (2 * cube - 3 * square + 1) * points[before]
        + (cube - 2 * square + share) * reach * slopes[before]
        + (3 * square - 2 * cube) * points[before + 1]
        + (cube - square) * reach * slopes[before + 1]
    )
    return curve.astype(np.float32)


def resample_flags(
    seen: NDArray[np.bool_], times_s: NDArray[np.float64], grid_s: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Whether what was seen next to each moment was seen, as 0 or 1."""
    nearest = np.clip(np.searchsorted(times_s, grid_s), 0, len(times_s) - 1)
    return seen[nearest].astype(np.float32)


def fade(flags: NDArray[np.float32]) -> NDArray[np.float32]:
    """Spread every change of seen and unseen over FADE_S."""
    return np.stack([slow(flags[:, joint], window_s=FADE_S) for joint in range(flags.shape[1])], axis=1)


def slow(values: NDArray[np.floating], *, window_s: float) -> NDArray[np.float32]:
    """Means of values (N,) over a window around each."""
    reach = int(window_s * GRID_HZ / 2)
    padded = np.pad(np.asarray(values, dtype=np.float64), (reach + 1, reach), mode="edge").cumsum()
    return np.asarray((padded[2 * reach + 1 :] - padded[: -2 * reach - 1]) / (2 * reach + 1), dtype=np.float32)
