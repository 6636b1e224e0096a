"""The starter pack: every song is whole, danced by a possible body, in time, and like no other."""

import tomllib
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from dancegame.core.poses import Observation, pose_at
from dancegame.core.round import DanceRound
from dancegame.core.score import MAX_POINTS
from dancegame.core.skeleton import CANONICAL
from dancegame.songs.library import Library
from tools.starter_pack.__main__ import all_songs, danced
from tools.starter_pack.dance.camera import film
from tools.starter_pack.music.loudness import loudness_lufs, true_peak_db

ROOT = Path(__file__).parents[2]
SONGS = {song.id: song for song in all_songs()}
SHELF = Library([ROOT])
PERFORMANCES = {song_id: danced(song) for song_id, song in SONGS.items()}
# Bones are rigid; the distance from shoulder to hip is not one, for the waist bends.
BONES = [pair for pair in CANONICAL.limbs if {name.partition("_")[2] for name in pair} != {"shoulder", "hip"}]
MOST_BYTES = 25_000_000
FASTEST_M_S = 15.0
MOST_SLIDE_M = 0.02
UP = np.array([0.0, 1.0, 0.0])

every_song = pytest.mark.parametrize("song_id", sorted(SONGS))


def joint(song_id, name):
    """(T, 3) metres on the stage: the dancer's left, up, front."""
    return PERFORMANCES[song_id].joints_m[:, CANONICAL.index(name)]


def unit(vectors):
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def test_the_files_are_those_of_the_scripts():
    assert {song.id for song in SHELF.songs()} == set(SONGS)
    assert not SHELF.problems()
    assert len(SONGS) >= 5
    assert {path.stem for path in (ROOT / "sounds").glob("*.ogg")} == set(SONGS)


@every_song
def test_a_song_is_whole(song_id):
    dance = SHELF.load_dance(song_id)
    facts = tomllib.loads((ROOT / "reference_poses" / f"{song_id}.toml").read_text(encoding="utf-8"))
    assert facts["licence"] == "CC0-1.0"
    assert "public domain" in dance.song.credits
    assert 30 <= dance.song.duration_s <= 60
    assert dance.reference.fps == 30
    assert dance.reference.world is not None
    assert dance.reference.duration_s == pytest.approx(dance.song.duration_s, abs=0.034)
    assert any(move.is_gold for move in dance.song.moves)


@every_song
def test_the_shipped_poses_are_what_the_scripts_dance(song_id):
    shipped, anew = SHELF.load_dance(song_id).reference, film(PERFORMANCES[song_id])
    np.testing.assert_allclose(shipped.times_s, anew.times_s, atol=1e-5)
    np.testing.assert_allclose(shipped.xy, anew.xy, atol=2e-3)
    np.testing.assert_allclose(shipped.world, anew.world, atol=2e-3)


@every_song
def test_the_dancer_faces_the_camera_and_stays_in_the_picture(song_id):
    reference = SHELF.load_dance(song_id).reference
    left, right = (reference.xy[:, CANONICAL.index(f"{side}_shoulder"), 0] for side in ("left", "right"))
    assert (left > right).mean() > 0.9
    assert reference.xy.min() > 0.02
    assert reference.xy[..., 0].max() < 16 / 9 - 0.02
    assert reference.xy[..., 1].max() < 0.98
    standing = reference.xy[..., 1].max(axis=1) - reference.xy[:, CANONICAL.index("nose"), 1]
    assert 0.5 < np.quantile(standing, 0.8) < 0.75


@every_song
def test_bones_keep_their_length(song_id):
    for start, end in BONES:
        length = np.linalg.norm(joint(song_id, start) - joint(song_id, end), axis=1)
        assert np.ptp(length) < 0.01 * length.mean(), (start, end)


@every_song
@pytest.mark.parametrize("side", ["left", "right"])
def test_knees_and_elbows_bend_the_right_way(song_id, side):
    hip, knee, ankle, toe = (joint(song_id, f"{side}_{name}") for name in ("hip", "knee", "ankle", "toe"))
    foot = unit(toe - ankle)
    forward = unit((foot - (foot @ UP)[:, None] * UP) + 0.3 * _front(song_id))
    leg = unit(ankle - hip)
    bulge = (knee - hip) - np.sum((knee - hip) * leg, axis=1, keepdims=True) * leg
    assert np.sum(bulge * forward, axis=1).min() > -0.02
    assert _bend_deg(hip, knee, ankle).max() < 151
    shoulder, elbow, wrist = (joint(song_id, f"{side}_{name}") for name in ("shoulder", "elbow", "wrist"))
    assert _bend_deg(shoulder, elbow, wrist).max() < 151
    upper, fore = unit(elbow - shoulder), unit(wrist - elbow)
    hanging = upper @ UP < -0.7
    assert np.sum(fore * _front(song_id), axis=1)[hanging].min() > -0.75


def _front(song_id):
    """(T, 3) where the pelvis faces."""
    across = unit(joint(song_id, "left_hip") - joint(song_id, "right_hip"))
    return unit(np.cross(across, UP))


def _bend_deg(start, middle, end):
    return np.rad2deg(np.arccos(np.clip(np.sum(unit(middle - start) * unit(end - middle), axis=1), -1, 1)))


@every_song
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_standing_foot_stays_where_it_is(song_id, side):
    planted = PERFORMANCES[song_id].is_planted[:, 0 if side == "left" else 1]
    toe = joint(song_id, f"{side}_toe")
    assert planted.mean() > 0.3
    edges = np.flatnonzero(np.diff(np.concatenate(([False], planted, [False])).astype(int)))
    for first, last in edges.reshape(-1, 2):
        assert np.linalg.norm(toe[first:last] - toe[first], axis=1).max() < MOST_SLIDE_M
        assert toe[first:last, 1].max() < 0.05
    assert min(joint(song_id, f"{side}_{name}")[:, 1].min() for name in ("toe", "ankle", "knee", "wrist")) > 0.02


@every_song
def test_no_joint_is_faster_than_a_dancers_and_hardly_a_beat_is_still(song_id):
    performance = PERFORMANCES[song_id]
    speed = np.linalg.norm(np.diff(performance.joints_m, axis=0), axis=2) * 30
    assert speed.max() < FASTEST_M_S
    beat = np.floor(SONGS[song_id].tempo.beat(performance.times_s[1:])).astype(int)
    by_beat = np.array([speed[beat == number].mean() for number in range(int(SONGS[song_id].beats))])
    assert (by_beat < 0.1).mean() < 0.03


@every_song
def test_beats_are_on_the_grid_of_the_tune(song_id):
    song, dance = SONGS[song_id], SHELF.load_dance(song_id)
    pulses = np.arange(0, song.beats + 1e-6, song.pulse_beats)
    np.testing.assert_allclose(dance.song.beats_s, song.tempo.second(pulses), atol=0.002)
    edges = [move.start_s for move in dance.song.moves]
    assert all(min(abs(edge - beat) for beat in dance.song.beats_s) < 0.002 for edge in edges)
    assert all(after > before for before, after in pairwise(edges))


@every_song
def test_the_sound_fits_the_dance(song_id):
    sound, rate_hz = soundfile.read(ROOT / "sounds" / f"{song_id}.ogg", always_2d=True)
    song = SHELF.load_dance(song_id).song
    assert len(sound) / rate_hz == pytest.approx(song.duration_s, abs=0.1)
    assert loudness_lufs(sound, rate_hz=rate_hz) == pytest.approx(-16, abs=0.5)
    assert true_peak_db(sound) < -1
    assert abs(_onsets_late_s(sound.mean(axis=1), rate_hz, np.array(song.beats_s))) < 0.03


def _onsets_late_s(sound, rate_hz, beats_s):
    """How late the sound's attacks are against the beats: where the two agree best, within an eighth of a second."""
    hop = rate_hz // 100
    frames = sound[: len(sound) // hop * hop].reshape(-1, hop)
    flux = np.maximum(0, np.diff(np.log(1e-4 + np.sqrt((frames**2).mean(axis=1)))))
    lags = np.arange(-12, 13)
    at = np.round(beats_s[1:-1] * 100).astype(int)
    return lags[np.argmax([flux[np.clip(at + lag, 0, len(flux) - 1)].mean() for lag in lags])] / 100


def test_the_pack_is_small():
    files = [path for folder in ("sounds", "reference_poses") for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < MOST_BYTES


@every_song
def test_only_its_own_dance_scores(song_id):
    dance = SHELF.load_dance(song_id)
    points = {other: _points(dance, SHELF.load_dance(other).reference) for other in SONGS}
    assert points.pop(song_id) > 0.99 * MAX_POINTS
    assert max(points.values()) < 0.3 * MAX_POINTS, points


def _points(dance, danced_instead):
    """The points of somebody who dances another dance, a tenth of a second late."""
    game = DanceRound(dance, slots=[0])
    for song_s in np.arange(0, dance.song.duration_s + 0.5, 1 / 20):
        game.observe(Observation(song_s, {0: pose_at(danced_instead, song_s - 0.1)}))
    game.finish()
    return game.score(0).points
