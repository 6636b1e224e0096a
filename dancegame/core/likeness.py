"""How alike two choreographies are: the shapes that limbs make, what moves when within a beat, how lively, how fast.

A guess is harder beside songs that are danced alike. The descriptor knows neither order nor side: a dance and its
mirror image are the same dance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.limbs import FORESHORTENED_SHARE, LIMB_NAMES, limb_vectors, usual_lengths
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import mirror

Floats = NDArray[np.float64]

# Directions are told apart in eighths of a turn; a limb along the line of sight has a place of its own.
DIRECTIONS = 8
PLACES = DIRECTIONS + 1
# Shapes are pairs of directions: what an arm or a leg does, and what both arms do at once. With their weights.
_SHAPES = (
    ("left_upper_arm", "left_forearm", 1.0),
    ("right_upper_arm", "right_forearm", 1.0),
    ("left_forearm", "right_forearm", 1.5),
    ("left_thigh", "left_shin", 0.75),
    ("right_thigh", "right_shin", 0.75),
    ("trunk", "shoulders", 0.25),
)
SHAPES = tuple((LIMB_NAMES.index(one), LIMB_NAMES.index(other)) for one, other, _ in _SHAPES)
SHAPE_WEIGHTS: Floats = np.array([weight for *_, weight in _SHAPES])
# Shapes change slowly: so many a second are counted.
SHAPES_HZ = 10.0
PHASES = 8
# The beat that is taken where a song has none.
UNKNOWN_BEAT_S = 0.5
# What the differences weigh; shapes tell most about a dance.
SHAPE_WEIGHT, LIMB_WEIGHT, PHASE_WEIGHT, SPEED_WEIGHT, TEMPO_WEIGHT = 0.6, 0.15, 0.05, 0.1, 0.1
# An estimator's jitter is no movement: speeds, in limb lengths a second, are counted above this.
RESTING_SPEED = 0.15


@dataclass(frozen=True)
class Descriptor:
    """What a dance is like.

    shapes: (S, PLACES, PLACES) share of the time in which each pair of limbs points each way.
    limbs: (K,) share of all movement that each limb makes. phases: (PHASES,) share of it in each part of a beat.
    speed: mean speed of the limbs in lengths a second. beat_s: seconds from beat to beat.
    """

    shapes: Floats
    limbs: Floats
    phases: Floats
    speed: float
    beat_s: float


def describe(reference: PoseSequence, *, beats_s: Sequence[float] = ()) -> Descriptor:
    """Return the descriptor of a dance."""
    sides = [limb_vectors(xy) for xy in (reference.xy, mirror(reference.xy, axis_x=0.0))]
    usual = usual_lengths(np.concatenate(sides))
    speeds = [_speeds(vectors / usual[:, None], reference.times_s) for vectors in sides]
    moved = np.nan_to_num(np.mean(speeds, axis=0))
    stride = max(1, round(reference.fps / SHAPES_HZ))
    left, right = (_count_shapes(vectors[::stride], usual) for vectors in sides)
    return Descriptor(
        shapes=_shares(left + right),
        limbs=_shares(moved.sum(axis=0)[None])[0],
        phases=_phases(reference.times_s, moved.sum(axis=1), beats_s),
        speed=float(moved.mean()),
        beat_s=float(np.median(np.diff(beats_s))) if len(beats_s) > 1 else UNKNOWN_BEAT_S,
    )


def likeness(one: Descriptor, other: Descriptor) -> float:
    """Return how alike two dances are: 1 is the same, 0 has nothing in common."""
    apart = _apart(one.shapes, other.shapes)
    return 1.0 - (
        SHAPE_WEIGHT * float(apart @ SHAPE_WEIGHTS / SHAPE_WEIGHTS.sum())
        + LIMB_WEIGHT * float(_apart(one.limbs[None], other.limbs[None])[0])
        + PHASE_WEIGHT * float(_apart(one.phases[None], other.phases[None])[0])
        + SPEED_WEIGHT * _ratio_apart(one.speed, other.speed)
        + TEMPO_WEIGHT * _ratio_apart(one.beat_s, other.beat_s)
    )


def _apart(one: Floats, other: Floats) -> Floats:
    """What shares (N, ...) do not have in common, 0 to 1 (N,)."""
    apart: Floats = np.abs(one - other).reshape(len(one), -1).sum(axis=1) / 2
    return apart


def _ratio_apart(one: float, other: float) -> float:
    """0 for the same, 1 for twice as much or more."""
    return min(1.0, abs(float(np.log2(max(one, 1e-6) / max(other, 1e-6)))))


def _count_shapes(vectors: Floats, usual: Floats) -> Floats:
    """Counts (S, PLACES, PLACES) of the poses (T, K, 2) in each shape."""
    places = _places(vectors, usual)
    return np.stack([np.einsum("ta,tb->ab", places[:, one], places[:, other]) for one, other in SHAPES])


def _places(vectors: Floats, usual: Floats) -> Floats:
    """How much limbs (T, K, 2) point each way: (T, K, PLACES), between two directions to both; 0 where unseen."""
    turns = np.nan_to_num(np.arctan2(vectors[..., 1], vectors[..., 0])) / (2 * np.pi) * DIRECTIONS
    around = (turns[..., None] - np.arange(DIRECTIONS) + DIRECTIONS / 2) % DIRECTIONS - DIRECTIONS / 2
    lengths = np.linalg.norm(vectors, axis=-1)
    is_seen = np.isfinite(lengths) & np.isfinite(usual)
    across = is_seen & (np.nan_to_num(lengths) >= FORESHORTENED_SHARE * np.nan_to_num(usual))
    places = np.concatenate([np.maximum(0.0, 1 - np.abs(around)), np.ones((*turns.shape, 1))], axis=-1)
    places[..., :DIRECTIONS] *= across[..., None]
    places[..., DIRECTIONS] *= is_seen & ~across
    return np.asarray(places)


def _speeds(vectors: Floats, times_s: Floats) -> Floats:
    """Speeds (T, K) of limbs (T, K, 2), in lengths a second; NaN where unseen."""
    if len(times_s) < 2:
        return np.zeros(vectors.shape[:2])
    change = np.linalg.norm(np.gradient(vectors, axis=0), axis=-1) / np.gradient(times_s)[:, None]
    speeds: Floats = np.maximum(0.0, change - RESTING_SPEED)
    return speeds


def _phases(times_s: Floats, moved: Floats, beats_s: Sequence[float]) -> Floats:
    if len(beats_s) < 2:
        return np.full(PHASES, 1 / PHASES)
    place = np.interp(times_s, beats_s, np.arange(len(beats_s)))
    movement: Floats = np.zeros((1, PHASES))
    np.add.at(movement[0], (place * PHASES).astype(int) % PHASES, moved)
    return np.asarray(_shares(movement)[0])


def _shares(values: Floats) -> Floats:
    """Scale values (N, ...) so that each of the N sums to 1; equal shares where there is nothing."""
    flat = values.reshape(len(values), -1)
    total = flat.sum(axis=1, keepdims=True)
    shares = np.divide(flat, total, out=np.full_like(flat, 1 / flat.shape[1]), where=total > 0)
    return np.asarray(shares.reshape(values.shape))
