"""Finds the beats of a sound: how much louder it gets, then the row of beats and tempi that fits that best.

Beats are a chain: each is followed by another one period later, the period may drift, and the chain with the most
onsets and the likeliest tempi is found by dynamic programming, as D. P. W. Ellis does for one tempo ("Beat Tracking by
Dynamic Programming", Journal of New Music Research 36, 2007); tempi that drift are states beside the place, as in
F. Krebs, S. Boeck and G. Widmer, "An Efficient State-Space Model for Joint Tempo and Meter Tracking" (ISMIR 2015).
Beats are where the bass is, and between them is where everything else may be: so the bass counts twice.

It is written here with numpy alone. librosa, which tracks beats at one tempo, compiles for half a minute at its first
use, longer than many a video is; `dancegame bench beats` measures both on music with known beats.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WINDOW = 2048
HOP = 441  # a hundredth of a second at 44,100 Hz
BANDS, BASS_BANDS = 40, 6  # the lowest six end near 250 Hz
LOWEST_HZ, HIGHEST_HZ = 30.0, 11_000.0
# Power as the ear hears it is near its fourth root (S. S. Stevens, 1957); decibels would make a faint tick as strong
# as a drum.
HEARING = 0.25
# In frames: what gets louder is blurred that wide, so that onsets beside each other are one.
ONSET_WIDTH = 2.0
DYNAMIC_RANGE_DB = 80.0
# What all bands together count beside the bass.
ALL_BANDS_SHARE = 0.5
# Tempi: how many, from which to which; people move to those near USUAL_BPM.
SLOWEST_BPM, FASTEST_BPM, TEMPI = 46.0, 220.0, 80
USUAL_BPM, TEMPO_OCTAVES = 120.0, 0.6
# What repeats every beat repeats every two, three and four; that tells a beat from a pattern of three half beats.
MULTIPLES = {1: 1.0, 2: 1 / 2, 3: 1 / 3, 4: 1 / 4}
# What a tempo is worth in a frame beside an onset of usual strength, and what a change of tempo costs: tried on the
# pieces of `dancegame bench beats`.
TEMPO_SHARE = 0.06
STEADINESS = 60.0
MOST_TEMPO_STEP = 0.35  # of the logarithm, from beat to beat
# The tempo of a song is that of the steps that differ by less from the median.
USUAL_STEP = 0.08
# The tempo of a moment is looked for so far around it, every EVIDENCE_STEP frames.
AROUND, EVIDENCE_STEP = 600, 50
# Energy enters the window before its middle reaches the onset; measured with clicks.
ONSET_LEAD_S = 0.012
SILENT = 1e-4
# Before the first and after the last sound that is so near to the loudest there is nothing to dance to.
AUDIBLE_DB = -50.0
SHORTEST_S = 3.0

Floats = NDArray[np.float64]
Power = NDArray[np.float32]


@dataclass(frozen=True)
class Beats:
    """Beats in song seconds and their tempo; empty and None where there is no beat."""

    times_s: tuple[float, ...] = ()
    bpm: float | None = None


def find_beats(samples: NDArray[np.float32], *, rate_hz: int) -> Beats:
    """Return the beats of a sound (N, channels) float32."""
    return beats_in(hear(samples, rate_hz=rate_hz), rate_hz=rate_hz)


def hear(samples: NDArray[np.float32], *, rate_hz: int) -> Power:
    """Return the power of a sound (N, channels) as of `band_power`; of silence and scraps no frame."""
    if len(samples) < SHORTEST_S * rate_hz or float(np.abs(samples).max()) < SILENT:
        return np.zeros((0, BANDS), np.float32)
    return band_power(samples.mean(axis=1), rate_hz=rate_hz)


def beats_in(power: Power, *, rate_hz: int) -> Beats:
    """Return the beats of a sound by its power (frames, BANDS)."""
    onsets = onset_strength(power) if len(power) else np.zeros(0)
    if not onsets.any():
        return Beats()
    frame_hz = rate_hz / HOP
    periods = np.unique(np.round(60 * frame_hz / np.geomspace(FASTEST_BPM, SLOWEST_BPM, TEMPI)).astype(int))
    frames = track_beats(onsets, tempo_worth(onsets, periods, frame_hz=frame_hz), periods)
    audible = np.flatnonzero(power.sum(axis=1) > power.sum(axis=1).max() * 10 ** (AUDIBLE_DB / 10))
    frames = frames[(frames >= audible[0] - 1) & (frames <= audible[-1])]
    return beats_at(frames / frame_hz + ONSET_LEAD_S)


def beats_at(times_s: Floats) -> Beats:
    """Return the beats at some seconds, with the tempo of the usual step; none where there are less than two."""
    if len(times_s) < 2:
        return Beats()
    steps_s = np.diff(times_s)
    usual = steps_s[np.abs(steps_s / np.median(steps_s) - 1) < USUAL_STEP]
    return Beats(tuple(times_s.tolist()), 60 / float(usual.mean()))


def band_power(mono: NDArray[np.float32], *, rate_hz: int) -> Power:
    """Return the power (frames, BANDS) of the bands of hearing, a frame every HOP samples."""
    padded = np.pad(mono, WINDOW // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP]
    window = np.hanning(WINDOW).astype(np.float32)
    bands = _mel_bands(rate_hz)
    # In blocks: the spectra of a whole song would take a gigabyte.
    return np.concatenate(
        [np.abs(np.fft.rfft(frames[k : k + 512] * window)) ** 2 @ bands for k in range(0, len(frames), 512)]
    ).astype(np.float32)


def onset_strength(power: Power) -> Floats:
    """Return (frames,) how much louder it gets, mostly in the bass, with mean 0 and spread 1; else zeros."""
    loudness = np.maximum(power, power.max() * 10 ** (-DYNAMIC_RANGE_DB / 10)).astype(np.float64) ** HEARING
    rise = np.maximum(np.diff(loudness, axis=0, prepend=loudness[:1]), 0)
    bass, whole = (evened(smoothed(part.mean(axis=1), ONSET_WIDTH)) for part in (rise[:, :BASS_BANDS], rise))
    return evened(bass + ALL_BANDS_SHARE * whole)


def evened(values: Floats) -> Floats:
    """Return values with mean 0 and spread 1."""
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 1e-9 * max(1.0, float(np.abs(values).max())) else 0 * values


def _mel_bands(rate_hz: int) -> NDArray[np.float32]:
    """Return (bins, BANDS) triangular weights, evenly spaced on the mel scale."""
    edges_mel = np.linspace(_mel(LOWEST_HZ), _mel(HIGHEST_HZ), BANDS + 2)
    edges_hz = 700 * (10 ** (edges_mel / 2595) - 1)
    bins_hz = np.fft.rfftfreq(WINDOW, 1 / rate_hz)[:, None]
    low, mid, high = edges_hz[:-2], edges_hz[1:-1], edges_hz[2:]
    weights = np.minimum((bins_hz - low) / (mid - low), (high - bins_hz) / (high - mid)).clip(0)
    shares: NDArray[np.float32] = (weights / np.maximum(weights.sum(axis=0), 1e-9)).astype(np.float32)
    return shares


def _mel(frequency_hz: float) -> float:
    return float(2595 * np.log10(1 + frequency_hz / 700))


def smoothed(values: Floats, width: float) -> Floats:
    """Return values (T,) under a Gaussian of so many of them."""
    reach = int(3 * width)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    return np.convolve(values, kernel / kernel.sum(), mode="same")


def tempo_worth(onsets: Floats, periods: NDArray[np.intp], *, frame_hz: float) -> Floats:
    """Return (steps, tempi) what each tempo is worth in a frame around every EVIDENCE_STEP-th: how much repeats at it.

    Weighted by how usual the tempo is.
    """
    bpm = 60 * frame_hz / periods
    usual = -0.5 * (np.log2(bpm / USUAL_BPM) / TEMPO_OCTAVES) ** 2
    window, lags = np.hanning(2 * AROUND), max(MULTIPLES) * int(periods[-1]) + 2
    padded = np.pad(onsets, AROUND)
    repeats = np.array(
        [
            np.fft.irfft(np.abs(np.fft.rfft(padded[k : k + 2 * AROUND] * window, 4 * AROUND)) ** 2)[:lags]
            for k in range(0, len(onsets), EVIDENCE_STEP)
        ]
    )
    repeats /= np.maximum(repeats[:, :1], 1e-9)
    nearby = np.maximum(np.maximum(repeats[:, :-2], repeats[:, 1:-1]), repeats[:, 2:])
    evidence: Floats = np.sum([weight * nearby[:, k * periods - 1] for k, weight in MULTIPLES.items()], axis=0)
    return TEMPO_SHARE * (evidence / max(float(evidence.max()), 1e-9) + usual)


def track_beats(onsets: Floats, worth: Floats, periods: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the frames of the chain of beats with most onset strength, likeliest tempi and least changes of tempo.

    onsets: (frames,). worth: (steps, tempi) as of `tempo_worth`. periods: (tempi,) frames from beat to beat.
    """
    count, longest, tempi = len(onsets), int(periods[-1]), np.arange(len(periods))
    change = np.log(periods)[:, None] - np.log(periods)
    cost = np.where(np.abs(change) < MOST_TEMPO_STEP, STEADINESS * change**2, np.inf)
    # Rings of the last frames: the best chain that goes on from a beat there with each tempo, and the worth summed up.
    chains, sums = np.zeros((2, longest + 1, len(periods)))
    came_from = np.empty((count, len(periods)), np.uint8)
    total = np.zeros(len(periods))
    ends = np.full((longest, len(periods)), -np.inf)
    for frame in range(count):
        # A chain may begin anywhere in its first period; before the sound there is nothing to be worth.
        before = np.maximum(frame - periods, -1)
        total = total + worth[frame // EVIDENCE_STEP]
        score = onsets[frame] + chains[before % (longest + 1), tempi] + total - sums[before % (longest + 1), tempi]
        going_on = score - cost
        came_from[frame] = going_on.argmax(axis=1)
        chains[frame % (longest + 1)] = going_on[tempi, came_from[frame]]
        sums[frame % (longest + 1)] = total
        if frame >= count - longest:
            ends[frame - count + longest] = np.where(count - frame <= periods, score - total, -np.inf)
    last, tempo = np.unravel_index(int((ends + total).argmax()), ends.shape)
    return _trace_back(int(last) + count - longest, int(tempo), came_from, periods)


def _trace_back(frame: int, tempo: int, came_from: NDArray[np.uint8], periods: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the beats that led to a beat with a tempo."""
    beats = [frame]
    while (frame := frame - int(periods[tempo])) >= 0:
        tempo = int(came_from[frame, tempo])
        beats.append(frame)
    return np.array(beats[::-1])
