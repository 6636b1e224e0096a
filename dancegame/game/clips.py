"""Films of rounds to show around, made beside the game whatever page is on: one of each round, and what came of it."""

from collections.abc import Mapping
from pathlib import PurePath

from dancegame.core.evening.players import Player
from dancegame.core.ports import ClipShelf, ClipWork
from dancegame.core.settings import Settings
from dancegame.game.parts import RoundReport


class Clips:
    """Rounds are told apart by their replays."""

    def __init__(self, shelf: ClipShelf | None) -> None:
        self._shelf = shelf
        self._works: dict[PurePath, ClipWork] = {}
        # What is said by the page that is on, and of which replays was told that it goes on, or how it ended.
        self._shown: PurePath | None = None
        self._told: set[tuple[PurePath, bool]] = set()

    def can_begin(self, report: RoundReport) -> bool:
        """Whether there is what a film of a round can be made of."""
        return self._shelf is not None and _replay(report) is not None

    def begin(self, report: RoundReport, seats: Mapping[int, Player], settings: Settings) -> None:
        """Begin to make film and picture of a round: once, and again where that went wrong.

        seats: who danced in which slot.
        """
        replay, work = _replay(report), self.of(report)
        if self._shelf is None or replay is None or (work is not None and not has_failed(work)):
            return
        self._works[replay] = self._shelf.keep(replay, seats, settings)
        self._told -= {(replay, False), (replay, True)}

    def of(self, report: RoundReport) -> ClipWork | None:
        """Return the work on a film of a round; None where it was not begun."""
        replay = _replay(report)
        return None if replay is None else self._works.get(replay)

    def show(self, report: RoundReport) -> None:
        """Note that the page that is on says itself how far the film of a round is."""
        self._shown = _replay(report)

    def news(self, *, is_busy: bool) -> list[ClipWork]:
        """Return what is to be told since the last picture: each end, and once that work goes on, to who can see it."""
        shown, self._shown = self._shown, None
        found = []
        for replay, work in self._works.items():
            state = replay, work.future.done()
            if state in self._told or (is_busy and not work.future.done()):
                continue
            if replay != shown:
                found.append(work)
            if replay != shown or work.future.done():
                self._told.add(state)
        return found


def has_failed(work: ClipWork) -> bool:
    """Return whether no film came of a work."""
    return work.future.done() and work.future.exception() is not None


def _replay(report: RoundReport) -> PurePath | None:
    """The file of a round, once it is written."""
    replay = report.replay
    return None if replay is None or not replay.done() or replay.exception() else replay.result()
