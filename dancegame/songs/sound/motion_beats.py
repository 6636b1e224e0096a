"""The beat of a dance without music: how steadily its movements arrive, and on which beats most of all."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dancegame.core.accents import accents
from dancegame.core.choreography import reference_motion
from dancegame.core.grid import GRID_HZ
from dancegame.core.poses import PoseSequence
from dancegame.songs.sound.beats import Beats, Floats, evened

BEATS_A_BAR = 4
# Dancers move to the beats of music from SLOWEST to FASTEST, most of all near USUAL.
SLOWEST_BPM, FASTEST_BPM, USUAL_BPM, TEMPO_OCTAVES = 60.0, 200.0, 115.0, 0.6
# Tempi so close together drift apart by less than a hundredth of a beat within a bar.
TEMPO_STEP = 0.002
# What arrives every half beat arrives every beat too, and people step on every second one.
HALF_SHARE, DOUBLE_SHARE = 0.5, 0.5
# How long the phasors of arrivals are together: 19 to 26 in made dances at one tempo, 7 to 12 where the tempo changes;
# joints that wander reach 7 to 9 by chance, somebody who stands nothing.
LEAST_STEADINESS, STEADY = 3.0, 10.0
SHORTEST_S = 4.0
# Directions a second; the shipped dances have 0.4 to 0.9. What moves by less moves by rounding.
LEAST_MOVEMENT = 0.02


@dataclass(frozen=True)
class MotionBeats:
    """beats: in seconds of the dance, all equally far apart. first_one: which of them is the first 1 of a bar.

    steadiness: how steadily movements arrive at them.
    """

    beats: Beats = field(default_factory=Beats)
    first_one: int = 0
    steadiness: float = 0.0

    @property
    def is_steady(self) -> bool:
        """Whether that is more than chance."""
        return self.steadiness >= STEADY


def arrivals(reference: PoseSequence) -> tuple[Floats, float]:
    """Return (T,) how strongly movements arrive on a grid of GRID_HZ, mean 0 and spread 1, and its first second.

    Zeros where hardly anything moves.
    """
    motion, first = reference_motion(reference)
    if np.abs(motion.velocity).mean() < LEAST_MOVEMENT:
        return np.zeros(len(motion)), first / GRID_HZ
    # Strong accents are as telling as twice as strong ones.
    return evened(np.sqrt(accents(motion))), first / GRID_HZ


def find_motion_beats(reference: PoseSequence, *, duration_s: float) -> MotionBeats:
    """Return the beats of a dance, from its beginning to its end; none where movements arrive at no steady pace.

    The pace is the frequency at which the arrivals come back in step, over the whole dance: the sum of their phasors
    is long where they do (the Rayleigh test).
    """
    strength, start_s = arrivals(reference)
    if len(strength) < SHORTEST_S * GRID_HZ or not strength.any():
        return MotionBeats()
    times_s = start_s + np.arange(len(strength)) / GRID_HZ
    bpm = np.exp(np.arange(np.log(SLOWEST_BPM), np.log(FASTEST_BPM), TEMPO_STEP))
    once, twice, half = (np.abs(_phasor(strength, times_s, factor * bpm / 60)) for factor in (1.0, 2.0, 0.5))
    # A spread of 1 gives chance a length of about the root of the number of moments.
    steadiness = (once + HALF_SHARE * twice + DOUBLE_SHARE * half) / np.sqrt(len(strength))
    prior = np.exp(-0.5 * (np.log2(bpm / USUAL_BPM) / TEMPO_OCTAVES) ** 2)
    best = int((steadiness * prior).argmax())
    if steadiness[best] < LEAST_STEADINESS:
        return MotionBeats()
    period_s = 60 / float(bpm[best])
    phase_s = _phase_s(strength, times_s, period_s)
    beats_s = np.arange(phase_s % period_s, duration_s, period_s)
    beats = Beats(tuple(beats_s.tolist()), float(bpm[best]))
    return MotionBeats(beats, _first_one(strength, start_s, beats_s), float(steadiness[best]))


def _phasor(strength: Floats, times_s: Floats, hz: Floats) -> NDArray[np.complex128]:
    phasors: NDArray[np.complex128] = np.exp(-2j * np.pi * np.outer(hz, times_s)) @ strength
    return phasors


def _phase_s(strength: Floats, times_s: Floats, period_s: float) -> float:
    """Return when one of the beats is: where most of what arrives every beat does."""
    phases = np.linspace(0, period_s, 48, endpoint=False)
    away = (times_s[None, :] - phases[:, None] + period_s / 2) % period_s - period_s / 2
    near = np.exp(-0.5 * (away / 0.05) ** 2)
    return float(phases[int((near @ strength).argmax())])


def _first_one(strength: Floats, start_s: float, beats_s: Floats) -> int:
    """Return which of the first beats begins a bar: the one on which, bar after bar, most arrives."""
    at = np.clip(np.round((beats_s - start_s) * GRID_HZ).astype(int), 0, len(strength) - 1)
    on_beat = np.array([strength[max(0, k - 2) : k + 3].max() for k in at])
    return int(np.argmax([on_beat[one::BEATS_A_BAR].mean() for one in range(min(BEATS_A_BAR, len(on_beat)))]))
