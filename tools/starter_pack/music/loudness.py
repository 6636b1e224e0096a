"""Loudness after ITU-R BS.1770-4, and a limiter that keeps true peaks under a ceiling."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d, minimum_filter1d
from scipy.signal import lfilter, resample_poly

Sound = NDArray[np.float64]

TARGET_LUFS = -16.0
CEILING_DB = -1.5
OVERSAMPLING = 4
LOOK_AROUND_S = 0.004
PEAK_NEIGHBOUR_SHARE = 0.6
PEAK_REACH = 16


def loudness_lufs(sound: Sound, *, rate_hz: int) -> float:
    """Return the integrated loudness of a sound (N, channels), gated as the recommendation says."""
    power = _block_power(sound, rate_hz=rate_hz)
    power = power[power > 10 ** ((-70 + 0.691) / 10)]
    gate = np.mean(power) * 10 ** (-10 / 10)
    return float(-0.691 + 10 * np.log10(np.mean(power[power > gate])))


def momentary_lufs(sound: Sound, *, rate_hz: int) -> float:
    """Return how loud the loudest 0.4 s of a sound (N, channels) are, which may be shorter than that."""
    around = ((round(0.4 * rate_hz), round(0.4 * rate_hz)), (0, 0))
    power = _block_power(np.pad(sound, around), rate_hz=rate_hz)
    return float(-0.691 + 10 * np.log10(max(float(power.max()), 1e-12)))


def true_peak_db(sound: Sound) -> float:
    """Return the highest level between the samples too, in dB of full scale."""
    height = np.abs(sound).max(axis=1)
    # A peak between samples stands beside samples that are nearly as high: only those places are looked at closely.
    places = np.flatnonzero(height >= PEAK_NEIGHBOUR_SHARE * height.max()) // PEAK_REACH
    starts = (np.unique(places) - 1) * PEAK_REACH
    around = np.clip(starts[:, None] + np.arange(3 * PEAK_REACH), 0, len(sound) - 1)
    fine, margin = resample_poly(sound[around], OVERSAMPLING, 1, axis=1), OVERSAMPLING * PEAK_REACH
    return float(20 * np.log10(max(height.max(), np.abs(fine[:, margin:-margin]).max(), 1e-9)))


def levelled(sound: Sound, *, rate_hz: int, target_lufs: float = TARGET_LUFS) -> Sound:
    """Bring a sound to a loudness with its true peaks under the ceiling."""
    for _ in range(4):
        sound = sound * 10 ** ((target_lufs - loudness_lufs(sound, rate_hz=rate_hz)) / 20)
        sound = limited(sound, rate_hz=rate_hz)
    return sound


def limited(sound: Sound, *, rate_hz: int, ceiling_db: float = CEILING_DB) -> Sound:
    """Turn down softly around every peak above the ceiling."""
    fine = np.abs(resample_poly(sound, OVERSAMPLING, 1, axis=0)).max(axis=1)
    peaks = fine[: len(sound) * OVERSAMPLING].reshape(-1, OVERSAMPLING).max(axis=1)
    gain = np.minimum(1.0, 10 ** (ceiling_db / 20) / np.maximum(peaks, 1e-9))
    reach = int(LOOK_AROUND_S * rate_hz)
    gain = gaussian_filter1d(minimum_filter1d(gain, 4 * reach + 1), reach / 2)
    return sound * gain[:, None]


def _block_power(sound: Sound, *, rate_hz: int) -> NDArray[np.float64]:
    """Return the weighted power of each 0.4 s, a block every 0.1 s."""
    weighted = lfilter(*_high_pass(rate_hz), lfilter(*_high_shelf(rate_hz), sound, axis=0), axis=0)
    block, hop = int(0.4 * rate_hz), int(0.1 * rate_hz)
    starts = range(0, len(sound) - block, hop)
    return np.array([np.mean(weighted[start : start + block] ** 2, axis=0).sum() for start in starts])


def _high_shelf(rate_hz: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    # The recommendation's first filter, from its analogue shape: 1681.97 Hz, +4 dB, Q 0.7072.
    k, gain, q = np.tan(np.pi * 1681.974450955533 / rate_hz), 10 ** (3.999843853973347 / 20), 0.7071752369554196
    middle = gain**0.4996667741545416
    a0 = 1 + k / q + k * k
    b = np.array([gain + middle * k / q + k * k, 2 * (k * k - gain), gain - middle * k / q + k * k]) / a0
    return b, np.array([1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0])


def _high_pass(rate_hz: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    # The recommendation's second filter: 38.14 Hz, Q 0.5003.
    k, q = np.tan(np.pi * 38.13547087602444 / rate_hz), 0.5003270373238773
    a0 = 1 + k / q + k * k
    return np.array([1.0, -2.0, 1.0]), np.array([1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0])
