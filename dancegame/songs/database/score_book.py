"""The database as it is looked up in the game."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeVar

from dancegame.core.records import Board, Day, Person, Tally
from dancegame.songs.database import leaderboards, statistics
from dancegame.songs.database.book import Book

T = TypeVar("T")


class Scores:
    """Implements core.ports.ScoreBook with what a book remembers."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def this_evening(self) -> str:
        """The date on which the evening that is on began."""
        return self._book.evening()

    def evenings(self) -> Sequence[Tally]:
        """The newest evenings, the last one first."""
        return self._rows(leaderboards.danced_evenings)

    def songs(self) -> Sequence[Tally]:
        """The songs that were danced, the last one first."""
        return self._rows(leaderboards.danced_songs)

    def evening_boards(self, evening: str) -> Sequence[Board]:
        """The leaderboards of an evening that have places."""
        return self._rows(lambda connection: leaderboards.evening_boards(connection, evening))

    def song_boards(self, song_id: str) -> Sequence[Board]:
        """The leaderboards of a song that have places."""
        return self._rows(lambda connection: leaderboards.song_boards(connection, song_id))

    def person(self, name: str) -> Person:
        """What there is to know of a profile."""
        return self._book.use(lambda connection: statistics.person(connection, name))

    def progress(self, name: str, song_id: str) -> Sequence[Day]:
        """A profile's days in a song."""
        return self._rows(lambda connection: statistics.progress(connection, name, song_id))

    def _rows(self, find: Callable[[sqlite3.Connection], list[T]]) -> Sequence[T]:
        # Without a database nothing was danced, and none is made.
        return self._book.use(find) if self._book.path.exists() else []
