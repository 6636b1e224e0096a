"""A door without a process: what comes of a file is set by hand."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

import numpy as np

from dancegame.core.arrivals import FoundFile, ImportSight, MadeSong, Order, VideoLook
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose


class FakeVisit:
    """Work that is done when `end` is called."""

    def __init__(self, asked: PurePath | Order) -> None:
        self.asked = asked
        self.future: Future[Any] = Future()
        self.sight = ImportSight()
        self.is_resting = self.is_stopped = False

    def rest(self, is_resting: bool) -> None:
        self.is_resting = is_resting

    def stop(self) -> None:
        self.is_stopped = True
        self.future.cancel()

    def end(self, answer: object) -> None:
        """Answer, or fail with an exception."""
        if isinstance(answer, Exception):
            self.future.set_exception(answer)
        else:
            self.future.set_result(answer)


@dataclass
class FakeDoor:
    """Remembers what it was asked for. files: what there is to choose from."""

    files: Sequence[FoundFile] = ()
    visits: list[FakeVisit] = field(default_factory=list)
    is_let_go: bool = False

    def found(self, folder: PurePath | None) -> Sequence[FoundFile]:
        return self.files if folder is None else [file for file in self.files if file.path.parent == folder]

    def unfolded(self, paths: Sequence[PurePath]) -> Sequence[PurePath]:
        return paths

    def look(self, path: PurePath) -> FakeVisit:
        return self._begun(path)

    def make(self, order: Order) -> FakeVisit:
        return self._begun(order)

    def _begun(self, asked: PurePath | Order) -> FakeVisit:
        self.visits.append(FakeVisit(asked))
        return self.visits[-1]

    def let_go(self) -> None:
        self.is_let_go = True


def video_look(path: PurePath, people: Sequence[Pose], *, title: str = "Waterloo", artist: str = "ABBA") -> VideoLook:
    """What is known of a video of half a minute with these people in a grey picture."""
    picture = LivePicture(np.full((180, 320, 3), 90, np.uint8), 4.0)
    return VideoLook(path, title, artist, 30.0, picture, tuple(people))


def made_song(song_id: str, **facts: Any) -> MadeSong:
    """A song that could be seen well."""
    usual: dict[str, Any] = {
        "title": "Waterloo", "artist": "ABBA", "seconds": 28.0, "dancer_share": 1.0, "unsure_share": 0.0, "cuts": 0,
        "flips": 0, "trimmed_start_s": 0.0, "trimmed_end_s": 0.0, "is_seated": False, "is_poor": False,
    }  # fmt: skip
    return MadeSong(song_id, **{**usual, **facts})
