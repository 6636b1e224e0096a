"""The plain twin of the compiled sums, for the tests."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.limbs import LimbMotion

Floats = NDArray[np.float64]


def sum_limbs(reference: LimbMotion, player: LimbMotion) -> Floats:
    """Return the sums (S, K, 8) that `similarity_kernel.sum_limbs` fills in."""
    width = len(reference)
    shifts = len(player) - width + 1
    sums = np.zeros((shifts, reference.is_seen.shape[1], 8))
    for shift in range(shifts):
        there = player.stretch(shift, shift + width)
        for limb in range(sums.shape[1]):
            both = reference.is_seen[:, limb] & there.is_seen[:, limb]
            if both.any():
                sums[shift, limb] = _sums(
                    *(motion[both, limb] for motion in (reference.direction, there.direction)),
                    *(motion[both, limb] for motion in (reference.velocity, there.velocity)),
                    seen_share=both.mean(),
                )
    return sums


def _sums(own: Floats, theirs: Floats, own_velocity: Floats, their_velocity: Floats, *, seen_share: float) -> Floats:
    def mean_dot(a: Floats, b: Floats) -> float:
        return float((a * b).sum(axis=1).mean())

    a, b = own - own.mean(axis=0), theirs - theirs.mean(axis=0)
    return np.array([
        seen_share,
        np.linalg.norm(own - theirs, axis=1).mean(),
        mean_dot(a, a),
        mean_dot(b, b),
        mean_dot(a, b),
        mean_dot(own_velocity, own_velocity),
        mean_dot(their_velocity, their_velocity),
        mean_dot(own_velocity, their_velocity),
    ])  # fmt: skip
