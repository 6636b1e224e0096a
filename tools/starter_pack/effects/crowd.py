"""People: hands that clap and voices that cheer, from a few to a hall full of them."""

import numpy as np

from tools.starter_pack.music.loudness import Sound
from tools.starter_pack.music.render import RATE_HZ

CHEER_S = 1.7
# Where a mouth that sings "ooh" and then "ah" rings, in Hz, and how widely.
OPEN_HZ, ROUND_HZ = (760.0, 1250.0, 2600.0), (350.0, 800.0, 2300.0)
FORMANT_SHARES, FORMANT_WIDTH_HZ = (1.0, 0.5, 0.16), 110.0
HARMONICS = 14


def applause(pairs: int, *, length_s: float) -> Sound:
    """Clap with so many pairs of hands, at first all of them, then fewer."""
    chance = np.random.default_rng(7)
    count = round(length_s * RATE_HZ)
    sound = np.zeros((count, 2))
    for _ in range(pairs):
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


def cheer(voices: int) -> Sound:
    """Cheer with so many voices: each glides up from "ooh" to "ah", holds it, and lets it fall."""
    chance = np.random.default_rng(23)
    count = round(CHEER_S * RATE_HZ)
    sound = np.zeros((count, 2))
    for _ in range(voices):
        pan = chance.uniform(0.2, 0.8)
        late = round(chance.uniform(0, 0.22) * RATE_HZ)
        voice = _voice(chance, (count - late) / RATE_HZ)[: count - late, None]
        sound[late : late + len(voice)] += voice * (1 - pan, pan)
    # A few of them clap as well.
    return sound / np.sqrt(voices) + 0.12 * applause(max(3, voices), length_s=CHEER_S)


def _voice(chance: np.random.Generator, length_s: float) -> Sound:
    time_s = np.arange(round(length_s * RATE_HZ)) / RATE_HZ
    along = time_s / length_s
    pitch_hz = chance.uniform(210, 420) * (
        1 + 0.35 * np.clip(along / 0.3, 0, 1) - 0.25 * np.clip((along - 0.6) / 0.4, 0, 1)
    )
    pitch_hz = pitch_hz * (1 + 0.012 * np.sin(2 * np.pi * chance.uniform(4.5, 6.5) * time_s))
    phase = 2 * np.pi * np.cumsum(pitch_hz) / RATE_HZ
    opened = np.clip(along / 0.35, 0, 1)
    voice = np.zeros_like(time_s)
    for harmonic in range(1, HARMONICS + 1):
        voice += np.sin(harmonic * phase) * _mouth(harmonic * pitch_hz, opened) / harmonic**0.5
    breath = 0.08 * chance.normal(size=len(time_s)) * opened
    return (voice + breath) * np.clip(along / 0.08, 0, 1) * np.clip((1 - along) / 0.45, 0, 1) ** 1.3


def _mouth(frequency_hz: Sound, opened: Sound) -> Sound:
    """How much of a frequency a mouth lets through, from round (0) to wide open (1)."""
    through = np.full_like(frequency_hz, 0.03)
    for round_hz, open_hz, share in zip(ROUND_HZ, OPEN_HZ, FORMANT_SHARES, strict=True):
        middle_hz = round_hz + (open_hz - round_hz) * opened
        through += share * np.exp(-(((frequency_hz - middle_hz) / (1.6 * FORMANT_WIDTH_HZ)) ** 2))
    return through
