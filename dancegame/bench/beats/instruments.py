"""The few instruments of the measured tunes: sines and noise, struck or plucked at given seconds."""

import numpy as np
from numpy.typing import NDArray

from dancegame.songs.sound.samples import RATE_HZ

Floats = NDArray[np.float64]

NOTE_S = 0.5
SEED = 5


def _times(seconds: float = NOTE_S) -> Floats:
    return np.arange(round(seconds * RATE_HZ)) / RATE_HZ


def kick() -> Floats:
    """A sine that falls from 150 to 50 Hz."""
    time_s = _times(0.25)
    turns = 50 * time_s + 3 * (1 - np.exp(-time_s / 0.03))
    sound: Floats = 0.9 * np.exp(-time_s / 0.08) * np.sin(2 * np.pi * turns)
    return sound


def snare() -> Floats:
    """Noise over a low tone."""
    time_s = _times(0.2)
    noise = np.random.default_rng(SEED).normal(0, 0.3, len(time_s))
    sound: Floats = np.exp(-time_s / 0.06) * (noise + 0.3 * np.sin(2 * np.pi * 190 * time_s))
    return sound


def hat() -> Floats:
    """A breath of bright noise."""
    time_s = _times(0.08)
    return 0.25 * np.exp(-time_s / 0.015) * np.diff(np.random.default_rng(SEED).normal(0, 0.5, len(time_s) + 1))


def pluck(note: float, *, loudness: float = 0.3, decay_s: float = 0.25) -> Floats:
    """A string of eight partials; note as in MIDI."""
    time_s = _times()
    hz = 440 * 2 ** ((note - 69) / 12)
    partials = sum(np.sin(2 * np.pi * hz * k * time_s) * np.exp(-time_s * k / (2 * decay_s)) / k for k in range(1, 9))
    return loudness * np.minimum(1, time_s / 0.004) * np.exp(-time_s / decay_s) * partials


def bow(note: float, *, seconds: float, loudness: float = 0.2) -> Floats:
    """A tone that swells softly, as a violin that is bowed; note as in MIDI."""
    time_s = _times(seconds)
    hz = 440 * 2 ** ((note - 69) / 12)
    partials = sum(np.sin(2 * np.pi * hz * k * time_s + k) / k**1.3 for k in range(1, 7))
    sound: Floats = loudness * np.minimum(1, np.minimum(time_s / 0.06, (seconds - time_s) / 0.08)).clip(0) * partials
    return sound
