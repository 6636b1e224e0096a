"""Small videos drawn for a test: a white spot that moves, pictures and sound at any times."""

import struct
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

RATE_HZ = 44_100


def spot_picture(time_s: float, *, width_px: int = 64, height_px: int = 48) -> np.ndarray:
    """A red quarter at the top left, and a white spot that crosses the picture in 4 s."""
    picture = np.full((height_px, width_px, 3), 40, np.uint8)
    picture[: height_px // 2, : width_px // 2] = (220, 0, 0)
    x = int(time_s / 4 * width_px) % width_px
    picture[height_px // 2 + 2 : height_px // 2 + 8, x : x + 6] = 255
    return picture


def write_video(
    path: Path,
    *,
    times_s: Sequence[float],
    draw: Callable[[float], np.ndarray] = spot_picture,
    sound: np.ndarray | None = None,
    sound_start_s: float = 0.0,
    silent_s: tuple[float, float] | None = None,
    ticks_hz: int = 1000,
) -> Path:
    """Write pictures at times_s and mono sound (float32, 44.1 kHz) from sound_start_s on; MPEG-4 and PCM.

    silent_s: where there is no sound at all.
    ticks_hz: what the times are rounded to; AVI shows a picture at every tick.
    """
    height, width = draw(0.0).shape[:2]
    with av.open(str(path), "w") as container:
        rate = round((len(times_s) - 1) / (times_s[-1] - times_s[0]))
        pictures = container.add_stream("mpeg4", rate=rate, width=width, height=height, pix_fmt="yuv420p")
        pictures.codec_context.time_base = Fraction(1, ticks_hz)
        pictures.codec_context.qmax = 4
        voice = None if sound is None else container.add_stream("pcm_s16le", rate=RATE_HZ, layout="mono")
        for time_s in times_s:
            frame = av.VideoFrame.from_ndarray(draw(time_s), format="rgb24")
            frame.pts, frame.time_base = round(time_s * ticks_hz), Fraction(1, ticks_hz)
            container.mux(pictures.encode(frame))
        container.mux(pictures.encode(None))
        if voice is not None and sound is not None:
            for first in range(0, len(sound), 4410):
                if silent_s is not None and silent_s[0] <= sound_start_s + first / RATE_HZ < silent_s[1]:
                    continue
                whole = (sound[None, first : first + 4410] * 32767).astype(np.int16)
                frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(whole), format="s16", layout="mono")
                frame.sample_rate, frame.time_base = RATE_HZ, Fraction(1, RATE_HZ)
                frame.pts = round(sound_start_s * RATE_HZ) + first
                container.mux(voice.encode(frame))
            container.mux(voice.encode(None))
    return path


def set_display_matrix(path: Path, *, a: int, b: int, c: int, d: int) -> None:
    """Set how players turn an MP4: x' = a x + c y, y' = b x + d y, as a phone does."""
    data = bytearray(path.read_bytes())
    header = data.index(b"tkhd") + 4
    place = header + (40 if data[header] == 0 else 52)
    one = 1 << 16
    data[place : place + 36] = struct.pack(">9i", a * one, b * one, 0, c * one, d * one, 0, 0, 0, 1 << 30)
    path.write_bytes(data)


def clicks(*, bpm: float, first_s: float, duration_s: float) -> np.ndarray:
    """Mono clicks at a tempo, float32."""
    sound = np.zeros(round(duration_s * RATE_HZ), np.float32)
    tick = np.sin(np.arange(2000) * 0.15) * np.exp(-np.arange(2000) / 300)
    for beat_s in np.arange(first_s, duration_s - 0.1, 60 / bpm):
        place = round(beat_s * RATE_HZ)
        sound[place : place + 2000] += 0.6 * tick[: len(sound) - place]
    return sound
