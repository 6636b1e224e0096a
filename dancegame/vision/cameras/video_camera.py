"""A video file or stream in the place of a camera: plays in real time and performs to the music."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Self

from dancegame.core.errors import CameraError, VideoError
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
# A cue that moves by less than this is the same one.
SLIGHTLY_S = 0.25


class VideoCamera:
    """Repeats a file until a song is cued, then plays it from its beginning at song second 0.

    A live stream is shown as it comes. Where the computer cannot keep up, the newest picture there is comes late, as
    taken when it was due, so that who dances in it dances to the music. Raises VideoError for an unreadable file, and
    CameraError for an address.
    """

    def __init__(self, source: str) -> None:
        self.name = source if is_url(source) else Path(source).name
        self.patience = STREAM if is_url(source) else FILE
        self._source = source
        self._cue_s: float | None = None
        self._performed_cue_s: float | None = None
        self._opened: AbstractContextManager[Pictures] | None = None

    def __enter__(self) -> Self:
        self._open(start_s=time.perf_counter())
        return self

    def __exit__(self, *error: object) -> None:
        self._close()

    def read(self) -> CameraPicture:
        while True:
            self._follow_cue(self._cue_s)
            with self._blaming_the_address():
                picture = next(self._pictures, None)
            if picture is None:
                self._rewind()
                continue
            time_s, rgb = picture
            now_s = time.perf_counter()
            due_s = now_s if self._is_live else self._start_s + time_s
            is_late = due_s < now_s - LATE_S
            if is_late:
                self._pictures.skip_to(now_s - self._start_s)
            if (is_late or self._is_live) and self._pictures.is_next_ready:
                continue
            time.sleep(max(0.0, due_s - time.perf_counter()))
            return rgb, due_s

    def cue(self, song_start_s: float | None) -> None:
        self._cue_s = song_start_s

    def rehearse(self, dance: PoseSequence | None) -> None:
        """Who is in the video dances what is in the video."""

    def _follow_cue(self, cue_s: float | None) -> None:
        """Begin anew at a cue; one that moves a little tells that the music runs slow or fast."""
        if cue_s is None or cue_s == self._performed_cue_s or time.perf_counter() <= cue_s - OPENING_S:
            return
        if self._performed_cue_s is not None and abs(cue_s - self._performed_cue_s) < SLIGHTLY_S:
            self._start_s += cue_s - self._performed_cue_s
        else:
            self._open(start_s=cue_s)
        self._performed_cue_s = cue_s

    def _open(self, *, start_s: float) -> None:
        """Read the source from its beginning; its first picture is due at start_s."""
        self._close()
        opening = read_pictures(self._source, max_height_px=MAX_HEIGHT_PX)
        with self._blaming_the_address():
            self._pictures = opening.__enter__()
        self._opened = opening
        self._is_live = is_url(self._source) and self._pictures.facts.duration_s is None
        self._start_s = start_s

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
        self._open(start_s=time.perf_counter())
