"""What each move of a finished dance earned, and of how many points."""

from collections.abc import Sequence
from dataclasses import dataclass

from dancegame.core.score import CREDIT_STEPS, JudgedMove, Score, Tally, move_value
from dancegame.core.song import Move


@dataclass(frozen=True)
class MovePoints:
    """A judged move: what it earned of at most so many points, and the points with it and all before it."""

    move: Move
    judged: JudgedMove
    earned: int
    most: int
    so_far: int


def points_of_moves(score: Score, moves: Sequence[Move]) -> tuple[MovePoints, ...]:
    """Return the judged moves of a score in the order of time, earning together its points; moves: of the song."""
    tally = Tally({one.index: moves[one.index] for one in score.moves})
    for one in score.moves:
        tally.count(one)
    found = []
    earned = so_far = 0
    for one in score.moves:
        value, before = move_value(moves[one.index]), so_far
        # Rounded where it stands, as what it earned is: a perfect move is all of it.
        most = tally.points_for(earned + value * CREDIT_STEPS) - before
        earned += value * int(one.credit * CREDIT_STEPS)
        so_far = tally.points_for(earned)
        found.append(MovePoints(moves[one.index], one, so_far - before, most, so_far))
    return tuple(found)
