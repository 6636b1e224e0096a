"""Films of a puppet that strikes with its arms to clicks, as cameras, phones and programs write videos."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

from dancegame.core.pace import steady
from dancegame.core.poses import JOINT_COUNT, PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.spec import PuppetSpec
from dancegame.vision.puppet.stance import STANCE

LENGTH_S = 5.0
# The arms are level at these moments, by turns on the way up and down; each way takes so long.
STROKES_S, STROKE_S = (1.3, 2.0, 2.6, 3.5, 4.1), 0.2
# From hanging to raised, in quarter turns below and above the level.
HANGING = 0.85
WIDTH_PX, HEIGHT_PX = 640, 368
RATE_HZ = 48_000
CLICK_S, CLICK_HZ = 0.04, 1500
POSES_HZ = 120
_METRE, _FLOOR = 0.35, np.array((0.85, 0.9))
Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class Format:
    """How a film is written.

    is_uneven: its pictures come as those of a phone in a dark room. first_s: the time stamp of its beginning.
    turn: degrees against the clock by which it says that it has to be turned. sound: its codec, None without one.
    """

    ending: str = "mp4"
    codec: str = "libx264"
    pixels: str = "yuv420p"
    options: Mapping[str, str] = field(default_factory=dict)
    fps: int = 30
    is_uneven: bool = False
    first_s: float = 0.0
    turn: int = 0
    sound: str | None = "aac"
    sound_s: float = LENGTH_S


def write_strokes(path: Path, how: Format) -> None:
    """Write the film."""
    kept = {"avoid_negative_ts": "disabled"} if how.first_s < 0 else {}
    with av.open(str(path), "w", options=kept) as container:
        ticks_hz = 1000 if how.is_uneven else how.fps
        stream = _picture_stream(container, how, ticks_hz)
        # Streams have to be there before the first picture.
        voice = None if how.sound is None else container.add_stream(how.sound, rate=RATE_HZ, layout="mono")
        for time_s, picture in _pictures(how):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(np.rot90(picture, -how.turn // 90)), format="rgb24")
            frame.pts, frame.time_base = round((time_s + how.first_s) * ticks_hz), Fraction(1, ticks_hz)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        if isinstance(voice, AudioStream):
            for sound in _sound(how):
                container.mux(voice.encode(sound))
            container.mux(voice.encode())


def _picture_stream(container: OutputContainer, how: Format, ticks_hz: int) -> VideoStream:
    stream = cast("VideoStream", container.add_stream(how.codec, rate=how.fps, options=dict(how.options)))
    stream.width, stream.height = (HEIGHT_PX, WIDTH_PX) if how.turn % 180 else (WIDTH_PX, HEIGHT_PX)
    stream.pix_fmt = how.pixels
    stream.codec_context.time_base = Fraction(1, ticks_hz)
    if how.turn:
        stream.set_display_rotation(how.turn)
    return stream


def strokes() -> PoseSequence:
    """Return the dance that is filmed: somebody stands, and his arms go up and down."""
    times_s = np.arange(round(LENGTH_S * POSES_HZ)) / POSES_HZ
    share = np.zeros(len(times_s))
    for number, stroke_s in enumerate(STROKES_S):
        done = np.clip((times_s - stroke_s) / STROKE_S + 0.5, 0, 1)
        share += (-1) ** number * done * done * (3 - 2 * done)
    angle = np.pi / 2 * HANGING * (2 * share - 1)
    xy = np.broadcast_to(STANCE, (len(times_s), *STANCE.shape)).copy()
    for side, sign in (("left", 1), ("right", -1)):
        shoulder, elbow, wrist = (CANONICAL.index(f"{side}_{name}") for name in ("shoulder", "elbow", "wrist"))
        away = np.stack((sign * np.cos(angle), -np.sin(angle)), axis=-1)
        for joint, parent in ((elbow, shoulder), (wrist, elbow)):
            xy[:, joint] = xy[:, parent] + away * np.linalg.norm(STANCE[joint] - STANCE[parent])
    seen = np.ones((len(times_s), JOINT_COUNT), np.float32)
    return PoseSequence(times_s, (xy * _METRE + _FLOOR).astype(np.float32), seen, POSES_HZ)


def _pictures(how: Format) -> Iterator[tuple[float, Picture]]:
    times_s = np.arange(round(LENGTH_S * how.fps)) / how.fps
    if how.is_uneven:
        times_s = np.cumsum(np.random.default_rng(3).choice((0.021, 0.033, 0.05, 0.067), 200))
        times_s = times_s[times_s < LENGTH_S] - times_s[0]
    with PuppetCamera(PuppetSpec(), strokes(), width_px=WIDTH_PX, height_px=HEIGHT_PX) as camera:
        camera.cue(steady(0.0))
        for time_s in times_s:
            yield float(time_s), camera.draw(float(time_s))


def _sound(how: Format) -> Iterator[av.AudioFrame]:
    samples = np.zeros(round(how.sound_s * RATE_HZ), np.float32)
    since_s = np.arange(round(CLICK_S * RATE_HZ)) / RATE_HZ
    for stroke_s in STROKES_S:
        first = round(stroke_s * RATE_HZ)
        samples[first : first + len(since_s)] = 0.7 * np.sin(2 * np.pi * CLICK_HZ * since_s)
    for first in range(0, len(samples), RATE_HZ // 10):
        frame = av.AudioFrame.from_ndarray(samples[None, first : first + RATE_HZ // 10], format="fltp", layout="mono")
        frame.sample_rate, frame.time_base = RATE_HZ, Fraction(1, RATE_HZ)
        frame.pts = round(how.first_s * RATE_HZ) + first
        yield frame
