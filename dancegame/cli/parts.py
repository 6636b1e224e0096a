"""Puts the parts of a game together: songs, music, effects, settings, cameras and the doctor."""

import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from dancegame.cli.cameras import WishedCameras
from dancegame.cli.click_shelf import click_shelf
from dancegame.cli.clip_shelf import ClipShelf
from dancegame.cli.crashes import CrashFile
from dancegame.cli.examining import Examiner
from dancegame.cli.ghosts import Replays
from dancegame.cli.inventions import InventionShelf
from dancegame.cli.settings import SettingsFile, tell_notes
from dancegame.cli.song_door import SongDoor
from dancegame.core.ports import SongShelf
from dancegame.game.parts import GameParts
from dancegame.music.effects import Effects
from dancegame.music.player import open_player
from dancegame.music.silent import SilentPlayer
from dancegame.songs.dailies import DailyFile
from dancegame.songs.database.book import Book
from dancegame.songs.database.score_book import Scores
from dancegame.songs.latencies import LatencyFile
from dancegame.songs.library import Library, starter_pack


@contextmanager
def open_parts(
    cameras: WishedCameras, *, replays: Replays | None = None, book: Book | None = None, is_silent: bool = False
) -> Iterator[GameParts]:
    """Make the parts of a game, and close behind it what it opened.

    cameras: with the songs. replays: where rounds are kept, None to keep none. book: where they are
    remembered, None to remember none. is_silent: no sound device is touched.
    """
    settings, dailies, profiles = SettingsFile(), DailyFile(), book or Book()
    with (
        tempfile.TemporaryDirectory(prefix="dancegame-") as folder,
        # Ends after the cameras: a clip that is not finished has the computer to itself.
        ClipShelf(_roots(cameras.shelf)) as clips,
        _door(cameras.shelf) as door,
        cameras,
        Examiner(before=cameras.let_go) as examiner,
        _watched(cameras.shelf),
    ):
        yield GameParts(
            shelf=cameras.shelf,
            music=SilentPlayer() if is_silent else open_player(),
            effects=Effects((starter_pack() or Path()) / "sounds" / "effects"),
            make_camera=cameras.make,
            cameras=cameras.lookout,
            clock_s=time.perf_counter,
            settings=settings,
            clicks=click_shelf(Path(folder)),
            examine=examiner.examine,
            random=random.Random(),
            latencies=LatencyFile(),
            replays=replays,
            dailies=dailies,
            profiles=profiles,
            book=book,
            scores=Scores(profiles),
            inventions=_inventions(cameras.shelf, Path(folder)),
            clips=clips,
            door=door,
            crashes=CrashFile(),
            pack=_pack(),
        )
        tell_notes(settings)
        tell_notes(dailies)
        tell_notes(profiles)


def _watched(shelf: SongShelf) -> AbstractContextManager[None]:
    """Songs that come, go and change while the game is open are seen; the main loop waits for no disk."""
    return shelf.watched() if isinstance(shelf, Library) else nullcontext()


def _inventions(shelf: SongShelf, folder: Path) -> InventionShelf | None:
    """Dances that are made up are kept where songs are imported to."""
    return InventionShelf(shelf, folder) if isinstance(shelf, Library) else None


def _door(shelf: SongShelf) -> AbstractContextManager[SongDoor | None]:
    """New songs go where songs are imported to."""
    return SongDoor(shelf.home) if isinstance(shelf, Library) else nullcontext()


def _roots(shelf: SongShelf) -> tuple[Path, ...]:
    """The folders of a library."""
    return shelf.roots if isinstance(shelf, Library) else ()


def _pack() -> tuple[str, ...]:
    """The songs that everybody has."""
    folder = starter_pack()
    return () if folder is None else tuple(sorted(path.stem for path in folder.glob("reference_poses/*.toml")))


def check_song(shelf: SongShelf, song_id: str | None) -> None:
    """Raise SongError when a song is asked for that the library does not have, or that is damaged."""
    if song_id is not None:
        shelf.load_dance(song_id)
