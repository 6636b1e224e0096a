"""The rows: how long questions take with 100,000 rounds, and what killing leaves."""

import random
import sqlite3
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from dancegame.bench.memory.killing import kill_savers
from dancegame.bench.rows import Row
from dancegame.core.memory import KeptRound, Result
from dancegame.core.score import MAX_POINTS, SCORING_VERSION, Strictness
from dancegame.songs.database import writer
from dancegame.songs.database.connection import opened
from dancegame.songs.database.leaderboards import (
    danced_evenings,
    danced_songs,
    evening_boards,
    evening_leaderboard,
    last_evening,
    song_boards,
    song_leaderboard,
)
from dancegame.songs.database.statistics import person, progress

ROUNDS, QUICK_ROUNDS = 100_000, 2_000
KILLS, QUICK_KILLS = 200, 5
SONGS, PEOPLE, DAYS = 25, 20, 700
MOST_MS = 50.0
TRIES = 5


def measure_memory(folder: Path, *, is_quick: bool = False) -> list[Row]:
    """Return the rows; both databases are made in the folder."""
    rounds, kills = (QUICK_ROUNDS, QUICK_KILLS) if is_quick else (ROUNDS, KILLS)
    path = folder / "many.db"
    fill(path, rounds)
    with opened(path) as connection:
        rows = _question_rows(connection, rounds)
    left = kill_savers(folder / "killed.db", kills=kills, savers=2)
    note = f"of {left.confirmed} confirmed, {kills} kills of two games at once"
    lost = Row("memory.kill.lost", left.lost, "rounds", note=note, most=0)
    return [*rows, lost, Row("memory.kill.half_saved", left.half, "rounds", note=note, most=0)]


def fill(path: Path, rounds: int) -> None:
    """Write so many seeded rounds of one or two people."""
    chance, began = random.Random(1), datetime(2024, 1, 1, 20)
    with opened(path) as connection:
        # The disk need not confirm each of them here.
        connection.execute("BEGIN IMMEDIATE")
        for number in range(rounds):
            people = chance.sample(range(PEOPLE), 1 + number % 2)
            results = tuple(
                Result(slot, chance.randrange(MAX_POINTS), 3, Strictness.PARTY, f"P{who}", is_right=True, answer_s=3.0)
                for slot, who in enumerate(people)
            )
            at = (began + timedelta(days=DAYS * number // rounds)).isoformat()
            song = f"song-{chance.randrange(SONGS)}"
            writer.put_round(connection, KeptRound(song, results, SCORING_VERSION, 60.0, danced_at=at))
        connection.execute("COMMIT")


def _question_rows(connection: sqlite3.Connection, rounds: int) -> list[Row]:
    evening = last_evening(connection) or ""
    questions: dict[str, Callable[[], object]] = {
        "song": lambda: song_leaderboard(connection, "song-1", strictness=Strictness.PARTY),
        "evening": lambda: evening_leaderboard(connection, evening, strictness=Strictness.PARTY),
        "song_boards": lambda: song_boards(connection, "song-1"),
        "evening_boards": lambda: evening_boards(connection, evening),
        "songs": lambda: danced_songs(connection),
        "evenings": lambda: danced_evenings(connection),
        "person": lambda: person(connection, "P1"),
        "progress": lambda: progress(connection, "P1", "song-1"),
        "progress_of_all": lambda: progress(connection, "", "song-1"),
    }
    note = f"{rounds:,} rounds, slowest of {TRIES}"
    rows = [Row(f"memory.{name}", _slowest_ms(ask), "ms", note=note, most=MOST_MS) for name, ask in questions.items()]
    # Neither a leaderboard nor a plot: it reads every result there is.
    return [*rows, Row("memory.everybody", _slowest_ms(lambda: person(connection, "")), "ms", note=note)]


def _slowest_ms(ask: Callable[[], object]) -> float:
    took = []
    for _ in range(TRIES):
        began_s = time.thread_time()
        ask()
        took.append(time.thread_time() - began_s)
    return max(took) * 1000
