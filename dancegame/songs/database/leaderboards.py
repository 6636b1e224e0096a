"""Who has the most points: in a song, or in an evening. Practice never counts."""

import sqlite3
from dataclasses import dataclass

from dancegame.core.memory import Way
from dancegame.core.score import Strictness

MOST_PLACES = 20


@dataclass(frozen=True)
class Place:
    """A line of a leaderboard, the first one the best.

    name: "" for a guest. danced_at: of the best round. points, stars: of the best round in a song, of all rounds
    together in an evening.
    """

    name: str
    points: int
    stars: int
    rounds: int
    danced_at: str


# Guests are not one person: each of their rounds stands for itself.
_PERSON = "coalesce(profile_id, -results.round_id * 10 - slot)"


def song_leaderboard(
    connection: sqlite3.Connection, song_id: str, *, strictness: Strictness, way: Way = Way.WHOLE
) -> list[Place]:
    """Return everybody's best round of a song. Raises ValueError for practice."""
    return _places(connection, "song_id", song_id, "max(points), stars", strictness, way)


def evening_leaderboard(
    connection: sqlite3.Connection, evening: str, *, strictness: Strictness, way: Way = Way.WHOLE
) -> list[Place]:
    """Return everybody's points of an evening (the date on which it began). Raises ValueError for practice."""
    return _places(connection, "evening", evening, "sum(points), sum(stars)", strictness, way)


def _places(
    connection: sqlite3.Connection, column: str, value: str, figures: str, strictness: Strictness, way: Way
) -> list[Place]:
    if way is Way.PRACTICE:
        raise ValueError("practice has no leaderboard")
    # Beside max(), SQLite takes the other columns from the row that has it.
    query = (
        f"WITH best AS (SELECT profile_id, round_id, {figures}, count(*) AS rounds FROM results"
        f" WHERE {column} = ? AND strictness = ? AND way = ? GROUP BY {_PERSON} ORDER BY 3 DESC, round_id LIMIT ?)"
        " SELECT coalesce(profiles.name, ''), best.*, rounds.danced_at FROM best"
        " JOIN rounds ON rounds.id = best.round_id LEFT JOIN profiles ON profiles.id = best.profile_id"
        " ORDER BY 4 DESC, rounds.id"
    )
    rows = connection.execute(query, (value, strictness.value, way.value, MOST_PLACES))
    return [Place(name, points, stars, count, at) for name, _, _, points, stars, count, at in rows]


def last_evening(connection: sqlite3.Connection) -> str | None:
    """Return the evening of the newest round, None where there is none."""
    found = connection.execute("SELECT evening FROM rounds ORDER BY danced_at DESC LIMIT 1").fetchone()
    return found and str(found[0])
