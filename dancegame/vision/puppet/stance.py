"""How a relaxed person stands, in metres, and how one fills in joints that a recording did not see."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL

# Proportions of a grown body 1.7 m tall after the anthropometric tables of Drillis and Contini (1966), as the pose
# network places its joints: metres to the person's left (right in the picture), metres above the floor.
HEIGHT_M = 1.7
_STANCE = {
    "nose": (0.0, 1.565),
    "left_eye": (0.031, 1.600),
    "left_ear": (0.075, 1.585),
    "left_shoulder": (0.175, 1.390),
    "left_elbow": (0.225, 1.110),
    "left_wrist": (0.235, 0.870),
    "left_hip": (0.100, 0.900),
    "left_knee": (0.115, 0.480),
    "left_ankle": (0.120, 0.090),
    "left_toe": (0.150, 0.020),
}


def _place(joint: str) -> tuple[float, float]:
    if joint.startswith("right_"):
        x, y = _STANCE["left_" + joint.removeprefix("right_")]
        return -x, y
    return _STANCE[joint]


# (J, 2) metres from the point between the feet, y down.
STANCE: NDArray[np.float64] = np.array([(x, -y) for x, y in map(_place, CANONICAL.joints)])
# Which joint a joint hangs from; the shoulders and hips hang from each other.
PARENTS = {
    "nose": ("left_shoulder", "right_shoulder"),
    "left_eye": ("nose",),
    "right_eye": ("nose",),
    "left_ear": ("nose",),
    "right_ear": ("nose",),
    "left_elbow": ("left_shoulder",),
    "right_elbow": ("right_shoulder",),
    "left_wrist": ("left_elbow",),
    "right_wrist": ("right_elbow",),
    "left_shoulder": ("right_shoulder", "left_hip", "nose"),
    "right_shoulder": ("left_shoulder", "right_hip", "nose"),
    "left_hip": ("right_hip", "left_shoulder", "right_shoulder"),
    "right_hip": ("left_hip", "left_shoulder", "right_shoulder"),
    "left_knee": ("left_hip",),
    "right_knee": ("right_hip",),
    "left_ankle": ("left_knee",),
    "right_ankle": ("right_knee",),
    "left_toe": ("left_ankle",),
    "right_toe": ("right_ankle",),
}
# From the body outwards, so that a parent is whole before its children; shoulders and hips may need each other.
ORDER = tuple(
    CANONICAL.index(name) for name in (*("left_shoulder", "right_shoulder", "left_hip", "right_hip") * 2, *PARENTS)
)
_LEGS_OF = {
    CANONICAL.index(f"{side}_hip"): [CANONICAL.index(f"{side}_{joint}") for joint in ("knee", "ankle", "toe")]
    for side in ("left", "right")
}
_HEAD = [CANONICAL.index(name) for name in ("nose", "left_eye", "right_eye", "left_ear", "right_ear")]
# A joint seen in less than this share of the poses is taken from the stance.
LEAST_SEEN_SHARE = 0.4


def idle(time_s: float) -> NDArray[np.float64]:
    """Return the stance (J, 2) with the sway of somebody who waits: hands fidget, the head looks about.

    Whoever lives moves more than a picture on the wall seems to, by which the tracker tells them apart.
    """
    height = np.clip(-STANCE[:, 1] / HEIGHT_M, 0, 1)[:, None]
    sway = np.array((0.012 * np.sin(0.9 * time_s), 0.004 * np.sin(1.7 * time_s)))
    fidget = np.zeros_like(STANCE)
    for side, phase in (("left", 0.0), ("right", 1.3)):
        swing = 0.03 * np.sin(1.7 * time_s + phase)
        fidget[CANONICAL.index(f"{side}_wrist")] = swing, 0.009 * np.sin(2.3 * time_s + phase)
        fidget[CANONICAL.index(f"{side}_elbow")] = 0.4 * swing, 0
    fidget[_HEAD] = 0.012 * np.sin(1.3 * time_s), 0
    swaying: NDArray[np.float64] = STANCE + height * sway + fidget
    return swaying


def on_still_legs(
    shape: NDArray[np.float64], depth: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return shape (J, 2) and depth (J,) with the legs straight below the hips, as of somebody behind a table."""
    shape, depth = shape.copy(), depth.copy()
    for hip, leg in _LEGS_OF.items():
        shape[leg], depth[leg] = shape[hip] + STANCE[leg] - STANCE[hip], 0
    return shape, depth


def fill_unseen(times_s: NDArray[np.float64], xy: NDArray[np.floating], *, metre: float) -> NDArray[np.float64]:
    """Return xy (T, J, 2) with every NaN filled: between the nearest seen times, or as the stance would have it.

    metre: length of a metre in the units of xy.
    """
    whole = xy.astype(np.float64).copy()
    for joint in range(whole.shape[1]):
        seen = ~np.isnan(whole[:, joint, 0])
        if seen.mean() >= LEAST_SEEN_SHARE:
            for axis in (0, 1):
                whole[:, joint, axis] = np.interp(times_s, times_s[seen], whole[seen, joint, axis])
        else:
            whole[:, joint] = np.nan
    for joint in ORDER:
        if np.isnan(whole[0, joint, 0]):
            _hang(whole, joint, metre)
    if np.isnan(whole).any():
        return np.broadcast_to(STANCE * metre, whole.shape).copy()
    return whole


def _hang(whole: NDArray[np.float64], joint: int, metre: float) -> None:
    """Place a joint at the stance's distance from its first known parents."""
    parents = [CANONICAL.index(name) for name in PARENTS[CANONICAL.joints[joint]]]
    known = [parent for parent in parents if not np.isnan(whole[0, parent, 0])]
    if known:
        offsets = STANCE[joint] - STANCE[known]
        whole[:, joint] = (whole[:, known] + offsets * metre).mean(axis=1)
