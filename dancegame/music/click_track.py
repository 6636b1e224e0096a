"""Writes a sound of clicks at given seconds, to move to."""

import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44_100
# A bright click whose start can be heard to the millisecond, and a soft tick between.
CLICK = ((1760.0, 0.62), (3520.0, 0.26), (880.0, 0.20))
TICK = ((880.0, 0.16), (1760.0, 0.06))
DECAY_S, LENGTH_S, ATTACK_S = 0.028, 0.16, 0.0008


def write_click_track(
    path: Path, *, clicks_s: Sequence[float], ticks_s: Sequence[float] = (), duration_s: float
) -> None:
    """Write a WAV file (mono, 16 bit) with a bright click at each of clicks_s and a soft one at each of ticks_s."""
    samples = np.zeros(round(duration_s * RATE_HZ))
    for starts_s, partials in ((clicks_s, CLICK), (ticks_s, TICK)):
        sound = _struck(partials)
        for start_s in starts_s:
            start = round(start_s * RATE_HZ)
            part = samples[start : start + len(sound)]
            part += sound[: len(part)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((np.clip(samples, -0.95, 0.95) * 32767).astype("<i2").tobytes())


def _struck(partials: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    """A short sound of sine partials (Hz, loudness) that dies away, like a struck block."""
    time_s = np.arange(round(LENGTH_S * RATE_HZ)) / RATE_HZ
    envelope = np.minimum(1.0, time_s / ATTACK_S) * np.exp(-time_s / DECAY_S)
    return envelope * sum(loudness * np.sin(2 * np.pi * hz * time_s) for hz, loudness in partials)
