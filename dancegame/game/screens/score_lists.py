"""What the scores page looks up: its lists of evenings, songs and players, and what belongs to each of their rows."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TypeVar

from dancegame.core.errors import DanceGameError
from dancegame.core.ports import ScoreBook
from dancegame.core.records import Board, Day, Person
from dancegame.core.song import Listing
from dancegame.core.texts import N_
from dancegame.game.house import House
from dancegame.texts import _, n_
from dancegame.texts.dates import day_words
from dancegame.texts.words import artist_words

T = TypeVar("T")


class Tab(Enum):
    """What the list holds; the value is its name."""

    EVENINGS = N_("Evenings")
    SONGS = N_("Songs")
    PLAYERS = N_("Players")


@dataclass(frozen=True)
class Row:
    """A line of the list: what it is looked up by, and its words."""

    key: str
    title: str
    text: str = ""


class Lookup:
    """Looks everything up once, beside the main loop; what is on its way is None. error: why it cannot be read.

    wished: a song that is listed whether it was danced or not.
    """

    def __init__(self, house: House, *, wished: str | None = None) -> None:
        self._house, self._wished = house, wished
        self._asked: dict[Hashable, Future[object] | None] = {}
        self.error: DanceGameError | None = None

    def rows(self, tab: Tab) -> Sequence[Row] | None:
        """The rows of a tab, the newest first."""
        if tab is Tab.PLAYERS:
            # They are known already; as "" everybody is meant.
            known = [Row(one.name, one.name) for one in self._house.memory.profiles]
            return [*known, Row("", _("Everybody"), _("with all guests"))]
        return self._rows(tab, self._evenings if tab is Tab.EVENINGS else self._songs)

    def boards(self, tab: Tab, key: str) -> Sequence[Board] | None:
        """The leaderboards of an evening or a song."""
        if tab is Tab.EVENINGS:
            return self._rows((tab, key), lambda scores: scores.evening_boards(key))
        return self._rows((tab, key), lambda scores: scores.song_boards(key))

    def days(self, name: str, song_id: str) -> Sequence[Day] | None:
        """A player's days in a song."""
        return self._rows((name, song_id, Day), lambda scores: scores.progress(name, song_id))

    def person(self, name: str) -> Person | None:
        """What there is to know of a player."""
        return self._found((Tab.PLAYERS, name), lambda scores: scores.person(name), nothing=None)

    def _rows(self, key: Hashable, ask: Callable[[ScoreBook], Sequence[T]]) -> Sequence[T] | None:
        nothing: Sequence[T] = ()
        return self._found(key, ask, nothing=nothing)

    def song_row(self, song_id: str) -> Row:
        """A song; one that has been deleted still has its leaderboard."""
        song = self._known.get(song_id)
        return Row(song_id, song.title, artist_words(song.artist)) if song else Row(song_id, song_id)

    @cached_property
    def _known(self) -> Mapping[str, Listing]:
        return {song.id: song for song in self._house.parts.shelf.songs()}

    def _found(self, key: Hashable, ask: Callable[[ScoreBook], T], *, nothing: T) -> T | None:
        if key not in self._asked:
            self._asked[key] = self._house.memory.look_up(ask)
        future = self._asked[key]
        if future is None:
            return nothing
        if not future.done():
            return None
        try:
            return future.result()  # type: ignore[return-value]
        except DanceGameError as error:
            self.error = error
            return nothing

    def _evenings(self, scores: ScoreBook) -> Sequence[Row]:
        this_evening, today = scores.this_evening(), self._house.parts.today()
        rows = []
        for one in scores.evenings():
            day = day_words(date.fromisoformat(one.key), today=today)
            title = _("This evening") if one.key == this_evening else day[:1].upper() + day[1:]
            rows.append(Row(one.key, title, n_("{count} dance", "{count} dances", one.rounds)))
        return rows

    def _songs(self, scores: ScoreBook) -> Sequence[Row]:
        danced = [one.key for one in scores.songs()]
        wished = [] if self._wished is None or self._wished in danced else [self._wished]
        return [self.song_row(song_id) for song_id in (*wished, *danced)]
