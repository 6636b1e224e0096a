"""What a player should work on: the moves that cost the most points, or one thing for a dance that was missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

from dancegame.core.score import Grade, JudgedMove, Missing, Score, move_value
from dancegame.core.song import Move

# A dancer's own unsteadiness; from twice the second on it is no longer little.
ON_TIME_S = 0.06
CLOSE_S = 0.2
# A dance of which more was missed is not mended move by move.
NEARLY_ALL = 0.75
MOSTLY = 0.5
# Fewer moves tell nothing of a whole dance.
LEAST_MOVES = 3


@dataclass(frozen=True)
class Advice:
    """A move to work on. cost: what it lost, in the values of moves."""

    move: Move
    judged: JudgedMove
    cost: float


class Hint(Enum):
    """What helps somebody who missed nearly all, the first that applies."""

    STEP_INTO_VIEW = "step into view"  # hardly seen, or mixed up with others
    MOVE_BIGGER = "move bigger"  # stood nearly still
    ON_THE_BEAT = "on the beat"  # what was alike came late, or early
    START_WITH_ARMS = "start with the arms"  # part of the body danced along
    FOLLOW_MIRROR = "follow the mirror"  # danced something else


@dataclass(frozen=True)
class GeneralAdvice:
    """One thing to work on in the whole dance. timing_s: how late, - is early; None except for ON_THE_BEAT."""

    hint: Hint
    timing_s: float | None = None


def general_advice(score: Score) -> GeneralAdvice | None:
    """Return what helps whoever was hardly seen, or not at all, or missed nearly all; None for everybody else."""
    seen = [judged for judged in score.moves if not judged.is_left_out and not judged.is_unseen]
    if not seen or (len(score.moves) >= LEAST_MOVES and len(seen) <= MOSTLY * len(score.moves)):
        return GeneralAdvice(Hint.STEP_INTO_VIEW)
    missed = [judged for judged in seen if judged.grade is Grade.MISS]
    if len(missed) < max(LEAST_MOVES, NEARLY_ALL * len(seen)):
        return None
    if sum(judged.missing is Missing.ENERGY for judged in missed) >= MOSTLY * len(missed):
        return GeneralAdvice(Hint.MOVE_BIGGER)
    timing_s = _steady_timing_s(score)
    if timing_s is not None and abs(timing_s) >= CLOSE_S:
        return GeneralAdvice(Hint.ON_THE_BEAT, timing_s)
    is_alike = sum(judged.similarity > 0 for judged in missed) >= MOSTLY * len(missed)
    return GeneralAdvice(Hint.START_WITH_ARMS if is_alike else Hint.FOLLOW_MIRROR)


def what_to_work_on(score: Score, moves: Sequence[Move], *, count: int = 3) -> tuple[Advice, ...]:
    """Return the moves short of PERFECT that lost the most points, the worst first; moves: those of the song.

    Each is told something else: of several moves that lack the same, the one that lost the most is told.
    """
    found = [
        Advice(moves[judged.index], judged, move_value(moves[judged.index]) * (1 - judged.credit))
        for judged in score.moves
        if not judged.is_left_out and judged.grade is not Grade.PERFECT
    ]
    different: dict[object, Advice] = {}
    for advice in sorted(found, key=lambda advice: (-advice.cost, advice.judged.index)):
        different.setdefault(_lack(advice.judged), advice)
    return tuple(different.values())[:count]


def usual_timing_s(score: Score) -> float | None:
    """Return the median of how late the moves were, less what camera and sound add; None while that is unknown."""
    timings_s = _timings_s(score)
    return median(timings_s) if timings_s else None


def _lack(judged: JudgedMove) -> object:
    """What an advice on a move says, but for how late exactly."""
    if judged.similarity <= 0:
        return None
    timing_s = judged.timing_s or 0.0
    side = (timing_s > 0) - (timing_s < 0) if abs(timing_s) >= ON_TIME_S else 0
    is_plain = judged.worst_limb is None and judged.missing is None and side == 0
    return judged.worst_limb, judged.missing, side, judged.grade if is_plain else None


def _steady_timing_s(score: Score) -> float | None:
    """Return the usual timing where most moves agree on it; None where they do not, or are too few."""
    timings_s = _timings_s(score)
    if len(timings_s) < LEAST_MOVES:
        return None
    usual_s = median(timings_s)
    close = sum(abs(timing_s - usual_s) <= CLOSE_S / 2 for timing_s in timings_s)
    return usual_s if close > MOSTLY * len(timings_s) else None


def _timings_s(score: Score) -> list[float]:
    return [j.timing_s for j in score.moves if j.timing_s is not None and j.grade is not Grade.MISS]
