"""Where forearms lie over each other in the picture: an estimator mixes them up there."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Move

# So close, as a share of the usual length of the trunk's sides, forearms cover each other.
COVERING_SHARE = 0.12
# Points along a forearm; it goes on to the fingertips.
_ALONG = np.linspace(0.0, 1.2, 7)[:, None, None]


def covered_share(reference: PoseSequence, move: Move) -> float:
    """Return for how much of a move forearms lie over each other; 0 where they are not seen."""
    first, end = np.searchsorted(reference.times_s, (move.start_s, move.end_s))
    xy = reference.xy[first : max(first + 1, int(end))]
    trunk = np.linalg.norm(_joint(reference.xy, "left_shoulder") - _joint(reference.xy, "left_hip"), axis=1)
    if not np.isfinite(trunk).any():
        return 0.0
    left, right = _forearm(xy, "left"), _forearm(xy, "right")
    apart = np.linalg.norm(left[:, None] - right[None], axis=-1).min(axis=(0, 1))
    return float((apart < COVERING_SHARE * np.nanmedian(trunk)).mean())


def _forearm(xy: NDArray[np.float32], side: str) -> NDArray[np.float64]:
    """(K, T, 2) points along a forearm."""
    points: NDArray[np.float64] = _joint(xy, f"{side}_elbow") * (1 - _ALONG) + _joint(xy, f"{side}_wrist") * _ALONG
    return points


def _joint(xy: NDArray[np.float32], name: str) -> NDArray[np.float32]:
    return xy[:, CANONICAL.index(name)]
