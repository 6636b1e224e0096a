"""What to work on: which moves, or one thing for a whole dance."""

from dataclasses import replace

import pytest

from dancegame.core.advice import GeneralAdvice, Hint, general_advice, usual_timing_s, what_to_work_on
from dancegame.core.score import Grade, JudgedMove, Missing, Score
from dancegame.core.song import Move

MOVES = tuple(Move(float(second), second + 1.0, weight=1.0, is_gold=second == 3) for second in range(6))


def judged(index: int, credit: float, grade: Grade = Grade.GOOD, **facts) -> JudgedMove:
    return JudgedMove(index, grade, similarity=0.5, credit=credit, **facts)


def test_the_moves_that_cost_most_come_first():
    score = Score(
        moves=(
            judged(0, 0.95, Grade.PERFECT),
            judged(1, 0.60, worst_limb="head"),
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


def test_the_same_is_not_said_twice():
    facts = [
        {"worst_limb": "head"}, {"worst_limb": "head"}, {"worst_limb": "head", "timing_s": 0.3},
        {"worst_limb": "head", "timing_s": 0.2}, {"worst_limb": "trunk"},
    ]  # fmt: skip
    score = Score(moves=tuple(judged(place, 0.5 - place / 20, **fact) for place, fact in enumerate(facts)))
    # The fourth move is gold.
    assert [advice.judged.index for advice in what_to_work_on(score, MOVES)] == [3, 4, 1]
    missed = tuple(JudgedMove(place, Grade.MISS, 0.0) for place in range(3))
    assert len(what_to_work_on(Score(moves=missed), MOVES)) == 1


MISS = JudgedMove(0, Grade.MISS, 0.0)


@pytest.mark.parametrize(
    ("missed", "hint"),
    [
        (MISS, Hint.FOLLOW_MIRROR),
        (replace(MISS, missing=Missing.ENERGY), Hint.MOVE_BIGGER),
        (replace(MISS, similarity=0.05, missing=Missing.SHAPE), Hint.START_WITH_ARMS),
        (replace(MISS, is_unseen=True), Hint.STEP_INTO_VIEW),
        (replace(MISS, is_left_out=True), Hint.STEP_INTO_VIEW),
    ],
)
def test_whoever_missed_nearly_all_is_told_one_thing(missed, hint):
    assert general_advice(Score(moves=(missed,) * 9 + (judged(0, 0.5),))) == GeneralAdvice(hint)


def test_whoever_was_late_all_the_time_is_told_how_late():
    caught = tuple(judged(0, 0.2, Grade.OK, timing_s=timing_s) for timing_s in (0.31, 0.33, 0.35))
    assert general_advice(Score(moves=(MISS,) * 9 + caught)) == GeneralAdvice(Hint.ON_THE_BEAT, 0.33)
    scattered = tuple(judged(0, 0.2, Grade.OK, timing_s=timing_s) for timing_s in (0.1, 0.3, 0.5))
    assert general_advice(Score(moves=(MISS,) * 9 + scattered)) == GeneralAdvice(Hint.FOLLOW_MIRROR)


@pytest.mark.parametrize("moves", [(MISS,) * 2, (MISS,) * 3 + (judged(0, 0.5),) * 2])
def test_whoever_danced_some_of_it_is_told_moves(moves):
    assert general_advice(Score(moves=moves)) is None


def test_nobody_is_praised_for_a_dance_that_nobody_saw():
    unseen = replace(MISS, is_left_out=True, is_unseen=True)
    for moves in ((), (unseen,), (unseen,) * 9):
        assert general_advice(Score(moves=moves)) == GeneralAdvice(Hint.STEP_INTO_VIEW)
