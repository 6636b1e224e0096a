"""What a player should work on: the moves that cost the most points, and how late a dancer was."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from dancegame.core.score import Grade, JudgedMove, Score, move_value
from dancegame.core.song import Move

# A dancer's own unsteadiness; from twice the second on it is no longer little.
ON_TIME_S = 0.06
CLOSE_S = 0.2


@dataclass(frozen=True)
class Advice:
    """A move to work on. cost: what it lost, in the values of moves."""

    move: Move
    judged: JudgedMove
    cost: float


def what_to_work_on(score: Score, moves: Sequence[Move], *, count: int = 3) -> tuple[Advice, ...]:
    """Return the moves short of PERFECT that lost the most points, the worst first; moves: those of the song."""
    found = [
        Advice(moves[judged.index], judged, move_value(moves[judged.index]) * (1 - judged.credit))
        for judged in score.moves
        if not judged.is_left_out and judged.grade is not Grade.PERFECT
    ]
    return tuple(sorted(found, key=lambda advice: (-advice.cost, advice.judged.index))[:count])


def usual_timing_s(score: Score) -> float | None:
    """Return the median of how late the moves were, less what camera and sound add; None while that is unknown."""
    timings_s = [j.timing_s for j in score.moves if j.timing_s is not None and j.grade is not Grade.MISS]
    return median(timings_s) if timings_s else None
