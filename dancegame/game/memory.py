"""What the game remembers from evening to evening: who plays here, what they danced, and the challenges of the days."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import PurePath
from typing import Any, TypeVar

from dancegame.core.daily import DailyLog
from dancegame.core.errors import DanceGameError, InputError
from dancegame.core.ghost import raise_ghost
from dancegame.core.memory import KeptGuesses, KeptRound
from dancegame.core.ports import ReplayShelf, ScoreBook
from dancegame.core.profiles import Profile
from dancegame.core.replay import Replay, Terms
from dancegame.core.settings import GhostChoice
from dancegame.core.song import Dance
from dancegame.game.bugs import bug_of
from dancegame.game.drawing.ghost import GhostDance, frame_ghost
from dancegame.game.errands import Errands
from dancegame.game.parts import GameParts

T = TypeVar("T")


class Memory:
    """Reads and writes beside the main loop; a shelf that the parts do not have remembers nothing."""

    def __init__(self, parts: GameParts, errands: Errands) -> None:
        self._parts, self._errands = parts, errands
        self._saves: list[Future[Any]] = []
        self._is_told = False

    @property
    def profiles(self) -> Sequence[Profile]:
        """Everybody who has played here before, whoever played last first."""
        return () if self._parts.profiles is None else self._parts.profiles.profiles()

    def keep_profile(self, profile: Profile) -> None:
        """Remember somebody, where anybody is remembered. Raises InputError where it cannot be written."""
        if self._parts.profiles is not None:
            self._parts.profiles.keep(profile)

    @property
    def daily(self) -> DailyLog:
        """How the challenges of the days went."""
        return DailyLog() if self._parts.dailies is None else self._parts.dailies.load()

    def keep_daily(self, log: DailyLog) -> None:
        """Remember how the challenge of the day goes; where it cannot be written it holds for this start."""
        if self._parts.dailies is not None:
            with suppress(InputError):
                self._parts.dailies.keep(log)

    def keep_replay(self, make_replay: Callable[[], Replay]) -> "Future[PurePath] | None":
        """Begin to keep a finished round; None where none is kept."""
        shelf = self._parts.replays
        return None if shelf is None else self._save(lambda: shelf.keep(make_replay()))

    def raise_ghost(self, dance: Dance, terms: Terms, choice: GhostChoice) -> "Future[GhostDance | None] | None":
        """Begin to call whoever dances along in a round of these terms; None where no round is kept."""
        shelf = self._parts.replays
        return None if shelf is None else self._errands.send(lambda: _raise_ghost(shelf, dance, terms, choice))

    def keep_round(
        self, make_round: Callable[[PurePath | None], KeptRound], replay: "Future[PurePath] | None"
    ) -> "Future[None] | None":
        """Begin to remember a finished round, once its replay is written; None where nothing is remembered."""
        book = self._parts.book
        if book is None:
            return None

        def keep() -> None:
            # Errands are done in their order: the replay is written by now, or lost.
            path = None if replay is None or replay.exception() else replay.result()
            book.keep_round(make_round(path))

        return self._save(keep)

    def keep_guesses(self, kept: KeptGuesses) -> None:
        """Begin to remember the guesses of a question, where anything is remembered."""
        book = self._parts.book
        if book is not None:
            self._save(lambda: book.keep_guesses(kept))

    def _save(self, work: Callable[[], T]) -> "Future[T]":
        future = self._errands.send(work, matters=True)
        self._saves.append(future)
        return future

    def trouble(self) -> DanceGameError | None:
        """Return why something could not be kept: once, for who has a full disk does not want to hear it each round."""
        done = [save for save in self._saves if save.done()]
        self._saves = [save for save in self._saves if save not in done]
        error = next((error for save in done if (error := save.exception()) is not None), None)
        if self._is_told or error is None:
            return None
        self._is_told = True
        return error if isinstance(error, DanceGameError) else bug_of(error)

    def look_up(self, ask: Callable[[ScoreBook], T]) -> "Future[T] | None":
        """Begin to look something up of what was danced; None where nothing is remembered."""
        scores = self._parts.scores
        return None if scores is None else self._errands.send(lambda: ask(scores))


def _raise_ghost(shelf: ReplayShelf, dance: Dance, terms: Terms, choice: GhostChoice) -> GhostDance | None:
    replay = shelf.ghost_for(dance, terms, choice)
    ghost = replay and raise_ghost(replay, dance, terms=terms)
    return frame_ghost(ghost) if ghost else None
