"""Finds where in a recording a dance without sound begins: where its movements arrive when the music gets louder."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.grid import GRID_HZ
from dancegame.core.poses import PoseSequence
from dancegame.songs.sound.alignment import FRAME_HZ, Placed, Sound, likeness_by_offset
from dancegame.songs.sound.beats import Floats, band_power, onset_strength
from dancegame.songs.sound.motion_beats import arrivals
from dancegame.songs.sound.samples import RATE_HZ

# Of the dance, what must have music.
LEAST_OVERLAP = 0.6
# Music repeats itself, and so do dances: of places nearly as good the first one is meant.
NEARLY = 0.85
# How alike the two are at the best place, by the root of the seconds that are compared.
LEAST_LIKENESS, SURE_LIKENESS = 0.9, 2.5
# Movements are never as sure as sound: where they fit best, they fit as well a bar later.
MOST_SURE = 0.7
# So much after the beat do the shipped dances arrive, in the median.
ARRIVAL_S = 0.07


def place_by_motion(reference: PoseSequence, recording: Sound) -> Placed | None:
    """Return where a dance is in a recording (M, 2) at RATE_HZ; None where no place is better than chance.

    It is as sure as MOST_SURE at most.
    """
    strength, start_s = arrivals(reference)
    onsets = onset_strength(band_power(recording.mean(axis=1), rate_hz=RATE_HZ))
    count = int(len(strength) / GRID_HZ * FRAME_HZ)
    if count < 2 or not strength.any() or not onsets.any():
        return None
    moving = np.interp(np.arange(count) / FRAME_HZ, np.arange(len(strength)) / GRID_HZ, strength)
    moving = (moving - moving.mean()) / moving.std()
    size = 1 << int(np.ceil(np.log2(count + len(onsets))))
    spectrum, least = np.fft.rfft(onsets[:, None], size, axis=0), LEAST_OVERLAP * min(count, len(onsets))
    worth, offsets = likeness_by_offset(moving[:, None], spectrum, size, their_count=len(onsets), least=least)
    return _best(worth, offsets, start_s)


def _best(worth: Floats, offsets: NDArray[np.intp], start_s: float) -> Placed | None:
    """Return the first of the best places; worth, offsets: (size,), -inf where it cannot be."""
    likeness = float(worth.max()) / np.sqrt(FRAME_HZ)
    if likeness < LEAST_LIKENESS:
        return None
    good = np.flatnonzero(worth >= NEARLY * worth.max())
    first = good[np.argsort(np.abs(offsets[good]), kind="stable")[0]]
    near = np.abs(offsets - offsets[first]) < FRAME_HZ / 8
    place = int(np.where(near, worth, -np.inf).argmax())
    sure = MOST_SURE * min(1.0, likeness / SURE_LIKENESS)
    return Placed(float(offsets[place]) / FRAME_HZ - start_s - ARRIVAL_S, sureness=sure)
