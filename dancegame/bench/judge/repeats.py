"""How much of a choreography comes again after a while: who is that late dances it rightly."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from dancegame.bench.judge.bones import bones_of
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import mirror

Floats = NDArray[np.float64]

# So much is compared at a time.
WINDOW_S = 2.0


def repeats_share(reference: PoseSequence, shift_s: float) -> float:
    """Return how much of the movement of a reference comes again after shift_s, or comes the other way round.

    The correlation of the bones' velocities in metres, around every moment, where it is positive, by their energy: 0.03
    to 0.06 for two different songs. This knows nothing of how the judge compares.
    """
    if reference.world is None:
        raise ValueError("this reference has no joints in metres")
    steps = round(shift_s * reference.fps)
    later = reference.world[steps:]
    ours = _velocity(reference.world[:-steps], reference.fps)
    return max(
        _same_share(ours, _velocity(theirs, reference.fps), reference.fps)
        for theirs in (later, mirror(later, axis_x=0.0))
    )


def _velocity(world: NDArray[np.float32], fps: float) -> Floats:
    velocity: Floats = np.gradient(bones_of(world), 1 / fps, axis=0).reshape(len(world), -1)
    return velocity


def _same_share(ours: Floats, theirs: Floats, fps: float) -> float:
    def around(values: Floats) -> Floats:
        summed: Floats = uniform_filter1d(values.sum(axis=1), round(WINDOW_S * fps), mode="nearest")
        return summed

    energy = around(ours**2)
    correlation = around(ours * theirs) / np.sqrt(np.maximum(energy * around(theirs**2), 1e-12))
    return float((energy * np.maximum(correlation, 0)).sum() / energy.sum())
