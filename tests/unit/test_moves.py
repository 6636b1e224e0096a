"""Cutting a dance into moves: on beats, where movements arrive."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from drawn_dances import draw_dance

from dancegame.core import moves
from dancegame.core.accents import accents, accents_at
from dancegame.core.choreography import reference_motion
from dancegame.core.grid import GRID_HZ
from dancegame.core.moves import cut_moves
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL

BEAT_S = 0.5
BEATS_S = np.arange(0, 24, BEAT_S).tolist()
WRISTS = [CANONICAL.index(f"{side}_{joint}") for side in ("left", "right") for joint in ("elbow", "wrist")]


def arms_up_on(beats: list[int], *, duration_s: float = 24.0) -> PoseSequence:
    """A dance whose arms go up or down quickly, and arrive on these beats."""
    still = draw_dance(1, duration_s=duration_s)
    xy = np.repeat(still.xy[:1], len(still.xy), axis=0)
    height = np.zeros(len(xy))
    for number, beat in enumerate(beats):
        share = np.clip((still.times_s - beat * BEAT_S) / 0.3 + 1, 0, 1)
        height += (1 - 2 * (number % 2)) * (share**2 * (3 - 2 * share))
    xy[:, WRISTS, 1] -= (0.45 * height[:, None]).astype(np.float32)
    return PoseSequence(still.times_s, xy, still.confidence, still.fps)


def test_moves_follow_each_other_on_beats_one_or_two_long():
    moves = cut_moves(draw_dance(2), beats_s=BEATS_S)
    assert all(after.start_s == before.end_s for before, after in pairwise(moves))
    assert moves[0].start_s <= 2 * BEAT_S
    assert moves[-1].end_s >= 24 - 3 * BEAT_S
    lengths = {round((move.end_s - move.start_s) / BEAT_S, 3) for move in moves}
    assert lengths <= {1, 2}
    assert all(min(abs(move.start_s - beat) for beat in BEATS_S) < 1e-3 for move in moves)


@pytest.mark.parametrize("odd", [0, 1])
def test_they_are_cut_where_movements_arrive(odd: int):
    accented = list(range(2 + odd, 46, 2))
    moves = cut_moves(arms_up_on(accented), beats_s=BEATS_S)
    cuts = {round(move.end_s / BEAT_S) for move in moves[:-1]}
    assert len(cuts & set(accented)) >= 0.9 * len(cuts)


def test_without_beats_they_are_cut_where_movements_arrive():
    accented = list(range(2, 46, 2))
    moves = cut_moves(arms_up_on(accented))
    arrivals_s = np.array(accented) * BEAT_S
    late_s = [np.abs(arrivals_s - move.end_s).min() for move in moves[1:-1]]
    assert np.median(late_s) <= 0.1
    assert all(0.4 <= move.end_s - move.start_s <= 1.5 for move in moves)


def test_accents_are_where_movements_arrive():
    motion, _ = reference_motion(arms_up_on([4, 12, 20]))
    strength = accents(motion)
    for beat in (4, 12, 20):
        nearby = strength[round((beat * BEAT_S - 0.3) * GRID_HZ) : round((beat * BEAT_S + 0.3) * GRID_HZ)]
        assert nearby.max() > 3
        assert abs(np.argmax(nearby) / GRID_HZ - 0.3) < 0.12


@pytest.mark.parametrize("by_s", [3.0, 11.5])
def test_a_dance_is_cut_alike_wherever_in_its_song_it_begins(by_s: float):
    dance = draw_dance(5)
    later = replace(dance, times_s=dance.times_s + by_s)
    cuts = [(move.start_s, move.end_s) for move in cut_moves(dance, beats_s=BEATS_S)]
    moved = cut_moves(later, beats_s=[beat_s + by_s for beat_s in BEATS_S])
    assert [(round(move.start_s - by_s, 3), round(move.end_s - by_s, 3)) for move in moved] == cuts


@pytest.mark.parametrize("strength", [0.01, 100.0])
def test_an_accent_counts_beside_the_others_of_its_dance_however_strong_they_all_are(monkeypatch, strength: float):
    dance = draw_dance(5)
    cuts = [move.start_s for move in cut_moves(dance, beats_s=BEATS_S)]
    monkeypatch.setattr(moves, "accents_at", lambda *about: strength * accents_at(*about))
    assert [move.start_s for move in cut_moves(dance, beats_s=BEATS_S)] == cuts


def test_the_pictogram_shows_the_pose_of_the_move():
    moves = cut_moves(arms_up_on([20, 22]), beats_s=BEATS_S)
    (raised,) = [move for move in moves if move.start_s < 10.2 < move.end_s]
    assert 9.9 <= raised.pictogram_s <= 10.9
    assert all(move.start_s - 0.05 <= move.pictogram_s <= move.end_s + 0.05 for move in moves)


@pytest.mark.parametrize("liveliness", [0.1, 1.0, 2.0])
def test_moves_weigh_beside_the_others_of_their_dance_however_calm_it_is(liveliness: float):
    weights = [move.weight for move in cut_moves(draw_dance(7, liveliness=liveliness), beats_s=BEATS_S)]
    assert np.mean(weights) == pytest.approx(1.0, abs=0.02)


def test_an_unseen_limb_is_not_strange():
    dance = draw_dance(8)
    confidence, xy = dance.confidence.copy(), dance.xy.copy()
    unseen = (dance.times_s > 5.0) & (dance.times_s < 9.0)
    xy[np.ix_(unseen, WRISTS)], confidence[np.ix_(unseen, WRISTS)] = np.nan, 0.0
    gold = [move for move in cut_moves(replace(dance, xy=xy, confidence=confidence), beats_s=BEATS_S) if move.is_gold]
    assert gold
    assert not any(move.start_s > 5.2 and move.end_s < 8.8 for move in gold)


def test_lively_moves_weigh_more_and_the_strangest_of_them_are_gold():
    moves = cut_moves(arms_up_on([20, 22, 24, 26]), beats_s=BEATS_S)
    lively = [move for move in moves if 9.4 < move.end_s <= 13.1]
    assert min(move.weight for move in lively) > 2 * max(move.weight for move in moves if move.end_s < 9)
    gold = [move for move in cut_moves(draw_dance(3), beats_s=BEATS_S) if move.is_gold]
    assert len(gold) == 2
    assert gold[1].start_s - gold[0].start_s >= 5


def test_a_dance_of_a_second_is_a_move():
    assert len(cut_moves(draw_dance(1, duration_s=1.1))) == 1
