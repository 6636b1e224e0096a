"""The best of a round: the stretch in which most was earned, and the moment to remember."""

from collections.abc import Iterable, Sequence

from dancegame.core.score import JudgedMove, move_value
from dancegame.core.song import Move

# A stretch begins a little before its first move.
BEFORE_S = 0.5


def best_start_s(moves: Sequence[Move], judged: Iterable[JudgedMove], *, length_s: float, end_s: float) -> float:
    """Return where the stretch of length_s begins in which the judged moves earned most; it ends by end_s."""
    earned = [(moves[one.index], one.credit * move_value(moves[one.index])) for one in judged]
    latest_s = max(0.0, end_s - length_s)

    def worth(start_s: float) -> float:
        return sum(value for move, value in earned if start_s <= move.start_s and move.end_s <= start_s + length_s)

    starts_s = {min(latest_s, max(0.0, move.start_s - BEFORE_S)) for move, _ in earned} or {0.0}
    return max(sorted(starts_s), key=worth)


def best_move(moves: Sequence[Move], judged: Iterable[JudgedMove]) -> Move | None:
    """Return the move that earned most, of equals the most alike; None where none earned anything."""
    earning = [one for one in judged if one.credit > 0]
    if not earning:
        return None
    best = max(earning, key=lambda one: (one.credit * move_value(moves[one.index]), one.similarity))
    return moves[best.index]
