"""Easier ways to dance: seated, or without jumps. What is left out counts nothing, what remains is worth everything."""

from dataclasses import replace
from enum import Enum
from math import ceil

import numpy as np
from numpy.typing import NDArray

from dancegame.core.choreography import JudgedStretch, judged_stretches
from dancegame.core.jumps import jumping
from dancegame.core.limbs import LIMB_SHARES
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move

# A move of whose movement (speed squared, by the shares of the limbs) less remains is left out: nobody can tell whoever
# dances that little from whoever sits still.
LEAST_LEFT = 0.1
# But of the moves that can be danced at all so large a share is: of a dance of nothing but steps, what else there is.
LEAST_DANCED = 0.25
# A trunk that leans further than 60 degrees lies, or the hands are on the floor; for so large a share of a move.
UPRIGHT, FLOOR_SHARE = 0.5, 0.3

_LEGS = [CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in ("knee", "ankle", "toe")]
_SHOULDERS = [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")]
_HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]
Flags = NDArray[np.bool_]


class Ease(Enum):
    """How a dance is made easier.

    NO_JUMPS: where the dancer jumps the legs count nothing. SEATED: they never do, and nobody lies down.
    """

    WHOLE = "whole"
    NO_JUMPS = "no-jumps"
    SEATED = "seated"


def fitting(dance: Dance, ease: Ease) -> Ease:
    """Return how a dance is danced by somebody who asks for an ease: whole, where that would leave nothing out."""
    return ease if _without_legs(dance.reference, ease).any() else Ease.WHOLE


def eased(dance: Dance, ease: Ease) -> Dance:
    """Return the dance that is judged: legs unseen where they count nothing, what is left out marked as rests."""
    without_legs = _without_legs(dance.reference, ease)
    if not without_legs.any():
        return dance
    reference, moves = _with_unseen_legs(dance.reference, without_legs), dance.song.moves
    lying = _lying(dance.reference, moves) if ease is Ease.SEATED else frozenset()
    danced = _danced(dance.reference, reference, moves, lying)
    rested = tuple(move if place in danced else _rest(move) for place, move in enumerate(moves))
    return Dance(replace(dance.song, moves=rested), reference)


def _rest(move: Move) -> Move:
    return replace(move, is_rest=True, is_gold=False)


def _without_legs(reference: PoseSequence, ease: Ease) -> Flags:
    """(T,) where legs that are seen count nothing."""
    match ease:
        case Ease.SEATED:
            return np.asarray(np.isfinite(reference.xy[:, _LEGS, 0]).any(axis=1))
        case Ease.NO_JUMPS:
            return jumping(reference)
    return np.zeros(len(reference.times_s), np.bool_)


def _with_unseen_legs(reference: PoseSequence, where: Flags) -> PoseSequence:
    xy, confidence = reference.xy.copy(), reference.confidence.copy()
    rows = np.flatnonzero(where)[:, None]
    xy[rows, _LEGS], confidence[rows, _LEGS] = np.nan, 0
    return replace(reference, xy=xy, confidence=confidence)


def _danced(whole: PoseSequence, left: PoseSequence, moves: tuple[Move, ...], lying: frozenset[int]) -> set[int]:
    """Places of the moves of which enough is left to dance, or more than of most others."""
    before = {stretch.index: _movement(stretch) for stretch in judged_stretches(whole, moves)}
    after = {stretch.index: _movement(stretch) for stretch in judged_stretches(left, moves)}
    possible = sorted(after.keys() - lying or after, key=lambda place: -after[place])
    danced = set(possible[: ceil(LEAST_DANCED * len(possible))])
    return danced | {place for place in possible if after[place] >= LEAST_LEFT * before[place]}


def _movement(stretch: JudgedStretch) -> float:
    return float((stretch.reference.velocity**2).sum(axis=(0, 2)) @ LIMB_SHARES)


def _lying(reference: PoseSequence, moves: tuple[Move, ...]) -> frozenset[int]:
    """Places of the moves in which the dancer is down on the floor."""
    trunk = reference.xy[:, _SHOULDERS].mean(axis=1) - reference.xy[:, _HIPS].mean(axis=1)
    is_down = -trunk[:, 1] < UPRIGHT * np.hypot(*trunk.T)
    edges = np.searchsorted(reference.times_s, [(move.start_s, move.end_s) for move in moves])
    shares = ((place, is_down[start:end]) for place, (start, end) in enumerate(edges.tolist()))
    return frozenset(place for place, down in shares if len(down) and down.mean() > FLOOR_SHARE)
