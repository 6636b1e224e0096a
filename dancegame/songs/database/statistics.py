"""What somebody's rounds come to: minutes, guesses, days in a row, and how they got better."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dancegame.core.profiles import name_key


@dataclass(frozen=True)
class Statistics:
    """Of one profile.

    kcal: rough, see core.energy. answer_s: mean of the right guesses, None where there was none. streak: evenings in
    a row up to the last one. best_streak: the most in a row.
    """

    rounds: int
    minutes: float
    kcal: float
    stars: int
    guesses: int
    right_guesses: int
    answer_s: float | None
    streak: int
    best_streak: int


@dataclass(frozen=True)
class Day:
    """A day of somebody in a song: a point of a plot."""

    day: str
    best: int
    mean: float
    rounds: int


_OF_PROFILE = "WHERE profile_id = (SELECT id FROM profiles WHERE key = ?)"


def statistics(connection: sqlite3.Connection, name: str) -> Statistics:
    """Return the figures of a profile, zeros for somebody unknown."""
    query = (
        "SELECT count(*), total(duration_s) / 60, total(kcal), coalesce(sum(stars), 0), count(is_right),"
        " coalesce(sum(is_right), 0), avg(CASE WHEN is_right THEN answer_s END)"
        f" FROM results JOIN rounds ON rounds.id = round_id {_OF_PROFILE}"
    )
    figures = connection.execute(query, (name_key(name),)).fetchone()
    days = connection.execute(f"SELECT DISTINCT evening FROM results {_OF_PROFILE} ORDER BY 1", (name_key(name),))
    runs = _runs([date.fromisoformat(day) for (day,) in days])
    streaks = (runs[-1], max(runs)) if runs else (0, 0)
    return Statistics(*(*figures, *streaks))


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
