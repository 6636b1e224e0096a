"""The starter pack: every song is whole, sounds well, fits its dance, and is danced like no other."""

import tomllib
from itertools import combinations, pairwise

import numpy as np
import pytest
import soundfile
from starter_songs import ROOT, SHELF, SONGS, descriptor, every_song, performance, shipped

from dancegame.core.likeness import likeness
from dancegame.songs.derived_facts import read_derived
from dancegame.texts import use_language
from dancegame.texts.credits import credit_words
from tools.starter_pack.check import share_of_another
from tools.starter_pack.dance.camera import film
from tools.starter_pack.music.loudness import loudness_lufs, true_peak_db

MOST_BYTES = 25_000_000
# Every dance in every song takes half a minute (`--check` does it): here those danced most alike.
RIVALS = 3
SHIPPED = sorted(song.id for song in SHELF.songs())
# Two halves of one song's dance, taken in turns of eight beats, are alike by 0.66 to 0.94.
MOST_LIKENESS = 0.8


def test_the_files_are_those_of_the_scripts():
    assert set(SHIPPED) == set(SONGS)
    assert not SHELF.problems()
    assert len(SONGS) >= 16
    assert {path.stem for path in (ROOT / "sounds").glob("*.ogg")} == set(SONGS)


@every_song
def test_a_song_is_whole(song_id):
    dance = shipped(song_id)
    facts = tomllib.loads((ROOT / "reference_poses" / f"{song_id}.toml").read_text(encoding="utf-8"))
    assert facts["licence"] == "CC0-1.0"
    assert "public domain" in dance.song.credits
    assert 30 <= dance.song.duration_s <= 60
    assert dance.reference.fps == 30
    assert dance.reference.world is not None
    assert dance.reference.duration_s == pytest.approx(dance.song.duration_s, abs=0.034)
    assert any(move.is_gold for move in dance.song.moves)
    assert read_derived(facts["derived"]) is not None  # of this version: else every start reads all poses


@every_song
def test_the_shipped_poses_are_what_the_scripts_dance(song_id):
    files, anew = shipped(song_id).reference, film(performance(song_id))
    np.testing.assert_allclose(files.times_s, anew.times_s, atol=1e-5)
    np.testing.assert_allclose(files.xy, anew.xy, atol=2e-3)
    np.testing.assert_allclose(files.world, anew.world, atol=2e-3)


@every_song
def test_beats_are_on_the_grid_of_the_tune(song_id):
    song, dance = SONGS[song_id], shipped(song_id)
    pulses = np.arange(0, song.beats + 1e-6, song.pulse_beats)
    np.testing.assert_allclose(dance.song.beats_s, song.tempo.second(pulses), atol=0.002)
    edges = [move.start_s for move in dance.song.moves]
    assert all(min(abs(edge - beat) for beat in dance.song.beats_s) < 0.002 for edge in edges)
    assert all(after > before for before, after in pairwise(edges))


@every_song
def test_the_sound_fits_the_dance(song_id):
    sound, rate_hz = soundfile.read(ROOT / "sounds" / f"{song_id}.ogg", always_2d=True)
    song = shipped(song_id).song
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


def test_no_two_songs_are_danced_alike():
    alike = {pair: likeness(*(descriptor(song_id) for song_id in pair)) for pair in combinations(SHIPPED, 2)}
    assert {pair: value for pair, value in alike.items() if value > MOST_LIKENESS} == {}


@every_song
def test_only_its_own_dance_scores(song_id):
    dance = shipped(song_id)
    rivals = sorted(SHIPPED, key=lambda other: -likeness(descriptor(song_id), descriptor(other)))
    assert rivals[0] == song_id
    shares = {other: share_of_another(dance, shipped(other).reference) for other in rivals[: 1 + RIVALS]}
    assert shares.pop(song_id) > 0.99
    assert max(shares.values()) < 0.3, shares


@every_song
def test_whose_a_song_is_is_said_in_every_language(song_id):
    credits = shipped(song_id).song.credits
    for code in ("ko", "de"):
        use_language(code)
        tune, shared = credit_words(credits)
        use_language("en")
        assert (tune, shared) != credit_words(credits)
        assert tune not in credits
    assert credit_words("Somebody else\nand me") == ("Somebody else", "and me")
