"""Who has the most points: in a song, or in an evening. Practice never counts."""

import sqlite3
from collections.abc import Callable
from typing import Any

from dancegame.core.memory import Way
from dancegame.core.profiles import name_of
from dancegame.core.records import Board, Place, Tally
from dancegame.core.score import Strictness

MOST_PLACES = 20
MOST_EVENINGS = 200
# Of rows that no game has written, those are passed over whose days and figures are none.
IS_DAY = "evening = date(evening) AND evening > '0001'"
ARE_FIGURES = "typeof(points) = 'integer' AND typeof(stars) = 'integer'"

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
        f" WHERE {column} = ? AND strictness = ? AND way = ? AND {ARE_FIGURES}"
        f" GROUP BY {_PERSON} ORDER BY 3 DESC, round_id LIMIT ?)"
        " SELECT coalesce(profiles.name, ''), best.*, rounds.danced_at FROM best"
        " JOIN rounds ON rounds.id = best.round_id LEFT JOIN profiles ON profiles.id = best.profile_id"
        " WHERE substr(rounds.danced_at, 1, 10) = date(substr(rounds.danced_at, 1, 10)) AND rounds.danced_at > '0001'"
        " ORDER BY 4 DESC, rounds.id"
    )
    rows = connection.execute(query, (value, strictness.value, way.value, MOST_PLACES))
    return [Place(name_of(str(name)), points, stars, count, at) for name, _, _, points, stars, count, at in rows]


def song_boards(connection: sqlite3.Connection, song_id: str) -> list[Board]:
    """Return the leaderboards of a song that have places, the one with the most results first."""
    return _boards(connection, "song_id", song_id, song_leaderboard)


def evening_boards(connection: sqlite3.Connection, evening: str) -> list[Board]:
    """Return the leaderboards of an evening that have places, the one with the most results first."""
    return _boards(connection, "evening", evening, evening_leaderboard)


def _boards(connection: sqlite3.Connection, column: str, value: str, board: Callable[..., list[Place]]) -> list[Board]:
    query = f"SELECT strictness, way FROM results WHERE {column} = ? GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2"
    return [
        Board(kinds[0], kinds[1], tuple(board(connection, value, strictness=kinds[0], way=kinds[1])))
        for words in connection.execute(query, (value,)).fetchall()
        if (kinds := _kinds_of(*words)) is not None and kinds[1] is not Way.PRACTICE
    ]


def _kinds_of(strictness: object, way: object) -> tuple[Strictness, Way] | None:
    """Return what a row's words mean; None for words that this version does not write."""
    try:
        return Strictness(strictness), Way(way)
    except ValueError:
        return None


def danced_songs(connection: sqlite3.Connection) -> list[Tally]:
    """Return the songs that were danced, the last one first."""
    return _danced(connection, "SELECT song_id, count(*) FROM rounds {} GROUP BY 1 ORDER BY max(danced_at) DESC")


def danced_evenings(connection: sqlite3.Connection) -> list[Tally]:
    """Return the newest evenings, the last one first."""
    query = f"SELECT evening, count(*) FROM rounds {{}} GROUP BY 1 HAVING {IS_DAY} ORDER BY 1 DESC LIMIT ?"
    return _danced(connection, query, MOST_EVENINGS)


def _danced(connection: sqlite3.Connection, query: str, *terms: Any) -> list[Tally]:
    return [Tally(*row) for row in connection.execute(query.format("WHERE way <> 'practice'"), terms)]


def last_evening(connection: sqlite3.Connection) -> str | None:
    """Return the evening of the newest round, None where there is none."""
    found = connection.execute("SELECT evening FROM rounds ORDER BY danced_at DESC LIMIT 1").fetchone()
    return found and str(found[0])
