"""Moves, quiz, points, alignment and errors."""

import pickle
import random

import numpy as np
import pytest
from drawn_dances import draw_dance

from dancegame.core.align import likely_starts
from dancegame.core.errors import CameraError
from dancegame.core.moves import cut_moves
from dancegame.core.poses import PoseSequence
from dancegame.core.quiz import make_quiz
from dancegame.core.reveal import guess_points
from dancegame.core.score import Grade, JudgedMove, Tally, stars_for
from dancegame.core.song import Move, Song


def song(title: str) -> Song:
    return Song(title.lower(), title, "Somebody", 30.0)


def test_slow_beats_are_moves_by_themselves():
    moves = cut_moves(draw_dance(1), beats_s=np.arange(0.0, 24.0, 0.9).tolist())
    assert moves[3].end_s - moves[3].start_s == pytest.approx(0.9, abs=0.01)


def test_lively_moves_weigh_more_and_resting_ones_next_to_nothing():
    reference = draw_dance(1)
    xy = reference.xy.copy()
    xy[: len(xy) // 2] = xy[0]
    moves = cut_moves(PoseSequence(reference.times_s, xy, reference.confidence, 30.0))
    resting = [move for move in moves if move.end_s < 11]
    lively = [move for move in moves if move.start_s > 12]
    assert max(move.weight for move in resting) < 0.1 * np.mean([move.weight for move in lively])
    assert any(move.is_gold for move in lively)
    assert not any(move.is_gold for move in resting)


def test_a_quiz_has_four_titles_and_one_is_right():
    songs = [song(f"Song {k}") for k in range(9)] + [Song("other", "song 3", "Cover band", 30.0)]
    quiz = make_quiz(songs[3], songs, random=random.Random(1))
    assert quiz.answers[quiz.right] is songs[3]
    assert len({answer.title.casefold() for answer in quiz.answers}) == 4


def test_a_small_library_makes_a_small_quiz():
    quiz = make_quiz(song("A"), [song("A"), song("B")], random=random.Random(1))
    assert sorted(answer.title for answer in quiz.answers) == ["A", "B"]


def test_the_right_answer_stands_everywhere():
    songs = [song(f"Song {k}") for k in range(6)]
    rng = random.Random(0)
    assert {make_quiz(songs[0], songs, random=rng).right for _ in range(60)} == {0, 1, 2, 3}


def test_watching_a_third_of_the_time_costs_nothing():
    points = [guess_points(elapsed_s=t, limit_s=30) for t in (0, 9.9, 20, 29.9, 30)]
    assert points[0] == points[1] == 1000
    assert points[1] > points[2] > points[3] > 499
    assert points[4] == 0


def judged(index: int, credit: float, **more: bool) -> JudgedMove:
    return JudgedMove(index, Grade.MISS if credit < 0.15 else Grade.GOOD, credit, credit, **more)


def test_gold_moves_count_double_and_left_out_moves_not_at_all():
    tally = Tally({0: Move(0, 1), 1: Move(1, 2, is_gold=True), 2: Move(2, 3)})
    tally.count(judged(0, 0.0))
    tally.count(judged(1, 1.0, is_gold=True))
    assert tally.score().points == 500_000
    tally.count(judged(2, 0.0, is_left_out=True))
    assert tally.score().points == 1_000_000 * 2 // 3
    assert tally.score().combo == 1


def test_stars():
    assert [stars_for(points) for points in (0, 150_000, 449_999, 750_000, 1_000_000)] == [0, 1, 2, 5, 7]


@pytest.mark.parametrize("start_s", [0.0, 3.5, -4.0])
def test_the_start_of_a_recording_is_found(start_s: float):
    reference = draw_dance(1)
    other = draw_dance(3, duration_s=40.0)
    xy = other.xy.copy()
    at = round(start_s * 30)
    source = reference.xy[max(0, -at) :]
    xy[max(0, at) : max(0, at) + len(source)] = source
    recording = PoseSequence(other.times_s, xy, other.confidence, 30.0)
    assert likely_starts(reference, recording)[0] == pytest.approx(start_s, abs=0.05)


def test_errors_survive_the_way_from_another_process():
    error = CameraError("Camera 0 is busy.", remedy="Close the other program.")
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, CameraError)
    assert str(again) == str(error) == "Camera 0 is busy. Close the other program."
