"""How people differ from the reference: a style of their own, and sloppiness; all of it smooth noise, and seeded.

Nobody repeats a dance exactly, nobody trembles. What is random for one reason is drawn from a stream of its own: to
change one leaves the others alone.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.judge.bones import BONE_PARTS, deflected, stance, turned
from dancegame.bench.judge.motion import FINE_HZ, slow, spread
from dancegame.bench.judge.noise import wander
from dancegame.core.song import Move

Floats = NDArray[np.float64]

# Personal style 1 is as far from the reference as three professionals in sync are from each other, by their motion
# captures: half of the time a bone points farther aside than this, most of it for a moment (radians); a swing is larger
# or smaller by this share; they are this early or late for a while (seconds).
ASIDE_RAD = {
    "trunk": 0.09, "hips": 0.09, "shoulders": 0.19, "head": 0.2, "upper_arms": 0.33, "forearms": 0.38,
    "thighs": 0.17, "shins": 0.2, "feet": 0.2,
}  # fmt: skip
ALWAYS_SHARE, MOMENT_S = 0.35, 0.25
# An arm or leg that rests is held in another way, but seldom moved; from this spread on their legs differ wholly.
LIVELY_SPREAD, LIVELY_AROUND_S, RESTING_SHARE = 0.3, 0.6, 0.15
RESTING_PARTS = ("upper_arms", "forearms", "thighs", "shins", "feet")
SWING, SWING_AROUND_S = 0.15, 1.0
UNEVEN_S, UNEVEN_FOR_S = 0.05, 0.8
# At times they differ much more: spread of the logarithm of how much, and for how long.
OUTBURST, OUTBURST_S = 0.7, 0.6
# The median length of two normal deviates.
MEDIAN_OF_TWO = 1.177
# The sloppiest dancer: this much of the swings is lost, of the pose given up for standing, this late or early for a
# while, and this share of the moves are those of another dance.
LOST_SWING, LOST_POSE, LOST_TIME_S, LOST_MOVES = 0.5, 0.4, 0.25, 0.5
CROSSFADE_S = 0.15
_PARTS = tuple(dict.fromkeys(BONE_PARTS))
_PART_OF = [_PARTS.index(part) for part in BONE_PARTS]


def unevenness_s(count: int, *, style: float, sloppiness: float, seed: int) -> Floats:
    """Return by how much somebody is late (T,) at each moment, beside a delay; 0 on average."""
    random = np.random.default_rng([seed, 2])
    spread_s = style * UNEVEN_S + sloppiness * LOST_TIME_S
    late = wander(random, (count,), steps=UNEVEN_FOR_S * FINE_HZ)
    uneven_s: Floats = spread_s * (late - late.mean())
    return uneven_s


def restyled(bones: Floats, *, style: float, seed: int) -> Floats:
    """Return bones (T, B, 3) on the fine grid as another person holds and swings them."""
    if not style:
        return bones
    random = np.random.default_rng([seed, 3])
    around = slow(bones, SWING_AROUND_S)
    swing = random.normal(0, SWING, len(_PARTS))[_PART_OF][:, None]
    bones = turned(bones, around, -style * swing)
    habit = ALWAYS_SHARE * random.normal(size=(1, *bones.shape[1:]))
    moment = np.sqrt(1 - ALWAYS_SHARE**2) * wander(random, bones.shape, steps=MOMENT_S * FINE_HZ)
    aside = np.array([ASIDE_RAD[part] for part in BONE_PARTS])[:, None] / MEDIAN_OF_TWO
    may_rest = np.array([part in RESTING_PARTS for part in BONE_PARTS])[:, None]
    moment *= np.where(may_rest, np.clip(spread(bones, LIVELY_AROUND_S) / LIVELY_SPREAD, RESTING_SHARE, 1.0), 1.0)
    outburst = np.exp(OUTBURST * wander(random, (*bones.shape[:2], 1), steps=OUTBURST_S * FINE_HZ))
    return deflected(bones, style * aside * (habit + moment) * outburst)


def neglected(bones: Floats, *, sloppiness: float, seed: int) -> Floats:
    """Return bones (T, B, 3) on the fine grid that swing less and drift towards standing."""
    if not sloppiness:
        return bones
    random = np.random.default_rng([seed, 4])
    bones = turned(bones, slow(bones, SWING_AROUND_S), sloppiness * LOST_SWING)
    drift = np.clip(1 + wander(random, (len(bones), 1, 1), steps=2 * FINE_HZ), 0, 2)
    return turned(bones, stance(bones), sloppiness * LOST_POSE * drift)


def mistaken(
    bones: Floats, other: Floats, *, moves: Sequence[Move], at_s: Floats, sloppiness: float, seed: int
) -> Floats:
    """Return bones (T, B, 3) with some of the moves taken from another dance; at_s (T,): the song's seconds.

    Who mistakes more moves mistakes the same ones too.
    """
    random = np.random.default_rng([seed, 7])
    chances = random.random(len(moves))
    share = np.zeros(len(at_s))
    for move, chance in zip(moves, chances, strict=True):
        if chance < sloppiness * LOST_MOVES:
            edges = (move.start_s - CROSSFADE_S, move.start_s, move.end_s, move.end_s + CROSSFADE_S)
            share = np.maximum(share, np.interp(at_s, edges, (0, 1, 1, 0)))
    return turned(bones, other, share[:, None, None])
