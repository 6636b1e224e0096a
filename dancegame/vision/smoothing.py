"""Smooths the joints of a live pose: steady when still, without lag when fast."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose

# Measured on unsmoothed poses of two dance videos against a filter without lag (Savitzky-Golay over 9 pictures), in
# shares of the body's height: error 0.74 and 0.54 %, lag 20 and 25 ms; MediaPipe's own smoothing of a single
# person 1.04 and 0.74 %, 20 and 25 ms; steadiness alike.
MIN_CUTOFF_HZ = 1.5
# Hz of cutoff for each body height a second of speed.
BETA = 12.0
SPEED_CUTOFF_HZ = 3.0
# After a longer gap a joint starts anew where it is seen.
GAP_S = 0.25


class OneEuroFilter:
    """The 1 Euro filter (Casiez, Roussel, Vogel: 1€ Filter, CHI 2012) over all joints of one person.

    Speed is measured in body heights, so that near and far people are smoothed alike.
    """

    def __init__(self) -> None:
        self._xy: NDArray[np.float32] | None = None
        self._speed = np.zeros(0, np.float32)
        self._seen_s = np.zeros(0)

    def smooth(self, pose: Pose, time_s: float) -> Pose:
        """Return the pose with smoothed xy; unseen joints stay NaN. time_s must increase from call to call."""
        seen = ~np.isnan(pose.xy[:, 0])
        if self._xy is None or len(pose.xy[seen]) == 0:
            self._start(pose, time_s)
            return pose
        passed_s = time_s - self._seen_s
        known = seen & ~np.isnan(self._xy[:, 0]) & (passed_s <= GAP_S) & (passed_s > 0)
        xy = pose.xy.copy()
        self._step(xy, known, passed_s[:, None])
        self._speed[~known] = 0
        self._xy = np.where(seen[:, None], xy, self._xy)
        self._seen_s[seen] = time_s
        return Pose(xy, pose.confidence, pose.world)

    def _start(self, pose: Pose, time_s: float) -> None:
        self._xy = pose.xy.copy()
        self._speed = np.zeros_like(pose.xy)
        self._seen_s = np.full(len(pose.xy), time_s)

    def _step(self, xy: NDArray[np.float32], known: NDArray[np.bool_], passed_s: NDArray[np.float64]) -> None:
        assert self._xy is not None
        passed = passed_s[known]
        height = max(float(np.nanmax(xy[:, 1]) - np.nanmin(xy[:, 1])), 1e-3)
        speed = (xy[known] - self._xy[known]) / passed
        self._speed[known] += _share(SPEED_CUTOFF_HZ, passed) * (speed - self._speed[known])
        fast = np.linalg.norm(self._speed[known], axis=1, keepdims=True) / height
        share = _share(MIN_CUTOFF_HZ + BETA * fast, passed)
        xy[known] = self._xy[known] + share * (xy[known] - self._xy[known])


def _share(cutoff_hz: float | NDArray[np.float32], passed_s: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much of the new value a first-order low-pass takes after passed_s."""
    return 1 / (1 + 1 / (2 * np.pi * cutoff_hz * passed_s))
