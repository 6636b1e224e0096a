"""What somebody's rounds come to: minutes, guesses, days in a row, and how they got better."""

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dancegame.core.profiles import name_key
from dancegame.core.records import Day, Person, Statistics, Tally
from dancegame.songs.database.leaderboards import ARE_FIGURES, IS_DAY


def _asked(connection: sqlite3.Connection, query: str, name: str, **values: str) -> sqlite3.Cursor:
    """Ask about a profile, or, as "", about everybody and their guests; {whose} in the query is the condition."""
    whose = "profile_id = (SELECT id FROM profiles WHERE key = :key)" if name else "TRUE"
    return connection.execute(query.format(whose=whose), {"key": name_key(name), **values})


def person(connection: sqlite3.Connection, name: str) -> Person:
    """Return what there is to know of a profile, zeros for somebody unknown; "" for everybody."""
    rows = _asked(
        connection,
        # In the order of the index, so that nothing has to be sorted.
        "SELECT song_id, sum(way <> 'practice'), count(*), total(duration_s), total(kcal), total(stars),"
        " count(is_right), total(is_right), total(CASE WHEN is_right THEN answer_s END)"
        " FROM results WHERE {whose} GROUP BY profile_id, song_id",
        name,
    ).fetchall()
    of_guesses = _asked(
        connection,
        "SELECT count(*), total(is_right), total(CASE WHEN is_right THEN answer_s END) FROM guesses WHERE {whose}",
        name,
    ).fetchone()
    rounds, seconds, kcal, stars, *guessed = (_finite(sum(row[column] for row in rows)) for column in range(2, 9))
    guesses, right, answers_s = (_finite(sum(both)) for both in zip(guessed, of_guesses, strict=True))
    answer_s = answers_s / right if right else None
    evenings = f"SELECT evening FROM results WHERE {{whose}} GROUP BY 1 HAVING {IS_DAY} ORDER BY 1"
    streaks = _streaks(_asked(connection, evenings, name))
    of_songs = Counter[str]()
    for song_id, counting, *_ in rows:
        of_songs[song_id] += counting
    figures = (int(rounds), len(of_songs), seconds / 60, kcal, int(stars), int(guesses), int(right), answer_s)
    songs = tuple(Tally(song_id, counting) for song_id, counting in of_songs.most_common() if counting)
    return Person(Statistics(*figures, *streaks), songs)


def _finite(sum_of_all: float) -> float:
    """Return a sum, 0 where a number without end is in it, which no game has written."""
    return sum_of_all if math.isfinite(sum_of_all) else 0.0


def _streaks(evenings: Iterable[tuple[str]]) -> tuple[int, int]:
    """Return how many evenings in a row the last ones are, and the most in a row."""
    runs = _runs([date.fromisoformat(day) for (day,) in evenings])
    return (runs[-1], max(runs)) if runs else (0, 0)


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
    """Return somebody's days in a song, "" for everybody's, the first one first; practice does not count."""
    days = _asked(
        connection,
        "SELECT evening, max(points), avg(points), count(*) FROM results"
        " WHERE {whose} AND song_id = :song AND way <> 'practice' "
        f"AND {ARE_FIGURES} GROUP BY evening HAVING {IS_DAY} ORDER BY 1",
        name,
        song=song_id,
    )
    return [Day(*row) for row in days]
