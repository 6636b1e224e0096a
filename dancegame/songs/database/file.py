"""Opens the database of the player: brought to the newest version, with a copy of the old one kept before.

It is opened for each use: two games at once share it (WAL, one writer at a time, the other waits).
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import platformdirs

from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.songs.aside import put_aside

# How long one game waits for another one to have written.
BUSY_S = 5.0
# Each brings the database from the version of its place to the next; those that have been given out never change.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE profiles (
            key TEXT PRIMARY KEY, -- the name without regard to case
            name TEXT NOT NULL,
            strictness TEXT, -- NULL: as for everybody
            turn INTEGER NOT NULL UNIQUE -- counts up: whoever has the highest played last
        ) STRICT""",
    ),
)
_BROKEN = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def database_path() -> Path:
    """Return where it is: `players.sqlite3` in the player's data folder."""
    return Path(platformdirs.user_data_dir("dancegame", appauthor=False)) / "players.sqlite3"


@contextmanager
def open_database(path: Path, *, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> Iterator[sqlite3.Connection]:
    """Open the database, new where there is none; what is done with it is one transaction.

    A broken file is put aside and a new one begun. Raises InputError where it cannot be read or written, and for one
    that a newer game has written, which is left alone.
    """
    try:
        try:
            connection = _connected(path, migrations)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) not in _BROKEN or put_aside(path) is None:
                raise
            connection = _connected(path, migrations)
        with closing(connection), connection:
            connection.execute("BEGIN")
            yield connection
    except (sqlite3.Error, OSError) as error:
        raise InputError(
            N_("{path} cannot be used: {reason}."),
            remedy=N_("Free some space, or make it writable."),
            path=path,
            reason=error,
        ) from error


def _connected(path: Path, migrations: Sequence[Sequence[str]]) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        version = _version(connection)
        if version > len(migrations):
            raise InputError(
                N_("{path} was written by a newer version of the game."),
                remedy=N_("Update the game; the file is left as it is."),
                path=path,
            )
        if version < len(migrations):
            connection.execute("PRAGMA journal_mode = WAL")
            _bring_up(connection, path, version, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _bring_up(connection: sqlite3.Connection, path: Path, version: int, migrations: Sequence[Sequence[str]]) -> None:
    if version > 0:
        with closing(sqlite3.connect(path.with_name(f"{path.name}.v{version}"))) as copy:
            connection.backup(copy)
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        # Another game may have been quicker.
        for statement in (line for step in migrations[_version(connection) :] for line in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
