"""Cuts a dance into moves: where they start and end, what they weigh, which are gold, what each looks like."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dancegame.core.accents import accents_at
from dancegame.core.choreography import reference_motion
from dancegame.core.grid import GRID_HZ
from dancegame.core.limbs import LIMB_SHARES, LimbMotion
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Move

Floats = NDArray[np.float64]

# A move is one or two beats long. About a second can be danced and judged: for a length off by a factor of e, the
# accents of the cuts must be stronger by this many average accents.
USUAL_MOVE_S = 0.95
LENGTH_COST = 1.0
SHORTEST_MOVE_S, LONGEST_MOVE_S = 0.4, 1.5
# Where there is no beat, a cut may be at any of these steps.
STEP_WITHOUT_BEAT_S = 0.1
# What a move without any movement weighs beside one of average movement.
RESTING_WEIGHT = 0.1
# One gold move in about this many seconds, never two close together.
GOLD_EVERY_S = 10.0
GOLD_APART_S = 5.0
LEAST_WEIGHT = 0.02


def cut_moves(reference: PoseSequence, *, beats_s: Sequence[float] = ()) -> tuple[Move, ...]:
    """Return the moves of a dance: one or two beats each, cut where movements arrive.

    Weights follow the movement of the reference, 1 on average, so that standing still earns next to nothing.
    Gold moves are the most characteristic of their surroundings: lively, and in poses that the dance seldom has.
    """
    motion, first = reference_motion(reference)
    edges = _edges(reference, np.asarray(beats_s, dtype=np.float64), motion, first)
    stretches = [motion.stretch(max(0, _place(a, first)), max(1, _place(b, first))) for a, b in edges]
    usual = _usual_pose(motion)
    speeds = np.array([_speed(stretch).mean() for stretch in stretches])
    average = float(speeds.mean()) if speeds.size and speeds.mean() > 0 else 1.0
    weights = (speeds / average + RESTING_WEIGHT) / (1 + RESTING_WEIGHT)
    gold = _gold(edges, speeds * np.array([_strangeness(stretch, usual).mean() for stretch in stretches]))
    return tuple(
        Move(
            start, end, max(LEAST_WEIGHT, round(float(weights[index]), 3)), index in gold,
            round(start + _telling_moment(stretches[index], usual) / GRID_HZ, 3),
        )
        for index, (start, end) in enumerate(edges)
    )  # fmt: skip


def _place(time_s: float, first: int) -> int:
    return round(time_s * GRID_HZ) - first


def _edges(reference: PoseSequence, beats_s: Floats, motion: LimbMotion, first: int) -> list[tuple[float, float]]:
    """The start and end of every move, in song seconds."""
    start_s, end_s = float(reference.times_s[0]), float(reference.times_s[-1])
    marks_s, most_marks = _marks(start_s, end_s, beats_s)
    accents = accents_at(motion, marks_s - first / GRID_HZ)
    accents = accents / max(float(accents.mean()), 1e-6) - 1
    return [(round(a, 3), round(b, 3)) for a, b in pairwise(_best_cuts(marks_s, accents, most_marks)) if b > a]


def _marks(start_s: float, end_s: float, beats_s: Floats) -> tuple[Floats, int]:
    """Return where cuts may be, and how many marks a move may have at most: beats carried on to both ends, or steps."""
    if len(beats_s) < 4:
        count = max(1, int((end_s - start_s) / STEP_WITHOUT_BEAT_S))
        return np.linspace(start_s, end_s, count + 1), round(LONGEST_MOVE_S / STEP_WITHOUT_BEAT_S)
    period_s = float(np.median(np.diff(beats_s)))
    before = beats_s[0] - period_s * np.arange(int(max(0.0, beats_s[0] - start_s) / period_s + 1e-6), 0, -1)
    after = beats_s[-1] + period_s * np.arange(1, int(max(0.0, end_s - beats_s[-1]) / period_s + 1e-6) + 1)
    beats = np.concatenate([before, beats_s, after])
    return beats[(beats >= start_s - 1e-6) & (beats <= end_s + 1e-6)], 2


def _best_cuts(marks_s: Floats, accents: Floats, most_marks: int) -> list[float]:
    """Return the cuts with the most accents, less the cost of lengths, by dynamic programming over the marks.

    accents: (M,) of each mark beyond the average. A dance may begin and end up to a whole move from its ends.
    """
    ends = min(most_marks, len(marks_s) - 1)
    worth = np.full(len(marks_s), -np.inf)
    worth[:ends] = 0.0
    came_from = np.full(len(marks_s), -1)
    for end in range(1, len(marks_s)):
        for start in range(max(0, end - most_marks), end):
            cost = _length_cost(float(marks_s[end] - marks_s[start]), is_one_mark=end - start == 1)
            if worth[start] + accents[end] - cost > worth[end] + 1e-9:
                worth[end], came_from[end] = worth[start] + accents[end] - cost, start
    at = len(marks_s) - 1 - int(np.argmax(worth[: -ends - 1 : -1]))
    cuts = [float(marks_s[at])]
    while came_from[at] >= 0:
        at = int(came_from[at])
        cuts.append(float(marks_s[at]))
    return cuts[::-1]


def _length_cost(length_s: float, *, is_one_mark: bool) -> float:
    """What a move's length costs; infinite for one too short, or too long unless it is a single slow beat."""
    if length_s < SHORTEST_MOVE_S or (length_s > LONGEST_MOVE_S and not is_one_mark):
        return float("inf")
    return LENGTH_COST * abs(float(np.log(length_s / USUAL_MOVE_S)))


def _speed(motion: LimbMotion) -> Floats:
    """(T,) mean speed of the limbs, by their shares, in directions a second."""
    speed: Floats = np.sqrt((motion.velocity**2).sum(axis=2)) @ LIMB_SHARES / LIMB_SHARES.sum()
    return speed


def _usual_pose(motion: LimbMotion) -> Floats:
    """(K, 2) the mean direction of every limb."""
    usual: Floats = motion.direction.sum(axis=0) / np.maximum(motion.is_seen.sum(axis=0), 1)[:, None]
    return usual


def _strangeness(motion: LimbMotion, usual: Floats) -> Floats:
    """(T,) how far the poses are from the usual one."""
    apart = np.linalg.norm(motion.direction - usual, axis=2) * motion.is_seen
    strangeness: Floats = apart @ LIMB_SHARES / LIMB_SHARES.sum()
    return strangeness


def _telling_moment(motion: LimbMotion, usual: Floats) -> int:
    """Return the grid point of the pose that tells most: far from the usual one, and held rather than passed."""
    speed = _speed(motion)
    return int(np.argmax(_strangeness(motion, usual) / (1 + speed / max(float(speed.mean()), 1e-6))))


def _gold(edges: list[tuple[float, float]], worth: Floats) -> set[int]:
    if not edges:
        return set()
    wanted = int((edges[-1][1] - edges[0][0]) / GOLD_EVERY_S)
    gold: list[int] = []
    for index in (int(i) for i in np.argsort(-worth, kind="stable")):
        if len(gold) < wanted and all(abs(edges[index][0] - edges[g][0]) >= GOLD_APART_S for g in gold):
            gold.append(index)
    return set(gold)
