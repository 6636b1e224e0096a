"""The players' database, `players.sqlite3`: read in every way that the game and its commands do, and written to."""

import random
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

from dancegame.core.memory import KeptGuess, KeptGuesses, KeptRound, Result
from dancegame.core.profiles import Profile
from dancegame.core.score import Grade, Strictness
from dancegame.songs.database.book import Book
from dancegame.songs.database.export import exported, write_csv
from dancegame.songs.database.score_book import Scores
from tools.fuzz.damage import MORSELS, spoilt
from tools.fuzz.reader import Reader, in_file, is_harmless

TABLES = {"profiles": ("name", "strictness", "turn"), "rounds": ("danced_at", "evening", "song_id", "mode", "way",
          "duration_s", "scoring_version", "replay"), "results": ("strictness", "way", "points", "stars", "perfect",
          "kcal", "is_right", "answer_s", "evening", "duration_s"), "guesses": ("guessed_at", "evening", "mode",
          "is_right", "answer_s")}  # fmt: skip
VALUES = (None, 0, -1, 2**62, 1e308, "", b"x", *(morsel.decode("latin1") for morsel in MORSELS))
ROUND = KeptRound(
    song_id="artist-title",
    results=(
        Result(0, 812_000, 5, Strictness.PARTY, "Mia", {Grade.PERFECT: 3}, kcal=2.0, is_right=True, answer_s=3.0),
    ),
    scoring_version=1,
    duration_s=60.0,
    danced_at="2026-11-27T20:15:00+01:00",
)


def read(path: Path) -> None:
    """Ask for everything that is ever asked for, and remember a round."""
    book = Book(path, replays=path.parent / "replays")
    for profile in book.profiles():
        assert is_harmless(profile.name)
    scores = Scores(book)
    boards = [board for tally in scores.songs() for board in scores.song_boards(tally.key)]
    for tally in scores.evenings():
        date.fromisoformat(tally.key)
        boards += scores.evening_boards(tally.key)
    for place in (place for board in boards for place in board.places):
        assert isinstance(place.points + place.stars, int)
        assert is_harmless(place.name)
        date.fromisoformat(place.danced_at[:10])
    scores.person("Mia")
    for day in scores.progress("Mia", "artist-title"):
        assert isinstance(day.best, int), date.fromisoformat(day.day)
    write_csv(path.parent / "rows.csv", book.use(exported))
    book.keep(Profile("Ben"))
    book.keep_round(ROUND)
    book.keep_guesses(KeptGuesses("artist-title", (KeptGuess(is_right=True, answer_s=2.0, name="Mia"),), mode="x"))
    book.remove("Mia")


def seeds() -> list[bytes]:
    """Return a database with a round in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "players.sqlite3")
        book = Book(path, replays=Path(folder, "replays"))
        book.keep_round(ROUND)
        book.keep_guesses(KeptGuesses("artist-title", (KeptGuess(is_right=True, answer_s=2.0, name="Mia"),), mode="x"))
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("VACUUM")
        return [path.read_bytes()]


def other_values(content: bytes, source: random.Random) -> bytes:
    """A whole database in which one or two values are others: texts for numbers, nothing, numbers at the edge."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(content)
            connection.execute("PRAGMA ignore_check_constraints = ON")
            for _ in range(source.choice((1, 2))):
                table = source.choice(list(TABLES))
                words = (f"UPDATE OR IGNORE {table} SET {source.choice(TABLES[table])} = ?", (source.choice(VALUES),))
                connection.execute(*words)
            connection.commit()
            return connection.serialize()
        except (sqlite3.Error, UnicodeDecodeError):
            return spoilt(content, source)


READER = Reader(in_file("players.sqlite3", read), seeds, (spoilt, other_values, other_values), most_s=6.0)
