"""The canonical skeleton: joint names, limbs and the permutation that mirrors left and right."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Skeleton:
    """Names of J joints and the pairs of them that are joined by a limb."""

    joints: tuple[str, ...]
    limbs: tuple[tuple[str, str], ...]

    def __len__(self) -> int:
        return len(self.joints)

    def index(self, joint: str) -> int:
        """Return the place of a joint; ValueError for a name the skeleton does not have."""
        return self.joints.index(joint)

    @cached_property
    def limb_indices(self) -> tuple[tuple[int, int], ...]:
        """The limbs as pairs of joint indices."""
        return tuple((self.index(a), self.index(b)) for a, b in self.limbs)

    @cached_property
    def mirror_permutation(self) -> NDArray[np.intp]:
        """(J,) index of each joint's partner on the other side; itself where there is none."""
        return np.array([self.index(_other_side(name)) for name in self.joints], dtype=np.intp)


def _other_side(name: str) -> str:
    if name.startswith("left_"):
        return "right_" + name.removeprefix("left_")
    if name.startswith("right_"):
        return "left_" + name.removeprefix("right_")
    return name


# COCO-17 order, then the toes.
CANONICAL = Skeleton(
    joints=(
        "nose", "left_eye", "right_eye", "left_ear", "right_ear",
        "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist",
        "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
        "left_toe", "right_toe",
    ),
    limbs=(
        ("left_shoulder", "right_shoulder"), ("left_hip", "right_hip"),
        ("left_shoulder", "left_hip"), ("right_shoulder", "right_hip"),
        ("left_shoulder", "left_elbow"), ("left_elbow", "left_wrist"),
        ("right_shoulder", "right_elbow"), ("right_elbow", "right_wrist"),
        ("left_hip", "left_knee"), ("left_knee", "left_ankle"), ("left_ankle", "left_toe"),
        ("right_hip", "right_knee"), ("right_knee", "right_ankle"), ("right_ankle", "right_toe"),
        ("nose", "left_eye"), ("nose", "right_eye"), ("left_eye", "left_ear"), ("right_eye", "right_ear"),
    ),
)  # fmt: skip


def mirror(points: NDArray[np.float32], *, axis_x: float) -> NDArray[np.float32]:
    """Mirror points (..., J, 2 or 3) at the vertical line x = axis_x and swap left and right joints.

    Mirroring twice at the same axis is the identity (up to float rounding). Units are those of the points.
    """
    swapped = points[..., CANONICAL.mirror_permutation, :].copy()
    swapped[..., 0] = 2 * axis_x - swapped[..., 0]
    return swapped


def mirror_confidence(confidence: NDArray[np.float32]) -> NDArray[np.float32]:
    """Swap left and right of confidence (..., J)."""
    return confidence[..., CANONICAL.mirror_permutation]
