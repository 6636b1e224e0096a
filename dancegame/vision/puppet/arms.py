"""Where a puppet's arms are in an act, and how a body goes over from one shape to another."""

import math
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dancegame.core.acts import Act, CrossArms, HoldArms, PointAt, RaiseHand
from dancegame.core.gestures.arm_poses import ARM_POSES, Direction
from dancegame.core.gestures.pointing import FIELD_ABOVE, FIELD_BELOW, FIELD_IN, FIELD_OUT
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.stance import STANCE

Shape = NDArray[np.float64]

# Left, right: shoulder, elbow, wrist.
ARMS = tuple(
    tuple(CANONICAL.index(f"{side}_{joint}") for joint in ("shoulder", "elbow", "wrist")) for side in ("left", "right")
)
# What outwards is for each arm: the person's left is at the right of the picture.
OUTWARDS = (1, -1)
_SHOULDER, _ELBOW, _WRIST = ARMS[0]
UPPER_ARM_M = float(np.linalg.norm(STANCE[_ELBOW] - STANCE[_SHOULDER]))
FOREARM_M = float(np.linalg.norm(STANCE[_WRIST] - STANCE[_ELBOW]))
SHOULDERS_M = float(2 * STANCE[_SHOULDER][0])
# Forearms that make an X before the chest: x inwards, y down, of the upper arm and of the forearm.
CROSSED = (0.1, 0.995), (0.8, -0.6)
# A circle's share between straight down and the other side of the chest: an arm that is further in has gone round
# above the head.
INMOST_DEG = -100.0


def arms_of(act: Act, shape: Shape) -> Shape:
    """Return a standing shape (J, 2) with its arms as an act wants them."""
    match act:
        case RaiseHand(side):
            return _directed(shape, ARM_POSES[side].directions)
        case HoldArms(answer):
            return _directed(shape, ARM_POSES[answer].directions)
        case CrossArms():
            (upper_in, upper_down), (fore_in, fore_down) = CROSSED
            directions = {}
            for arm, out in zip(("left", "right"), OUTWARDS, strict=True):
                directions[f"{arm}_upper_arm"] = -out * upper_in, upper_down
                directions[f"{arm}_forearm"] = -out * fore_in, fore_down
            return _directed(shape, directions)
        case PointAt(x, y, side):
            return _pointing(shape, x, y, side)
    return shape


def blend(start: Shape, end: Shape, share: float) -> Shape:
    """Return the shape between two: arms swing round their shoulders, sideways, everything else goes straight."""
    between = start * (1 - share) + end * share
    for arm, out in zip(ARMS, OUTWARDS, strict=True):
        for near, far in pairwise(arm):
            limbs = start[far] - start[near], end[far] - end[near]
            angles = [_outwards_rad(limb, out) for limb in limbs]
            lengths = [float(np.linalg.norm(limb)) for limb in limbs]
            angle = angles[0] * (1 - share) + angles[1] * share
            length = lengths[0] * (1 - share) + lengths[1] * share
            between[far] = between[near] + length * np.array((out * math.sin(angle), math.cos(angle)))
    return between


def ease(share: float) -> float:
    """Return how far a movement has come that starts and ends slowly; share: of its time, held within 0 and 1."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)


def _outwards_rad(limb: Shape, out: int) -> float:
    """How far a limb is swung outwards from hanging: a quarter turn is straight out, half a turn straight up."""
    angle = math.atan2(out * limb[0], limb[1])
    return angle if math.degrees(angle) > INMOST_DEG else angle + 2 * math.pi


def _directed(shape: Shape, directions: Mapping[str, Direction]) -> Shape:
    """Return a shape whose arms point as `ArmPose.directions` say."""
    posed = shape.copy()
    for side, (shoulder, elbow, wrist) in zip(("left", "right"), ARMS, strict=True):
        posed[elbow] = posed[shoulder] + UPPER_ARM_M * np.array(directions[f"{side}_upper_arm"])
        posed[wrist] = posed[elbow] + FOREARM_M * np.array(directions[f"{side}_forearm"])
    return posed


def _pointing(shape: Shape, x: float, y: float, side: int) -> Shape:
    """Return a shape whose hand is where the pointer reads this place; the elbow hangs below the line to it."""
    outwards = FIELD_IN + (x if side == 1 else 1 - x) * (FIELD_OUT - FIELD_IN)
    down = y * (FIELD_BELOW + FIELD_ABOVE) - FIELD_ABOVE
    reach = np.array((outwards, down)) * SHOULDERS_M
    far = float(np.clip(np.linalg.norm(reach), 0.06, 0.99 * (UPPER_ARM_M + FOREARM_M)))
    angle = math.atan2(reach[1], reach[0])
    bend = math.acos(np.clip((UPPER_ARM_M**2 + far**2 - FOREARM_M**2) / (2 * UPPER_ARM_M * far), -1, 1))
    posed = shape.copy()
    shoulder, elbow, wrist = ARMS[side]
    turn = np.array((OUTWARDS[side], 1.0))
    posed[elbow] = posed[shoulder] + turn * UPPER_ARM_M * np.array((math.cos(angle + bend), math.sin(angle + bend)))
    posed[wrist] = posed[shoulder] + turn * far * np.array((math.cos(angle), math.sin(angle)))
    return posed
