"""The game's short sounds: one family of struck glass and wood in the key of C, made of decaying partials."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tools.starter_pack.music.loudness import Sound
from tools.starter_pack.music.render import RATE_HZ, write_vorbis
from tools.starter_pack.music.score import pitch

# Partials of a struck bar: ratio to the fundamental, strength, and how long it rings beside it.
GLASS = ((1.0, 1.0, 1.0), (2.0, 0.28, 0.7), (2.756, 0.20, 0.35), (5.404, 0.12, 0.18), (8.933, 0.05, 0.09))
WOOD = ((1.0, 1.0, 1.0), (3.93, 0.35, 0.35), (9.8, 0.12, 0.15))
ROOM_DELAYS_S = (0.031, 0.047, 0.071, 0.103)
Strokes = Sequence[tuple[float, str, float]]


def write_effects(folder: Path) -> None:
    """Write every effect as <name>.ogg."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (sound, peak_db) in effects().items():
        sound = sound * 10 ** (peak_db / 20) / np.abs(sound).max()
        write_vorbis(_faded(sound), folder / f"{name}.ogg")


def effects() -> dict[str, tuple[Sound, float]]:
    """Return every effect by name: its sound (N, 2) and the level of its peak in dB."""
    return {
        "menu_move": (struck([(0, "e5", 0.7)], ring_s=0.07, partials=WOOD), -12),
        "menu_select": (struck([(0, "g5", 0.7), (0.07, "c6", 1)], ring_s=0.16, partials=WOOD), -9),
        "countdown": (struck([(0, "g4", 1), (0, "g5", 0.4)], ring_s=0.22), -7),
        "go": (struck([(0, "c5", 0.8), (0, "g5", 0.8), (0, "c6", 1), (0.05, "e6", 0.7)], ring_s=0.5), -5),
        "right": (struck([(0, "c6", 0.8), (0.09, "e6", 0.9), (0.18, "g6", 1), (0.27, "c7", 0.8)], ring_s=0.4), -6),
        "wrong": (struck([(0, "eb4", 1), (0, "e4", 0.5), (0.17, "b3", 1), (0.17, "c4", 0.5)], ring_s=0.2,
                         partials=WOOD), -7),
        "reveal": (struck(_run("c5 d5 e5 g5 a5 c6 d6 e6 g6", 0.055)
                          + [(0.55, name, 0.8) for name in ("c5", "g5", "c6", "e6", "g6")], ring_s=0.8), -5),
        "tick": (struck([(0, "c6", 1)], ring_s=0.03, partials=WOOD), -12),
        "perfect": (struck(_run("g5 c6 e6 g6 c7", 0.045), ring_s=0.35), -8),
        "great": (struck(_run("g5 c6 e6", 0.05), ring_s=0.28), -9),
        "good": (struck(_run("g5 c6", 0.06), ring_s=0.2), -10),
        "ok": (struck([(0, "g5", 1)], ring_s=0.15), -11),
        "miss": (struck([(0, "c4", 1), (0.02, "f#3", 0.8)], ring_s=0.09, partials=WOOD), -13),
        "gold": (shimmering(struck([*_run("c6 e6 g6 b6 d7 g7", 0.06), (0.36, "c7", 0.9)], ring_s=0.75)), -6),
        "star": (struck([(0, "e6", 0.7), (0.06, "a6", 0.8), (0.12, "e7", 1)], ring_s=0.45), -8),
        "applause": (applause(length_s=3.2), -5),
    }  # fmt: skip


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


def applause(*, length_s: float) -> Sound:
    """Clap with sixty pairs of hands, at first all of them, then fewer."""
    chance = np.random.default_rng(7)
    count = round(length_s * RATE_HZ)
    sound = np.zeros((count, 2))
    for _ in range(60):
        pan, pace_s, tone_hz = chance.uniform(0.15, 0.85), chance.uniform(0.17, 0.28), chance.uniform(900, 2400)
        at_s, stop_s = chance.uniform(0, 0.35), length_s * chance.uniform(0.55, 0.95)
        while at_s < stop_s:
            clap = _clap(chance, tone_hz) * chance.uniform(0.5, 1.0)
            start = round(at_s * RATE_HZ)
            clap = clap[: count - start, None]
            sound[start : start + len(clap)] += clap * (1 - pan, pan)
            at_s += pace_s * chance.uniform(0.9, 1.1)
    time_s = np.arange(count) / RATE_HZ
    swell = np.clip(time_s / 0.15, 0, 1) * np.clip((length_s - time_s) / 1.4, 0, 1) ** 1.2
    return sound * swell[:, None]


def _clap(chance: np.random.Generator, tone_hz: float) -> Sound:
    """Return one clap: a burst of noise that rings a little between the palms."""
    time_s = np.arange(round(0.05 * RATE_HZ)) / RATE_HZ
    noise = chance.normal(size=len(time_s))
    noise -= np.convolve(noise, np.ones(24) / 24, mode="same")
    ring = np.convolve(noise, np.sin(2 * np.pi * tone_hz * time_s) * np.exp(-time_s / 0.0025))[: len(time_s)]
    return (0.4 * noise + 0.35 * ring) * np.exp(-time_s / 0.009) * np.minimum(time_s / 0.0006, 1)


def _run(names: str, apart_s: float) -> list[tuple[float, str, float]]:
    """Return strokes on notes one after the other, each a little stronger."""
    notes = names.split()
    return [(k * apart_s, name, 0.6 + 0.4 * k / len(notes)) for k, name in enumerate(notes)]


def _faded(sound: Sound) -> Sound:
    fade = min(len(sound), round(0.02 * RATE_HZ))
    sound = sound.copy()
    sound[-fade:] *= np.linspace(1, 0, fade)[:, None]
    return sound
