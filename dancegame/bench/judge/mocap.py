"""Reads motion capture (BVH) as bodies in metres: three real dancers of one dance, to be seen from any side."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from dancegame.core.skeleton import CANONICAL

Floats = NDArray[np.float64]

CENTIMETRE = 0.01
# Where the face is in a head's own axes (its left, up, forwards), in centimetres.
FACE_CM = {
    "nose": (0, 8, 11), "left_eye": (3, 10, 9), "right_eye": (-3, 10, 9), "left_ear": (7, 9, 1), "right_ear": (-7, 9, 1)
}  # fmt: skip
AXES = "XYZ"
LEFT_HIP, RIGHT_HIP = CANONICAL.index("left_hip"), CANONICAL.index("right_hip")


@dataclass
class _Joint:
    """A joint of the file: its place in the list of its parent (-1: none), where it hangs, what the columns mean."""

    name: str
    parent: int
    offset: Floats
    channels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mocap:
    """A motion capture. times_s (T,). world (T, J, 3) metres from the pelvis, y down; path (T, 3): where that is."""

    times_s: Floats
    world: Floats
    path: Floats

    @property
    def facing_deg(self) -> float:
        """How far the dancer is usually turned, about the vertical, from facing a camera that looks along z."""
        hips = self.world[:, LEFT_HIP] - self.world[:, RIGHT_HIP]
        turns = hips[:, 0] - 1j * hips[:, 2]
        return float(np.degrees(np.angle((turns / np.maximum(np.abs(turns), 1e-6)).mean())))


def read_mocap(path: Path) -> Mocap:
    """Read a BVH file whose joints are named as in the usual skeleton of 23. ValueError where one is missing."""
    header, _, motion = path.read_text(encoding="utf-8").partition("MOTION")
    joints = _read_joints(header.split())
    words = motion.split()
    count, step_s = int(words[1]), float(words[4])
    values = np.array(words[5:], dtype=np.float64).reshape(count, -1)
    places, head_turns = _forward(joints, values)
    missing = {_bvh_name(name) for name in CANONICAL.joints if name not in FACE_CM} - set(places)
    if missing:
        raise ValueError(f"{path} has no joint {', '.join(sorted(missing))}")
    points = [_point(name, places, head_turns) for name in CANONICAL.joints]
    world: Floats = np.stack(points, axis=1) * CENTIMETRE * (1, -1, -1)
    pelvis = world[:, [LEFT_HIP, RIGHT_HIP]].mean(axis=1)
    times_s: Floats = np.arange(count, dtype=np.float64) * step_s
    return Mocap(times_s, world - pelvis[:, None], pelvis - np.median(pelvis, axis=0))


def _read_joints(words: list[str]) -> list[_Joint]:
    joints: list[_Joint] = []
    open_joints: list[int] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word in ("ROOT", "JOINT", "End"):
            name = words[at + 1] if word != "End" else f"{joints[open_joints[-1]].name} end"
            joints.append(_Joint(name, open_joints[-1] if open_joints else -1, np.zeros(3)))
        elif word == "{":
            open_joints.append(len(joints) - 1)
        elif word == "}":
            open_joints.pop()
        elif word == "OFFSET":
            joints[-1].offset = np.array(words[at + 1 : at + 4], dtype=np.float64)
        elif word == "CHANNELS":
            count = int(words[at + 1])
            joints[-1].channels = tuple(words[at + 2 : at + 2 + count])
        at += 1
    return joints


def _forward(joints: list[_Joint], values: Floats) -> tuple[dict[str, Floats], Rotation]:
    """Return where each joint is (T, 3), centimetres, y up, and how the head is turned."""
    places: list[Floats] = []
    turns: list[Rotation] = []
    column = 0
    for joint in joints:
        offset = np.tile(joint.offset, (len(values), 1))
        turn = Rotation.identity(len(values))
        for channel in joint.channels:
            if channel.endswith("position"):
                offset[:, AXES.index(channel[0])] = values[:, column]
            else:
                turn = turn * Rotation.from_euler(channel[0], values[:, column : column + 1], degrees=True)
            column += 1
        if joint.parent >= 0:
            offset = places[joint.parent] + turns[joint.parent].apply(offset)
            turn = turns[joint.parent] * turn
        places.append(offset)
        turns.append(turn)
    names = [joint.name for joint in joints]
    return dict(zip(names, places, strict=True)), turns[names.index("Head")]


def _point(name: str, places: dict[str, Floats], head_turns: Rotation) -> Floats:
    if name in FACE_CM:
        on_head: Floats = places["Head"] + head_turns.apply(np.array(FACE_CM[name], dtype=np.float64))
        return on_head
    return places[_bvh_name(name)]


def _bvh_name(name: str) -> str:
    """The file's name of a joint: left_knee is LeftKnee."""
    return "".join(word.capitalize() for word in name.split("_"))
