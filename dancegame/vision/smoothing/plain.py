"""The 1 Euro filter in plain Python: what the kernel must say too, and what it is measured against."""

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.smoothing.kernel import BETA, GAP_S, LEAST_HEIGHT, MIN_CUTOFF_HZ, SPEED_CUTOFF_HZ

Floats = NDArray[np.float64]


def smooth_joints(xy: NDArray[np.float32], last_xy: Floats, speed: Floats, seen_s: Floats, time_s: float) -> None:
    """See `kernel.smooth_joints`."""
    is_seen = ~np.isnan(xy[:, 0])
    if not is_seen.any():
        speed[:] = 0
        return
    height = max(float(np.nanmax(xy[:, 1]) - np.nanmin(xy[:, 1])), LEAST_HEIGHT)
    passed_s = time_s - seen_s
    is_known = is_seen & (passed_s > 0) & (passed_s <= GAP_S)
    passed = passed_s[is_known, None]
    step = xy[is_known] - last_xy[is_known]
    speed[~is_known] = 0
    speed[is_known] += _share(SPEED_CUTOFF_HZ, passed) * (step / passed - speed[is_known])
    cutoff_hz = MIN_CUTOFF_HZ + BETA * np.linalg.norm(speed[is_known], axis=1, keepdims=True) / height
    xy[is_known] = last_xy[is_known] + _share(cutoff_hz, passed) * step
    last_xy[is_seen] = xy[is_seen]
    seen_s[is_seen] = time_s


def _share(cutoff_hz: float | Floats, passed_s: Floats) -> Floats:
    """Return how much of the new value a first-order low-pass takes after passed_s."""
    return 1 / (1 + 1 / (2 * np.pi * cutoff_hz * passed_s))
