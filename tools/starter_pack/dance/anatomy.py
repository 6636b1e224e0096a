"""What a body can do: the angles of its joints, read from where the joints are, and how far people's go.

Limits are those of healthy adults (American Academy of Orthopaedic Surgeons), the hip's those of trained dancers.
"""

import numpy as np

from dancegame.core.skeleton import CANONICAL
from tools.starter_pack.dance.vectors import Array, unit

UP = np.array([0.0, 1.0, 0.0])
SIDES = (("left", 1.0), ("right", -1.0))
# A joint that is bent less than this has no direction to speak of.
BENT_DEG = 25.0
# The pelvis bows with the trunk, but by less: this much of the vertical is in its axis.
PELVIS_UPRIGHT = 1.5

# Least and most degrees; directions by their least and most share (-1 to 1) out, up and to the front.
LIMITS: dict[str, tuple[float, float]] = {
    "elbow_bend": (0, 151),
    "elbow_crease": (0, 140),
    "shoulder_back": (-0.75, 1),
    "shoulder_across": (-0.85, 1),
    "knee_bend": (0, 151),
    "knee_turn": (0, 100),
    "hip_up": (-1, 0.85),
    "hip_back": (-0.65, 1),
    "hip_across": (-0.55, 1),
    "waist_twist": (-60, 60),
    "waist_side": (-45, 45),
    "trunk_bow": (-35, 105),
    "neck_turn": (-80, 80),
    "neck_tilt": (-45, 45),
    "neck_nod": (-60, 60),
}


def beyond_limits(joints_m: Array) -> dict[str, float]:
    """Return by how much joints (T, 19, 3) go beyond each limit at the worst moment; 0 where they never do."""
    return {
        name: max(0.0, LIMITS[name][0] - float(np.min(curve)), float(np.max(curve)) - LIMITS[name][1])
        for name, curve in joint_angles(joints_m).items()
    }


def joint_angles(joints_m: Array) -> dict[str, Array]:
    """Return curves over time of joints (T, 19, 3) (left, up, front); both sides' one after the other."""
    at = {name: joints_m[:, k] for k, name in enumerate(CANONICAL.joints)}
    sides = [_arm(at, side, sign) | _leg(at, side, sign) for side, sign in SIDES]
    return {name: np.concatenate([side[name] for side in sides]) for name in sides[0]} | _spine(at)


def _middle(at: dict[str, Array], joint: str) -> Array:
    return (at[f"left_{joint}"] + at[f"right_{joint}"]) / 2


def _frame(at: dict[str, Array], joint: str, up: Array) -> tuple[Array, Array, Array]:
    """Left, up and front of the part of the trunk that two joints carry."""
    left = unit(at[f"left_{joint}"] - at[f"right_{joint}"])
    straight_up = unit(up - _dot(up, left)[:, None] * left)
    return left, straight_up, np.cross(left, straight_up)


def _trunk_up(at: dict[str, Array]) -> Array:
    return unit(_middle(at, "shoulder") - _middle(at, "hip"))


def _arm(at: dict[str, Array], side: str, sign: float) -> dict[str, Array]:
    left, up, front = _frame(at, "shoulder", _trunk_up(at))
    upper = unit(at[f"{side}_elbow"] - at[f"{side}_shoulder"])
    fore = unit(at[f"{side}_wrist"] - at[f"{side}_elbow"])
    bend = _angle_deg(upper, fore)
    # Where the forearm folds to when the upper arm is not rotated about itself: to the front and a little inwards.
    neutral = 0.93 * front + 0.2 * up - 0.3 * sign * left
    crease = _angle_deg(_across(neutral, upper), _across(fore, upper))
    return {
        "elbow_bend": bend,
        "elbow_crease": np.where(bend > BENT_DEG, crease, 0.0),
        "shoulder_back": _dot(upper, front),
        "shoulder_across": _dot(upper, sign * left),
    }


def _leg(at: dict[str, Array], side: str, sign: float) -> dict[str, Array]:
    left, up, front = _frame(at, "hip", unit(_trunk_up(at) + PELVIS_UPRIGHT * UP))
    hip, knee, ankle = (at[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
    thigh, leg = unit(knee - hip), unit(ankle - hip)
    bend = _angle_deg(thigh, unit(ankle - knee))
    # A knee bends to the front; of a leg that is raised to the front, upwards.
    neutral = front + 2 * np.maximum(_dot(leg, front), 0)[:, None] * up
    turned_out = _angle_deg(_across(neutral, leg), _across(knee - hip, leg))
    return {
        "knee_bend": bend,
        "knee_turn": np.where(bend > BENT_DEG, turned_out, 0.0),
        "hip_up": _dot(thigh, up),
        "hip_back": _dot(thigh, front),
        "hip_across": _dot(thigh, sign * left),
    }


def _spine(at: dict[str, Array]) -> dict[str, Array]:
    trunk = _trunk_up(at)
    hips, _, facing = _frame(at, "hip", np.broadcast_to(UP, trunk.shape))
    shoulders, chest_up, _ = _frame(at, "shoulder", trunk)
    ears, middle = at["left_ear"] - at["right_ear"], (at["left_ear"] + at["right_ear"]) / 2
    eyes = (at["left_eye"] + at["right_eye"]) / 2
    gaze = unit(eyes - middle - 0.025 / 0.085 * np.linalg.norm(eyes - middle, axis=1, keepdims=True) * UP)
    return {
        "waist_twist": _turn_deg(hips, shoulders, about=trunk),
        "waist_side": _angle_deg(_across(hips, facing), trunk) - 90,
        "trunk_bow": np.rad2deg(np.arctan2(_dot(trunk, facing), trunk[:, 1])),
        "neck_turn": _turn_deg(shoulders, ears, about=chest_up),
        "neck_tilt": 90 - _angle_deg(unit(ears), chest_up),
        "neck_nod": np.rad2deg(np.arcsin(np.clip(-_dot(gaze, chest_up), -1.0, 1.0))),
    }


def _dot(a: Array, b: Array) -> Array:
    return np.asarray(np.sum(a * b, axis=-1))


def _across(vector: Array, axis: Array) -> Array:
    """The unit part of vectors that is square to an axis."""
    return unit(vector - _dot(vector, axis)[:, None] * axis)


def _angle_deg(a: Array, b: Array) -> Array:
    return np.asarray(np.rad2deg(np.arccos(np.clip(_dot(a, b), -1.0, 1.0))))


def _turn_deg(start: Array, end: Array, *, about: Array) -> Array:
    """How far `end` is turned to the left of `start` about an axis."""
    a, b = _across(start, about), _across(end, about)
    return np.asarray(np.rad2deg(np.arctan2(_dot(np.cross(a, b), about), _dot(a, b))))
