"""Every result as a plain row, for CSV and JSON."""

import csv
import io
import sqlite3
from pathlib import Path
from typing import Any

from dancegame.songs.transaction import replace_at_a_stroke, told_if_unwritable

_RESULTS = (
    "SELECT rounds.danced_at, rounds.evening, rounds.song_id AS song, coalesce(profiles.name, '') AS name, slot,"
    " points, stars, results.strictness, rounds.way, mode, perfect, great, good, ok, miss, is_mirrored, kcal,"
    " is_right, answer_s, round(rounds.duration_s, 3) AS duration_s, scoring_version, replay"
    " FROM results JOIN rounds ON rounds.id = round_id LEFT JOIN profiles ON profiles.id = profile_id"
    " WHERE ?1 IS NULL OR rounds.song_id = ?1 ORDER BY rounds.danced_at, rounds.id, slot"
)
_GUESSES = (
    "SELECT guessed_at AS danced_at, evening, song_id AS song, coalesce(profiles.name, '') AS name, 'guess' AS way,"
    " mode, is_right, answer_s FROM guesses LEFT JOIN profiles ON profiles.id = profile_id"
    " WHERE ?1 IS NULL OR song_id = ?1 ORDER BY guessed_at, guesses.id"
)


def exported(connection: sqlite3.Connection, song_id: str | None = None) -> list[dict[str, Any]]:
    """Return all results, of one song or of all, oldest first; guesses without a dance are rows without points."""
    cursor = connection.execute(_RESULTS, (song_id,))
    names = [column[0] for column in cursor.description]
    results = [dict(zip(names, row, strict=True)) for row in cursor]
    cursor = connection.execute(_GUESSES, (song_id,))
    told = [column[0] for column in cursor.description]
    guesses = [dict.fromkeys(names) | dict(zip(told, row, strict=True)) for row in cursor]
    return sorted(results + guesses, key=lambda row: str(row["danced_at"]))


def write_csv(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write rows with a line of column names, for any spreadsheet. Raises InputError where it cannot be written."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    if rows:
        writer.writerow(rows[0])
    writer.writerows([[_harmless(value) for value in row.values()] for row in rows])
    with told_if_unwritable(path):
        # With a byte order mark, or a spreadsheet spoils every name that is not English.
        replace_at_a_stroke(path, text.getvalue().encode("utf-8-sig"))


def _harmless(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value
