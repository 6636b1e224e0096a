"""Finds where in a recorded performance a song starts."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.choreography import reference_motion
from dancegame.core.grid import GRID_HZ
from dancegame.core.limbs import LIMB_SHARES, LimbMotion
from dancegame.core.poses import PoseSequence

# At least this share of the shorter of the two must overlap, or chance would pick a short, lucky overlap.
LEAST_OVERLAP_SHARE = 0.5
APART_S = 0.5


def likely_starts(reference: PoseSequence, performance: PoseSequence, *, count: int = 3) -> list[float]:
    """Return the `count` likeliest seconds of the performance at which the song's second 0 falls, likeliest first.

    The movements of the limbs are correlated at every shift; a start may be negative when the recording begins
    within the dance. The list is never empty.
    """
    ours, our_first = reference_motion(reference)
    theirs, their_first = reference_motion(performance)
    likeness = _correlate(ours, theirs)
    lags = np.arange(len(likeness)) - (len(ours) - 1)
    starts_s = (lags + their_first - our_first) / GRID_HZ
    found: list[float] = []
    for index in np.argsort(-likeness, kind="stable"):
        if all(abs(starts_s[index] - other) >= APART_S for other in found):
            found.append(float(starts_s[index]))
        if len(found) == count:
            break
    return found


def _correlate(ours: LimbMotion, theirs: LimbMotion) -> NDArray[np.float64]:
    """Normalised correlation of the velocities at every lag, -1 to 1, full mode; -1 where they overlap too little."""
    a = ours.velocity * np.sqrt(LIMB_SHARES)[:, None]
    b = theirs.velocity * np.sqrt(LIMB_SHARES)[:, None]
    size = len(a) + len(b) - 1

    def sums(left: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
        spectrum = np.conj(np.fft.rfft(left, size, axis=0)) * np.fft.rfft(right, size, axis=0)
        whole = np.fft.irfft(spectrum.reshape(len(spectrum), -1).sum(axis=1), size)
        return np.roll(whole, len(a) - 1)

    one_a, one_b = np.ones((len(a), 1)), np.ones((len(b), 1))
    energy_a = sums((a**2).sum(axis=(1, 2))[:, None], one_b)
    energy_b = sums(one_a, (b**2).sum(axis=(1, 2))[:, None])
    overlap = sums(one_a, one_b)
    scale = np.sqrt(np.maximum(energy_a, 1e-9) * np.maximum(energy_b, 1e-9))
    likeness = sums(a.reshape(len(a), -1), b.reshape(len(b), -1)) / scale
    return np.where(overlap >= LEAST_OVERLAP_SHARE * min(len(a), len(b)), likeness, -1.0)
