"""A simple drum loop of our own, made of sines and noise: something to make up a dance to."""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44_100
LENGTH_S = 0.22
BEATS_A_BAR = 4

Floats = NDArray[np.float64]


def drum_loop(*, bpm: float, beats: int, counted: int = 0) -> Floats:
    """Return the sound (N,) of some beats in [-1, 1]: the first `counted` are sticks that count in, then drums.

    Raises ValueError for a tempo that is none.
    """
    if not 20 <= bpm <= 400:
        raise ValueError(f"bpm must be between 20 and 400, not {bpm}")
    beat = 60.0 / bpm
    samples = np.zeros(round(beats * beat * RATE_HZ))
    kick, snare, hat, stick = _kick(), _noise(0.06, 0.35), _noise(0.015, 0.14), _stick()
    for place in range(beats):
        if place < counted:
            _add(samples, stick, place * beat)
            continue
        _add(samples, kick if (place - counted) % 2 == 0 else snare, place * beat)
        for half in (0.0, 0.5):
            _add(samples, hat, (place + half) * beat)
        if (place - counted) % BEATS_A_BAR == 2:
            _add(samples, 0.7 * kick, (place + 0.5) * beat)
    return np.clip(samples, -0.95, 0.95)


def write_wave(path: Path, samples: Floats) -> None:
    """Write sound (N,) as a WAV file, mono, 16 bit."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((samples * 32767).astype("<i2").tobytes())


def _add(samples: Floats, sound: Floats, start_s: float) -> None:
    part = samples[round(start_s * RATE_HZ) :][: len(sound)]
    part += sound[: len(part)]


def _times() -> Floats:
    return np.arange(round(LENGTH_S * RATE_HZ)) / RATE_HZ


def _kick() -> Floats:
    """A sine that falls from 140 to 50 Hz."""
    time_s = _times()
    turns = 50 * time_s + 90 * 0.03 * (1 - np.exp(-time_s / 0.03))
    sound: Floats = 0.75 * np.exp(-time_s / 0.07) * np.sin(2 * np.pi * turns)
    return sound


def _noise(decay_s: float, loudness: float) -> Floats:
    """Noise that dies away, the same every time."""
    time_s = _times()
    noise: Floats = np.diff(np.random.default_rng(7).uniform(-1, 1, len(time_s) + 1))
    return loudness * np.exp(-time_s / decay_s) * noise


def _stick() -> Floats:
    time_s = _times()
    sound: Floats = 0.6 * np.exp(-time_s / 0.02) * np.sin(2 * np.pi * 1760 * time_s)
    return sound
