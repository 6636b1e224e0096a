"""Opens the database: makes it, brings it up to date with a copy kept before, and puts a broken one aside."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import platformdirs

from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.songs.aside import put_aside
from dancegame.songs.database.schema import STEPS
from dancegame.songs.plain_database import check_plain
from dancegame.songs.transaction import told_if_unwritable

# Another game may be writing; a round takes it milliseconds.
BUSY_S, BUSY_STEP_S = 5.0, 0.01
# TOOBIG: no game writes so long a value.
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG)


def database_path() -> Path:
    """Return where it is: `players.sqlite3` in the player's data folder."""
    return Path(platformdirs.user_data_dir("dancegame", appauthor=False)) / "players.sqlite3"


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the database up to date, and close it behind.

    Raises InputError for one of a newer version, one that is broken, or a disk that cannot be written to.
    """
    with told_if_unwritable(path), told_of_database(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_connect(path)) as connection:
            _bring_up_to_date(connection, path)
            yield connection


class BrokenDatabaseError(InputError):
    """The file is none of ours, or damaged."""


@contextmanager
def told_of_database(path: Path) -> Iterator[None]:
    """Turn what SQLite has against a file into an InputError."""
    try:
        yield
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        # Python reads no more of SQLite's sentence where the damage that it quotes is no text.
        if isinstance(error, UnicodeDecodeError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in BROKEN:
            raise _broken(path, error) from error
        if not isinstance(error, sqlite3.OperationalError):
            raise
        raise InputError(
            N_("{path} cannot be used: {reason}."),
            remedy=N_("Free some space, or make it writable."),
            path=path,
            reason=error,
        ) from error


def _broken(path: Path, reason: object) -> BrokenDatabaseError:
    return BrokenDatabaseError(
        N_("{path} is damaged: {reason}."),
        remedy=N_("`dancegame scores --rebuild` makes a new one from your replays."),
        path=path,
        reason=reason,
    )


def put_database_aside(path: Path) -> Path | None:
    """Keep a broken database under another name, and what belongs to it; return its new place."""
    for suffix in ("-wal", "-shm"):
        put_aside(path.with_name(path.name + suffix))
    return put_aside(path)


def _connect(path: Path) -> sqlite3.Connection:
    """Connect so that other games can, too; on a full disk, which has no room for what they would share, alone.

    Where nothing may be written, to read what is there.
    """
    try:
        return _begin(path)
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF
    if code == sqlite3.SQLITE_CANTOPEN and path.is_file():
        return _begin_reading(path)
    return _begin(path, is_alone=code == sqlite3.SQLITE_IOERR)


def _begin_reading(path: Path) -> sqlite3.Connection:
    """Connect to a file that nobody can change."""
    address = f"{path.absolute().as_uri()}?immutable=1"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _begin(path: Path, *, is_alone: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    try:
        if is_alone:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        # What was confirmed outlives a power cut, too.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # Who is deleted is not to be found in the file any more.
        connection.execute("PRAGMA secure_delete = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many steps a database has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or nothing; waits for another writer."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    _check_known(connection, path)
    _check_plain(connection, path)
    if connection.execute("PRAGMA query_only").fetchone()[0]:
        return
    _write_ahead(connection)
    if version_of(connection) == len(STEPS):
        return
    if version_of(connection) > 0:
        _copy(connection, path.with_name(f"{path.name}.v{version_of(connection)}"))
    with transaction(connection):
        # Another game may have been faster.
        _check_known(connection, path)
        for number in range(version_of(connection), len(STEPS)):
            for statement in STEPS[number].split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work at once; switching to it does not wait for another game by itself."""
    given_up_s = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > given_up_s:
                raise
        time.sleep(BUSY_STEP_S)


def _check_plain(connection: sqlite3.Connection, path: Path) -> None:
    try:
        check_plain(connection)
    except ValueError as error:
        raise _broken(path, error) from error


def _check_known(connection: sqlite3.Connection, path: Path) -> None:
    if version_of(connection) > len(STEPS):
        raise InputError(
            N_("{path} was written by a newer version of the game."),
            remedy=N_("Update the game; the file is left as it is."),
            path=path,
        )


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as copy:
            connection.backup(copy)
    except BaseException:
        path.unlink(missing_ok=True)  # half a copy is none
        raise
