"""The limbs that are judged, and how each of them points and moves.

A limb's direction in the picture does not depend on where a dancer stands, how tall they are or how far away,
which makes it the one feature that the whole judgement rests on.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL

Floats = NDArray[np.float64]

Joints = tuple[str, ...]


class Limb(NamedTuple):
    """A line between the middles of two groups of one or two joints, with its share of the judgement."""

    name: str
    start: Joints
    end: Joints
    share: float


# Forearms and shins carry the dance a little more than upper arms and thighs; the trunk moves less and is drawn along.
LIMBS = (
    *(
        Limb(f"{side}_{name}", (f"{side}_{start}",), (f"{side}_{end}",), share)
        for side in ("left", "right")
        for name, start, end, share in (
            ("upper_arm", "shoulder", "elbow", 1.0),
            ("forearm", "elbow", "wrist", 1.2),
            ("thigh", "hip", "knee", 1.0),
            ("shin", "knee", "ankle", 1.2),
        )
    ),
    Limb("trunk", ("left_hip", "right_hip"), ("left_shoulder", "right_shoulder"), 0.5),
    Limb("shoulders", ("left_shoulder",), ("right_shoulder",), 0.5),
    Limb("head", ("left_shoulder", "right_shoulder"), ("nose",), 0.3),
)
LIMB_NAMES = tuple(limb.name for limb in LIMBS)
LIMB_COUNT = len(LIMBS)
LIMB_SHARES: Floats = np.array([limb.share for limb in LIMBS])


def _joint_pairs(groups: list[Joints]) -> NDArray[np.intp]:
    """Return (K, 2) the joints between which a point lies; a single joint stands twice."""
    return np.array([(CANONICAL.index(group[0]), CANONICAL.index(group[-1])) for group in groups], dtype=np.intp)


FROM_JOINTS, TO_JOINTS = _joint_pairs([limb.start for limb in LIMBS]), _joint_pairs([limb.end for limb in LIMBS])

# A limb shorter in the picture than this share of its usual length points at the camera or away from it: its
# direction is mostly noise, so it fades instead of spinning.
FORESHORTENED_SHARE = 0.6
USUAL_LENGTH_SHARE = 0.85
# Directions are averaged over 5 points and differentiated over 4 steps of a 30 Hz grid: wide enough for the jitter
# of an estimator, narrow enough for a movement on half a beat.
SMOOTHING_STEPS = 2
DIFFERENCE_STEPS = 2
MARGIN_STEPS = SMOOTHING_STEPS + DIFFERENCE_STEPS
# A thigh is about 0.85 trunks long. Where both are usually seen shorter than this they point at the camera: the
# dancer sits, and only what is above the hips dances.
SEATED_THIGH_TRUNKS = 0.5
_THIGHS = [LIMB_NAMES.index("left_thigh"), LIMB_NAMES.index("right_thigh")]
_LEGS = [place for place, name in enumerate(LIMB_NAMES) if name.endswith(("thigh", "shin"))]
_TRUNK = LIMB_NAMES.index("trunk")


@dataclass(frozen=True)
class LimbMotion:
    """How K limbs point and move at T moments of an even grid.

    direction: (T, K, 2), length at most 1, shorter where the limb is foreshortened; 0 where unseen.
    velocity: (T, K, 2) change of direction a second. is_seen: (T, K) bool.
    """

    direction: Floats
    velocity: Floats
    is_seen: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.direction)

    def stretch(self, start: int, end: int) -> "LimbMotion":
        """Return the moments from start up to, not including, end."""
        return LimbMotion(self.direction[start:end], self.velocity[start:end], self.is_seen[start:end])


def limb_vectors(xy: NDArray[np.floating]) -> Floats:
    """Return the limbs (..., K, 2) of poses (..., J, 2) in the units of the poses; NaN where a joint is unseen."""
    ends = (
        xy[..., TO_JOINTS[:, 0], :]
        + xy[..., TO_JOINTS[:, 1], :]
        - xy[..., FROM_JOINTS[:, 0], :]
        - xy[..., FROM_JOINTS[:, 1], :]
    )
    vectors: Floats = ends.astype(np.float64) / 2
    return vectors


def usual_lengths(vectors: Floats) -> Floats:
    """Return the usual length (K,) of each limb in these vectors (T, K, 2); NaN for a limb never seen."""
    lengths = np.sort(np.hypot(vectors[..., 0], vectors[..., 1]), axis=0)  # NaN comes last
    counts = np.isfinite(lengths).sum(axis=0)
    places = np.maximum(0, np.round(USUAL_LENGTH_SHARE * (counts - 1)).astype(np.intp))
    usual: Floats = lengths[places, np.arange(lengths.shape[1])]
    return usual


def without_seated_legs(usual: Floats) -> Floats:
    """Return usual lengths (K,) in which the legs of somebody who sits are never seen."""
    if not np.all(usual[_THIGHS] < SEATED_THIGH_TRUNKS * usual[_TRUNK]):
        return usual
    without = usual.copy()
    without[_LEGS] = np.nan
    return without


def limb_motion(vectors: Floats, *, usual: Floats, step_s: float) -> LimbMotion:
    """Return directions and velocities of limb vectors (T, K, 2) on a grid of step_s seconds.

    usual: (K,) usual lengths of the same dancer, in the units of the vectors.
    """
    lengths = np.linalg.norm(vectors, axis=-1)
    is_seen = np.isfinite(lengths) & np.isfinite(usual)
    scale = np.maximum(np.maximum(lengths, FORESHORTENED_SHARE * usual), 1e-9)
    direction = np.where(is_seen[..., None], vectors / np.where(is_seen, scale, 1.0)[..., None], 0.0)
    velocity = _slope(_average(direction, SMOOTHING_STEPS), DIFFERENCE_STEPS) / step_s
    velocity[~_all_within(is_seen, MARGIN_STEPS)] = 0.0
    return LimbMotion(direction, velocity, is_seen)


def _average(values: Floats, reach: int) -> Floats:
    padded = np.pad(values, ((reach, reach), (0, 0), (0, 0)), mode="edge")
    average: Floats = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1, axis=0).mean(axis=-1)
    return average


def _slope(values: Floats, reach: int) -> Floats:
    padded = np.pad(values, ((reach, reach), (0, 0), (0, 0)), mode="edge")
    difference: Floats = (padded[2 * reach :] - padded[: -2 * reach]) / (2 * reach)
    return difference


def _all_within(flags: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    padded = np.pad(flags, ((reach, reach), (0, 0)), mode="edge")
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1, axis=0).all(axis=-1))
