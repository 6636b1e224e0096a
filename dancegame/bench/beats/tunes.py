"""Ten made tunes whose beats are known to the sample: what makes beats hard to find, one difficulty each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from dancegame.bench.beats.instruments import Floats, bow, hat, kick, pluck, snare
from dancegame.songs.sound.samples import RATE_HZ

LENGTH_S = 24.0
# Roots of the chords, one a bar, as MIDI notes; a tune in C.
ROOTS = (48, 45, 41, 43)
MELODY = (72, 76, 79, 77, 76, 74, 72, 71, 72, 79, 81, 79, 77, 76, 74, 67)

NAMES = (
    "pop-120",
    "slow-64",
    "fast-186",
    "swing-140",
    "waltz-168",
    "ritardando-132-92",
    "no-drums-96",
    "syncopated-104",
    "silent-intro-126",
    "jig-80",
)
BEGINS_S = 0.35

# What sounds: the beat it begins at and its samples.
Score = Iterator[tuple[float, Floats]]


@dataclass(frozen=True)
class Tune:
    """A tune, its samples (N, 2) float32 at RATE_HZ, and the seconds of its beats."""

    name: str
    samples: np.ndarray
    beats_s: Floats


def tunes() -> Iterator[Tune]:
    """Make the tunes one after the other."""
    return map(tune, NAMES)


def tune(name: str) -> Tune:
    """Make one of NAMES."""
    score, beats_s, begins_s = {
        "pop-120": (_pop, _steady(120), BEGINS_S),
        "slow-64": (_slow, _steady(64), BEGINS_S),
        "fast-186": (_pop, _steady(186), BEGINS_S),
        "swing-140": (_swing, _steady(140), BEGINS_S),
        "waltz-168": (_waltz, _steady(168), BEGINS_S),
        "ritardando-132-92": (_pop, _ritardando(132, 92), BEGINS_S),
        "no-drums-96": (_strings, _steady(96), BEGINS_S),
        "syncopated-104": (_syncopated, _steady(104), BEGINS_S),
        "silent-intro-126": (_pop, _steady(126), 6.4),
        "jig-80": (_jig, _steady(80), BEGINS_S),
    }[name]
    return _made(name, score, beats_s, begins_s=begins_s)


def _steady(bpm: float) -> Floats:
    """Return the seconds of beats at one tempo, from 0 to beyond the end."""
    return np.arange(0, LENGTH_S + 4, 60 / bpm)


def _ritardando(first_bpm: float, last_bpm: float) -> Floats:
    """Return the seconds of beats that get slower evenly."""
    beats_s = [0.0]
    while beats_s[-1] < LENGTH_S + 4:
        share = min(1.0, beats_s[-1] / LENGTH_S)
        beats_s.append(beats_s[-1] + 60 / (first_bpm + (last_bpm - first_bpm) * share))
    return np.array(beats_s)


def _made(name: str, score: Callable[[int], Score], beats_s: Floats, *, begins_s: float) -> Tune:
    """Play a score on beats; a breath of noise lies under everything, as in every recording."""
    beats_s = beats_s + begins_s
    samples = np.random.default_rng(len(name)).normal(0, 1e-4, round(LENGTH_S * RATE_HZ))
    if begins_s > 1:
        samples[: round(begins_s * RATE_HZ)] = 0
    for beat, sound in score(len(beats_s)):
        first = round(float(np.interp(beat, np.arange(len(beats_s)), beats_s)) * RATE_HZ)
        part = samples[first : first + len(sound)]
        part += sound[: len(part)]
    samples *= 0.7 / np.abs(samples).max()
    return Tune(name, np.stack([samples, samples], axis=1).astype(np.float32), beats_s[beats_s < LENGTH_S - 0.1])


def _root(beat: int, *, bar: int = 4) -> int:
    return ROOTS[beat // bar % len(ROOTS)]


def _pop(count: int) -> Score:
    """Kick and snare in turns, hats on the halves, bass and chords."""
    for beat in range(count):
        yield beat, kick() if beat % 2 == 0 else snare()
        for half in (0.0, 0.5):
            yield beat + half, hat()
        yield beat, pluck(_root(beat) - 12, loudness=0.35)
        if beat % 2:
            for note in (12, 16, 19):
                yield beat + 0.5, pluck(_root(beat) + note, loudness=0.08)
        yield beat + 0.5 * (beat % 3 == 1), pluck(MELODY[beat % 16], loudness=0.15)


def _slow(count: int) -> Score:
    """A ballad: sixteenths of a plucked chord, a kick on one and three, a snare on two and four."""
    for beat in range(count):
        yield beat, kick() if beat % 2 == 0 else snare()
        for place, note in enumerate((0, 7, 12, 16)):
            yield beat + place / 4, pluck(_root(beat) + note, loudness=0.22 - 0.03 * place)
        if beat % 2 == 0:
            yield beat, bow(MELODY[beat // 2 % 16], seconds=1.7)


def _swing(count: int) -> Score:
    """A walking bass, a ride cymbal with late halves, and a piano that comes before the beat."""
    for beat in range(count):
        yield beat, pluck(_root(beat) - 12 + (0, 4, 7, 9)[beat % 4], loudness=0.4)
        yield beat, 1.5 * hat()
        if beat % 2:
            yield beat + 2 / 3, hat()
            yield beat, 0.4 * snare()
        if beat % 4 in (0, 3):
            for note in (16, 19, 22):
                yield beat + 2 / 3, pluck(_root(beat) + note, loudness=0.15)


def _waltz(count: int) -> Score:
    """Bass on one, chords on two and three, a melody in long and short."""
    for beat in range(count):
        if beat % 3 == 0:
            yield beat, pluck(_root(beat, bar=3) - 12, loudness=0.5, decay_s=0.4)
            yield beat, pluck(MELODY[beat // 3 % 16], loudness=0.3, decay_s=0.5)
        else:
            for note in (12, 16, 19):
                yield beat, pluck(_root(beat, bar=3) + note, loudness=0.12, decay_s=0.12)
        if beat % 6 == 5:
            yield beat, pluck(MELODY[(beat // 3 + 1) % 16] + 2, loudness=0.2)


def _strings(count: int) -> Score:
    """No drums: chords that swell, a plucked bass on one and three, a melody in halves now and then."""
    for beat in range(count):
        if beat % 4 == 0:
            for note in (12, 16, 19):
                yield beat, bow(_root(beat) + note, seconds=2.3, loudness=0.07)
        if beat % 2 == 0:
            yield beat, pluck(_root(beat), loudness=0.25, decay_s=0.4)
        yield beat, bow(MELODY[beat % 16], seconds=0.55, loudness=0.15)
        if beat % 4 == 3:
            yield beat + 0.5, bow(MELODY[(beat + 1) % 16], seconds=0.3, loudness=0.15)


def _syncopated(count: int) -> Score:
    """Bass in three, three and two; a melody between the beats; a soft kick on every beat."""
    for beat in range(count):
        yield beat, 0.5 * kick()
        yield beat + 0.5, hat()
        if beat % 2 == 0:
            for place in (0.0, 0.75, 1.5):
                yield beat + place, pluck(_root(beat) - 12, loudness=0.4)
        else:
            yield beat, 0.8 * snare()
        yield beat + 0.5, pluck(MELODY[beat % 16], loudness=0.25)
        if beat % 4 == 1:
            yield beat + 0.75, pluck(MELODY[beat % 16] + 2, loudness=0.25)


def _jig(count: int) -> Score:
    """Three notes to a beat, the first the loudest, and a drone."""
    for beat in range(count):
        for place in range(3):
            note = MELODY[(2 * beat + place) % 16]
            yield beat + place / 3, pluck(note, loudness=0.3 if place == 0 else 0.2, decay_s=0.15)
        yield beat, pluck(_root(beat) - 12, loudness=0.35)
        if beat % 2:
            yield beat + 2 / 3, pluck(_root(beat) + 7, loudness=0.15)
