"""Turns a sound down around each peak above a ceiling, so softly that nobody hears it."""

import numpy as np
from numpy.typing import NDArray

# Peaks between the samples are looked for at four times the rate, as ITU-R BS.1770-4 says.
OVERSAMPLING = 4
# Over this time the gain falls before a peak and rises after it: longer than half a wave of any bass, which would be
# bent otherwise, and shorter than the ear needs to notice a dip.
LOOK_AROUND_S = 0.01
# Only where something is loud is looked closer.
BLOCK_S = 1.0
# A wave between samples is seldom higher than the samples by more; a block below needs no closer look.
MOST_BETWEEN_DB = 6.0
# What lies between two samples is told by so many on either side.
REACH_SAMPLES = 10
_AWAY = np.arange(-REACH_SAMPLES, REACH_SAMPLES + 1) + np.arange(1, OVERSAMPLING)[:, None] / OVERSAMPLING
_BETWEEN = np.sinc(_AWAY) * np.i0(5.0 * np.sqrt(np.maximum(0, 1 - (_AWAY / REACH_SAMPLES) ** 2))) / np.i0(5.0)

Sound = NDArray[np.float32]


def limited(samples: Sound, *, rate_hz: int, ceiling_db: float, look_around_s: float = LOOK_AROUND_S) -> Sound:
    """Return a sound (N, channels) with its true peaks under a ceiling in dB of full scale; alike on all channels."""
    result = samples.copy()
    reach, block = int(look_around_s * rate_hz), round(BLOCK_S * rate_hz)
    margin = 6 * reach + 64
    ceiling = 10 ** (ceiling_db / 20)
    for first in range(0, len(samples), block):
        start = max(0, first - margin)
        piece = samples[start : first + block + margin].astype(np.float64)
        if np.abs(piece).max(initial=0.0) <= ceiling * 10 ** (-MOST_BETWEEN_DB / 20):
            continue
        gain = _gain(piece, ceiling=ceiling, reach=reach)[first - start :][:block]
        result[first : first + block] *= gain[:, None].astype(samples.dtype)
    return result


def _gain(piece: NDArray[np.float64], *, ceiling: float, reach: int) -> NDArray[np.float64]:
    """Return (n,) what keeps each peak under the ceiling: the least around it, made smooth."""
    peaks = true_peaks(piece)
    if peaks.max() <= ceiling:
        return np.ones(len(piece))
    smooth = least_around(np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9)), reach=2 * reach)
    # Three boxes in a row are close to a Gaussian of half the reach and cost a few steps a sample, however long they
    # are; all that they mix lies within the least around a peak.
    for _ in range(3):
        smooth = mean_around(smooth, reach=reach // 2)
    return smooth


def least_around(values: NDArray[np.float64], *, reach: int) -> NDArray[np.float64]:
    """Return (n,) the least of each value and of so many on either side, by windows twice as wide each time."""
    width, covered = 2 * reach + 1, 1
    least = np.pad(values, reach, constant_values=np.inf)
    while 2 * covered <= width:
        least = np.minimum(least[:-covered], least[covered:])
        covered *= 2
    rest = width - covered
    return least if rest == 0 else np.minimum(least[:-rest], least[rest:])


def mean_around(values: NDArray[np.float64], *, reach: int) -> NDArray[np.float64]:
    """Return (n,) the mean of each value and of so many on either side; at the ends it goes back the way it came."""
    sums = np.cumsum(np.pad(values, (reach + 1, reach), mode="symmetric"))
    return (sums[2 * reach + 1 :] - sums[: -2 * reach - 1]) / (2 * reach + 1)


def true_peaks(piece: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n,) the highest that any channel of a sound (n, channels) is at each sample and until the next.

    By a windowed sinc: SciPy's signal package does the same as fast and takes a second to load.
    """
    count = len(piece)
    padded = np.pad(piece, ((REACH_SAMPLES, REACH_SAMPLES), (0, 0)))
    between = [np.abs(np.convolve(one, kernel, "valid")[:count]) for one in padded.T for kernel in _BETWEEN]
    return np.asarray(np.max([*np.abs(piece.T), *between], axis=0))
