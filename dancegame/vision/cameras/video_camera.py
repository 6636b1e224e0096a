"""A video file or stream in the place of a camera: plays in real time and performs to the music."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Self

from dancegame.core.errors import CameraError, VideoError
from dancegame.core.pace import Pace, steady
from dancegame.core.poses import PoseSequence
from dancegame.core.texts import N_
from dancegame.vision.cameras.patience import FILE, STREAM
from dancegame.vision.cameras.picture import CameraPicture
from dancegame.vision.source import is_url
from dancegame.vision.video import Pictures, read_pictures

MAX_HEIGHT_PX = 720
# A picture that is later than this is left out where there is a newer one.
LATE_S = 0.1
# The file is opened anew this long before its first picture is due.
OPENING_S = 0.5
# A cue by which the song is off by less than this goes on with it.
SLIGHTLY_S = 0.25


class VideoCamera:
    """Repeats a file until a song is cued, then plays it from its beginning at song second 0, as fast as the song.

    A live stream is shown as it comes. Where the computer cannot keep up, the newest picture there is comes late, as
    taken when it was due, so that who dances in it dances to the music. Raises VideoError for an unreadable file, and
    CameraError for an address.
    """

    def __init__(self, source: str) -> None:
        self.name = source if is_url(source) else Path(source).name
        self.patience = STREAM if is_url(source) else FILE
        self._source = source
        self._cue: Pace | None = None
        self._performed: Pace | None = None
        self._opened: AbstractContextManager[Pictures] | None = None

    def __enter__(self) -> Self:
        self._open(steady(time.perf_counter()))
        return self

    def __exit__(self, *error: object) -> None:
        self._close()

    def read(self) -> CameraPicture:
        while True:
            self._follow_cue(self._cue)
            with self._blaming_the_address():
                picture = next(self._pictures, None)
            if picture is None:
                self._rewind()
                continue
            time_s, rgb = picture
            now_s = time.perf_counter()
            due_s = now_s if self._is_live else self._pace.at_s(time_s)
            is_late = due_s < now_s - LATE_S
            if is_late:
                self._pictures.skip_to(self._pace.song_s(now_s))
            if (is_late or self._is_live) and self._pictures.is_next_ready:
                continue
            time.sleep(max(0.0, due_s - time.perf_counter()))
            return rgb, due_s

    def cue(self, pace: Pace | None) -> None:
        self._cue = pace

    def rehearse(self, dance: PoseSequence | None) -> None:
        """Who is in the video dances what is in the video."""

    def _follow_cue(self, cue: Pace | None) -> None:
        """Begin anew at a cue; one that moves a little, or turns, goes on with the same song."""
        now_s = time.perf_counter()
        if cue is None or cue == self._performed or now_s <= cue.at_s(0.0) - OPENING_S:
            return
        if self._performed is not None and abs(cue.song_s(now_s) - self._performed.song_s(now_s)) < SLIGHTLY_S:
            self._pace = cue
        else:
            self._open(cue)
        self._performed = cue

    def _open(self, pace: Pace) -> None:
        """Read the source from its beginning; its first picture is due at second 0 of the pace."""
        self._close()
        opening = read_pictures(self._source, max_height_px=MAX_HEIGHT_PX)
        with self._blaming_the_address():
            self._pictures = opening.__enter__()
        self._opened = opening
        self._is_live = is_url(self._source) and self._pictures.facts.duration_s is None
        self._pace = pace

    @contextmanager
    def _blaming_the_address(self) -> Iterator[None]:
        """Let what is wrong with a stream be a camera's error: it may be there again the next moment."""
        try:
            yield
        except VideoError as error:
            if is_url(self._source):
                raise CameraError.like(error) from error
            raise

    def _close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.__exit__(None, None, None)

    def _rewind(self) -> None:
        if self._is_live:
            raise CameraError(N_("The stream {address} has ended."), remedy=self.patience.remedy, address=self._source)
        self._open(steady(time.perf_counter()))
