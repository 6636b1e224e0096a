"""Reads the pictures of a video file or stream with PyAV, decoding ahead of whoever looks at them."""

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from dancegame.core.errors import VideoError
from dancegame.core.texts import N_
from dancegame.core.time_line import EVEN, Leaps, TimeLine
from dancegame.vision.ahead import Ahead, Picture
from dancegame.vision.scan import Scanned, scan
from dancegame.vision.source import (
    ADDRESS_REMEDY,
    DAMAGED,
    MOST_SIDE_PX,
    NAME_A_VIDEO,
    has_room,
    is_url,
    open_source,
    reason_of,
)
from dancegame.vision.upright import orientation, upright
from dancegame.vision.used_part import WHOLE, UsedPart

# Enough that a picture which takes long to decode (a key picture) does not keep an estimator waiting; a 720p picture
# takes 2.8 MB.
AHEAD = 8
# Where a file does not say it.
FPS = 30
# A file that breaks off later than this is used up to there.
MIN_USEFUL_S = 2.0
# A file that says it is longer is looked through before anybody relies on it.
DOUBTED_S = 1800.0
# Containers promise a little more than they hold; one that promises more than this was cut short.
TOLERATED_S = 1.0
TOLERATED_SHARE = 0.1
# Where Android's cameras write how many pictures a second they took; no phone takes more.
FILMED_FPS, MOST_FILMED_FPS = "com.android.capture.fps", 2000.0
# FFmpeg opens any text file as a "video" of its letters.
NOT_VIDEOS = {"tty", "bin", "xbin", "adf", "idf"}


@dataclass(frozen=True)
class VideoFacts:
    """What is known of a video before all of it has been read.

    width_px, height_px: of the pictures as delivered (upright, square pixels, scaled). fps: average, None if unknown.
    duration_s: an estimate, None for a live stream. start_s: the first picture's place on the container's
    time line, on which its sound lies too. used_share: how much of each picture is delivered; the rest is bars.
    slowed: how many times slower than it was filmed the file says it is. speed: of its seconds.
    """

    width_px: int
    height_px: int
    fps: float | None
    duration_s: float | None
    start_s: float
    has_sound: bool
    used_share: float = 1.0
    slowed: float = 1.0
    speed: float = 1.0


class Pictures(Iterator[Picture]):
    """The pictures of an open video: (time_s, rgb (H, W, 3) uint8, upright and contiguous).

    Times are seconds after the first picture and strictly increase. Raises VideoError where a video breaks off
    before it is of use; one that breaks off later just ends, and then `broken_at_s` says so.
    """

    def __init__(self, facts: VideoFacts, decoder: "_Decoder", ahead: "Ahead") -> None:
        self.facts = facts
        self._decoder = decoder
        self._ahead = ahead

    def __next__(self) -> Picture:
        return next(self._ahead)

    @property
    def is_next_ready(self) -> bool:
        """Whether there is another picture already."""
        return self._ahead.is_next_ready

    def skip_to(self, time_s: float) -> None:
        """Let the decoder leave out what lies before a moment, for whoever is late for it."""
        self._decoder.wanted_s = time_s

    @property
    def leaps(self) -> Leaps:
        """Where the time stamps so far began again or leapt; the pictures go on evenly, and so should the sound."""
        return self._decoder.leaps

    @property
    def broken_at_s(self) -> float | None:
        """Seconds up to which the video could be read, once it has broken off; else None."""
        return self._decoder.broken_at_s


@contextmanager
def read_pictures(
    source: str | Path, *, max_height_px: int | None = None, used: UsedPart = WHOLE, threads: int | None = None
) -> Iterator[Pictures]:
    """Open a video file or stream URL; a thread of its own decodes a few pictures in advance.

    max_height_px: higher pictures are scaled down while they are converted. used: what of them is delivered, and is at
    most so high. threads: how many FFmpeg may decode with, None for as many as there are cores. Raises VideoError when
    the file is missing, is no video, has no pictures, or none that can be decoded.
    """
    decoder = _Decoder(source, max_height_px, used, threads)
    with Ahead(decoder.pictures(), AHEAD) as ahead:
        yield Pictures(decoder.facts(ahead.first()), decoder, ahead)


class _Decoder:
    """Opens a container and decodes its pictures, after which it is closed. Raises VideoError."""

    def __init__(self, source: str | Path, max_height_px: int | None, used: UsedPart, threads: int | None) -> None:
        self.source = source
        self.broken_at_s: float | None = None
        self.wanted_s = 0.0
        self._break: str | None = None
        self._max_height_px = max_height_px
        self._used = used
        self._start_s = 0.0
        self._line = TimeLine()
        self._scanned: Scanned | None = None
        self._reformatter = VideoReformatter()  # one that keeps its tables saves 1 to 4 ms a picture
        self._container = open_source(source)
        try:
            self._stream = self._picture_stream()
            self._stream.thread_type = "AUTO"
            self._stream.codec_context.thread_count = threads or 0
            self._read_header()
        except BaseException:
            self._container.close()
            raise

    def _read_header(self) -> None:
        container, stream = self._container, self._stream
        self._fps = float(stream.average_rate) if stream.average_rate else None
        self._pixel_aspect = float(stream.sample_aspect_ratio or 1)
        self._has_sound = bool(container.streams.audio)
        self._slowed = self._slowed_by()
        # Some containers only know how long they are as a whole, sound and all, counted from second 0.
        self._container_end_s = container.duration / av.time_base if container.duration else None
        context = stream.codec_context
        if context.width and context.height:
            self._check_size(round(context.width * self._pixel_aspect), context.height)
        self._promised_s: float | None = None
        if stream.duration and stream.time_base:
            self._promised_s = float(stream.duration * stream.time_base)
        if max(self._promised_s or 0.0, self._container_end_s or 0.0) > DOUBTED_S:
            self._scan()

    def _slowed_by(self) -> float:
        """Return how many times as many pictures a second were filmed as are shown, as phones write it; else 1."""
        for told in (self._container.metadata, self._stream.metadata):
            with suppress(ValueError):
                filmed_fps = float(told.get(FILMED_FPS, "nan"))
                if self._fps and 0 < filmed_fps < MOST_FILMED_FPS:
                    return filmed_fps / self._fps
        return 1.0

    def _scan(self) -> None:
        """Learn from the packets of a file where picture and sound leap; a stream cannot be read twice."""
        if self._scanned is not None or is_url(self.source):
            return
        self._scanned = scan(
            Path(self.source), pictures_index=self._stream.index, step_s=1 / (self._fps or FPS), failures=DAMAGED
        )
        self._line.learn(self._scanned.leaps.pictures)

    def facts(self, first: NDArray[np.uint8] | None) -> VideoFacts:
        """Return what is known once the first picture is decoded."""
        if first is None:
            raise self._error(N_("{video} has no picture that can be read."))
        height, width = first.shape[:2]
        fps, duration_s, scanned = self._fps, self._expected_s(), self._scanned
        if scanned is not None and scanned.length_s > 0:
            fps, duration_s = scanned.pictures / scanned.length_s, scanned.length_s
        return VideoFacts(
            width, height, fps, duration_s, self._start_s, self._has_sound, self._used.share, self._slowed
        )

    @property
    def leaps(self) -> Leaps:
        """Where the time stamps began again or leapt."""
        if self._scanned is not None:
            return self._scanned.leaps
        found = self._line.stretches
        return Leaps(found) if len(found) > 1 else EVEN

    def _expected_s(self) -> float | None:
        if self._promised_s is not None or self._container_end_s is None:
            return self._promised_s
        return self._container_end_s - self._start_s

    def pictures(self) -> Generator[Picture, None, None]:
        """Decode every picture, over damaged places, up to the end or to where the file breaks off."""
        last_s: float | None = None
        step_s = 1 / (self._fps or FPS)
        try:
            for raw_s, frame in self._frames():
                placed_s = None if raw_s is None else self._place(raw_s, step_s)
                if last_s is None:
                    self._start_s = placed_s or 0.0
                    time_s = 0.0
                else:
                    time_s = last_s + step_s if placed_s is None else placed_s - self._start_s
                    if time_s <= last_s:
                        continue
                last_s = time_s
                # Converting a picture takes longer than decoding it.
                if time_s >= self.wanted_s or time_s == 0.0:
                    yield time_s, self._upright_rgb(frame)
            if last_s is not None and not self.leaps.has_any:
                self._check_end(last_s + step_s)
        finally:
            self._container.close()

    def _place(self, raw_s: float, step_s: float) -> float:
        if not self._line.follows(raw_s, length_s=step_s):
            self._scan()
        return self._line.place(raw_s, length_s=step_s)

    def _frames(self) -> Iterator[tuple[float | None, VideoFrame]]:
        """Yield what can be decoded, with its time on the container's line; packets that cannot are left out."""
        # AVI has no time stamps: it counts packets. Where these are not in the order of the pictures, FFmpeg gives each
        # picture the number of its packet, and so the wrong time; the first picture belongs to the first of them.
        is_counted = self._container.format.name == "avi"
        waiting: deque[float] = deque()
        try:
            for packet in self._container.demux(self._stream):
                if is_counted and packet.dts is not None and packet.time_base:
                    waiting.append(float(packet.dts * packet.time_base))
                try:
                    for frame in packet.decode():
                        yield (waiting.popleft() if waiting else frame.time), frame
                except DAMAGED:
                    if waiting:
                        waiting.pop()
        except DAMAGED as error:  # a lost connection, an unreadable disk
            self._break = reason_of(error)

    def _check_end(self, end_s: float) -> None:
        promised_s = self._promised_s if self._has_sound else self._expected_s()
        missing_s = 0.0 if promised_s is None else promised_s - end_s
        if self._break is None and missing_s <= max(TOLERATED_S, TOLERATED_SHARE * (promised_s or 0.0)):
            return
        self.broken_at_s = end_s
        if end_s < MIN_USEFUL_S:
            raise self._error(
                N_("{video} breaks off after {seconds:.1f} s ({reason})."),
                seconds=end_s,
                reason=self._break or "the file was cut short",
            )

    def _upright_rgb(self, frame: VideoFrame) -> NDArray[np.uint8]:
        # Pixels that are not square are widened before the picture is turned.
        width, height = round(frame.width * self._pixel_aspect), frame.height
        self._check_size(width, height)
        _, _, is_transposed = orientation(frame)
        shown_height = (width if is_transposed else height) * self._used.height
        if self._max_height_px is not None and shown_height > self._max_height_px:
            scale = self._max_height_px / shown_height
            width, height = max(1, round(width * scale)), max(1, round(height * scale))
        try:
            rgb = self._reformatter.reformat(frame, width=width, height=height, format="rgb24").to_ndarray()
        except DAMAGED as error:
            what = N_("{video} has a picture that cannot be shown ({reason}).")
            raise self._error(what, reason=reason_of(error)) from error
        return np.ascontiguousarray(self._used.cut(upright(np.asarray(rgb, np.uint8), frame)))

    def _check_size(self, width: int, height: int) -> None:
        """Raise VideoError for pictures no camera makes, before memory is asked for them."""
        if not (0 < width <= MOST_SIDE_PX and 0 < height <= MOST_SIDE_PX):
            what = N_("{video} has pictures of {width} x {height} pixels; they may have at most {most} a side.")
            raise self._error(what, width=width, height=height, most=MOST_SIDE_PX)
        if not has_room(width, height):
            what = N_("{video} has pictures of {width} x {height} pixels, in which nobody has room.")
            raise self._error(what, width=width, height=height)

    def _picture_stream(self) -> VideoStream:
        """Return the best stream of moving pictures; the cover of a piece of music is none."""
        streams = [s for s in self._container.streams.video if not s.disposition & Disposition.attached_pic]
        if not streams or self._container.format.name in NOT_VIDEOS:
            raise VideoError(N_("{video} has no pictures."), remedy=NAME_A_VIDEO, video=self.source)
        readable = [stream for stream in streams if stream.codec_context is not None]
        if not readable:
            raise self._error(N_("{video} has no picture that can be read."))
        best = self._container.streams.best("video")
        return best if best in readable else readable[0]

    def _error(self, what: str, **values: object) -> VideoError:
        of_file = N_("Try whether a video player shows it, or use another file.")
        remedy = ADDRESS_REMEDY if is_url(self.source) else of_file
        return VideoError(what, remedy=remedy, video=self.source, **values)
