"""People for the tests of gestures: stick bodies whose arms are in a pose, seen at any place, size and rate."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dancegame.core.gestures.arm_poses import ARM_POSES
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL

Direction = tuple[float, float]
WIDTH = 0.35
UPPER, FORE = 0.284, 0.245
HANGING: Direction = (0.18, 0.98)
_JOINTS = {
    "nose": (0.0, -0.175), "left_eye": (0.03, -0.21), "right_eye": (-0.03, -0.21),
    "left_ear": (0.075, -0.195), "right_ear": (-0.075, -0.195),
    "left_shoulder": (0.175, 0.0), "right_shoulder": (-0.175, 0.0), "left_hip": (0.1, 0.49), "right_hip": (-0.1, 0.49),
    "left_knee": (0.115, 0.91), "right_knee": (-0.115, 0.91), "left_ankle": (0.12, 1.3), "right_ankle": (-0.12, 1.3),
    "left_toe": (0.15, 1.37), "right_toe": (-0.15, 1.37),
}  # fmt: skip
LEGS = tuple(f"{side}_{joint}" for side in ("left", "right") for joint in ("hip", "knee", "ankle", "toe"))


def arms(
    left: Sequence[Direction] = (HANGING, HANGING), right: Sequence[Direction] = (HANGING, HANGING)
) -> dict[str, Direction]:
    """Directions of both arms, upper arm and forearm, each given as a left one; a short one points at the camera."""
    found = {f"left_{bone}": direction for bone, direction in zip(("upper_arm", "forearm"), left, strict=True)}
    return found | {f"right_{bone}": (-x, y) for bone, (x, y) in zip(("upper_arm", "forearm"), right, strict=True)}


IDLE = arms()
ANSWERS = [dict(pose.directions) for pose in ARM_POSES]
LEFT_UP, RIGHT_UP, BOTH_UP, ON_HEAD = ANSWERS
CROSSED = arms(*[((-0.3, 0.95), (-0.82, -0.57))] * 2)
FOLDED = arms(*[((0.0, 1.0), (-1.0, -0.05))] * 2)
SCRATCHING = arms(left=((0.7, -0.7), (-0.95, -0.3)))
DRINKING = arms(right=((0.46, 0.42), (-0.71, -0.69)))


def person(
    directions: Mapping[str, Direction],
    *,
    at: tuple[float, float] = (0.9, 0.3),
    metre: float = 0.4,
    hidden: Sequence[str] = (),
    noise: np.ndarray | None = None,
) -> Pose:
    """Somebody whose shoulders' middle is at a place; metre: picture heights. noise: (J, 2) metres."""
    joints = dict(_JOINTS)
    for side in ("left", "right"):
        place = np.array(joints[f"{side}_shoulder"])
        for bone, length, joint in (("upper_arm", UPPER, "elbow"), ("forearm", FORE, "wrist")):
            place = place + length * np.array(directions[f"{side}_{bone}"])
            joints[f"{side}_{joint}"] = tuple(place)
    xy = np.array([joints[name] for name in CANONICAL.joints])
    if noise is not None:
        xy = xy + noise
    seen = np.array([name not in hidden for name in CANONICAL.joints])
    xy = np.where(seen[:, None], xy * metre + at, np.nan)
    return Pose(xy.astype(np.float32), np.where(seen, 0.9, 0.0).astype(np.float32))


def between(start: Mapping[str, Direction], end: Mapping[str, Direction], share: float) -> dict[str, Direction]:
    """Arms on their way."""
    return {
        bone: (
            start[bone][0] * (1 - share) + end[bone][0] * share + 1e-4,
            start[bone][1] * (1 - share) + end[bone][1] * share,
        )
        for bone in start
    }


def timeline(
    steps: Sequence[tuple[float, Mapping[str, Direction]]], *, end_s: float, rate_hz: float = 30.0, move_s: float = 0.3
) -> Iterator[tuple[float, dict[str, Direction]]]:
    """Yield seconds and arms of somebody who begins to move into a pose at each second."""
    for picture in range(int(end_s * rate_hz)):
        time_s = picture / rate_hz
        now = dict(steps[0][1])
        for start_s, pose in steps[1:]:
            now = between(now, pose, min(1.0, max(0.0, (time_s - start_s) / move_s)))
        yield time_s, now
