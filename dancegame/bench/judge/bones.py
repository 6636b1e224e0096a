"""A body as a tree of bones in metres: dances are bent, and bodies of other proportions made, bone by bone."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.stance import STANCE

Floats = NDArray[np.float64]

# Two points that no estimator names hold the body together: the pelvis (the origin) and the chest.
PELVIS, CHEST = "pelvis", "chest"
# Each bone: the point at its end, the point it hangs from, the part of the body that it belongs to.
BONES = (
    (CHEST, PELVIS, "trunk"),
    *((f"{side}_hip", PELVIS, "hips") for side in ("left", "right")),
    *((f"{side}_shoulder", CHEST, "shoulders") for side in ("left", "right")),
    ("nose", CHEST, "head"),
    *((f"{side}_{joint}", "nose", "head") for joint in ("eye", "ear") for side in ("left", "right")),
    *((f"{side}_elbow", f"{side}_shoulder", "upper_arms") for side in ("left", "right")),
    *((f"{side}_wrist", f"{side}_elbow", "forearms") for side in ("left", "right")),
    *((f"{side}_knee", f"{side}_hip", "thighs") for side in ("left", "right")),
    *((f"{side}_ankle", f"{side}_knee", "shins") for side in ("left", "right")),
    *((f"{side}_toe", f"{side}_ankle", "feet") for side in ("left", "right")),
)
BONE_ENDS = tuple(end for end, _, _ in BONES)
BONE_PARTS = tuple(part for _, _, part in BONES)
BONE_COUNT = len(BONES)
POINTS = (*CANONICAL.joints, PELVIS, CHEST)
_LEFT_RIGHT = {"hip": PELVIS, "shoulder": CHEST}


@dataclass(frozen=True)
class Build:
    """How long the bones of a body are beside those of the reference, part by part."""

    trunk: float = 1.0
    hips: float = 1.0
    shoulders: float = 1.0
    head: float = 1.0
    upper_arms: float = 1.0
    forearms: float = 1.0
    thighs: float = 1.0
    shins: float = 1.0
    feet: float = 1.0

    def factors(self) -> Floats:
        """Return the factor of each bone (B,)."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)}
        return np.array([parts[part] for part in BONE_PARTS])


def bones_of(world: NDArray[np.floating]) -> Floats:
    """Return the bones (T, B, 3) of bodies (T, J, 3) in metres."""
    points = {joint: world[:, place].astype(np.float64) for place, joint in enumerate(CANONICAL.joints)}
    for joint, middle in _LEFT_RIGHT.items():
        points[middle] = (points[f"left_{joint}"] + points[f"right_{joint}"]) / 2
    return np.stack([points[end] - points[start] for end, start, _ in BONES], axis=1)


def joints_of(bones: Floats) -> Floats:
    """Return bodies (T, J, 3) in metres, pelvis at the origin, of their bones (T, B, 3)."""
    points = {PELVIS: np.zeros((len(bones), 3))}
    for place, (end, start, _) in enumerate(BONES):
        points[end] = points[start] + bones[:, place]
    return np.stack([points[joint] for joint in CANONICAL.joints], axis=1)


def turned(bones: Floats, towards: Floats, share: NDArray[np.floating] | float) -> Floats:
    """Return bones (T, B, 3) turned by a share (0: not, 1: wholly, below 0: away) towards other bones' directions."""
    lengths, directions = _lengths(bones), bones / _lengths(bones)
    target = towards / _lengths(towards)
    blend = directions + share * (target - directions)
    return blend / _lengths(blend) * lengths


def deflected(bones: Floats, deflection: Floats) -> Floats:
    """Return bones (T, B, 3) with a deflection (T, B, 3), about radians, added to their directions."""
    lengths = _lengths(bones)
    blend = bones / lengths + deflection
    return blend / _lengths(blend) * lengths


def stance(bones: Floats) -> Floats:
    """Return the bones (1, B, 3) of the same body standing relaxed."""
    flat = np.concatenate((STANCE, np.zeros((len(STANCE), 1))), axis=1)[None]
    relaxed = bones_of(flat)
    return relaxed / _lengths(relaxed) * np.median(_lengths(bones), axis=0, keepdims=True)


def _lengths(bones: Floats) -> Floats:
    lengths: Floats = np.maximum(np.linalg.norm(bones, axis=-1, keepdims=True), 1e-6)
    return lengths
