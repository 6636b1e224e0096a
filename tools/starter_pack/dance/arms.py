"""Arms: poses seen from the chest, hands that touch the body, and the great circles between them."""

from collections.abc import Mapping, Sequence

import numpy as np

from tools.starter_pack.dance import body
from tools.starter_pack.dance.language import Arm, Key, Touch, other_side
from tools.starter_pack.dance.tracks import arm_stretches
from tools.starter_pack.dance.vectors import Array, slerp, turned, two_bones, unit

AT_EASE = Arm(upper=(0.2, -1, 0.0), fore=(0.1, -1, 0.25))
# The forearm trails the upper arm in mid-way, as in every relaxed arm.
LAG_S = 0.03


def arm_directions(
    keys: Sequence[Key],
    *,
    side: str,
    beats: Array,
    times_s: Array,
    chest: Array,
    joints: Mapping[str, Array],
) -> tuple[Array, Array]:
    """Return the directions (T, 3) of upper arm and forearm on the stage."""
    upper, fore = np.zeros((len(beats), 3)), np.zeros((len(beats), 3))
    for stretch in arm_stretches(keys, beats=beats, times_s=times_s, lag_s=LAG_S):
        span = slice(stretch.first, stretch.last)
        here = {name: curve[span] for name, curve in joints.items()}
        start = _directions(stretch.before, side, chest[span], here)
        end = _directions(stretch.key, side, chest[span], here)
        upper[span] = slerp(start[0], end[0], stretch.share)
        fore[span] = slerp(start[1], end[1], stretch.late_share)
    return upper, fore


def _directions(key: Key | None, side: str, chest: Array, joints: Mapping[str, Array]) -> tuple[Array, Array]:
    pose = AT_EASE if key is None else key.value
    sign = np.array([1.0 if side == "left" else -1.0, 1.0, 1.0])
    if isinstance(pose, Touch):
        goal = _point(pose.point, side, joints) + turned(chest, np.array(pose.offset_m) * sign)
        pole = turned(chest, np.array(pose.elbow) * sign)
        lengths = {"upper_m": body.UPPER_ARM_M, "lower_m": body.FOREARM_M}
        return two_bones(joints[f"{side}_shoulder"], goal, pole, **lengths)
    assert isinstance(pose, Arm)
    return unit(turned(chest, np.array(pose.upper) * sign)), unit(turned(chest, np.array(pose.fore) * sign))


def _point(point: str, side: str, joints: Mapping[str, Array]) -> Array:
    if point in joints:
        return joints[point]
    if point.startswith("other_"):
        return joints[f"{other_side(side)}_{point.removeprefix('other_')}"]
    return joints[f"{side}_{point}"]


def reach_forward(keys: Sequence[Key], *, beats: Array, times_s: Array) -> Array:
    """Return how far a hand is from its shoulder, (T, 3) as shares of the arm: out, up, front of the chest.

    Touching hands count as at ease: where they go is not known before the body stands.
    """
    result = np.zeros((len(beats), 3))
    for stretch in arm_stretches(keys, beats=beats, times_s=times_s, lag_s=0.0):
        start, end = _hand(stretch.before), _hand(stretch.key)
        share = np.clip(stretch.share, 0, 1)[:, None]
        result[stretch.first : stretch.last] = start * (1 - share) + end * share
    return result


def _hand(key: Key | None) -> Array:
    pose = key.value if key is not None and isinstance(key.value, Arm) else AT_EASE
    return (unit(np.array(pose.upper, dtype=float)) + unit(np.array(pose.fore, dtype=float))) / 2
