"""Finds where in a recording a video begins: by the video's own sound, however noisy the room it was filmed in.

First roughly, by which bands get louder when (loudness, room and microphone change that least), at speeds around one;
then to the sample, by cross-correlation with the phase alone (C. H. Knapp and G. C. Carter, "The Generalized
Correlation Method for Estimation of Time Delay", 1976) of short stretches, through whose delays a line is laid: where
it begins is the offset, how it rises the speed.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dancegame.songs.sound.beats import HOP, ONSET_WIDTH, band_power, smoothed
from dancegame.songs.sound.samples import RATE_HZ

FRAME_HZ = RATE_HZ / HOP
# Players and phones run faster or slower by up to a percent, in steps that blur nothing within a minute.
MOST_FASTER, SPEED_STEP = 0.01, 0.001
# Of the shorter of the two, what must be heard in both; and at least so much.
LEAST_OVERLAP, LEAST_OVERLAP_S = 0.5, 3.0
FLOOR_DB, MOST_RISE = -60.0, 4.0
# How alike the tones of the same music are in a studio and in a noisy room: 0.92 with little noise, 0.49 where the
# noise is 5 dB louder than the music; other music is up to 0.08, even where it has the same drums at the same tempo.
LEAST_LIKENESS, SURE_LIKENESS = 0.2, 0.4
# Drums have no tones. By which bands get louder, apart from all together, the same drums are 0.73 alike with little
# noise and 0.45 with much; other music of the same instruments at the same tempo is up to 0.33.
BANDS_SHARE = 0.44
# Tones are looked at by semitones, from G2 to A7, twenty times a second.
TONE_WINDOW, TONE_HOP = 8192, 2205
LOWEST_NOTE, HIGHEST_NOTE = 55, 105
NEIGHBOUR_NOTES = 7
FAINT = 1e-3
# Stretches for the sample-level part, how far off the rough place may be there, and what of the spectrum is asked.
STRETCH_S, MOST_STRETCHES, STRETCH_STEP_S, REACH_S = 3.0, 24, 0.25, 0.06
LOWEST_HZ, HIGHEST_HZ = 120.0, 6000.0
WHITENING = 0.8
# Stretches agree that lie so near to one line.
AGREE_S = 0.003
LEAST_AGREEING = 0.4
# Any two lie on a line: of fewer than four nothing is believed, and where less than three agree nothing is fitted.
LEAST_STRETCHES, LEAST_ON_LINE = 4, 3

Sound = NDArray[np.float32]
Floats = NDArray[np.float64]
Values = NDArray[np.floating]


@dataclass(frozen=True)
class Placed:
    """Where a dance is in a recording: at second `offset_s` of it the dance's time 0, then `speed` seconds a second.

    sureness: how sure that is, 0 to 1. agreeing: the share of short stretches that say the same place to 3 ms; 0 where
    too few do, and the place is good to a hundredth of a second. is_told: somebody said it, and nothing was looked for.
    """

    offset_s: float
    speed: float = 1.0
    sureness: float = 1.0
    agreeing: float = 0.0
    is_told: bool = False


def place_by_sound(own: Sound, recording: Sound) -> Placed | None:
    """Return where the video's own sound (N, 2) is in a recording (M, 2), both at RATE_HZ.

    None where it is other music, or silent.
    """
    ours, theirs = own.mean(axis=1), recording.mean(axis=1)
    our_rises, their_rises = rises(ours), rises(theirs)
    placed = _rough(our_rises, their_rises)
    # Once more with the speed of the first line: a stretch at a wrong speed has no sharp peak.
    for reach_s in (REACH_S, REACH_S / 4):
        placed = _refined(ours, theirs, placed, reach_s)
    tones = _likeness_at(_tones(ours), _tones(theirs), placed, step_s=TONE_HOP / RATE_HZ)
    our_bands, their_bands = (rise - rise.mean(axis=1, keepdims=True) for rise in (our_rises, their_rises))
    bands = _likeness_at(our_bands, their_bands, placed, step_s=1 / FRAME_HZ)
    likeness = max(tones, BANDS_SHARE * bands)
    if likeness < LEAST_LIKENESS:
        return None
    return replace(
        placed, sureness=min(1.0, 0.5 + 0.5 * (likeness - LEAST_LIKENESS) / (SURE_LIKENESS - LEAST_LIKENESS))
    )


def rises(mono: Sound) -> NDArray[np.float32]:
    """Return (frames, bands) how much louder each band gets, its spread 1; 0 in the mean."""
    power = band_power(mono, rate_hz=RATE_HZ)
    level = 10 * np.log10(np.maximum(power, max(float(power.max()), 1e-12) * 10 ** (FLOOR_DB / 10)))
    rise = np.maximum(np.diff(level, axis=0, prepend=level[:1]), 0)
    rise = np.stack([smoothed(band, ONSET_WIDTH) for band in rise.T], axis=1)
    rise = (rise - rise.mean(axis=0)) / np.maximum(rise.std(axis=0), 1e-6)
    limited: NDArray[np.float32] = np.minimum(rise, MOST_RISE).astype(np.float32)
    return limited


def _rough(ours: NDArray[np.float32], theirs: NDArray[np.float32]) -> Placed:
    """Return the place at which the rises are most alike, to a frame, among all speeds."""
    best, best_likeness = Placed(0.0), -np.inf
    size = 1 << int(np.ceil(np.log2((1 + MOST_FASTER) * len(ours) + len(theirs))))
    spectrum = np.fft.rfft(theirs, size, axis=0)
    for speed in 1 + np.arange(-MOST_FASTER, MOST_FASTER + SPEED_STEP / 2, SPEED_STEP):
        at = np.arange(int(len(ours) * speed)) / speed
        stretched = ours[np.minimum(np.round(at).astype(int), len(ours) - 1)]
        shorter = min(len(stretched), len(theirs))
        least = min(max(LEAST_OVERLAP * shorter, LEAST_OVERLAP_S * FRAME_HZ), shorter)
        likeness, offsets = likeness_by_offset(stretched, spectrum, size, their_count=len(theirs), least=least)
        place = int(likeness.argmax())
        if likeness[place] > best_likeness:
            best_likeness = float(likeness[place])
            best = Placed(int(offsets[place]) / FRAME_HZ, float(speed))
    return best


def likeness_by_offset(
    ours: Values, spectrum: NDArray[np.complexfloating], size: int, *, their_count: int, least: float
) -> tuple[Floats, NDArray[np.intp]]:
    """Return (size,) how alike values (n, k) are to others (their_count, k), and (size,) from which row of those on.

    spectrum: of the others, size rows of them. By the root of how many rows overlap, as chance has it: then chance is
    as likely everywhere. -inf where fewer rows than `least` do.
    """
    product = (np.conj(np.fft.rfft(ours, size, axis=0)) * spectrum).sum(axis=1)
    likeness: Floats = np.fft.irfft(product, size)
    places = np.arange(size)
    offsets = np.where(places < their_count, places, places - size)
    overlap = np.minimum(offsets + len(ours), their_count) - np.maximum(offsets, 0)
    return np.where(overlap >= least, likeness / np.sqrt(np.maximum(overlap, 1)), -np.inf), offsets


def _refined(ours: Sound, theirs: Sound, rough: Placed, reach_s: float) -> Placed:
    """Return the place to the sample, where enough stretches agree about it; else the rough one."""
    last_s = max(0.0, len(ours) / RATE_HZ - STRETCH_S)
    starts_s = np.linspace(0, last_s, min(MOST_STRETCHES, int(last_s / STRETCH_STEP_S) + 1))
    found = [(start, _delay(ours, theirs, rough, start, reach_s)) for start in starts_s.tolist()]
    known = np.array([(start, delay) for start, delay in found if delay is not None]).reshape(-1, 2)
    if len(known) < LEAST_STRETCHES:
        return rough
    offset, slope, agreeing = _line(known[:, 0], known[:, 1])
    if agreeing < LEAST_AGREEING:
        return rough
    # The stretch begins where it begins; its middle is what its delay is of.
    middle_s = STRETCH_S / 2
    return Placed(rough.offset_s + offset - slope * middle_s, rough.speed + slope, agreeing=agreeing)


def _delay(ours: Sound, theirs: Sound, rough: Placed, start_s: float, reach_s: float) -> float | None:
    """Return by how much later than the rough place says a stretch is heard; None where there is nothing to hear."""
    length, reach = round(STRETCH_S * RATE_HZ), round(reach_s * RATE_HZ)
    stretch = ours[round(start_s * RATE_HZ) :][:length]
    middle_s = start_s + STRETCH_S / 2
    first = round((rough.offset_s + rough.speed * middle_s - STRETCH_S / 2) * RATE_HZ)
    other = theirs[max(0, first) : first + length]
    if first < 0 or len(stretch) < length or len(other) < length or not stretch.any() or not other.any():
        return None
    window = np.hanning(length).astype(np.float32)
    size = 1 << int(np.ceil(np.log2(length + reach)))
    cross = np.conj(np.fft.rfft(stretch * window, size)) * np.fft.rfft(other * window, size)
    hz = np.fft.rfftfreq(size, 1 / RATE_HZ)
    cross = np.where((hz >= LOWEST_HZ) & (hz <= HIGHEST_HZ), cross / np.maximum(np.abs(cross) ** WHITENING, 1e-12), 0)
    peaks = np.fft.irfft(cross, size)
    lags = np.concatenate([peaks[-reach:], peaks[: reach + 1]])
    return (int(lags.argmax()) - reach) / RATE_HZ


def _line(at_s: Floats, delays_s: Floats) -> tuple[float, float, float]:
    """Return where the line through most of the delays begins, how it rises, and the share that lies near it."""
    best, best_near = (0.0, 0.0), np.zeros(len(at_s), np.bool_)
    for i in range(len(at_s)):
        for j in range(i + 1, len(at_s)):
            slope = (delays_s[j] - delays_s[i]) / (at_s[j] - at_s[i]) if at_s[j] > at_s[i] else 0.0
            if abs(slope) > 2 * SPEED_STEP:
                continue
            near = np.abs(delays_s - delays_s[i] - slope * (at_s - at_s[i])) < AGREE_S
            if near.sum() > best_near.sum():
                best, best_near = (float(delays_s[i] - slope * at_s[i]), float(slope)), near
    if best_near.sum() >= LEAST_ON_LINE:
        slope, offset = np.polyfit(at_s[best_near], delays_s[best_near], 1)
        best = float(offset), float(slope)
    return *best, float(best_near.mean())


def _likeness_at(ours: Values, theirs: Values, placed: Placed, *, step_s: float) -> float:
    """Return how alike values (n, k), a row every step_s, are where both are heard, -1 to 1."""
    there = np.round(placed.offset_s / step_s + placed.speed * np.arange(len(ours))).astype(int)
    both = (there >= 0) & (there < len(theirs))
    a, b = ours[both], theirs[there[both]]
    return float((a * b).sum() / max(float(np.sqrt((a * a).sum() * (b * b).sum())), 1e-12))


def _tones(mono: Sound) -> Floats:
    """Return (n, notes) how much each semitone stands out of those beside it, and of itself in the mean."""
    padded = np.pad(mono, TONE_WINDOW // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, TONE_WINDOW)[::TONE_HOP]
    window = np.hanning(TONE_WINDOW).astype(np.float32)
    notes = _notes()
    size = np.concatenate(
        [np.abs(np.fft.rfft(frames[k : k + 256] * window)) @ notes for k in range(0, len(frames), 256)]
    )
    level = np.log(size + FAINT * max(float(size.max()), 1e-12))
    padded = np.pad(level, ((0, 0), (NEIGHBOUR_NOTES // 2, NEIGHBOUR_NOTES // 2)), mode="edge")
    level = level - np.lib.stride_tricks.sliding_window_view(padded, NEIGHBOUR_NOTES, axis=1).mean(axis=2)
    tones: Floats = level - level.mean(axis=0)
    return tones


def _notes() -> Floats:
    """Return (bins, notes) the mean over the bins of each semitone; MIDI's numbers."""
    hz = np.maximum(np.fft.rfftfreq(TONE_WINDOW, 1 / RATE_HZ), 1.0)
    note_of = np.round(12 * np.log2(hz / 440) + 69)
    notes = (note_of[:, None] == np.arange(LOWEST_NOTE, HIGHEST_NOTE)).astype(np.float64)
    means: Floats = notes / np.maximum(notes.sum(axis=0), 1)
    return means
