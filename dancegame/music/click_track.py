"""Writes a sound of clicks at given seconds, to move to."""

import wave
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44_100
# Hz and loudness of sines.
Partials = tuple[tuple[float, float], ...]
# A bright click whose start can be heard to the millisecond, and a soft tick between.
CLICK = ((1760.0, 0.62), (3520.0, 0.26), (880.0, 0.20))
TICK = ((880.0, 0.16), (1760.0, 0.06))
# A metronome is heard on every beat, lower and rounder than on the ones.
BEAT = ((1174.7, 0.45), (587.3, 0.22))
DECAY_S, LENGTH_S, ATTACK_S = 0.028, 0.16, 0.0008


def write_click_track(
    path: Path, *, clicks_s: Sequence[float], ticks_s: Sequence[float] = (), duration_s: float
) -> None:
    """Write a WAV file (mono, 16 bit) with a bright click at each of clicks_s and a soft one at each of ticks_s."""
    samples = click_samples(clicks_s=clicks_s, ticks_s=ticks_s, duration_s=duration_s)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((samples * 32767).astype("<i2").tobytes())


def click_samples(
    *, clicks_s: Sequence[float], ticks_s: Sequence[float] = (), duration_s: float
) -> NDArray[np.float64]:
    """Return a sound (N,) at RATE_HZ with a bright click at each of clicks_s and a soft one at each of ticks_s."""
    return _laid({CLICK: clicks_s, TICK: ticks_s}, duration_s)


def metronome(beats_s: Sequence[float], *, first_one: int, bar: int, duration_s: float) -> NDArray[np.float32]:
    """Return a sound (N, 2) at RATE_HZ that knocks on every beat, and clicks on every bar-th from first_one on."""
    ones_s = beats_s[first_one % bar :: bar]
    others_s = [beat_s for place, beat_s in enumerate(beats_s) if (place - first_one) % bar]
    mono = _laid({CLICK: ones_s, BEAT: others_s}, duration_s).astype(np.float32)
    return np.stack([mono, mono], axis=1)


def _laid(sounds: Mapping[Partials, Sequence[float]], duration_s: float) -> NDArray[np.float64]:
    samples = np.zeros(round(duration_s * RATE_HZ))
    for partials, starts_s in sounds.items():
        sound = _struck(partials)
        for start_s in starts_s:
            start = round(start_s * RATE_HZ)
            part = samples[start : start + len(sound)]
            part += sound[: len(part)]
    return np.clip(samples, -0.95, 0.95)


def _struck(partials: Partials) -> NDArray[np.float64]:
    """A short sound of sine partials (Hz, loudness) that dies away, like a struck block."""
    time_s = np.arange(round(LENGTH_S * RATE_HZ)) / RATE_HZ
    envelope = np.minimum(1.0, time_s / ATTACK_S) * np.exp(-time_s / DECAY_S)
    return envelope * sum(loudness * np.sin(2 * np.pi * hz * time_s) for hz, loudness in partials)
