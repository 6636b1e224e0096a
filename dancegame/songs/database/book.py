"""The database as the game uses it: opened for a moment each time, so that two games can share it."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TypeVar

from dancegame.core.errors import InputError
from dancegame.core.memory import KeptGuesses, KeptRound
from dancegame.core.profiles import Profile, name_of, same_name
from dancegame.core.score import Strictness
from dancegame.core.texts import N_, Text, text_of
from dancegame.songs.database import writer
from dancegame.songs.database.connection import (
    BrokenDatabaseError,
    database_path,
    opened,
    put_database_aside,
)
from dancegame.songs.database.rebuild import rebuild
from dancegame.songs.database.rejudging import Judged
from dancegame.songs.replay_folder import ReplayFile, ReplayFolder, replay_folder

T = TypeVar("T")

_STRICTNESS = {strictness.value: strictness for strictness in Strictness}


class Book:
    """Implements core.ports.RoundBook and core.ports.ProfileShelf.

    path, replays: of the database, and the folder from which it is rebuilt; the player's own unless given.
    is_drawn: says whether a puppet dances now: nobody's round, which is not remembered. notes: what was wrong with
    the file. Profiles that cannot be written hold for this start.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        replays: Path | None = None,
        is_drawn: Callable[[], bool] = lambda: False,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self.path = path or database_path()
        self._replays = ReplayFolder(replays or replay_folder())
        self._is_drawn, self._now = is_drawn, now
        self._known: list[Profile] | None = None
        self._lock = Lock()
        self.notes: Sequence[Text] = ()

    def keep_round(self, kept: KeptRound) -> None:
        """Write a round with all its players, or nothing of it. Raises InputError."""
        if self._is_drawn():
            return
        stamped = replace(kept, danced_at=kept.danced_at or self._stamp())
        self.use(lambda connection: writer.add_round(connection, stamped))

    def keep_guesses(self, kept: KeptGuesses) -> None:
        """Write the guesses of a question, all or none. Raises InputError."""
        stamped = replace(kept, guessed_at=kept.guessed_at or self._stamp())
        self.use(lambda connection: writer.add_guesses(connection, stamped))

    def evening(self) -> str:
        """The date on which the evening that is on began, ISO 8601."""
        return writer.evening_of(self._stamp())

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")

    @property
    def _is_there(self) -> bool:
        try:
            return self.path.exists()
        except OSError:  # a folder that nothing can be in
            return False

    def profiles(self) -> Sequence[Profile]:
        """Everybody who is known, whoever played last first; never fails."""
        if self._known is None and not self._is_there:
            return ()  # and none is made
        if self._known is None:
            try:
                self._known = self.use(_known)
            except InputError as error:
                self.notes = (*self.notes, error.said)
                self._known = []
        return tuple(self._known)

    def keep(self, profile: Profile) -> None:
        """Add somebody, or change whoever has the name; they have played last now. Raises InputError."""
        others = [one for one in self.profiles() if not same_name(one.name, profile.name)]
        self._known = [profile, *others]
        self.use(lambda connection: writer.keep_profile(connection, profile))

    def remove(self, name: str) -> None:
        """Forget somebody and their results. Raises InputError."""
        self._known = [one for one in self.profiles() if not same_name(one.name, name)]
        self.use(lambda connection: writer.remove_profile(connection, name))

    def replays(self) -> list[ReplayFile]:
        """The rounds that people danced and that are kept as replays, oldest first."""
        return [file for file in self._replays.files() if not file.facts.is_drawn]

    def rebuild(self, judged: Iterable[Judged] = ()) -> int:
        """Add the replays that are not in the database; return how many were. Raises InputError.

        judged: those that were judged again.
        """
        self._known = None
        scores = {one.file.path: one.scores for one in judged}
        return self.use(lambda connection: rebuild(connection, self.replays(), scores))

    def use(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something with the database; a broken one is put aside first and made anew from the replays."""
        with self._lock:
            try:
                with opened(self.path) as connection:
                    return work(connection)
            except BrokenDatabaseError:
                self._make_anew()
                with opened(self.path) as connection:
                    return work(connection)

    def _make_anew(self) -> None:
        if not self._is_broken():
            return  # another game has done it
        aside = put_database_aside(self.path)
        template = N_("{path} was damaged; it is kept as {aside}, and a new one is made from your replays.")
        self.notes = (*self.notes, text_of(template, path=self.path, aside=aside and aside.name))
        with opened(self.path) as connection:
            rebuild(connection, self.replays())

    def _is_broken(self) -> bool:
        try:
            with opened(self.path) as connection:
                for _line in connection.iterdump():
                    pass  # a value too large to be read is found by reading alone
                return bool(connection.execute("PRAGMA quick_check").fetchone()[0] != "ok")
        except BrokenDatabaseError:
            return True


def _known(connection: sqlite3.Connection) -> list[Profile]:
    rows = connection.execute("SELECT name, strictness FROM profiles ORDER BY turn DESC")
    # What is no name, whoever wrote it, is left out.
    named = ((name, strictness) for name, strictness in rows if isinstance(name, str) and name)
    return [Profile(name, _STRICTNESS.get(strictness)) for name, strictness in named if name == name_of(name)]
