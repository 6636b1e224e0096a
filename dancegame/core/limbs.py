"""The limbs that are judged, and how each of them points and moves.

A limb's direction in the picture does not depend on where a dancer stands, how tall they are or how far away,
which makes it the one feature that the whole judgement rests on.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL

Floats = NDArray[np.float64]

# A limb is a line between the middles of two groups of joints, with its share of the judgement. Forearms carry the
# dance a little more than upper arms; the trunk moves less and is drawn along by the rest.
_SIDED = (
    ("upper_arm", "shoulder", "elbow", 1.0),
    ("forearm", "elbow", "wrist", 1.2),
    ("thigh", "hip", "knee", 1.0),
    ("shin", "knee", "ankle", 1.2),
)
_CENTRAL = (
    ("trunk", ("left_hip", "right_hip"), ("left_shoulder", "right_shoulder"), 0.5),
    ("shoulders", ("left_shoulder",), ("right_shoulder",), 0.5),
    ("head", ("left_shoulder", "right_shoulder"), ("nose",), 0.3),
)
_LIMBS = (
    *((f"{side}_{name}", (f"{side}_{a}",), (f"{side}_{b}",), share)
      for side in ("left", "right") for name, a, b, share in _SIDED),
    *_CENTRAL,
)  # fmt: skip
LIMB_NAMES = tuple(limb[0] for limb in _LIMBS)
LIMB_COUNT = len(_LIMBS)
LIMB_SHARES: Floats = np.array([limb[3] for limb in _LIMBS])


def _average_matrix(groups: list[tuple[str, ...]]) -> Floats:
    matrix = np.zeros((len(groups), len(CANONICAL)))
    for row, group in enumerate(groups):
        for joint in group:
            matrix[row, CANONICAL.index(joint)] = 1 / len(group)
    return matrix


_FROM = _average_matrix([limb[1] for limb in _LIMBS])
_TO = _average_matrix([limb[2] for limb in _LIMBS])
_VECTOR = _TO - _FROM
_NEEDS = (_FROM + _TO) > 0

# A limb shorter in the picture than this share of its usual length points at the camera or away from it: its
# direction is mostly noise, so it fades instead of spinning.
FORESHORTENED_SHARE = 0.6
USUAL_LENGTH_PERCENTILE = 85.0
# Directions are averaged over 5 points and differentiated over 4 steps of a 30 Hz grid: wide enough for the jitter
# of an estimator, narrow enough for a movement on half a beat.
SMOOTHING_STEPS = 2
DIFFERENCE_STEPS = 2


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
    """Return the limbs (T, K, 2) of poses (T, J, 2) in the units of the poses; NaN where a joint is unseen."""
    known = np.isfinite(xy[..., 0])
    vectors: Floats = np.einsum("kj,tjd->tkd", _VECTOR, np.where(known[..., None], xy, 0.0))
    vectors[known.astype(np.float64) @ _NEEDS.T < _NEEDS.sum(axis=1)] = np.nan
    return vectors


def usual_lengths(vectors: Floats) -> Floats:
    """Return the usual length (K,) of each limb in these vectors (T, K, 2); NaN for a limb never seen."""
    lengths = np.linalg.norm(vectors, axis=-1)
    usual = np.full(lengths.shape[1], np.nan)
    for limb in np.flatnonzero(np.isfinite(lengths).any(axis=0)):
        usual[limb] = np.nanpercentile(lengths[:, limb], USUAL_LENGTH_PERCENTILE)
    return usual


def limb_motion(vectors: Floats, *, usual: Floats, step_s: float) -> LimbMotion:
    """Return directions and velocities of limb vectors (T, K, 2) on a grid of step_s seconds.

    usual: (K,) usual lengths of the same dancer, in the units of the vectors.
    """
    lengths = np.linalg.norm(vectors, axis=-1)
    is_seen = np.isfinite(lengths) & np.isfinite(usual)
    scale = np.maximum(np.maximum(lengths, FORESHORTENED_SHARE * usual), 1e-9)
    direction = np.where(is_seen[..., None], vectors / np.where(is_seen, scale, 1.0)[..., None], 0.0)
    velocity = _slope(_average(direction, SMOOTHING_STEPS), DIFFERENCE_STEPS) / step_s
    reach = SMOOTHING_STEPS + DIFFERENCE_STEPS
    velocity[~_all_within(is_seen, reach)] = 0.0
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
