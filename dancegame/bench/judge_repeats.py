"""How much of a choreography comes again after a while: who is that late dances it rightly."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from dancegame.bench.judge_bones import bones_of
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import mirror

Floats = NDArray[np.float64]

# Two seconds are compared at a time. They are the same movement from this correlation of the bones' velocities on.
WINDOW_S = 2.0
SAME_CORRELATION = 0.6


def repeats_share(reference: PoseSequence, shift_s: float) -> float:
    """Return the share of the movement of a reference that comes again after shift_s, or comes the other way round.

    Bones in metres are compared; this knows nothing of how the judge compares.
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
    return float(energy[correlation > SAME_CORRELATION].sum() / energy.sum())
