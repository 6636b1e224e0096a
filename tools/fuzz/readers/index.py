"""The index of a library, `library.sqlite3`: what is wrong with it costs the reading of files, and nothing else."""

import random
import sqlite3
import tempfile
import zlib
from contextlib import closing
from pathlib import Path

from dancegame.songs.index.ledger import Ledger
from dancegame.songs.index.store import Store
from tools.fuzz.damage import spoilt
from tools.fuzz.made import SONG, save_song
from tools.fuzz.reader import Reader, in_file

# The same in every run: the index knows a song by its folder.
ROOT = Path("library")


def read(path: Path) -> None:
    """Load the index, use what it says, and keep it."""
    home = path.parent / ROOT
    save_song(home)
    with closing(sqlite3.connect(path)) as connection:
        try:
            connection.execute("UPDATE songs SET folder = ?", (str(home).encode(),))
            connection.commit()
        except sqlite3.Error:
            pass
    store = Store(path)
    for entry in store.load(home).values():
        entry.derived_facts()
    ledger = Ledger(home, store)
    ledger.update(until_s=float("inf"))
    assert SONG.id in Store(path).load(home)


def seeds() -> list[bytes]:
    """Return the index of a library of one song."""
    with tempfile.TemporaryDirectory() as folder:
        home, path = Path(folder, ROOT), Path(folder, "library.sqlite3")
        save_song(home)
        Ledger(home, Store(path)).update(until_s=float("inf"))
        return [path.read_bytes()]


def other_entry(content: bytes, source: random.Random) -> bytes:
    """An index one of whose entries is spoilt, and has the check sum of what it is now."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(content)
            for song_id, entry in connection.execute("SELECT id, entry FROM songs").fetchall():
                changed = spoilt(entry, source)
                connection.execute(
                    "UPDATE songs SET entry = ?, crc = ?", (changed, zlib.crc32(changed, zlib.crc32(song_id)))
                )
            connection.commit()
            return connection.serialize()
        except (sqlite3.Error, TypeError, UnicodeDecodeError):
            return spoilt(content, source)


READER = Reader(in_file("library.sqlite3", read), seeds, (spoilt, other_entry, other_entry), most_s=6.0)
