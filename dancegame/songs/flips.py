"""Repairs pictures in which an estimator took left for right: for a moment the body's two sides change places."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.songs.body_size import usual_height
from dancegame.songs.extract import Extracted

# What is taken for its other side at once.
GROUPS = (
    ("eye", "ear"),
    ("shoulder", "elbow", "wrist"),
    ("hip", "knee", "ankle", "toe"),
)
_GROUPS = [[CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in names] for names in GROUPS]
# Mean way of a group's joints from picture to picture beyond which one jump is like another, in body heights.
MOST_WAY = 0.25
# To be changed back costs this much a second, in body heights: only a flip whose two jumps are larger than that is
# repaired, so that somebody who turns round, for whom both sides cross slowly, keeps his sides.
SECOND_COST = 0.15
# And this once: estimators tremble.
FLIP_COST = 0.06


@dataclass(frozen=True)
class Unflipped:
    """What was seen with its flips repaired, and how many there were."""

    extracted: Extracted
    flips: int


def repair_flips(extracted: Extracted, *, cuts: NDArray[np.intp]) -> Unflipped:
    """Return the dancer with both sides where they belong, shot by shot."""
    height = usual_height(extracted.xy)
    if height is None:
        return Unflipped(extracted, 0)
    xy = extracted.xy / np.float32(height)
    flips, order = 0, np.tile(np.arange(len(CANONICAL)), (len(xy), 1))
    for shot in np.split(np.arange(len(xy)), cuts):
        for group in _GROUPS:
            is_flipped = _flipped(xy[shot], extracted.times_s[shot], group)
            flips += int(np.count_nonzero(np.diff(is_flipped.astype(int), prepend=0) > 0))
            order[shot[is_flipped][:, None], group] = CANONICAL.mirror_permutation[group]
    return Unflipped(_reordered(extracted, order), flips) if flips else Unflipped(extracted, 0)


def _flipped(xy: NDArray[np.float32], times_s: NDArray[np.float64], group: list[int]) -> NDArray[np.bool_]:
    """Return (T,) in which pictures of a shot the sides of a group are exchanged: the cheapest row of states (Viterbi).

    xy: (T, J, 2) body heights.
    """
    seen = np.flatnonzero(np.isfinite(xy[:, group, 0]).any(axis=1))
    is_flipped = np.zeros(len(xy), np.bool_)
    if len(seen) < 2:
        return is_flipped
    own, other = xy[seen][:, group], xy[seen][:, CANONICAL.mirror_permutation[group]]
    steps_s = np.diff(times_s[seen])
    same, change = _ways(own[:-1], own[1:]), _ways(own[:-1], other[1:])
    is_flipped[seen] = _cheapest(same, change + FLIP_COST / 2, steps_s * SECOND_COST)
    return is_flipped


def _ways(before: NDArray[np.float32], after: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return (T - 1,) the mean way of the joints seen in both, at most MOST_WAY; 0 where there are none."""
    way = np.linalg.norm(after - before, axis=-1)
    is_seen = np.isfinite(way)
    total = np.where(is_seen, np.minimum(way, MOST_WAY), 0.0).sum(axis=1)
    return np.asarray(total / np.maximum(is_seen.sum(axis=1), 1), np.float64)


def _cheapest(
    same: NDArray[np.float64], change: NDArray[np.float64], staying: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return (T,) the cheapest states: same (T - 1,) to keep a state, change to change it, staying to be flipped."""
    straight, flipped = 0.0, FLIP_COST / 2
    came_from = np.zeros((len(same) + 1, 2), np.int8)
    for at, (keep, turn, cost) in enumerate(zip(same, change, staying, strict=True), start=1):
        came_from[at] = flipped + turn < straight + keep, flipped + keep <= straight + turn
        straight, flipped = (
            min(straight + keep, flipped + turn),
            min(flipped + keep, straight + turn) + cost,
        )
    states = np.zeros(len(came_from), np.bool_)
    state = int(flipped + FLIP_COST / 2 < straight)
    for at in range(len(states) - 1, -1, -1):
        states[at] = state
        state = int(came_from[at, state])
    return states


def _reordered(extracted: Extracted, order: NDArray[np.intp]) -> Extracted:
    world = extracted.world
    return replace(
        extracted,
        xy=np.take_along_axis(extracted.xy, order[..., None], axis=1),
        confidence=np.take_along_axis(extracted.confidence, order, axis=1),
        world=None if world is None else np.take_along_axis(world, order[..., None], axis=1),
    )
