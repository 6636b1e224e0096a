"""How long jumps last: whoever is in the air falls as the earth pulls, and a slowed video shows it."""

import math

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.songs.body_size import usual_height

# What falls, in body heights of an adult (1.7 m) a second squared.
GRAVITY = 9.81 / 1.7
# Feet this far above where they stand are in the air; body heights. On tiptoe ankles reach 0.05, toes 0.
LIFT = 0.035
# A flight of so many pictures has a parabola that can be told from a tremble; one of more seconds is none at any speed
# that people slow videos to (a quarter).
LEAST_PICTURES, LONGEST_S = 5, 3.0
# The way of the hips in the air has to be a parabola but for this share of it, and as high as this.
MOST_REST, LEAST_HEIGHT = 0.12, 0.02
# Nobody is in the air more often: where it seems so, the camera moves.
MOST_UP_SHARE = 0.35
# Nor does anybody jump on stiff legs: how much the height of the hips above the feet changes.
LEAST_BENT = 0.02
# One jump may be a stumble, or the camera.
LEAST_JUMPS = 2

_FEET = [CANONICAL.index(f"{side}_{joint}") for side in ("left", "right") for joint in ("ankle", "toe")]
_HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]


def slowness(times_s: NDArray[np.float64], xy: NDArray[np.float32], cuts: NDArray[np.intp]) -> float | None:
    """Return how many times too slowly a dancer falls, xy (T, J, 2); None where the dance has no jumps."""
    pulls = flights(times_s, xy, cuts)
    return math.sqrt(GRAVITY / float(np.median(pulls))) if len(pulls) >= LEAST_JUMPS else None


def flights(times_s: NDArray[np.float64], xy: NDArray[np.float32], cuts: NDArray[np.intp]) -> list[float]:
    """Return for each flight how fast the hips fall, body heights a second squared."""
    found: list[float] = []
    for shot in np.split(np.arange(len(xy)), cuts):
        height = usual_height(xy[shot])
        if height is None or len(shot) < LEAST_PICTURES:
            continue
        feet = xy[shot][:, _FEET, 1] / height
        floor = np.nanpercentile(feet, 90, axis=0) if np.isfinite(feet).any() else np.full(len(_FEET), np.nan)
        is_up = np.append((floor - feet > LIFT).all(axis=1), False)
        hips = xy[shot][:, _HIPS, 1].mean(axis=1) / height
        legs = feet.mean(axis=1) - hips
        if is_up.mean() > MOST_UP_SHARE or not _spread(legs) > LEAST_BENT:
            continue
        edges = np.flatnonzero(np.diff(is_up, prepend=False))
        for first, end in edges.reshape(-1, 2):
            pull = _pull(times_s[shot[first:end]], hips[first:end])
            if pull is not None:
                found.append(pull)
    return found


def _spread(lengths: NDArray[np.float32]) -> float:
    seen = lengths[np.isfinite(lengths)]
    return float(np.subtract(*np.percentile(seen, (95, 5)))) if len(seen) else 0.0


def _pull(times_s: NDArray[np.float64], heights: NDArray[np.float32]) -> float | None:
    """Return the acceleration of a flight downwards, None for what is no parabola."""
    if len(times_s) < LEAST_PICTURES or times_s[-1] - times_s[0] > LONGEST_S or not np.isfinite(heights).all():
        return None
    middle_s = times_s - times_s.mean()
    terms = np.polyfit(middle_s, heights.astype(np.float64), 2)
    rest = float(np.abs(np.polyval(terms, middle_s) - heights).max())
    if terms[0] <= 0 or np.ptp(heights) < LEAST_HEIGHT or rest > MOST_REST * np.ptp(heights):
        return None
    return 2 * float(terms[0])
