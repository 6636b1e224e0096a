"""Reads the sound of a video on the time line of its pictures and writes it as Ogg Vorbis."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from dancegame.core.errors import SoundError
from dancegame.core.texts import N_
from dancegame.core.time_line import EVEN, LONGEST_GAP_S, Leaps, TimeLine

# What the mixer of the game runs at, so that playing needs no resampling.
RATE_HZ = 44_100
# Of libvorbis, 0 to 1; about 120 kbit/s for stereo. FFmpeg's own Vorbis encoder needs twice that for the same
# fidelity, and PyAV's wheels no longer carry libvorbis; libsndfile's do.
QUALITY = 0.4
# Smaller deviations of a frame's time stamp from the end of the frame before it are rounding, not a gap.
GAP_S = 0.02
CHUNK = 4096
# A file that does not say how long it is may be so long.
UNKNOWN_S = 600.0
# What PyAV raises for a file that is cut short or damaged; IndexError for a stream that its header does not name.
DAMAGED = (av.FFmpegError, OSError, ValueError, IndexError, MemoryError)
# Titles and comments in any encoding are no reason to refuse a file. From version 19 on PyAV reads them unasked.
ANY_TEXTS = {"metadata_errors": "surrogateescape"} if av.__version__.startswith("18.") else {}
# FFmpeg looks at the first picture of a file, too, to open it; no larger one than a video may have.
OPENING: dict[str, Any] = {"options": {"max_pixels": str(8_192**2)}, **ANY_TEXTS}


def read_sound(path: Path, *, start_s: float, duration_s: float, leaps: Leaps = EVEN) -> NDArray[np.float32]:
    """Return the sound (N, 2) float32 at RATE_HZ of `duration_s` seconds from container second `start_s`.

    leaps: of the recording's time stamps. Silence stands where there is no sound; damaged packets are left out.
    Raises SoundError when nothing can be read.
    """
    samples = np.zeros((round(duration_s * RATE_HZ), 2), dtype=np.float32)
    cursor, has_sound = 0, False
    line = TimeLine(leaps.sound, known_until_s=start_s + duration_s + LONGEST_GAP_S)
    for time_s, chunk in _chunks(path, line):
        place = cursor if time_s is None else round((time_s - start_s) * RATE_HZ)
        if has_sound and abs(place - cursor) < GAP_S * RATE_HZ:
            place = cursor
        cursor = place + len(chunk)
        first, last = max(place, 0), min(cursor, len(samples))
        if last > first:
            samples[first:last] = chunk[first - place : last - place]
        has_sound = True
        if place > len(samples):
            break
    if not has_sound:
        raise undecodable(path)
    return samples


def length_s(path: Path) -> float:
    """Return how long a sound file lasts, at most; seconds. Raises SoundError for a file without sound."""
    try:
        with av.open(f"file:{path}", "r", **OPENING) as container:
            stream = container.streams.best("audio")
            if stream is not None and stream.codec_context is not None:
                if stream.duration is not None and stream.time_base:
                    return float(stream.duration * stream.time_base)
                return float(container.duration or 0) / av.time_base or UNKNOWN_S
    except DAMAGED:
        pass
    raise undecodable(path)


def undecodable(path: Path) -> SoundError:
    """Return the error for a file whose sound cannot be heard."""
    return SoundError(
        N_("The sound of {path} cannot be read."), remedy=N_("Convert it to MP4 with AAC sound."), path=path
    )


def _chunks(path: Path, line: TimeLine) -> Iterator[tuple[float | None, NDArray[np.float32]]]:
    """Yield (seconds of the first on the line, samples (n, 2)) as they are decoded.

    What the file says of a frame may change on the way: rate, channels, format. Each kind has a resampler of its own.
    """
    kind, resampler = None, _resampler()
    try:
        with av.open(f"file:{path}", "r", **OPENING) as container:
            stream = container.streams.best("audio")
            if stream is None or stream.codec_context is None:
                return
            for packet in container.demux(stream):
                for frame in _decode(packet):
                    its_kind = (frame.format.name, frame.layout.name, frame.sample_rate)
                    if its_kind != kind:
                        kind, resampler = its_kind, _resampler()
                    yield from _resampled(resampler, frame, line)
    except DAMAGED:  # cut short: what came before is used
        return


def _resampler() -> av.AudioResampler:
    return av.AudioResampler(format="flt", layout="stereo", rate=RATE_HZ)


def _decode(packet: Any) -> list[AudioFrame]:
    try:
        frames: list[AudioFrame] = packet.decode()
    except DAMAGED:
        return []
    return frames


def _resampled(
    resampler: av.AudioResampler, frame: AudioFrame, line: TimeLine
) -> Iterator[tuple[float | None, NDArray[np.float32]]]:
    for piece in resampler.resample(frame):
        # Float samples, as the resampler was asked for.
        samples = np.asarray(piece.to_ndarray().reshape(-1, 2), np.float32)
        placed_s = None if piece.time is None else line.place(piece.time, length_s=len(samples) / RATE_HZ)
        yield placed_s, samples


def write_ogg(path: Path, samples: NDArray[np.float32]) -> None:
    """Write sound (N, 2) float32 at RATE_HZ as Ogg Vorbis. Raises SoundError."""
    import soundfile

    try:
        with soundfile.SoundFile(
            path, "w", RATE_HZ, 2, format="OGG", subtype="VORBIS", compression_level=1 - QUALITY
        ) as file:
            # In pieces: libvorbis keeps what it gets at once on the stack, and long sounds overflow it.
            for first in range(0, len(samples), CHUNK):
                file.write(samples[first : first + CHUNK].clip(-1, 1))
    except (soundfile.LibsndfileError, OSError) as error:
        raise SoundError(
            N_("The sound {path} cannot be written: {reason}."),
            remedy=N_("Free some disk space."),
            path=path,
            reason=error,
        ) from error
