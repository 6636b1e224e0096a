"""The recent limbs of one dancer, kept so that a move costs the same however long the song."""

import numpy as np

from dancegame.core.grid import STEP_S, grid_times, onto_grid
from dancegame.core.limbs import (
    DIFFERENCE_STEPS,
    LIMB_COUNT,
    SMOOTHING_STEPS,
    LimbMotion,
    limb_motion,
    limb_vectors,
    usual_lengths,
    without_seated_legs,
)
from dancegame.core.poses import Pose

# How long limbs are remembered: long enough for their usual lengths.
MEMORY_S = 20.0
# So many observations are kept before the oldest are dropped: 20 s of a camera with 120 pictures a second.
MOST_KEPT = 2400
# The usual lengths are told from so many of them.
SAMPLES = 120
MARGIN_STEPS = SMOOTHING_STEPS + DIFFERENCE_STEPS


class LimbTrack:
    """Takes a dancer's poses as they come and gives their motion on the even grid."""

    def __init__(self) -> None:
        self._times_s = np.empty(2 * MOST_KEPT)
        self._vectors = np.empty((2 * MOST_KEPT, LIMB_COUNT, 2))
        self._count = 0

    def add(self, time_s: float, pose: Pose | None) -> bool:
        """Take the pose at a moment (None: unseen); False where it is not later than the one before."""
        if self._count and time_s <= self._times_s[self._count - 1]:
            return False
        if self._count == len(self._times_s):
            self._times_s[:MOST_KEPT], self._vectors[:MOST_KEPT] = self._times_s[MOST_KEPT:], self._vectors[MOST_KEPT:]
            self._count = MOST_KEPT
        self._times_s[self._count] = time_s
        self._vectors[self._count] = np.nan if pose is None else limb_vectors(pose.xy)
        self._count += 1
        return True

    def motion(self, *, start: int, end: int) -> LimbMotion:
        """Return the motion at grid points start up to, not including, end."""
        times_s, vectors = self._times_s[: self._count], self._vectors[: self._count]
        at_s = grid_times(start=start - MARGIN_STEPS, end=end + MARGIN_STEPS)
        # One more on each side to interpolate to.
        first = max(0, int(np.searchsorted(times_s, at_s[0])) - 1)
        last = int(np.searchsorted(times_s, at_s[-1])) + 1
        gridded = onto_grid(times_s[first:last], vectors[first:last], at_s=at_s)
        remembered = int(np.searchsorted(times_s, at_s[-1] - MEMORY_S))
        every = max(1, (self._count - remembered) // SAMPLES)
        usual = without_seated_legs(usual_lengths(vectors[remembered::every]))
        motion = limb_motion(gridded, usual=usual, step_s=STEP_S)
        return motion.stretch(MARGIN_STEPS, len(motion) - MARGIN_STEPS)
