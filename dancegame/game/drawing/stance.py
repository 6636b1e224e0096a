"""How a body stands at a moment: its joints, what is seen of them, how near they are, how its clothes swing."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL

# What is painted one after the other: in this order where it is not known what is nearer.
TRUNK = "trunk"
PARTS = ("left_leg", "right_leg", TRUNK, "left_arm", "right_arm")
USUAL_ORDER = tuple(range(len(PARTS)))
# What swings: clothes that hang from the hips, and hair.
HANGS_FROM = ("hips", "head")
_STILL = np.zeros((len(HANGS_FROM), 2), dtype=np.float32)
_LEVEL = np.ones(len(CANONICAL), dtype=np.float32)


@dataclass(frozen=True)
class Stance:
    """A pose as it is drawn: mirrored, y down, in whatever unit it is placed in.

    xy: (J, 2). visibility: (J,) in [0, 1]. near: (J,) how much larger each joint is shown for being nearer; 1 as the
    hips. sway: (2, 2) how far what hangs from each of HANGS_FROM lags behind. order: of PARTS, back to front.
    """

    xy: NDArray[np.float32]
    visibility: NDArray[np.float32]
    near: NDArray[np.float32] = field(default_factory=lambda: _LEVEL)
    sway: NDArray[np.float32] = field(default_factory=lambda: _STILL)
    order: tuple[int, ...] = USUAL_ORDER

    def placed(self, scale: float, corner: tuple[float, float] | NDArray[np.float32]) -> "Stance":
        """Return it so many times as large, its origin at a corner; a joint that is never seen is there."""
        grown = np.float32(scale)
        xy = np.nan_to_num(self.xy) * grown + np.asarray(corner, dtype=np.float32)
        return replace(self, xy=xy.astype(np.float32), sway=self.sway * grown)

    def lit(self, light: NDArray[np.float32] | float) -> "Stance":
        """Return it with so much left of the light of every joint, (J,) or of all."""
        return replace(self, visibility=(self.visibility * light).astype(np.float32))
