"""The accents of a dance: the moments at which movements arrive."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.grid import GRID_HZ
from dancegame.core.limbs import LIMB_SHARES, LimbMotion

Floats = NDArray[np.float64]

# A movement arrives where the limbs are faster in the time before than in the time after.
SIDE_S = 0.2
# How far from a mark its accent may be: dancers are not machines, and estimators lag.
NEAR_S = 0.1


def accents(motion: LimbMotion) -> Floats:
    """Return (T,) how strongly movements arrive at each moment of the grid: 0 and above, 1 the mean of the dance."""
    speed: Floats = np.sqrt((motion.velocity**2).sum(axis=2)) @ LIMB_SHARES
    side = round(SIDE_S * GRID_HZ)
    padded = np.pad(speed, side, mode="edge")
    means = np.convolve(padded, np.ones(side) / side, mode="valid")
    arriving: Floats = np.maximum(0.0, means[: len(speed)] - means[side + 1 : side + 1 + len(speed)])
    average = float(arriving.mean())
    return arriving / average if average > 0 else arriving


def accents_at(motion: LimbMotion, marks_s: Floats) -> Floats:
    """Return the strongest accent near each mark, seconds from the motion's beginning."""
    strength = accents(motion)
    reach = round(NEAR_S * GRID_HZ)
    places = np.round(marks_s * GRID_HZ).astype(int)
    return np.array([strength[max(0, at - reach) : at + reach + 1].max(initial=0.0) for at in places])
