"""Smooths the joints of a live pose: steady when still, without lag when fast."""

from collections.abc import Callable

import numpy as np

from dancegame.core.poses import JOINT_COUNT, Pose

JointSmoother = Callable[..., None]


def compiled_smoother() -> JointSmoother:
    """Return the kernel; the first time on a computer it is compiled."""
    from dancegame.vision.smoothing.kernel import smooth_joints

    return smooth_joints


class OneEuroFilter:
    """The 1 Euro filter (Casiez, Roussel, Vogel: 1€ Filter, CHI 2012) over all joints of one person.

    Speed is measured in body heights, so that near and far people are smoothed alike.

    smoother: the kernel, or its plain twin.
    """

    def __init__(self, smoother: JointSmoother | None = None) -> None:
        self._smoother = smoother or compiled_smoother()
        self._xy = np.zeros((JOINT_COUNT, 2))
        self._speed = np.zeros((JOINT_COUNT, 2))
        self._seen_s = np.full(JOINT_COUNT, -np.inf)

    def smooth(self, pose: Pose, time_s: float) -> Pose:
        """Return the pose with smoothed xy; unseen joints stay NaN. time_s must increase from call to call."""
        xy = np.array(pose.xy, np.float32, order="C")
        self._smoother(xy, self._xy, self._speed, self._seen_s, time_s)
        return Pose(xy, pose.confidence, pose.world)
