"""Writes rounds, guesses and profiles, each in one transaction."""

import sqlite3
from datetime import datetime, timedelta

from dancegame.core.memory import KeptGuesses, KeptRound, Result
from dancegame.core.profiles import Profile, name_key
from dancegame.core.score import Grade
from dancegame.songs.database.connection import transaction

# What is danced before six in the morning belongs to the evening before.
EVENING_ENDS = timedelta(hours=6)


def evening_of(danced_at: str) -> str:
    """Return the date on which the evening of an ISO time began. Raises ValueError for another text."""
    return (datetime.fromisoformat(danced_at) - EVENING_ENDS).date().isoformat()


def add_round(connection: sqlite3.Connection, kept: KeptRound) -> bool:
    """Write a round with all its players; False, and nothing changed, where one with its replay is there."""
    with transaction(connection):
        return put_round(connection, kept)


def put_round(connection: sqlite3.Connection, kept: KeptRound) -> bool:
    """Do what `add_round` does, within a transaction."""
    replay = kept.replay and kept.replay.name
    if replay and connection.execute("SELECT 1 FROM rounds WHERE replay = ?", (replay,)).fetchone():
        return False
    evening = evening_of(kept.danced_at)
    row = (kept.danced_at, evening, kept.song_id, kept.mode, kept.way.value, kept.duration_s, kept.scoring_version)
    added = connection.execute(
        "INSERT INTO rounds (danced_at, evening, song_id, mode, way, duration_s, scoring_version, replay)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, replay),
    )
    for result in kept.results:
        _add_result(connection, added.lastrowid, kept, evening, result)
    return True


def _add_result(
    connection: sqlite3.Connection, round_id: int | None, kept: KeptRound, evening: str, result: Result
) -> None:
    profile_id = _profile_id(connection, result.name) if result.name else None
    grades = [result.grades.get(grade, 0) for grade in Grade]
    values = (
        *(round_id, result.slot, profile_id, kept.song_id, evening, result.strictness.value, kept.way.value),
        *(result.points, result.stars, *grades, result.is_mirrored, result.kcal, result.is_right, result.answer_s),
        kept.duration_s,
    )
    connection.execute(f"INSERT INTO results VALUES ({', '.join('?' * len(values))})", values)


def add_guesses(connection: sqlite3.Connection, kept: KeptGuesses) -> None:
    """Write the guesses of a question, all or none."""
    evening = evening_of(kept.guessed_at)
    with transaction(connection):
        for guess in kept.guesses:
            profile_id = _profile_id(connection, guess.name) if guess.name else None
            connection.execute(
                "INSERT INTO guesses (guessed_at, evening, song_id, mode, profile_id, is_right, answer_s)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (kept.guessed_at, evening, kept.song_id, kept.mode, profile_id, guess.is_right, guess.answer_s),
            )


def _profile_id(connection: sqlite3.Connection, name: str) -> int:
    found = connection.execute("SELECT id FROM profiles WHERE key = ?", (name_key(name),)).fetchone()
    if found is None:
        _put_profile(connection, Profile(name))
        return _profile_id(connection, name)
    return int(found[0])


def keep_profile(connection: sqlite3.Connection, profile: Profile) -> None:
    """Add somebody or change whoever has the name; they are first now."""
    with transaction(connection):
        _put_profile(connection, profile)


def _put_profile(connection: sqlite3.Connection, profile: Profile) -> None:
    strictness = profile.strictness and profile.strictness.value
    connection.execute(
        "INSERT INTO profiles (key, name, strictness, turn)"
        " VALUES (?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM profiles))"
        " ON CONFLICT (key) DO UPDATE SET name = excluded.name, strictness = excluded.strictness, turn = excluded.turn",
        (name_key(profile.name), profile.name, strictness),
    )


def remove_profile(connection: sqlite3.Connection, name: str) -> None:
    """Forget somebody with all their results and guesses, and the rounds in which nobody else danced."""
    with transaction(connection):
        connection.execute("DELETE FROM profiles WHERE key = ?", (name_key(name),))
        connection.execute("DELETE FROM rounds WHERE id NOT IN (SELECT round_id FROM results)")


def replays_of(connection: sqlite3.Connection, name: str) -> list[tuple[str, int]]:
    """Return the file names of somebody's replays, each with how many danced in it."""
    query = (
        "SELECT rounds.replay, (SELECT count(*) FROM results AS every WHERE every.round_id = rounds.id)"
        " FROM results JOIN rounds ON rounds.id = round_id JOIN profiles ON profiles.id = profile_id"
        " WHERE profiles.key = ? AND rounds.replay IS NOT NULL"
    )
    return [(str(replay), int(count)) for replay, count in connection.execute(query, (name_key(name),))]
