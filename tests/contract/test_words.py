"""How the rules are said: advice, timing, limbs."""

import pytest

from dancegame.core.advice import Advice
from dancegame.core.limbs import LIMBS as KNOWN_LIMBS
from dancegame.core.score import Grade, JudgedMove, Missing, Strictness
from dancegame.core.song import Move
from dancegame.texts.words import GRADES, LIMBS, STRICTNESS_WORDS, advice_words, timing_words, usual_timing_words


def judged(credit: float, grade: Grade = Grade.GOOD, **facts) -> JudgedMove:
    return JudgedMove(0, grade, similarity=0.5, credit=credit, **facts)


@pytest.mark.parametrize(
    ("timing_s", "words", "usual"),
    [
        (None, None, None),
        (0.03, None, None),
        (0.123, "A bit late, 120 ms", "Usually 120 ms late"),
        (-0.3, "Early, 300 ms", "Usually 300 ms early"),
    ],
)
def test_timing_in_plain_words(timing_s, words, usual):
    assert timing_words(timing_s) == words
    assert usual_timing_words(timing_s) == usual


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"worst_limb": "left_forearm", "timing_s": 0.12}, "1:21 Left forearm · A bit late, 120 ms"),
        ({"worst_limb": "right_shin", "missing": Missing.SHAPE}, "1:21 Right lower leg"),
        ({"worst_limb": "head", "missing": Missing.ENERGY}, "1:21 Head · Bigger movements"),
        ({"missing": Missing.SHAPE, "timing_s": -0.1}, "1:21 A bit early, 100 ms · Other poses"),
        ({}, "1:21 Nearly there: GOOD"),
    ],
)
def test_advice_in_one_line(facts, words):
    assert advice_words(Advice(Move(81.2, 82.0), judged(0.6, **facts), 0.4)) == words


def test_a_move_that_was_missed_blames_no_limb():
    missed = JudgedMove(0, Grade.MISS, 0.0, worst_limb="head")
    assert advice_words(Advice(Move(2.0, 3.0), missed, 1.0)) == "0:02 This move was missed"


def test_everything_that_is_judged_has_words():
    assert set(GRADES) == set(Grade)
    assert set(STRICTNESS_WORDS) == set(Strictness)
    assert set(LIMBS) == {limb.name for limb in KNOWN_LIMBS}
