"""Where the index is kept from start to start: one SQLite file that is made anew whenever anything is wrong with it."""

import os
import sqlite3
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

import dancegame
from dancegame.core.derived import VERSION as DERIVED_VERSION
from dancegame.songs.facts import FORMAT
from dancegame.songs.index.entry import Entry
from dancegame.songs.plain_database import check_plain

# Another one where entries change. What is told of a file holds for the program that read it.
VERSION = 5
STAMP = zlib.crc32(f"{VERSION} {FORMAT} {DERIVED_VERSION} {dancegame.__version__}".encode()) & 0x7FFFFFFF
# Another game may be writing; who waits longer reads the files.
BUSY_S = 2.0
# A file's name may hold halves of letters, where its bytes are none.
LETTERS = "utf-8", "surrogatepass"
# An entry of 2 KB fits into such a page; by SQLite's usual 4 KB the file would be twice as large.
PAGE_BYTES = 16_384
# One tree: in a key's own one damage could hide rows and not be seen.
SCHEMA = "CREATE TABLE songs (folder BLOB, id BLOB, entry BLOB, crc INTEGER, PRIMARY KEY (folder, id)) WITHOUT ROWID"
# What goes by itself, or that a new file would not mend.
PASSING = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_IOERR,
)
T = TypeVar("T")


def index_path() -> Path:
    """Return where it is: `library.sqlite3` in the player's cache folder."""
    return Path(platformdirs.user_cache_dir("dancegame", appauthor=False)) / "library.sqlite3"


class Store:
    """Entries by library folder and song; where the file cannot be used, nothing is kept and nothing goes wrong.

    path: None keeps nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._patience_s = BUSY_S

    def load(self, folder: Path) -> dict[str, Entry]:
        """Return what is known of the songs of a folder."""
        decode = msgspec.msgpack.Decoder(Entry).decode

        def read(connection: sqlite3.Connection) -> dict[str, Entry]:
            # SQLite finds a broken tree, not a flipped letter. Texts as bytes: they are looked at before they are read.
            connection.text_factory = bytes
            rows = connection.execute("SELECT id, entry, crc FROM songs WHERE folder = ?", (_key(folder),))
            whole = ((song_id, _whole(song_id, entry, crc)) for song_id, entry, crc in rows)
            return {song_id.decode(*LETTERS): decode(entry) for song_id, entry in whole}

        return self._use(read) or {}

    def keep(self, folder: Path, entries: Mapping[str, Entry | None]) -> None:
        """Remember entries of a folder; None forgets one. Of folders that are gone all is forgotten."""
        key, encode = _key(folder), msgspec.msgpack.Encoder().encode
        named = [(song_id.encode(*LETTERS), entry) for song_id, entry in entries.items()]
        encoded = [(song_id, encode(entry)) for song_id, entry in named if entry is not None]
        kept = [(key, song_id, entry, _crc(song_id, entry)) for song_id, entry in encoded]
        gone = [(key, song_id) for song_id, entry in named if entry is None]

        def write(connection: sqlite3.Connection) -> None:
            folders = connection.execute("SELECT DISTINCT folder FROM songs").fetchall()
            absent = [row for row in folders if not Path(os.fsdecode(row[0])).is_dir()]
            with connection:
                connection.executemany("DELETE FROM songs WHERE folder = ?", absent)
                connection.executemany("DELETE FROM songs WHERE folder = ? AND id = ?", gone)
                connection.executemany("INSERT OR REPLACE INTO songs VALUES (?, ?, ?, ?)", kept)

        if entries:
            self._use(write)

    def _use(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the file; None where it cannot be used. A damaged one is deleted, and made anew."""
        if self._path is None:
            return None
        for _attempt in range(2):
            try:
                with closing(_connect(self._path, self._patience_s)) as connection:
                    done = work(connection)
                    self._patience_s = BUSY_S
                    return done
            except (sqlite3.Error, msgspec.MsgspecError, ValueError, TypeError) as error:
                # Primary codes are the lowest byte; an error of Python's own side has none.
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in PASSING:
                    self._patience_s = 0.0  # who was waited for once in vain is not waited for at every folder
                    return None
                _delete(self._path)
            except OSError:
                return None
        return None


def _connect(path: Path, patience_s: float) -> sqlite3.Connection:
    """Open the index, empty where there is none or that of another version; wait so long for others.

    Raises ValueError where it holds more than the table.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=patience_s)
    try:
        check_plain(connection)
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")  # of a new file
        if connection.execute("PRAGMA user_version").fetchone() != (STAMP,):
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("DROP TABLE IF EXISTS songs")
                connection.execute(SCHEMA)
                connection.execute(f"PRAGMA user_version = {STAMP}")
        return connection
    except BaseException:
        connection.close()
        raise


def _delete(path: Path) -> None:
    """Delete the file; its journal first, which SQLite would play into the next one."""
    for gone in (path.with_name(f"{path.name}-journal"), path):
        with suppress(OSError):
            gone.unlink(missing_ok=True)


def _whole(song_id: bytes, entry: bytes, crc: int) -> bytes:
    """Return the entry of a row. Raises ValueError where it is not as it was written."""
    if _crc(song_id, entry) != crc:
        raise ValueError("the index is damaged")
    return entry


def _crc(song_id: bytes, entry: bytes) -> int:
    return zlib.crc32(entry, zlib.crc32(song_id))


def _key(folder: Path) -> bytes:
    return os.fsencode(folder.absolute())
