"""Struck glass and wood, made of decaying partials, in a small room."""

from collections.abc import Sequence

import numpy as np

from tools.starter_pack.music.loudness import Sound
from tools.starter_pack.music.render import RATE_HZ
from tools.starter_pack.music.score import pitch

# Partials of a struck bar: ratio to the fundamental, strength, and how long it rings beside it.
GLASS = ((1.0, 1.0, 1.0), (2.0, 0.28, 0.7), (2.756, 0.20, 0.35), (5.404, 0.12, 0.18), (8.933, 0.05, 0.09))
WOOD = ((1.0, 1.0, 1.0), (3.93, 0.35, 0.35), (9.8, 0.12, 0.15))
ROOM_DELAYS_S = (0.031, 0.047, 0.071, 0.103)
Strokes = Sequence[tuple[float, str, float]]


def struck(strokes: Strokes, *, ring_s: float, partials: Sequence[tuple[float, float, float]] = GLASS) -> Sound:
    """Strike bars: (second, note, strength) each, ringing down to a third in ring_s; the sound is (N, 2)."""
    end_s = max(at for at, _, _ in strokes) + 4.5 * ring_s
    time_s = np.arange(round(end_s * RATE_HZ)) / RATE_HZ
    mono = np.zeros_like(time_s)
    for at_s, name, strength in strokes:
        since = np.maximum(time_s - at_s, 0)
        frequency_hz = 440 * 2 ** ((pitch(name) - 69) / 12)
        attack = 1 - np.exp(-since / 0.0015)
        for ratio, share, ring in partials:
            if ratio * frequency_hz < 16_000:
                wave = np.sin(2 * np.pi * ratio * frequency_hz * since) * np.exp(-since / (ring * ring_s))
                mono += strength * share * attack * wave
    return in_a_room(mono)


def in_a_room(mono: Sound) -> Sound:
    """Give a mono sound a small room, a little different for each ear."""
    both = []
    for ear, spread in enumerate((1.0, 1.13)):
        wet = mono.copy()
        for count, delay_s in enumerate(ROOM_DELAYS_S):
            late = round(delay_s * spread * RATE_HZ)
            wet[late:] += 0.16 * 0.7**count * (-1) ** (count + ear) * mono[:-late] if late < len(mono) else 0
        both.append(wet)
    return np.stack(both, axis=1)


def shimmering(sound: Sound) -> Sound:
    """Let a sound sparkle: its loudness trembles, against each other in the two ears."""
    time_s = np.arange(len(sound)) / RATE_HZ
    tremble = 0.25 * np.sin(2 * np.pi * 11 * time_s)
    return sound * np.stack([1 + tremble, 1 - tremble], axis=1)


def run(names: str, apart_s: float, *, from_s: float = 0.0) -> list[tuple[float, str, float]]:
    """Return strokes on notes one after the other, each a little stronger."""
    notes = names.split()
    return [(from_s + k * apart_s, name, 0.6 + 0.4 * k / len(notes)) for k, name in enumerate(notes)]


def click(tone_hz: float) -> Sound:
    """Return a dry click, as of a shutter: noise that rings for a moment in a small box."""
    time_s = np.arange(round(0.09 * RATE_HZ)) / RATE_HZ
    noise = np.random.default_rng(11).normal(size=len(time_s)) * np.exp(-time_s / 0.004)
    ring = np.sin(2 * np.pi * tone_hz * time_s) * np.exp(-time_s / 0.008)
    return in_a_room((0.6 * noise + ring) * np.minimum(time_s / 0.0004, 1))
