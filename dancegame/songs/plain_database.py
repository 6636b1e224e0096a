"""SQLite files that anybody may have written: tables and indexes, and nothing that runs when those are looked into."""

import sqlite3

# No game writes so long a value: a song's facts, the longest of them, are 2 MB at most.
MOST_VALUE_BYTES = 8_000_000
# A trigger or a view runs whatever its author wrote, for ever if they like; so does a table that is none. How SQLite
# writes down those that are some is the same in all its versions.
_RUNS_BY_ITSELF = """
    SELECT CASE type WHEN 'table' THEN 'virtual table' ELSE type END FROM sqlite_master
    WHERE type NOT IN ('table', 'index') OR (type = 'table' AND sql NOT LIKE 'create table %')
"""


def check_plain(connection: sqlite3.Connection) -> None:
    """Limit what a value may take, and raise ValueError where a file holds what runs by itself."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_VALUE_BYTES)
    if kind := connection.execute(_RUNS_BY_ITSELF).fetchone():
        raise ValueError(f"it has a {kind[0]}, which no game has written")
