"""SQLite files that anybody may have written: tables and indexes, and nothing that runs when those are looked into."""

import sqlite3

# No game writes so long a value: a song's facts, the longest of them, are 2 MB at most.
MOST_VALUE_BYTES = 8_000_000
# A trigger or a view runs whatever its author wrote, for ever if they like; so does a table that is none.
_RUNS_BY_ITSELF = (
    "SELECT type FROM sqlite_master WHERE type NOT IN ('table', 'index')",
    "SELECT type || ' table' FROM pragma_table_list WHERE schema = 'main' AND type <> 'table'",
)


def check_plain(connection: sqlite3.Connection) -> None:
    """Limit what a value may take, and raise ValueError where a file holds what runs by itself."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_VALUE_BYTES)
    for statement in _RUNS_BY_ITSELF:
        if kind := connection.execute(statement).fetchone():
            raise ValueError(f"it has a {kind[0]}, which no game has written")
