"""Brings a sound to the loudness of all songs: FFmpeg measures it after ITU-R BS.1770-4, a gain does the rest.

FFmpeg's `loudnorm` would do both, but where a peak is in the way it leaves its linear mode and changes the dynamics of
the whole sound; here the limiter touches the peaks alone.
"""

from dataclasses import dataclass

import av
import numpy as np
from numpy.typing import NDArray

from dancegame.songs.sound.limiter import Limiter

# As loud as the shipped songs: of what is played at home and streamed, EBU R128 s2 recommends -16 to -20.
TARGET_LUFS = -16.0
MOST_PEAK_DB = -1.0
# Vorbis does not keep waves exactly; it raises peaks by a few tenths of a decibel.
CEILING_DB = -1.5
# Quieter than that there is nothing but the noise of the microphone: it is raised so far and no farther.
MOST_GAIN_DB = 30.0
# What BS.1770 does not count as sound at all.
SILENCE_LUFS = -70.0
NEAR_LU = 0.05
MOST_ROUNDS = 4
# Of a gain so much is taken for what makes a sound louder at least, so that peaks without a body are not crushed.
LEAST_WORTH = 0.25

Sound = NDArray[np.float32]


@dataclass(frozen=True)
class Loudness:
    """How loud a sound is: gated and integrated in LUFS, and its true peak in dB of full scale (dBTP)."""

    lufs: float
    peak_db: float

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing that could be made louder."""
        return self.lufs <= SILENCE_LUFS


@dataclass(frozen=True)
class Levelled:
    """A sound and what was done to it: how loud it was, the gain, and by how much its peaks were turned down."""

    samples: Sound
    before: Loudness
    gain_db: float = 0.0
    limited_db: float = 0.0


def measure_loudness(samples: Sound, *, rate_hz: int) -> Loudness:
    """Return the loudness of a sound (N, 2) as FFmpeg's `ebur128` measures it."""
    told = _told(samples, rate_hz=rate_hz, peaks="true")
    return Loudness(float(told.get("lavfi.r128.I", SILENCE_LUFS)), _db(float(told.get("lavfi.r128.true_peak", 0.0))))


def measure_lufs(samples: Sound, *, rate_hz: int) -> float:
    """Return the integrated loudness alone: a quarter of the work."""
    return float(_told(samples, rate_hz=rate_hz, peaks="none").get("lavfi.r128.I", SILENCE_LUFS))


def _told(samples: Sound, *, rate_hz: int, peaks: str) -> dict[str, str]:
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate_hz, format="flt", layout="stereo")
    meter, sink = graph.add("ebur128", f"metadata=1:peak={peaks}"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    told: dict[str, str] = {}
    # It tells of whole tenths of a second: silence that counts nothing fills the last one.
    padded = np.concatenate([samples, np.zeros((rate_hz // 10, 2), np.float32)])
    for first in range(0, len(padded), rate_hz):
        frame = av.AudioFrame.from_ndarray(
            padded[first : first + rate_hz].reshape(1, -1), format="flt", layout="stereo"
        )
        frame.sample_rate, frame.pts = rate_hz, first
        graph.push(frame)
        told = _last_told(graph) or told
    graph.push(None)
    return _last_told(graph) or told


def _last_told(graph: av.filter.Graph) -> dict[str, str]:
    told: dict[str, str] = {}
    while True:
        try:
            told = dict(graph.pull().metadata)
        except (av.BlockingIOError, av.EOFError):
            return told


def _db(share: float) -> float:
    return float(20 * np.log10(max(share, 1e-5)))


def levelled(samples: Sound, *, rate_hz: int, ceiling_db: float = CEILING_DB) -> Levelled:
    """Bring a sound (N, 2) to TARGET_LUFS with its true peaks under a ceiling; what is silent stays as it is."""
    before = measure_loudness(samples, rate_hz=rate_hz)
    if before.is_silent:
        return Levelled(samples, before)
    gain_db = min(MOST_GAIN_DB, TARGET_LUFS - before.lufs)
    if before.peak_db + gain_db <= ceiling_db:
        return Levelled(samples * np.float32(10 ** (gain_db / 20)), before, gain_db)
    limiter, made, lufs, worth = Limiter(samples, rate_hz=rate_hz), Levelled(samples, before), before.lufs, 1.0
    for _ in range(MOST_ROUNDS):
        result = limiter.limited(ceiling_db=ceiling_db, gain=10 ** (gain_db / 20))
        reached, more_db = measure_lufs(result, rate_hz=rate_hz), gain_db - made.gain_db
        if more_db:
            worth = min(1.0, max(LEAST_WORTH, (reached - lufs) / more_db))
        made, lufs = Levelled(result, before, gain_db, max(0.0, before.peak_db + gain_db - ceiling_db)), reached
        if abs(lufs - TARGET_LUFS) < NEAR_LU or gain_db == MOST_GAIN_DB:
            break
        # What the limiter takes away is made up for by more gain, of which it takes away as much again.
        gain_db = min(MOST_GAIN_DB, gain_db + (TARGET_LUFS - lufs) / worth)
    return made
