"""Sounds whose tempo, pitch and flow can be read off again: even clicks, and one tone."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from dancegame.music.click_track import write_click_track
from dancegame.music.stretching import RATE_HZ

Floats = NDArray[np.float64]
TONE_HZ, LOUDNESS = 440.0, 0.3
CLICK_STEP_S = 0.5
# A click begins where this share of its loudest is reached, and is looked for so near to where it should be.
BEGINS_AT, NEAR_S = 0.3, 0.2


def write_tone(path: Path, *, duration_s: float) -> None:
    """Write a stereo file of one sine tone."""
    tone = LOUDNESS * np.sin(2 * np.pi * TONE_HZ * np.arange(round(duration_s * RATE_HZ)) / RATE_HZ)
    soundfile.write(path, np.stack((tone, tone), axis=1), RATE_HZ)


def write_clicks(path: Path, *, duration_s: float) -> Floats:
    """Write a file of clicks and return their seconds."""
    clicks_s = np.arange(CLICK_STEP_S, duration_s - CLICK_STEP_S, CLICK_STEP_S)
    write_click_track(path, clicks_s=clicks_s.tolist(), duration_s=duration_s)
    return clicks_s


def click_errors_s(sound: Floats, expected_s: Sequence[float] | Floats) -> Floats:
    """Return how much later than expected each click of a sound (N,) begins, in seconds of the sound."""
    errors_s = []
    for at_s in expected_s:
        first = max(0, round((at_s - NEAR_S) * RATE_HZ))
        near = np.abs(sound[first : round((at_s + NEAR_S) * RATE_HZ)])
        errors_s.append((first + int(np.argmax(near >= BEGINS_AT * near.max()))) / RATE_HZ - at_s)
    return np.array(errors_s)


def cents(sound: Floats) -> float:
    """Return how far a sound (N,) of the tone is from its pitch, in hundredths of a semitone."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 8 * len(sound)))
    top = int(np.argmax(spectrum))
    before, at, after = np.log(spectrum[top - 1 : top + 2])
    peak = top + 0.5 * (before - after) / (before - 2 * at + after)
    return float(1200 * np.log2(peak * RATE_HZ / (8 * len(sound)) / TONE_HZ))


def level_db(sound: Floats) -> float:
    """Return how much louder than it was made a sound (N,) of the tone is."""
    return float(20 * np.log10(np.sqrt(np.mean(sound**2)) / (LOUDNESS / np.sqrt(2))))


def longest_gap_s(sound: Floats) -> float:
    """Return how long a sound (N,) of the tone is silent at most, beyond its own way through zero."""
    heard = np.flatnonzero(np.abs(sound) > LOUDNESS / 10)
    return max(0.0, float(np.diff(heard).max()) / RATE_HZ - 1 / (2 * TONE_HZ))


def worst_click(sound: Floats) -> float:
    """Return the largest departure from an even tone within a sample in a sound (N,), as a share of its loudness."""
    expected = 2 * np.cos(2 * np.pi * TONE_HZ / RATE_HZ) * sound[1:-1] - sound[:-2]
    return float(np.abs(sound[2:] - expected).max()) / LOUDNESS
