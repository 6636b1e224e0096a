"""What to work on, in words: those of a move, and those of a whole dance."""

import pytest
from game_fakes import DANCES

from dancegame.cli.score import judge
from dancegame.core.advice import Advice, GeneralAdvice, Hint, general_advice
from dancegame.core.live import LivePoses
from dancegame.core.poses import pose_at
from dancegame.core.score import Grade, JudgedMove, Missing
from dancegame.core.song import Move
from dancegame.texts.words import advice_lines, general_words, limb_words, moment_words, timing_words


@pytest.mark.parametrize(
    ("timing_s", "words"),
    [(None, None), (0.03, None), (0.123, "A bit late"), (-0.3, "Too early")],
)
def test_timing_in_plain_words(timing_s, words):
    assert timing_words(timing_s) == words


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({"worst_limb": "left_forearm", "timing_s": 0.12}, ["Left forearm", "A bit late"]),
        ({"worst_limb": "right_shin", "missing": Missing.SHAPE}, ["Right lower leg"]),
        ({"worst_limb": "head", "missing": Missing.ENERGY}, ["Head", "Bigger movements"]),
        ({"missing": Missing.SHAPE, "timing_s": -0.1}, ["A bit early", "Other poses"]),
        ({}, ["Nearly there: GOOD"]),
    ],
)
def test_advice_on_a_move(facts, lines):
    assert advice_lines(Advice(Move(81.2, 82.0), JudgedMove(0, Grade.GOOD, 0.5, 0.6, **facts), 0.4)) == lines
    assert moment_words(81.2) == "1:21"


def test_a_move_that_was_missed_blames_no_limb():
    missed = JudgedMove(0, Grade.MISS, 0.0, worst_limb="head")
    assert advice_lines(Advice(Move(2.0, 3.0), missed, 1.0)) == ["This move was missed"]


def test_limbs_have_everyday_names():
    assert limb_words("left_upper_arm") == "Left upper arm"
    assert limb_words("trunk") == "Upper body"


def test_each_hint_has_words_of_its_own():
    said = {general_words(GeneralAdvice(hint)) for hint in Hint}
    assert len(said) == len(Hint)
    assert all(all(words) for words in said)
    assert general_words(GeneralAdvice(Hint.ON_THE_BEAT, 0.33))[1].startswith("You were mostly too late")
    assert general_words(GeneralAdvice(Hint.ON_THE_BEAT, -0.33))[1].startswith("You were mostly too early")


def told(pose_of_moment):
    """What somebody is told who dances like this, to the first dance."""
    seconds = [picture / 30 for picture in range(30 * 6)]
    poses = [LivePoses(s, s, {} if (pose := pose_of_moment(s)) is None else {0: pose}) for s in seconds]
    advice = general_advice(judge(DANCES[0], poses, 0.0, 1).score(0))
    return advice and advice.hint


def test_the_judge_tells_who_stands_still_from_who_is_not_seen():
    reference = DANCES[0].reference
    assert told(lambda _s: pose_at(reference, 1.0)) is Hint.MOVE_BIGGER
    assert told(lambda s: pose_at(reference, s) if s < 0.2 else None) is Hint.STEP_INTO_VIEW
    assert told(lambda s: pose_at(reference, s)) is None
