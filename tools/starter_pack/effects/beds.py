"""What sounds on and on while people think: a heart that beats in the dark, a low hum, a glint of glass now and then.

It is the same for every song and in no song's tempo: nobody can guess by it.
"""

import numpy as np

from tools.starter_pack.effects.strokes import GLASS
from tools.starter_pack.music.loudness import Sound
from tools.starter_pack.music.render import RATE_HZ
from tools.starter_pack.music.score import pitch

BEAT_S, BEATS = 0.75, 16
HUM = (("c2", 1.0), ("g2", 0.5), ("c3", 0.35), ("eb3", 0.18))
# Second of the loop, note, ear from left (0) to right (1).
GLINTS = (
    (1.1, "g6", 0.2),
    (3.4, "c7", 0.8),
    (4.9, "eb6", 0.35),
    (7.3, "bb6", 0.7),
    (8.2, "g6", 0.5),
    (10.6, "f6", 0.25),
)


def tension() -> Sound:
    """Return a loop (N, 2) that goes on without a seam: whatever rings past its end rings at its beginning."""
    count = round(BEATS * BEAT_S * RATE_HZ)
    time_s = np.arange(count) / RATE_HZ
    sound = np.stack([_hum(time_s, 0.0), _hum(time_s, np.pi / 2)], axis=1)
    for beat in range(0, BEATS, 2):
        # Lub, and a softer dub.
        _lay(sound, _thump(1.0), beat * BEAT_S, 0.5)
        _lay(sound, _thump(0.6), (beat + 0.42) * BEAT_S, 0.5)
    for at_s, note, ear in GLINTS:
        _lay(sound, 0.05 * _glint(note), at_s, ear)
    return sound


def _hum(time_s: Sound, turn: float) -> Sound:
    """A low chord that swells twice a loop; every part of it turns a whole number of times."""
    length_s = BEATS * BEAT_S
    swell = 0.75 + 0.25 * np.sin(2 * np.pi * 2 * time_s / length_s + turn)
    parts = [(round(440 * 2 ** ((pitch(note) - 69) / 12) * length_s) / length_s, share) for note, share in HUM]
    return np.asarray(0.16 * swell * sum(share * np.sin(2 * np.pi * hz * time_s) for hz, share in parts))


def _thump(strength: float) -> Sound:
    """A heartbeat: a low tone that falls, with a soft edge so that small speakers tell of it."""
    time_s = np.arange(round(0.4 * RATE_HZ)) / RATE_HZ
    phase = 2 * np.pi * (58 * time_s + 4.2 * (1 - np.exp(-time_s / 0.035)) * 0.5)
    body = np.sin(phase) + 0.3 * np.sin(2 * phase) + 0.12 * np.sin(4 * phase) * np.exp(-time_s / 0.05)
    return strength * body * (1 - np.exp(-time_s / 0.004)) * np.exp(-time_s / 0.11)


def _glint(note: str) -> Sound:
    time_s = np.arange(round(2.5 * RATE_HZ)) / RATE_HZ
    hz = 440 * 2 ** ((pitch(note) - 69) / 12)
    waves = [
        share * np.sin(2 * np.pi * ratio * hz * time_s) * np.exp(-time_s / (0.5 * ring))
        for ratio, share, ring in GLASS[:3]
    ]
    return np.asarray(sum(waves)) * (1 - np.exp(-time_s / 0.02))


def _lay(sound: Sound, mono: Sound, at_s: float, ear: float) -> None:
    places = (round(at_s * RATE_HZ) + np.arange(len(mono))) % len(sound)
    np.add.at(sound, places, mono[:, None] * (1 - ear, ear))
