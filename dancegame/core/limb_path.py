"""How limbs moved over a stretch of song that may be asked for beyond its ends."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dancegame.core.grid import GRID_HZ, STEP_S, grid_times, onto_grid
from dancegame.core.limbs import (
    LIMB_COUNT,
    LimbMotion,
    limb_motion,
    limb_vectors,
    usual_lengths,
    without_seated_legs,
)
from dancegame.core.poses import JOINT_COUNT, Observation


@dataclass(frozen=True)
class LimbPath:
    """How K limbs move from grid point `first` on."""

    motion: LimbMotion
    first: int

    def between(self, start: int, end: int) -> LimbMotion:
        """Return the motion at grid points start up to, not including, end; unseen beyond its ends."""
        shape = (end - start, LIMB_COUNT)
        direction, velocity, is_seen = np.zeros((*shape, 2)), np.zeros((*shape, 2)), np.zeros(shape, np.bool_)
        low, high = max(start, self.first), min(end, self.first + len(self.motion))
        if high > low:
            known, place = self.motion.stretch(low - self.first, high - self.first), slice(low - start, high - start)
            direction[place], velocity[place], is_seen[place] = known.direction, known.velocity, known.is_seen
        return LimbMotion(direction, velocity, is_seen)


_EMPTY = np.zeros((0, LIMB_COUNT, 2))
NOTHING = LimbPath(LimbMotion(_EMPTY, _EMPTY, np.zeros((0, LIMB_COUNT), np.bool_)), 0)


def danced_path(observations: Iterable[Observation], *, slot: int) -> LimbPath:
    """Return how a slot moved in a whole round; empty where there was none. Ambiguous poses are unseen."""
    times_s, poses = [], []
    for seen in observations:
        pose = None if slot in seen.ambiguous else seen.players.get(slot)
        times_s.append(seen.song_s)
        poses.append(np.full((JOINT_COUNT, 2), np.nan, np.float32) if pose is None else pose.xy)
    if not times_s or times_s[-1] - times_s[0] < STEP_S:
        return NOTHING
    vectors = limb_vectors(np.stack(poses))
    first, last = int(np.ceil(times_s[0] * GRID_HZ)), int(np.floor(times_s[-1] * GRID_HZ))
    at_s = grid_times(start=first, end=last + 1)
    gridded = onto_grid(np.array(times_s), vectors, at_s=at_s)
    usual = without_seated_legs(usual_lengths(vectors))
    return LimbPath(limb_motion(gridded, usual=usual, step_s=STEP_S), first)
