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
Floats = NDArray[np.float64]


class Limiter:
    """Keeps the true peaks of a sound (N, channels) under a ceiling, alike on all channels, at any gain.

    Where its peaks are is looked for once, whatever gains are tried. SciPy has filters like those here and takes half
    a second to load.
    """

    def __init__(self, samples: Sound, *, rate_hz: int, look_around_s: float = LOOK_AROUND_S) -> None:
        self._samples = samples
        self._reach, self._block = int(look_around_s * rate_hz), round(BLOCK_S * rate_hz)
        self._margin = 6 * self._reach + 64
        self._peaks: dict[int, Floats] = {}

    def limited(self, *, ceiling_db: float, gain: float = 1.0) -> Sound:
        """Return the sound times a gain, with its true peaks under a ceiling in dB of full scale."""
        result = self._samples * np.float32(gain)
        ceiling = 10 ** (ceiling_db / 20)
        for first in range(0, len(result), self._block):
            start = max(0, first - self._margin)
            piece = result[start : first + self._block + self._margin]
            if np.abs(piece).max(initial=0.0) <= ceiling * 10 ** (-MOST_BETWEEN_DB / 20):
                continue
            peaks = gain * self._peaks_of(first)
            if peaks.max() > ceiling:
                turned = _turned_down(peaks, ceiling=ceiling, reach=self._reach)[first - start :][: self._block]
                piece = result[first : first + self._block]
                piece *= turned[:, None].astype(result.dtype)
        return result

    def _peaks_of(self, first: int) -> Floats:
        if first not in self._peaks:
            piece = self._samples[max(0, first - self._margin) : first + self._block + self._margin]
            self._peaks[first] = true_peaks(piece.astype(np.float64))
        return self._peaks[first]


def _turned_down(peaks: Floats, *, ceiling: float, reach: int) -> Floats:
    """Return (n,) what keeps each peak under the ceiling: the least around it, made smooth."""
    smooth = least_around(np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9)), reach=2 * reach)
    # Three boxes in a row are close to a Gaussian of half the reach and cost a few steps a sample, however long they
    # are; all that they mix lies within the least around a peak.
    for _ in range(3):
        smooth = mean_around(smooth, reach=reach // 2)
    return smooth


def least_around(values: Floats, *, reach: int) -> Floats:
    """Return (n,) the least of each value and of so many on either side, by windows twice as wide each time."""
    width, covered = 2 * reach + 1, 1
    least = np.pad(values, reach, constant_values=np.inf)
    while 2 * covered <= width:
        least = np.minimum(least[:-covered], least[covered:])
        covered *= 2
    rest = width - covered
    return least if rest == 0 else np.minimum(least[:-rest], least[rest:])


def mean_around(values: Floats, *, reach: int) -> Floats:
    """Return (n,) the mean of each value and of so many on either side; at the ends it goes back the way it came."""
    sums = np.cumsum(np.pad(values, (reach + 1, reach), mode="symmetric"))
    return (sums[2 * reach + 1 :] - sums[: -2 * reach - 1]) / (2 * reach + 1)


def true_peaks(piece: Floats) -> Floats:
    """Return (n,) the highest that any channel of a sound (n, channels) is at each sample and until the next.

    By a windowed sinc: SciPy's signal package does the same as fast and takes a second to load.
    """
    if piece.shape[1] == 2 and np.array_equal(piece[:, 0], piece[:, 1]):
        piece = piece[:, :1]
    count = len(piece)
    padded = np.pad(piece, ((REACH_SAMPLES, REACH_SAMPLES), (0, 0)))
    between = [np.abs(np.convolve(one, kernel, "valid")[:count]) for one in padded.T for kernel in _BETWEEN]
    return np.asarray(np.max([*np.abs(piece.T), *between], axis=0))
