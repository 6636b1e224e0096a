"""What the process at the door does: looks into a file of a stranger, or makes songs of it; ends alone if it must."""

import os
import signal
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dancegame.cli.door_look import check_file, look_into_pack, look_into_video, shown
from dancegame.core.arrivals import (
    ImportSight,
    Look,
    Made,
    MadePack,
    MadeSong,
    Order,
    PackOrder,
    PackSong,
    Refused,
    Touched,
    VideoOrder,
)
from dancegame.core.errors import DanceGameError, VideoError
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.core.texts import N_
from dancegame.songs.intake.confined import confine
from dancegame.songs.intake.hand import remove_if_orphan
from dancegame.songs.packs.manifest import PACK_SUFFIX

if TYPE_CHECKING:
    from dancegame.songs.importing import ImportedSong

# How often a picture is sent.
SHOWN_HZ = 12.0
PATIENCE = 10
STOP, REST, GO_ON, STOPPED = "stop", "rest", "go on", "stopped"


class StoppedError(Exception):
    """Nobody wants what is being made any more."""


@dataclass(frozen=True)
class LookOrder:
    """A file to look into."""

    path: Path


DoorOrder = LookOrder | Order


@dataclass
class Desk:
    """Where orders come in and answers go out. home: the library's. number: of the order that is on."""

    pipe: Connection
    home: Path
    number: int = 0
    meant: Touched | None = None
    _share: float = 0.0
    _doing: str = ""
    _told_s: float = 0.0
    _shown_s: float = 0.0
    _seen: dict[float, Mapping[int, Pose]] = field(default_factory=dict)

    def begin(self, number: int, meant: Touched | None) -> None:
        """Forget the order before."""
        self.number, self.meant = number, meant
        self._share, self._doing, self._told_s, self._shown_s, self._seen = 0.0, "", 0.0, 0.0, {}

    def on_progress(self, share: float, doing: str) -> None:
        """Tell how far it is. Raises StoppedError where nobody waits for it, and waits while it is to rest."""
        has_turned = doing != self._doing
        self._share, self._doing = share, doing
        if has_turned or time.monotonic() - self._told_s >= 1 / SHOWN_HZ:
            self._tell(ImportSight(share, doing))
        self._listen()

    def on_seen(self, rgb: NDArray[np.uint8], time_s: float, people: Mapping[int, Pose]) -> None:
        """Show a picture now and then, with who is in it."""
        if self.meant is not None and people:
            self._keep_nearest(time_s, people, self.meant)
        if time.monotonic() - self._shown_s < 1 / SHOWN_HZ:
            return
        self._shown_s = time.monotonic()
        picture = LivePicture(shown(rgb), time_s)
        self._tell(ImportSight(self._share, self._doing, picture, dict(people), self._who(time_s)))

    def _keep_nearest(self, time_s: float, people: Mapping[int, Pose], meant: Touched) -> None:
        """Keep who was there when somebody was touched, or as near to it as can be."""
        if all(abs(time_s - meant.time_s) < abs(at_s - meant.time_s) for at_s in self._seen):
            self._seen = {time_s: people}

    def _who(self, time_s: float) -> frozenset[int]:
        """Who was touched, once their moment has come."""
        from dancegame.songs.dancers import touched_dancer

        if self.meant is None or time_s < self.meant.time_s or not self._seen:
            return frozenset()
        return frozenset({touched_dancer(self._seen, self.meant)})

    def _tell(self, sight: ImportSight) -> None:
        self._told_s = time.monotonic()
        self.pipe.send((self.number, sight))

    def _listen(self) -> None:
        is_resting = False
        while is_resting or self.pipe.poll():
            number, said = self.pipe.recv()
            if number == self.number and said == STOP:
                raise StoppedError
            is_resting = number == self.number and said == REST


def serve(pipe: Connection, home: Path, folder: Path) -> None:
    """Take one order after the other until the other end is closed; folder: for files needed meanwhile."""
    _step_back()
    tempfile.tempdir = str(folder)
    desk = Desk(pipe, home)
    with suppress(EOFError, OSError):
        while True:
            number, order = pipe.recv()
            if not isinstance(order, str):  # what was said about an order that is done
                desk.begin(number, getattr(order, "dancer", None))
                pipe.send((number, _answered(order, desk)))
    remove_if_orphan(folder)


def _answered(order: DoorOrder, desk: Desk) -> object:
    try:
        return answer(order, desk)
    except StoppedError:
        return STOPPED
    except DanceGameError as error:
        return error
    except (EOFError, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 (a stranger's file may break anything; the game goes on)
        return unforeseen(order.path, N_("{name} cannot be read: {reason}."), reason=str(error) or type(error).__name__)


def unforeseen(path: PurePath, what: str, **values: object) -> VideoError:
    """Return the error for a file that breaks what reads it. what: a gettext key with its name and these values."""
    remedy = N_("Try whether a video player shows it, or use another file.")
    return VideoError(what, remedy=remedy, name=path.name, **values)


def answer(order: DoorOrder, desk: Desk) -> Look | Made:
    """Do what was asked for. Raises DanceGameError, StoppedError."""
    match order:
        case LookOrder():
            return _look(order, desk)
        case VideoOrder():
            return _make_songs(order, desk)
        case PackOrder():
            return _install(order, desk)


def _look(order: LookOrder, desk: Desk) -> Look:
    check_file(order.path)
    if order.path.suffix.lower() == PACK_SUFFIX:
        return look_into_pack(order.path, desk.home)
    return look_into_video(order.path, desk)


def _make_songs(order: VideoOrder, desk: Desk) -> Made:
    from dancegame.cli.finder import choose_estimator
    from dancegame.cli.many.work import origin_of
    from dancegame.cli.video_import import import_video, request_for
    from dancegame.songs.dancers import Dancer
    from dancegame.songs.intake.beside import said_beside
    from dancegame.songs.intake.said import Said

    video = Path(order.path)
    said = Said(title=order.title, artist=order.artist).or_else(said_beside(video))
    said.check()
    request = request_for(video, said, choose_estimator(None, None), desk.home)
    dancer = Dancer.ALL if order.is_everybody else order.dancer or request.dancer
    # Another dancer of the same video is another song.
    origin = origin_of(video, replace(said, dancer=repr(dancer)))
    request = replace(request, dancer=dancer, origin=origin, is_distinct=True)
    return tuple(made_song(one) for one in import_video(request, desk.on_progress, desk.on_seen))


def _install(order: PackOrder, desk: Desk) -> Made:
    from dancegame.songs.library import open_library
    from dancegame.songs.packs.install import install

    report = install(Path(order.path), open_library(desk.home), replaced=order.replaced, on_progress=desk.on_progress)
    songs = tuple(PackSong(one.title, one.artist, one.licence, one.credits, one.id) for one in report.songs)
    refused = tuple(Refused(one.name, one.reason) for one in report.refused)
    return MadePack(report.pack.record.title, songs, refused, report.replaced, report.earlier)


def made_song(imported: "ImportedSong") -> MadeSong:
    """Return what the game tells of an imported song."""
    song, quality = imported.song, imported.quality
    return MadeSong(
        id=song.id,
        title=song.title,
        artist=song.artist,
        seconds=song.duration_s,
        dancer_share=quality.dancer_share,
        unsure_share=quality.unsure_share,
        cuts=quality.cuts,
        flips=quality.flips,
        trimmed_start_s=quality.trimmed_start_s,
        trimmed_end_s=quality.trimmed_end_s,
        is_seated=not imported.derived.needs_legs,
        is_poor=quality.is_poor,
        notes=imported.notes,
    )


def _step_back() -> None:
    """Leave the processor to the game, take what a broken file could eat, and end when the game does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(PATIENCE)
    confine()
