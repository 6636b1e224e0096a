"""What to work on: which moves, and how late a dancer was."""

import pytest

from dancegame.core.advice import usual_timing_s, what_to_work_on
from dancegame.core.score import Grade, JudgedMove, Score
from dancegame.core.song import Move

MOVES = tuple(Move(float(second), second + 1.0, weight=1.0, is_gold=second == 3) for second in range(6))


def judged(index: int, credit: float, grade: Grade = Grade.GOOD, **facts) -> JudgedMove:
    return JudgedMove(index, grade, similarity=0.5, credit=credit, **facts)


def test_the_moves_that_cost_most_come_first():
    score = Score(
        moves=(
            judged(0, 0.95, Grade.PERFECT),
            judged(1, 0.60),
            judged(2, 0.20, Grade.OK),
            judged(3, 0.55, is_gold=True),
            JudgedMove(4, Grade.MISS, 0.0, is_left_out=True),
            judged(5, 0.90, Grade.GREAT),
        )
    )
    found = what_to_work_on(score, MOVES)
    # The gold move counts double: 0.9 of a plain move was lost there, 0.8 on the OK.
    assert [advice.judged.index for advice in found] == [3, 2, 1]
    assert found[0].move is MOVES[3]


def test_a_perfect_dance_leaves_nothing_to_work_on():
    assert what_to_work_on(Score(moves=(judged(0, 1.0, Grade.PERFECT),)), MOVES) == ()


def test_the_usual_timing_leaves_out_misses_and_what_is_unknown():
    score = Score(
        moves=(
            judged(0, 0.6, timing_s=0.1),
            judged(1, 0.6, timing_s=0.2),
            judged(2, 0.0, Grade.MISS, timing_s=-0.5),
            judged(3, 0.6),
        )
    )
    assert usual_timing_s(score) == pytest.approx(0.15)
    assert usual_timing_s(Score(moves=(judged(0, 0.6),))) is None
