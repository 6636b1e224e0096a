"""Sounds become as loud as all songs, and their peaks stay below the ceiling, between the samples too."""

from pathlib import Path

import numpy as np
import pytest

from dancegame.songs.sound import soundtrack
from dancegame.songs.sound.limiter import BLOCK_S, Limiter, least_around, mean_around
from dancegame.songs.sound.loudness import (
    CEILING_DB,
    MOST_GAIN_DB,
    MOST_PEAK_DB,
    TARGET_LUFS,
    Loudness,
    levelled,
    measure_loudness,
)
from dancegame.songs.sound.samples import RATE_HZ
from dancegame.songs.sound.soundtrack import LOWER_DB, write_levelled
from tools.starter_pack.music.loudness import loudness_lufs, true_peak_db

TIMES_S = np.arange(4 * RATE_HZ) / RATE_HZ


def stereo(mono: np.ndarray) -> np.ndarray:
    return np.stack([mono, mono], axis=1).astype(np.float32)


def claps(*, loudness: float) -> np.ndarray:
    """A quiet tone and a loud clap every 1.5 s: peaks far above the loudness."""
    rng = np.random.default_rng(3)
    sound = 0.02 * np.sin(2 * np.pi * 330 * TIMES_S)
    for first in range(0, len(sound) - 2000, round(1.5 * RATE_HZ)):
        sound[first : first + 2000] += rng.normal(0, 0.25, 2000) * np.exp(-np.arange(2000) / 300)
    return stereo(loudness * sound)


def test_the_measure_reads_what_the_recommendation_says_of_a_tone() -> None:
    measured = measure_loudness(stereo(10 ** (-23 / 20) * np.sin(2 * np.pi * 997 * TIMES_S)), rate_hz=RATE_HZ)
    assert measured.lufs == pytest.approx(-23.0, abs=0.1)
    assert measured.peak_db == pytest.approx(-23.0, abs=0.1)


def test_a_peak_between_samples_is_seen() -> None:
    """The samples of a tone at a quarter of the rate may all lie 3 dB below its tops."""
    fade = np.hanning(2 * RATE_HZ)
    tone = stereo(0.5 * fade * np.sin(2 * np.pi * (np.arange(2 * RATE_HZ) + 0.5) / 4))
    highest_db = 20 * np.log10(np.abs(tone).max())
    assert measure_loudness(tone, rate_hz=RATE_HZ).peak_db == pytest.approx(highest_db + 3, abs=0.3)


@pytest.mark.parametrize("gain", [1.0, 0.05], ids=["loud", "quiet"])
def test_a_tone_becomes_as_loud_as_songs_by_a_gain_alone(gain: float) -> None:
    tone = stereo(gain * np.sin(2 * np.pi * 220 * TIMES_S))
    made = levelled(tone, rate_hz=RATE_HZ)
    assert loudness_lufs(made.samples.astype(np.float64), rate_hz=RATE_HZ) == pytest.approx(TARGET_LUFS, abs=0.2)
    assert made.limited_db == 0
    np.testing.assert_allclose(made.samples, tone * np.float32(10 ** (made.gain_db / 20)), rtol=1e-5)


def test_what_is_loud_for_a_moment_is_limited_there_alone(tmp_path: Path) -> None:
    made = write_levelled(tmp_path / "sound.ogg", claps(loudness=0.3))
    import soundfile

    written = soundfile.read(tmp_path / "sound.ogg")[0]
    assert made.limited_db > 3
    assert loudness_lufs(written, rate_hz=RATE_HZ) == pytest.approx(TARGET_LUFS, abs=1.0)
    assert true_peak_db(written) <= MOST_PEAK_DB


def test_a_codec_that_makes_higher_peaks_gets_a_lower_ceiling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = iter((Loudness(TARGET_LUFS, MOST_PEAK_DB + 0.5), Loudness(TARGET_LUFS, MOST_PEAK_DB - 0.5)))
    monkeypatch.setattr(soundtrack, "_written", lambda _path: next(written))
    made = write_levelled(tmp_path / "sound.ogg", claps(loudness=0.3))
    assert true_peak_db(made.samples.astype(np.float64)) <= CEILING_DB - LOWER_DB + 0.1


def test_between_the_peaks_the_limiter_changes_nothing() -> None:
    sound = claps(loudness=1.0)
    quiet = slice(round(0.5 * RATE_HZ), round(1.2 * RATE_HZ))
    after = Limiter(sound, rate_hz=RATE_HZ).limited(ceiling_db=-12.0)
    np.testing.assert_array_equal(after[quiet], sound[quiet])
    assert true_peak_db(after.astype(np.float64)) <= -11.9


@pytest.mark.parametrize("place_s", [0.5, BLOCK_S, BLOCK_S + 0.002], ids=["within", "at a block", "just behind it"])
def test_the_gain_bends_softly_wherever_a_peak_lies(place_s: float) -> None:
    sound = np.full((2 * RATE_HZ, 2), 0.1, np.float32)
    sound[round(place_s * RATE_HZ)] = 1.0
    gain = (Limiter(sound, rate_hz=RATE_HZ).limited(ceiling_db=-12.0) / sound)[:, 0]
    assert gain.min() < 0.26
    assert np.abs(np.diff(gain)).max() < 0.01


def test_silence_stays_silence_and_a_whisper_is_raised_only_so_far() -> None:
    silence = np.zeros((RATE_HZ, 2), np.float32)
    assert levelled(silence, rate_hz=RATE_HZ).before.is_silent
    np.testing.assert_array_equal(levelled(silence, rate_hz=RATE_HZ).samples, silence)
    whisper = levelled(stereo(0.001 * np.sin(2 * np.pi * 500 * TIMES_S)), rate_hz=RATE_HZ)
    assert whisper.gain_db == MOST_GAIN_DB


@pytest.mark.parametrize("reach", [0, 1, 3, 8])
def test_what_lies_around_each_value(reach: int) -> None:
    """Windows that reach beyond the ends see nothing there, or the same once more, seen backwards."""
    values = np.random.default_rng(7).random(20)
    around = [values[max(0, place - reach) : place + reach + 1] for place in range(20)]
    assert least_around(values, reach=reach).tolist() == [part.min() for part in around]
    mirrored = np.concatenate((values[:reach][::-1], values, values[20 - reach :][::-1]))
    means = [mirrored[place : place + 2 * reach + 1].mean() for place in range(20)]
    np.testing.assert_allclose(mean_around(values, reach=reach), means)
