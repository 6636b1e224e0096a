"""What somebody's rounds come to: minutes, guesses, days in a row, and how they got better."""

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

from dancegame.core.profiles import name_key
from dancegame.core.records import Day, Person, Statistics, Tally

_OF_PROFILE = "WHERE profile_id = (SELECT id FROM profiles WHERE key = ?)"


def statistics(connection: sqlite3.Connection, name: str) -> Statistics:
    """Return the figures of a profile, zeros for somebody unknown."""
    query = (
        "SELECT count(*), count(DISTINCT results.song_id), total(duration_s) / 60, total(kcal),"
        " coalesce(sum(stars), 0), count(is_right), coalesce(sum(is_right), 0),"
        " avg(CASE WHEN is_right THEN answer_s END)"
        f" FROM results JOIN rounds ON rounds.id = round_id {_OF_PROFILE}"
    )
    figures = connection.execute(query, (name_key(name),)).fetchone()
    days = connection.execute(f"SELECT DISTINCT evening FROM results {_OF_PROFILE} ORDER BY 1", (name_key(name),))
    runs = _runs([date.fromisoformat(day) for (day,) in days])
    streaks = (runs[-1], max(runs)) if runs else (0, 0)
    return Statistics(*(*figures, *streaks))


def person(connection: sqlite3.Connection, name: str) -> Person:
    """Return what there is to know of a profile."""
    query = f"SELECT song_id, count(*) FROM results {_OF_PROFILE} AND way <> 'practice' GROUP BY 1 ORDER BY 2 DESC, 1"
    songs = tuple(Tally(*row) for row in connection.execute(query, (name_key(name),)))
    return Person(statistics(connection, name), songs)


def _runs(days: Sequence[date]) -> list[int]:
    """Return how long each unbroken run of days is."""
    runs: list[int] = []
    for before, day in zip([None, *days], days, strict=False):
        if before is not None and day - before == timedelta(days=1):
            runs[-1] += 1
        else:
            runs.append(1)
    return runs


def progress(connection: sqlite3.Connection, name: str, song_id: str) -> list[Day]:
    """Return somebody's days in a song, the first one first; practice does not count."""
    query = (
        f"SELECT evening, max(points), avg(points), count(*) FROM results {_OF_PROFILE}"
        " AND song_id = ? AND way <> 'practice' GROUP BY evening ORDER BY 1"
    )
    return [Day(*row) for row in connection.execute(query, (name_key(name), song_id))]
