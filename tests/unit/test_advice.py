"""What to work on: which moves, and how it is said."""

import pytest

from dancegame.core.advice import Advice, advice_words, limb_words, timing_words, usual_timing_s, what_to_work_on
from dancegame.core.score import Grade, JudgedMove, Missing, Score
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


@pytest.mark.parametrize(
    ("timing_s", "words"),
    [(None, None), (0.03, None), (0.123, "a bit late, 120 ms"), (-0.3, "early, 300 ms")],
)
def test_timing_in_plain_words(timing_s, words):
    assert timing_words(timing_s) == words


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


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"worst_limb": "left_forearm", "timing_s": 0.12}, "1:21 left forearm, 120 ms late"),
        ({"worst_limb": "right_shin", "missing": Missing.SHAPE}, "1:21 right lower leg"),
        ({"worst_limb": "head", "missing": Missing.ENERGY}, "1:21 head, bigger movements"),
        ({"missing": Missing.SHAPE, "timing_s": -0.1}, "1:21 100 ms early, other poses"),
        ({}, "1:21 GOOD"),
    ],
)
def test_advice_in_one_line(facts, words):
    move = Move(81.2, 82.0)
    assert advice_words(Advice(move, judged(0, 0.6, **facts), 0.4)) == words


def test_a_move_that_was_missed_blames_no_limb():
    missed = JudgedMove(0, Grade.MISS, 0.0, worst_limb="head")
    assert advice_words(Advice(Move(2.0, 3.0), missed, 1.0)) == "0:02 this move was missed"


def test_limbs_have_everyday_names():
    assert limb_words("left_upper_arm") == "left upper arm"
    assert limb_words("trunk") == "upper body"
