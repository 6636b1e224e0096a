"""How alike dances are, and which songs stand beside the right one because of it."""

import random
from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import draw_dance

from dancegame.core.likeness import Descriptor, describe, likeness
from dancegame.core.likeness_table import LikenessTable
from dancegame.core.poses import PoseSequence
from dancegame.core.quiz import GuessLevel, make_quiz
from dancegame.core.skeleton import mirror, mirror_confidence
from dancegame.core.song import Song

BEATS_S = np.arange(0.0, 24.0, 0.5).tolist()


def described(dance: PoseSequence) -> Descriptor:
    return describe(dance, beats_s=BEATS_S)


def test_a_dance_is_most_like_itself_wherever_and_however_tall_and_whichever_side():
    dance = draw_dance(1)
    flipped = replace(dance, xy=mirror(dance.xy, axis_x=0.9), confidence=mirror_confidence(dance.confidence))
    small = draw_dance(1, scale=0.6, at=(0.5, 0.4), fps=20.0)
    for other in (dance, flipped, small):
        assert likeness(described(dance), described(other)) > 0.97
    assert max(likeness(described(dance), described(draw_dance(seed))) for seed in range(2, 6)) < 0.95


def test_likeness_goes_both_ways_and_stays_between_0_and_1():
    one, other = described(draw_dance(1)), described(draw_dance(2))
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0 <= likeness(one, other) < 1
    assert likeness(one, one) == pytest.approx(1)


def test_a_table_tells_what_likeness_tells_and_learns_more_and_better():
    known = {str(seed): described(draw_dance(seed)) for seed in range(1, 5)}
    table = LikenessTable().with_dances(known)
    for song_id, own in known.items():
        expected = {other: pytest.approx(likeness(own, theirs), abs=1e-5) for other, theirs in known.items()}
        del expected[song_id]
        assert table.likenesses(song_id) == expected
    assert table.likenesses("5") == {}
    other = table.with_dances({"2": known["1"], "5": known["3"]})
    assert other.likenesses("1")["2"] == pytest.approx(1)
    assert other.likenesses("3")["5"] == pytest.approx(1)
    assert sorted(other.ids) == ["1", "2", "3", "4", "5"]


def test_order_does_not_matter_but_shapes_tempo_and_liveliness_do():
    dance = draw_dance(1)
    here = described(dance)
    backwards = replace(dance, xy=dance.xy[::-1].copy())
    assert likeness(here, described(backwards)) > 0.95
    assert likeness(here, describe(dance, beats_s=BEATS_S[::2])) == pytest.approx(0.9, abs=0.03)
    arms_down = dance.xy.copy()
    for side in (0, 1):
        hips, shoulder = dance.xy[:, 11 + side], dance.xy[:, 5 + side]
        arms_down[:, 7 + side] = shoulder + 0.5 * (hips - shoulder)
        arms_down[:, 9 + side] = hips
    assert likeness(here, described(replace(dance, xy=arms_down))) < 0.7


def test_unseen_limbs_and_a_single_pose_are_no_obstacle():
    dance = draw_dance(1)
    legless = dance.xy.copy()
    legless[:, 13:] = np.nan
    assert 0.5 < likeness(described(dance), described(replace(dance, xy=legless))) < 1
    still = PoseSequence(dance.times_s[:1], dance.xy[:1], dance.confidence[:1], 30.0)
    assert np.isfinite(likeness(described(still), described(dance)))


def test_wrong_answers_are_danced_like_the_right_one():
    songs = [Song(f"song-{k:02}", f"Song {k}", "Somebody", 30.0) for k in range(20)]
    likenesses = {song.id: 0.79 - 0.03 * k for k, song in enumerate(songs)}
    rng = random.Random(1)
    quizzes = [make_quiz(songs[0], songs, random=rng, likenesses=likenesses) for _ in range(40)]
    wrong = [{answer.id for answer in quiz.answers} - {"song-00"} for quiz in quizzes]
    assert all(len(answers) == 3 for answers in wrong)
    assert set.union(*wrong) == {f"song-{k:02}" for k in range(1, 8)}
    assert len({frozenset(answers) for answers in wrong}) > 5


def test_songs_of_unknown_likeness_fill_up_the_answers():
    songs = [Song(f"song-{k}", f"Song {k}", "Somebody", 30.0) for k in range(9)]
    quiz = make_quiz(songs[0], songs, random=random.Random(1), likenesses={"song-5": 0.4})
    assert len(quiz.answers) == 4


def wrong_ids(likenesses: dict[str, float], *, level: GuessLevel, quizzes: int = 60) -> set[str]:
    """Every wrong answer to the song "right" in so many quizzes."""
    right = Song("right", "Right", "Somebody", 30.0)
    songs = [right, *(Song(song_id, song_id, "Somebody", 30.0) for song_id in likenesses)]
    rng = random.Random(1)
    made = [make_quiz(right, songs, random=rng, likenesses=likenesses, level=level) for _ in range(quizzes)]
    assert all(len(quiz.answers) == 4 for quiz in made)
    return {answer.id for quiz in made for answer in quiz.answers} - {"right"}


@pytest.mark.parametrize("level", GuessLevel)
def test_the_same_steps_danced_by_others_are_no_wrong_answer(level):
    covers = {f"cover-{k}": 0.8 + 0.01 * k for k in range(15)}
    others = {f"other-{k}": 0.3 + 0.02 * k for k in range(12)}
    assert wrong_ids(covers | others, level=level) <= set(others)


def test_the_same_dance_stands_beside_itself_only_where_nothing_else_is_left():
    assert wrong_ids({"cover": 0.9, "far": 0.3, "cover-2": 0.95, "cover-3": 0.97}, level=GuessLevel.HARD) == {
        "cover",
        "far",
        "cover-2",
    }


def test_a_question_is_as_hard_in_a_large_library_and_its_answers_are_many():
    def mean(count: int, level: GuessLevel) -> tuple[float, int]:
        likenesses = {f"song-{k}": 0.3 + 0.45 * k / (count - 1) for k in range(count)}
        wrong = wrong_ids(likenesses, level=level, quizzes=40)
        return sum(likenesses[song_id] for song_id in wrong) / len(wrong), len(wrong)

    for level in (GuessLevel.EASY, GuessLevel.NORMAL):
        (few, _), (many, seen) = mean(16, level), mean(1000, level)
        assert many == pytest.approx(few, abs=0.03)
        assert seen > 80
    assert mean(1000, GuessLevel.HARD)[0] > mean(16, GuessLevel.HARD)[0] + 0.03
