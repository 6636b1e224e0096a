"""How somebody moved in a dance, beside the dancer: how large, and how smoothly."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.choreography import reference_motion
from dancegame.core.grid import GRID_HZ
from dancegame.core.limb_path import danced_path
from dancegame.core.limbs import LIMB_SHARES, LimbMotion
from dancegame.core.poses import Observation, PoseSequence

Floats = NDArray[np.float64]
# Less seen than this tells nothing of how somebody moved.
LEAST_SEEN_S = 3.0


@dataclass(frozen=True)
class Performance:
    """size: how fast the limbs move, roughness: how abruptly that changes; 1 is as the dancer does."""

    size: float
    roughness: float


def measure(observations: Iterable[Observation], reference: PoseSequence, *, slot: int) -> Performance | None:
    """Return how a slot moved where both were seen; None where that is too short."""
    own, first = reference_motion(reference)
    danced = danced_path(observations, slot=slot).between(first, first + len(own))
    both = own.is_seen & danced.is_seen
    if both.any(axis=1).sum() < LEAST_SEEN_S * GRID_HZ:
        return None
    speed, own_speed = _speed(danced.velocity, both), _speed(own.velocity, both)
    if min(speed, own_speed) < 1e-6:
        return None
    change, own_change = _change(danced, both), _change(own, both)
    return Performance(size=speed / own_speed, roughness=(change / speed) / max(own_change / own_speed, 1e-9))


def _speed(velocity: Floats, is_seen: NDArray[np.bool_]) -> float:
    """Root mean square of limb velocities (T, K, 2), by the limbs' shares."""
    weight = is_seen * LIMB_SHARES
    return float(np.sqrt(((velocity**2).sum(axis=2) * weight).sum() / max(weight.sum(), 1e-9)))


def _change(motion: LimbMotion, both: NDArray[np.bool_]) -> float:
    """How fast velocities change, in directions a second and second."""
    return _speed(np.diff(motion.velocity, axis=0) * GRID_HZ, both[1:] & both[:-1])
