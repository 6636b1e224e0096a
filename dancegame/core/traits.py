"""What a dance is like before one dances it: its tempo, how much it moves, how hard it is, whether it needs legs.

Computed from the reference alone, in body heights, so that a small dancer far away and a tall one near by are alike.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Listing
from dancegame.core.song_energy import energy_of

# Beats a minute from which a song is no longer slow, and from which it is fast.
MEDIUM_BPM, FAST_BPM = 96.0, 126.0
# The energy from which a song is lively, and wild.
LIVELY, WILD = 0.46, 0.78
# Of speed, range and variety together, see `_difficulty`: the thresholds of the second and third step.
MIDDLING, HARD = 0.52, 0.60
# Legs that are seen this seldom, or move so little of a body height a second, are not needed.
SEEN_SHARE, STILL_LEGS = 0.5, 0.15
SEEN_CONFIDENCE = 0.35
GRID_HZ = 15.0
# Neck to hips as a share of an adult's height.
TORSO_SHARE = 0.295

_ENDS = [
    CANONICAL.index(f"{side}_{name}") for name in ("wrist", "ankle", "knee", "elbow") for side in ("left", "right")
]
_LEGS = [CANONICAL.index(f"{side}_{name}") for name in ("knee", "ankle") for side in ("left", "right")]
_SHOULDERS = [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")]
_HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]
Floats = NDArray[np.floating]


class Step(Enum):
    """Little, some or much: of tempo, energy and difficulty."""

    LOW = 1
    MIDDLE = 2
    HIGH = 3


@dataclass(frozen=True)
class Traits:
    """What a dance is like. is_seated: it can be danced sitting, its legs are unseen or hardly move."""

    tempo: Step
    energy: Step
    difficulty: Step
    is_seated: bool


@dataclass(frozen=True)
class Measures:
    """What traits are read off, in body heights: mean speed a second, mean reach from the hips, spread of the poses."""

    speed: float
    reach: float
    variety: float
    leg_speed: float
    leg_share: float

    @property
    def is_seated(self) -> bool:
        """Whether legs are unseen or hardly move."""
        return self.leg_share < SEEN_SHARE or self.leg_speed < STILL_LEGS


def traits_of(song: Listing, found: Measures) -> Traits:
    """Return what a dance is like, by its song and what was measured of it."""
    return Traits(
        tempo=_step(song.beats_a_minute, MEDIUM_BPM, FAST_BPM),
        energy=_step(energy_of(found.speed, song.drive), LIVELY, WILD),
        difficulty=_step(_difficulty(found), MIDDLING, HARD),
        is_seated=found.is_seated,
    )


def measure(reference: PoseSequence) -> Measures:
    """Measure a dance on an even grid of GRID_HZ."""
    seen, xy, body = _on_grid(reference)
    hips = xy[:, _HIPS].mean(axis=1)
    ends = (xy[:, _ENDS] - hips[:, None]) / body
    step = np.linalg.norm(np.diff(xy / body, axis=0), axis=-1) * GRID_HZ
    return Measures(
        speed=_mean(step[:, _ENDS]),
        reach=_percentile(np.linalg.norm(ends, axis=-1), 90),
        variety=_spread(ends),
        leg_speed=_mean(step[:, _LEGS]),
        leg_share=float(seen[:, _LEGS].mean()),
    )


def _on_grid(reference: PoseSequence) -> tuple[NDArray[np.bool_], Floats, float]:
    """Which joints are seen (T, J), where they are on the grid (N, J, 2), NaN where not, and the body's height."""
    grid_s = np.arange(reference.times_s[0], reference.times_s[-1] + 1e-6, 1 / GRID_HZ)
    seen = (reference.confidence > SEEN_CONFIDENCE) & np.isfinite(reference.xy).all(axis=-1)
    nearest = np.clip(np.searchsorted(reference.times_s, grid_s), 0, len(reference.times_s) - 1)
    xy = np.where(seen[..., None], reference.xy, np.nan)[nearest].astype(np.float64)
    return seen, xy, body_height(reference)


def speeds(reference: PoseSequence) -> Floats:
    """Return the mean speed of hands, feet, elbows and knees from step to step of a grid of GRID_HZ (N,).

    Body heights a second; where nothing of them is seen it is that of the moments beside.
    """
    _, xy, body = _on_grid(reference)
    step = np.linalg.norm(np.diff(xy[:, _ENDS] / body, axis=0), axis=-1) * GRID_HZ
    is_seen = np.isfinite(step)
    count = is_seen.sum(axis=1)
    mean = np.where(is_seen, step, 0).sum(axis=1) / np.maximum(count, 1)
    known = np.flatnonzero(count)
    return np.asarray(np.interp(np.arange(len(mean)), known, mean[known]) if len(known) else mean)


def body_height(reference: PoseSequence) -> float:
    """Return how tall a dancer is in the picture, standing, picture heights."""
    hips, shoulders = (reference.xy[:, joints].mean(axis=1) for joints in (_HIPS, _SHOULDERS))
    return max(_percentile(np.linalg.norm(shoulders - hips, axis=-1), 75) / TORSO_SHARE, 1e-6)


def _spread(ends: Floats) -> float:
    """Return the mean standard deviation of the places of joints (N, K, 2), where they are seen."""
    columns = ends.reshape(len(ends), -1).T
    spreads = [float(column[np.isfinite(column)].std()) for column in columns if np.isfinite(column).any()]
    return sum(spreads) / len(spreads) if spreads else 0.0


def _difficulty(found: Measures) -> float:
    """Speed, range and variety as one figure: what is quick, wide and never the same is hard."""
    return found.speed / 1.4 + 0.25 * found.reach + 1.2 * found.variety


def _step(value: float, middle: float, high: float) -> Step:
    return Step.HIGH if value >= high else Step.MIDDLE if value >= middle else Step.LOW


def _mean(values: Floats) -> float:
    finite = values[np.isfinite(values)]
    return float(finite.mean()) if finite.size else 0.0


def _percentile(values: Floats, share: float) -> float:
    finite = values[np.isfinite(values)]
    return float(np.percentile(finite, share)) if finite.size else 0.0
