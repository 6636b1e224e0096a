"""Cuts a dance into moves: where they start and end, what they weigh, which are gold."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dancegame.core.choreography import reference_motion
from dancegame.core.grid import GRID_HZ
from dancegame.core.limbs import LIMB_SHARES, LimbMotion
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Move

# A move of about a second can be danced and judged; a beat longer than this is a move by itself.
LONE_BEAT_S = 0.72
MOVE_WITHOUT_BEAT_S = 1.0
# What a move without any movement weighs beside one of average movement.
RESTING_WEIGHT = 0.1
# One gold move in about this many seconds, never two close together.
GOLD_EVERY_S = 10.0
GOLD_APART_S = 5.0
LEAST_WEIGHT = 0.02


def cut_moves(reference: PoseSequence, *, beats_s: Sequence[float] = ()) -> tuple[Move, ...]:
    """Return the moves of a dance: one or two beats each, or about a second where there is no beat.

    Weights follow the movement of the reference, 1 on average, so that standing still earns next to nothing.
    Gold moves are the liveliest of their surroundings.
    """
    edges = _edges(reference, beats_s)
    motion, first = reference_motion(reference)
    speeds = np.array([_mean_speed(motion, a * GRID_HZ - first, b * GRID_HZ - first) for a, b in edges])
    average = float(speeds.mean()) if speeds.size and speeds.mean() > 0 else 1.0
    weights = (speeds / average + RESTING_WEIGHT) / (1 + RESTING_WEIGHT)
    gold = _gold(edges, speeds)
    return tuple(
        Move(start, end, max(LEAST_WEIGHT, round(float(weight), 3)), index in gold)
        for index, ((start, end), weight) in enumerate(zip(edges, weights, strict=True))
    )


def _edges(reference: PoseSequence, beats_s: Sequence[float]) -> list[tuple[float, float]]:
    """The start and end of every move, in song seconds."""
    start_s, end_s = float(reference.times_s[0]), float(reference.times_s[-1])
    marks = _beats_all_over(start_s, end_s, np.asarray(beats_s, dtype=np.float64))
    marks = [round(mark, 3) for mark in marks]
    return [(a, b) for a, b in pairwise(marks) if b > a]


def _beats_all_over(start_s: float, end_s: float, beats_s: NDArray[np.float64]) -> list[float]:
    """Return the edges of moves between start_s and end_s, on beats that are carried on to both ends."""
    if len(beats_s) < 4:
        count = max(1, round((end_s - start_s) / MOVE_WITHOUT_BEAT_S))
        return [float(mark) for mark in np.linspace(start_s, end_s, count + 1)]
    period_s = float(np.median(np.diff(beats_s)))
    before = beats_s[0] - period_s * np.arange(int(max(0.0, beats_s[0] - start_s) / period_s + 1e-6), 0, -1)
    after = beats_s[-1] + period_s * np.arange(1, int(max(0.0, end_s - beats_s[-1]) / period_s + 1e-6) + 1)
    beats = np.concatenate([before, beats_s, after])
    beats = beats[(beats >= start_s - 1e-6) & (beats <= end_s + 1e-6)]
    return [float(beat) for beat in beats[:: 1 if period_s >= LONE_BEAT_S else 2]]


def _mean_speed(motion: LimbMotion, start: float, end: float) -> float:
    """Mean speed of the limbs, by their shares, in directions a second."""
    stretch = motion.stretch(max(0, round(start)), max(0, round(end)))
    if not len(stretch):
        return 0.0
    return float(np.sqrt((stretch.velocity**2).sum(axis=2)).mean(axis=0) @ LIMB_SHARES / LIMB_SHARES.sum())


def _gold(edges: list[tuple[float, float]], speeds: NDArray[np.float64]) -> set[int]:
    if not edges:
        return set()
    wanted = int((edges[-1][1] - edges[0][0]) / GOLD_EVERY_S)
    gold: list[int] = []
    for index in (int(i) for i in np.argsort(-speeds, kind="stable")):
        if len(gold) < wanted and all(abs(edges[index][0] - edges[g][0]) >= GOLD_APART_S for g in gold):
            gold.append(index)
    return set(gold)
