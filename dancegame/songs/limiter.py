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
    from scipy.ndimage import minimum_filter1d, uniform_filter1d
    from scipy.signal import resample_poly

    fine = np.abs(resample_poly(piece, OVERSAMPLING, 1, axis=0)).max(axis=1)
    peaks = fine[: len(piece) * OVERSAMPLING].reshape(-1, OVERSAMPLING).max(axis=1)
    if peaks.max() <= ceiling:
        return np.ones(len(piece))
    smooth: NDArray[np.float64] = minimum_filter1d(np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9)), 4 * reach + 1)
    # Three boxes in a row are close to a Gaussian of half the reach and cost a few steps a sample, however long they
    # are; all that they mix lies within the least around a peak.
    for _ in range(3):
        smooth = uniform_filter1d(smooth, reach | 1)
    return smooth
