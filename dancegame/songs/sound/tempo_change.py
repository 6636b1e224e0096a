"""Brings the sound of a slowed video to the speed of its dance.

Phones that film in slow motion write a sound as low as a slowed tape's; programs and players that slow a video keep its
pitch. A slowed tape has nothing above what it had, divided: where there is something, the pitch was kept.
"""

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction

import av
import av.filter
import numpy as np
from numpy.typing import NDArray

from dancegame.songs.sound.samples import RATE_HZ

Samples = NDArray[np.float32]
BLOCK = 4096
# FFmpeg's atempo leaves out sound where it is to go faster than this at once.
MOST_AT_ONCE = 2.0
# atempo swallows most of the first half of its first window where it slows sound down: 20 ms (measured).
LEAD_S = 0.0205
# No recording has anything above this; what codecs add to it has less than this share of the energy.
HIGHEST_HZ, NOTHING = 20_000.0, 1e-6
# Slowed less than this, a tape cannot be told from a codec that leaves out what is above 14 kHz.
LEAST_TOLD = 1.45


def at_speed(samples: Samples, speed: float) -> Samples:
    """Return sound (N, 2) at RATE_HZ as many times faster, of N / speed samples."""
    if is_slowed_tape(samples, speed):
        return as_tape(samples, speed)
    lead = round(LEAD_S * RATE_HZ) if speed < 1 else 0
    tempi = [("atempo", f"{step:.6f}") for step in _steps(speed)]
    return _of_length(_filtered(np.pad(samples, ((lead, 0), (0, 0))), tempi), round(len(samples) / speed))


def as_tape(samples: Samples, speed: float) -> Samples:
    """Return sound (N, 2) at RATE_HZ as of a tape that runs so many times faster, and higher: N / speed samples."""
    faster = _filtered(samples, [("asetrate", str(round(RATE_HZ * speed))), ("aresample", str(RATE_HZ))])
    return _of_length(faster, round(len(samples) / speed))


def _of_length(samples: Samples, length: int) -> Samples:
    kept = samples[:length]
    return np.pad(kept, ((0, length - len(kept)), (0, 0)))


def is_slowed_tape(samples: Samples, speed: float) -> bool:
    """Say whether sound that is too slow by `speed` is so low that it was slowed like a tape."""
    if speed < LEAST_TOLD or not samples.any():
        return False
    energy = np.zeros(BLOCK // 2 + 1)
    for first in range(0, len(samples) - BLOCK + 1, BLOCK):
        block = samples[first : first + BLOCK].mean(axis=1) * np.hanning(BLOCK)
        energy += np.abs(np.fft.rfft(block)) ** 2
    highest = round(HIGHEST_HZ / speed * BLOCK / RATE_HZ)
    return bool(energy[highest:].sum() < NOTHING * energy.sum())


def _steps(speed: float) -> Iterator[float]:
    while speed > MOST_AT_ONCE:
        yield MOST_AT_ONCE
        speed /= MOST_AT_ONCE
    yield speed


def _filtered(samples: Samples, filters: list[tuple[str, str]]) -> Samples:
    """Return sound (N, 2) as FFmpeg's filters leave it."""
    graph = av.filter.Graph()
    first = graph.add_abuffer(sample_rate=RATE_HZ, format="flt", layout="stereo", time_base=Fraction(1, RATE_HZ))
    form = graph.add("aformat", f"sample_fmts=flt:sample_rates={RATE_HZ}:channel_layouts=stereo")
    nodes = [graph.add(name, options) for name, options in filters]
    graph.link_nodes(first, *nodes, form, graph.add("abuffersink")).configure()
    pieces: list[Samples] = []
    for place in range(0, len(samples), BLOCK):
        block = np.ascontiguousarray(samples[place : place + BLOCK].reshape(1, -1))
        frame = av.AudioFrame.from_ndarray(block, format="flt", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE_HZ, place, Fraction(1, RATE_HZ)
        graph.push(frame)
        pieces.extend(_pulled(graph))
    graph.push(None)
    pieces.extend(_pulled(graph))
    return np.concatenate(pieces) if pieces else np.zeros((0, 2), np.float32)


def _pulled(graph: av.filter.Graph) -> Iterator[Samples]:
    with suppress(av.BlockingIOError, EOFError):
        while True:
            frame = graph.pull()
            assert isinstance(frame, av.AudioFrame)
            yield np.asarray(frame.to_ndarray().reshape(-1, 2), np.float32)
