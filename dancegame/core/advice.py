"""What a player should work on: the moves that cost the most points, and what each of them lacked, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from dancegame.core.score import Grade, JudgedMove, Missing, Score, move_value
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


def limb_words(limb: str) -> str:
    """Say a limb's name as people do: "left forearm"."""
    return limb.replace("_", " ").replace("shin", "lower leg").replace("trunk", "upper body")


def timing_words(timing_s: float | None) -> str | None:
    """Say how late or early: "a bit late, 120 ms"; None when it is on time or unknown."""
    if timing_s is None or abs(timing_s) < ON_TIME_S:
        return None
    how = "a bit " if abs(timing_s) < CLOSE_S else ""
    return f"{how}{_side(timing_s)}, {_tens_ms(timing_s)} ms"


def missing_words(judged: JudgedMove) -> str | None:
    """Say what a move lacked beside its worst limb; None where that says it all."""
    if judged.similarity <= 0:
        return "this move was missed"
    if judged.missing is Missing.ENERGY:
        return "bigger movements"
    return "other poses" if judged.missing is Missing.SHAPE and judged.worst_limb is None else None


def moment_words(song_s: float) -> str:
    """Say a moment of the song: "0:21"."""
    return f"{int(song_s) // 60}:{int(song_s) % 60:02d}"


def advice_words(advice: Advice) -> str:
    """Say it in one line: "0:21 left forearm, 120 ms late, bigger movements"."""
    judged = advice.judged
    limb = limb_words(judged.worst_limb) if judged.worst_limb and judged.similarity > 0 else None
    timing_s = judged.timing_s or 0.0
    timing = f"{_tens_ms(timing_s)} ms {_side(timing_s)}" if abs(timing_s) >= ON_TIME_S else None
    words = [word for word in (limb, timing, missing_words(judged)) if word]
    return f"{moment_words(advice.move.start_s)} {', '.join(words) or judged.grade.value}"


def _side(timing_s: float) -> str:
    return "late" if timing_s > 0 else "early"


def _tens_ms(timing_s: float) -> int:
    """Milliseconds as exact as they can be felt."""
    return round(abs(timing_s) * 100) * 10
