"""The recent limbs of one dancer, kept so that a move costs the same however long the song."""

import numpy as np

from dancegame.core.grid import STEP_S
from dancegame.core.limbs import LIMB_COUNT, MARGIN_STEPS, LimbMotion, usual_lengths, without_seated_legs
from dancegame.core.poses import Pose

# How long limbs are remembered: long enough for their usual lengths.
MEMORY_S = 20.0
# So many observations are kept before the oldest are dropped: 20 s of a camera with 120 pictures a second.
MOST_KEPT = 2400
# The usual lengths are told from so many of them.
SAMPLES = 120


class LimbTrack:
    """Takes a dancer's poses as they come and gives their motion on the even grid."""

    def __init__(self) -> None:
        from dancegame.core.motion_kernel import fill_directions, fill_limbs, fill_velocities

        self._fill_limbs, self._fill_directions, self._fill_velocities = fill_limbs, fill_directions, fill_velocities
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
        if pose is None:
            self._vectors[self._count] = np.nan
        else:
            self._fill_limbs(pose.xy, self._vectors[self._count])
        self._count += 1
        return True

    def motion(self, *, start: int, end: int) -> LimbMotion:
        """Return the motion at grid points start up to, not including, end."""
        count = end - start + 2 * MARGIN_STEPS
        direction, velocity = np.zeros((2, count, LIMB_COUNT, 2))
        is_seen = np.zeros((count, LIMB_COUNT), np.bool_)
        if self._count:
            first_s, last_s = (start - MARGIN_STEPS) * STEP_S, (end + MARGIN_STEPS) * STEP_S
            # One more on each side to interpolate to.
            first, last = max(0, self._place(first_s) - 1), self._place(last_s) + 1
            self._fill_directions(
                self._times_s[first:min(last, self._count)], self._vectors[first:min(last, self._count)],
                self._usual_lengths(last_s), start - MARGIN_STEPS, direction, is_seen,
            )  # fmt: skip
            self._fill_velocities(direction, is_seen, velocity)
        return LimbMotion(direction, velocity, is_seen).stretch(MARGIN_STEPS, count - MARGIN_STEPS)

    def _place(self, time_s: float) -> int:
        return int(np.searchsorted(self._times_s[: self._count], time_s))

    def _usual_lengths(self, time_s: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """How long the limbs usually were, (K,), in the picture over the time before."""
        remembered = min(self._place(time_s - MEMORY_S), self._count - 1)
        every = max(1, (self._count - remembered) // SAMPLES)
        return without_seated_legs(usual_lengths(self._vectors[remembered : self._count : every]))
