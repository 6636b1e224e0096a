"""Arms and legs of a body of light: how thick they are from root to tip, in layers from rim to core; with hands."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dancegame.game.drawing.build import JOINT, SIDES
from dancegame.game.drawing.stance import Stance
from dancegame.game.drawing.tubes import ALONG, Limb, limbs_of

# Radii at ALONG as shares of the standing height: with muscles, and a hand that widens and ends in fingers.
_ARM = (0.0100, 0.0225, 0.0290, 0.0265, 0.0220, 0.0200, 0.0196, 0.0208, 0.0180, 0.0128, 0.0190, 0.0205, 0.0150, 0.0060)
_LEG = (0.0120, 0.0330, 0.0470, 0.0470, 0.0390, 0.0305, 0.0295, 0.0345, 0.0310, 0.0185, 0.0180, 0.0178, 0.0175, 0.0120)
# Where an arm is in a sleeve.
_SLEEVE = np.array([1, 1, 1, 1, 1, 1, 1, 1, 1, 0.7, 0, 0, 0, 0])
# From the rim inwards: share of the radius, and how far its colour goes from dark (-1) over itself (0) to light (1).
# Inside, limbs thin out towards the root, so that they grow out of the trunk.
LAYERS = ((1.0, -0.72), (0.71, -0.34), (0.44, 0.08))
_INSIDE = 0.6
_ROOTED = np.array([0.2, 0.4, 0.7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
# The core as lines, piece by piece: width as a share of the standing height.
CORE_SHADE = 0.74
ARM_CORES, LEG_CORES = (0.0092, 0.0076, 0.0064), (0.0150, 0.0116, 0.0090)
# How far a limb goes on beyond its last joint, as a share of its lower half: with a hand, or into a foot.
_HAND, _ANKLE = 0.46, 0.06
# Left leg, right leg, left arm, right arm.
_JOINTS = np.array(
    [[JOINT[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle")] for side in SIDES]
    + [[JOINT[f"{side}_{joint}"] for joint in ("shoulder", "elbow", "wrist")] for side in SIDES]
)
_BEYOND = np.array([_ANKLE, _ANKLE, _HAND, _HAND], dtype=np.float32)[:, None]
# What of its last joint's nearness a tip has is all of it.
_NEAR_ALONG = np.concatenate([ALONG[:, :2], ALONG[:, 2:].sum(axis=1, keepdims=True)], axis=1).T


def limb_tubes(stance: Stance, tall: float, *, sleeves: float) -> list[Limb]:
    """Return left leg, right leg, left arm and right arm of a body that stands so tall, in pixels."""
    joints, near = stance.xy[_JOINTS], stance.near[_JOINTS]
    tips = joints[:, 2] + (joints[:, 2] - joints[:, 1]) * _BEYOND
    radii = _radii(sleeves) * (near @ _NEAR_ALONG * np.float32(tall))[:, None]
    return limbs_of(np.concatenate([joints, tips[:, None]], axis=1), radii)


@lru_cache(maxsize=8)
def _radii(sleeves: float) -> NDArray[np.float32]:
    """The radii (4, L, K) of all limbs, as shares of the standing height."""
    limbs = (np.array(_LEG), np.array(_ARM) * (1 + (sleeves - 1) * _SLEEVE))
    both = [np.stack([radii * share * (_ROOTED if share < _INSIDE else 1) for share, _ in LAYERS]) for radii in limbs]
    return np.stack([both[0], both[0], both[1], both[1]]).astype(np.float32)
