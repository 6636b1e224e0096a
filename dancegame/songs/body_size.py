"""How tall a dancer is in each picture, whatever the pose and whatever of the body is seen."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.limbs import LIMB_NAMES, limb_vectors

# Lengths as shares of an adult's height (Drillis and Contini 1966). Pointing at the camera only makes limbs shorter, so
# the longest one tells the size.
_SHARES = {"trunk": 0.295, "thigh": 0.245, "shin": 0.246, "upper_arm": 0.186, "shoulders": 0.23}
_LIMBS = [place for place, name in enumerate(LIMB_NAMES) if name.partition("_")[2] in _SHARES or name in _SHARES]
_LENGTHS = np.array(
    [_SHARES.get(LIMB_NAMES[place]) or _SHARES[LIMB_NAMES[place].partition("_")[2]] for place in _LIMBS]
)


def body_heights(xy: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return (T,) the body's height in the units of xy (T, J, 2); NaN where nothing tells it."""
    lengths = np.linalg.norm(limb_vectors(xy)[:, _LIMBS], axis=-1) / _LENGTHS
    tallest = np.where(np.isfinite(lengths), lengths, -np.inf).max(axis=1)
    return np.where(np.isfinite(tallest), tallest, np.nan)


def usual_height(xy: NDArray[np.float32]) -> float | None:
    """Return the median of the heights, None where nobody is seen or is as small as a point."""
    heights = body_heights(xy)
    seen = heights[np.isfinite(heights)]
    return float(np.median(seen)) if len(seen) and np.median(seen) > 0 else None
