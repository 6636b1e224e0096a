"""What a dance's joints in space say of its picture: what is painted over what, and what is larger for being nearer."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.resampling import slow
from dancegame.game.drawing.stance import PARTS

Floats = NDArray[np.float64]

# The joints that say how far away each of PARTS is, and by how much a part must be nearer than the trunk, or farther,
# to be painted over it, or under it: legs hang under the trunk and arms over it, unless they are clearly elsewhere.
_JOINTS = {
    "leg": ("knee", "ankle"),
    "trunk": ("left_shoulder", "right_shoulder", "left_hip", "right_hip"),
    "arm": ("elbow", "wrist"),
}
_FARTHER_M = {"leg": 0.28, "trunk": 0.0, "arm": -0.08}
# Parts that are about as far away must not change places with every trembling of a joint.
_STEADY_S = 0.25
# From so far away a dancer is looked at: closer than any camera stands, so that a hand that comes forward is seen to.
SEEN_FROM_M = 2.0
LEAST_NEAR, MOST_NEAR = 0.78, 1.40
_OTHER_SIDE = np.array([1, 0, 2, 4, 3], dtype=np.intp)


def aways_m(reference: PoseSequence, grid_s: Floats) -> Floats:
    """Return how much farther away than the hips each joint of a framed dance is, (N, J) metres, steady.

    Raises ValueError where the reference has no joints in space.
    """
    if reference.world is None:
        raise ValueError("the joints of this dance are not known in space")
    # The framed dance is a mirror's: its left is the dancer's right.
    away_m = np.nan_to_num(reference.world[:, CANONICAL.mirror_permutation, 2].astype(np.float64))
    at = np.clip(np.searchsorted(reference.times_s, grid_s), 0, len(away_m) - 1)
    return np.stack([slow(column, window_s=_STEADY_S / 2) for column in away_m[at].T], axis=1).astype(np.float64)


def nearness(away_m: Floats) -> NDArray[np.float32]:
    """Return how much larger each joint is shown (N, J)."""
    near = SEEN_FROM_M / np.maximum(SEEN_FROM_M + away_m, 0.1)
    return np.clip(near, LEAST_NEAR, MOST_NEAR).astype(np.float32)


def orders(away_m: Floats) -> NDArray[np.intp]:
    """Return the numbers of PARTS (N, P) from far to near."""
    parts = []
    for part in PARTS:
        far_m = away_m[:, _joints(part)].mean(axis=1) + _FARTHER_M[_kind(part)]
        parts.append(slow(far_m, window_s=_STEADY_S))
    return np.argsort(-np.stack(parts, axis=1), axis=1, kind="stable")


def mirrored_orders(turned: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return orders (N, P) with left and right exchanged."""
    return _OTHER_SIDE[turned]


def _kind(part: str) -> str:
    return part.rpartition("_")[2]


def _joints(part: str) -> list[int]:
    side, _, kind = part.partition("_")
    names = _JOINTS[_kind(part)]
    return [CANONICAL.index(f"{side}_{name}" if kind else name) for name in names]
