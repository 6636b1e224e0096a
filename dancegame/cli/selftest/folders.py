"""Tries what the game keeps: its folders, the database of players, packs of songs."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dancegame.cli.demo import DEMO_SONG
from dancegame.cli.settings import SettingsFile, settings_path
from dancegame.core.errors import InputError, PackError
from dancegame.core.profiles import Profile
from dancegame.core.settings import Settings
from dancegame.core.texts import N_, Text, text_of
from dancegame.songs.database.book import Book
from dancegame.songs.database.connection import database_path
from dancegame.songs.library import Library, open_library, starter_pack
from dancegame.songs.packs.export import export
from dancegame.songs.packs.identity import identity_of
from dancegame.songs.packs.install import install
from dancegame.songs.packs.manifest import PACK_SUFFIX, Label
from dancegame.songs.transaction import told_if_unwritable

# Of a dancer whom nobody is called like.
TRIED_NAME = "selftest 댄스"


def try_songs() -> Text:
    """Read every song that comes with the game."""
    folder = starter_pack()
    if folder is None:
        raise InputError(N_("The songs of the game are missing."), remedy=N_("Install the game anew."))
    pack = Library([folder])
    pack.check()
    for problem in pack.problems():
        raise problem
    return Text(N_("{count} songs"), {"count": len(pack.songs())})


def try_settings() -> Text:
    """Write settings where the player's are, and read them again."""
    with _beside(settings_path()) as folder:
        file = folder / settings_path().name
        wanted = replace(Settings(), music_volume=0.25)
        SettingsFile(file).keep(wanted)
        if SettingsFile(file).load() != wanted:
            raise _other(file)
    return text_of("{path}", path=settings_path().parent)


def try_players() -> Text:
    """Write a player into a database where the player's own is, and read them again."""
    with _beside(database_path()) as folder:
        file, player = folder / database_path().name, Profile(TRIED_NAME)
        Book(file, replays=folder).keep(player)
        if list(Book(file, replays=folder).profiles()) != [player]:
            raise _other(file)
    return text_of("{path}", path=database_path().parent)


def try_pack() -> Text:
    """Make a pack of a song and install it into a library of its own."""
    with tempfile.TemporaryDirectory(prefix="dancegame-") as place:
        folder = Path(place)
        pack, whole, other = folder / f"try{PACK_SUFFIX}", open_library(), Library([folder / "library"])
        export([DEMO_SONG], pack, whole, Label(title="Self-test"))
        report = install(pack, other)
        for song in report.songs:
            if identity_of(other.root_of(song.id), song.id) != identity_of(whole.root_of(DEMO_SONG), DEMO_SONG):
                raise _other(pack)
        if not report.songs:
            raise PackError(N_("{path} came back without its song."), remedy=N_("Install the game anew."), path=pack)
        return Text("{size} MB", {"size": round(pack.stat().st_size / 1e6, 1)})


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a folder where a file of the player's is, and take it away again. Raises InputError."""
    with told_if_unwritable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix="selftest-", dir=path.parent, ignore_cleanup_errors=True)
    with folder as name:
        yield Path(name)


def _other(path: Path) -> InputError:
    remedy = N_("The disk may be failing: check it.")
    return InputError(N_("{path} was read back with other words than were written."), remedy=remedy, path=path)
