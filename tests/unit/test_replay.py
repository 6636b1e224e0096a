"""Replays hold exactly what the judge saw; ghosts have the points of their dance."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance

from dancegame.core.ghost import ghost_of_try, raise_ghost
from dancegame.core.poses import JOINT_COUNT, Observation, Pose
from dancegame.core.replay import Recorder, Replay, Terms, fingerprint, make_replay, rescore
from dancegame.core.score import Score
from dancegame.core.song import Dance

DANCE = as_dance(draw_dance(3, duration_s=12.0))
TERMS = Terms((0, 2))


def sloppy(*, seed: int, noise: float, slots: tuple[int, ...] = (0, 2)) -> list[Observation]:
    """Players who dance with noise, late, at uneven times; one is away and ambiguous for a while."""
    random = np.random.default_rng(seed)
    seen = []
    for time_s, xy in zip(DANCE.reference.times_s, DANCE.reference.xy, strict=True):
        poses = {}
        for slot in slots:
            confidence = random.uniform(0.3, 1, JOINT_COUNT).astype(np.float32)
            noisy = (xy + random.normal(0, noise * (1 + slot), xy.shape)).astype(np.float32)
            noisy[17], confidence[17] = np.nan, 0
            poses[slot] = Pose(noisy, confidence)
        if 4 < time_s < 5:
            poses.pop(slots[-1])
        ambiguous = frozenset(slots[:1]) if 6 < time_s < 6.5 else frozenset()
        seen.append(Observation(float(time_s) + 0.11 + random.uniform(0, 0.01), poses, ambiguous))
    return seen


def danced(seen: list[Observation], *, terms: Terms = TERMS, dance: Dance = DANCE) -> tuple[Replay, dict[int, Score]]:
    """A round as the game plays it: its replay, and the scores that were shown."""
    recorder, dance_round = Recorder(terms.slots), terms.begin(dance)
    for observation in seen:
        kept = recorder.take(observation)
        if kept is not None:
            dance_round.observe(kept)
    dance_round.finish()
    scores = {slot: dance_round.score(slot) for slot in terms.slots}
    return make_replay(dance, terms, scores, recorder.recording()), scores


def test_a_replay_is_judged_as_the_round_was():
    replay, scores = danced(sloppy(seed=1, noise=0.12))
    assert any(0 < score.points < 1_000_000 for score in scores.values())
    again = rescore(replay, DANCE)
    assert {slot: again.score(slot) for slot in again.slots} == scores
    assert {slot: kept.points for slot, kept in replay.scores.items()} == {0: scores[0].points, 2: scores[2].points}


def test_what_was_kept_once_is_kept_unchanged():
    replay, _ = danced(sloppy(seed=2, noise=0.02))
    recorder = Recorder(TERMS.slots)
    for observation in replay.recording.observations():
        recorder.take(observation)
    for name in ("ticks", "xy", "confidence", "presence"):
        np.testing.assert_array_equal(getattr(recorder.recording(), name), getattr(replay.recording, name))


def test_the_judge_is_shown_to_the_bit_what_is_kept():
    recorder = Recorder((0, 2))
    shown = [recorder.take(observation) for observation in sloppy(seed=7, noise=0.5)]
    kept = list(recorder.recording().observations())
    assert [(k.song_s, k.ambiguous, set(k.players)) for k in kept] == [
        (s.song_s, s.ambiguous, set(s.players)) for s in shown
    ]
    for before, after in zip(shown, kept, strict=True):
        for slot, pose in after.players.items():
            assert pose.xy.dtype == before.players[slot].xy.dtype == np.float32
            np.testing.assert_array_equal(pose.xy, before.players[slot].xy)
            np.testing.assert_array_equal(pose.confidence, before.players[slot].confidence)


def test_the_judge_is_shown_what_was_seen():
    seen = sloppy(seed=3, noise=0.02)
    recorder = Recorder((0, 2))
    for before in seen:
        kept = recorder.take(before)
        assert kept is not None
        assert kept.song_s == pytest.approx(before.song_s, abs=0.00005 + 1e-9)
        assert set(kept.players) == set(before.players)
        assert kept.ambiguous == before.ambiguous
        for slot, pose in kept.players.items():
            np.testing.assert_allclose(pose.xy, before.players[slot].xy, atol=0.5 / 4096 + 1e-6)
            np.testing.assert_allclose(pose.confidence, before.players[slot].confidence, atol=0.5 / 255 + 1e-6)
            assert np.isnan(pose.xy[17]).all()
            assert pose.confidence[17] == 0


def test_others_are_left_out_and_time_goes_on():
    pose = Pose(np.full((JOINT_COUNT, 2), 30.0, np.float32), np.ones(JOINT_COUNT, np.float32))
    recorder = Recorder((1,))
    first = recorder.take(Observation(-0.25, {0: pose, 1: pose}, frozenset({0, 1})))
    assert first is not None
    assert (first.song_s, set(first.players), first.ambiguous) == (-0.25, {1}, frozenset({1}))
    # Seven pictures away nobody is seen; it must not come back on the other side.
    assert first.players[1].xy == pytest.approx(8.0, abs=0.001)
    assert recorder.take(Observation(-0.25001, {1: pose})) is None
    assert recorder.take(Observation(-0.2, {})) is not None
    assert len(recorder.recording().ticks) == 2


def test_the_fingerprint_is_of_reference_and_moves():
    song, reference = DANCE.song, DANCE.reference
    mark = fingerprint(DANCE)
    assert mark == fingerprint(as_dance(draw_dance(3, duration_s=12.0)))
    assert mark == fingerprint(Dance(replace(song, title="Another title"), reference))
    moved = reference.xy.copy()
    moved[5, 3, 0] += 0.001
    assert mark != fingerprint(Dance(song, replace(reference, xy=moved)))
    for change in ({"weight": 3.0}, {"is_gold": True}, {"end_s": song.moves[0].end_s - 0.1}):
        moves = (replace(song.moves[0], **change), *song.moves[1:])
        assert mark != fingerprint(Dance(replace(song, moves=moves), reference))


def test_a_ghost_earns_its_points_as_the_song_goes_on():
    replay, scores = danced(sloppy(seed=4, noise=0.02))
    ghost = raise_ghost(replay, DANCE, terms=Terms((5,)))
    assert ghost is not None
    assert ghost.points_at(0.0) == 0
    assert 0 < ghost.points_at(6.0) < ghost.points_at(20.0) == scores[0].points
    assert np.all(np.diff(ghost.times_s) > 0)
    assert len(ghost.poses.times_s) == len(replay.recording.ticks)


def test_a_ghost_does_not_leap_between_pictures_taken_in_a_row():
    seen = sloppy(seed=6, noise=0.02)
    twins = [replace(observation, song_s=observation.song_s + 0.0007) for observation in seen[::5]]
    replay, _ = danced(sorted([*seen, *twins], key=lambda observation: observation.song_s))
    ghost = raise_ghost(replay, DANCE, terms=Terms((0,)))
    assert ghost is not None
    assert len(replay.recording.ticks) == len(seen) + len(twins)
    assert np.diff(ghost.poses.times_s).min() > 0.019


def test_a_ghost_is_judged_by_the_terms_of_the_round_it_joins():
    replay, _ = danced(sloppy(seed=5, noise=0.02))
    end_s = DANCE.song.moves[2].end_s
    ghost = raise_ghost(replay, DANCE, terms=Terms((0,), end_s=end_s))
    assert ghost is not None
    assert ghost.points_at(end_s + 1.0) > 2 * raise_ghost(replay, DANCE, terms=Terms((0,))).points_at(end_s + 1.0)


def test_who_was_never_seen_leaves_no_ghost():
    replay, scores = danced([Observation(k / 30, {}) for k in range(60)], terms=Terms((0,)))
    assert scores[0].points == 0
    assert raise_ghost(replay, DANCE, terms=Terms((0,))) is None


def test_a_try_leaves_a_ghost_without_points():
    seen = [one for one in sloppy(seed=4, noise=0.02) if 4.0 <= one.song_s < 6.0]
    ghost = ghost_of_try(0, seen, delay_s=0.2)
    assert ghost is not None
    assert ghost.points_at(5.0) == 0
    assert ghost.poses.times_s[0] == pytest.approx(seen[0].song_s - 0.2)
    np.testing.assert_array_equal(ghost.poses.xy[3], seen[3].players[0].xy)
    assert ghost_of_try(1, seen, delay_s=0.2) is None
