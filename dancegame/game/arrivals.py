"""The files that were brought to become songs: a queue that goes on whatever page is shown, and rests in a dance.

While a song is made of one file the next ones are looked into, so that people can say meanwhile what they want.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePath
from typing import Any

from dancegame.core.arrivals import (
    ImportSight,
    Look,
    Made,
    MadePack,
    Order,
    PackLook,
    PackOrder,
    VideoLook,
    VideoOrder,
)
from dancegame.core.errors import DanceGameError
from dancegame.core.ports import SongDoor, Visit
from dancegame.game.errands import Errands
from dancegame.game.time_left import TimeLeft


class State(Enum):
    """How far a file is."""

    NEW = "new"
    LOOKING = "looking"
    ASKING = "asking"  # it has been looked into: what is to become of it is for people to say
    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


@dataclass(eq=False)
class Arrival:
    """A file that was brought. is_wanted: whatever comes of it by itself is right. left: of the work.

    draft: what people have said so far of what is to become of it.
    """

    path: PurePath
    state: State = State.NEW
    is_wanted: bool = False
    look: Look | None = None
    draft: Order | None = None
    order: Order | None = None
    made: Made | None = None
    error: DanceGameError | None = None
    visit: Visit[Any] | None = field(default=None, repr=False)
    left: TimeLeft = field(default_factory=TimeLeft, repr=False)

    @property
    def sight(self) -> ImportSight:
        """How far the work on it is."""
        return ImportSight() if self.visit is None else self.visit.sight

    @property
    def is_over(self) -> bool:
        """Whether nothing happens to it any more."""
        return self.state in (State.DONE, State.FAILED)

    @property
    def song_ids(self) -> tuple[str, ...]:
        """The songs that came of it."""
        if self.made is None:
            return ()
        return tuple(song.id for song in (self.made.songs if isinstance(self.made, MadePack) else self.made))

    @property
    def is_poor(self) -> bool:
        """Whether something speaks against dancing to a song that came of it; of packs nobody has looked."""
        return not isinstance(self.made, MadePack) and any(song.is_poor for song in self.made or ())

    def default_order(self) -> Order | None:
        """Return what is made of it where nobody says it."""
        if self.draft is not None:
            return self.draft
        match self.look:
            case VideoLook(path, title, artist):
                return VideoOrder(path, title, artist)
            case PackLook(path):
                return PackOrder(path)
        return None


class Arrivals:
    """Carries files through the door; `update` runs once a picture and never waits.

    is_new: files came that no page has shown yet. made: how many songs came until now. unseen: files that no page has
    shown.
    """

    def __init__(self, door: SongDoor | None) -> None:
        self.door = door
        self.files: list[Arrival] = []
        self.is_new = False
        self.made = self.unseen = 0
        self._errands = Errands()
        self._unfolding: list[Future[Sequence[PurePath]]] = []
        self._fresh: list[Arrival] = []

    def see(self) -> None:
        """Note that a page shows what came."""
        self.is_new, self.unseen = False, 0

    def bring(self, paths: Iterable[PurePath]) -> None:
        """Take in files and folders; they are in `files` a moment later."""
        door, brought = self.door, tuple(paths)
        if door is not None and brought:
            self._unfolding.append(self._errands.send(lambda: door.unfolded(brought)))

    def update(self, now_s: float, *, is_resting: bool) -> None:
        """Move on to now; is_resting: somebody dances, and all of the computer is theirs."""
        self._take_in()
        for one in self.files:
            if one.visit is not None:
                self._go_on(one, one.visit, now_s, is_resting=is_resting)
        if not is_resting:
            self._begin_next()

    def _go_on(self, arrival: Arrival, visit: Visit[Any], now_s: float, *, is_resting: bool) -> None:
        visit.rest(is_resting)
        if is_resting:
            arrival.left.forget()
        else:
            arrival.left.note(now_s, visit.sight.share)
        if visit.future.done():
            self._end(arrival, visit)

    def fresh(self) -> list[Arrival]:
        """Return what is over since the last call."""
        done, self._fresh = self._fresh, []
        return done

    def order(self, arrival: Arrival, order: Order) -> None:
        """Have something made of a file that was looked into."""
        arrival.order, arrival.state = order, State.WAITING

    def want_all(self) -> None:
        """Have made of every file what comes of it by itself."""
        for one in self.files:
            one.is_wanted = True
            self._order_wanted(one)

    def drop(self, arrival: Arrival) -> None:
        """Forget a file; what is made of it now is given up, and nothing of it stays."""
        if arrival.visit is not None and not arrival.is_over:
            arrival.visit.stop()
        self.files = [one for one in self.files if one is not arrival]

    def clear(self) -> None:
        """Forget what is over; with nothing left the door keeps nothing loaded."""
        self.files = [one for one in self.files if not one.is_over]
        if not self.files and self.door is not None:
            self.door.let_go()

    def _take_in(self) -> None:
        for future in [one for one in self._unfolding if one.done()]:
            self._unfolding.remove(future)
            known = {one.path for one in self.files if not one.is_over}
            paths = [path for path in future.result() if path not in known]
            self.files = [one for one in self.files if not (one.is_over and one.path in paths)]
            self.files += [Arrival(path) for path in paths]
            self.unseen += len(paths)
            self.is_new = True

    def _begin_next(self) -> None:
        """Look into one file and make songs of one at a time."""
        if self.door is None:
            return
        if (new := self._next(State.NEW, State.LOOKING)) is not None:
            new.state, new.left, new.visit = State.LOOKING, TimeLeft(), self.door.look(new.path)
        waiting = self._next(State.WAITING, State.WORKING)
        if waiting is not None and waiting.order is not None:
            waiting.state, waiting.left, waiting.visit = State.WORKING, TimeLeft(), self.door.make(waiting.order)

    def _next(self, waiting: State, at_work: State) -> Arrival | None:
        """Return the first file that waits for something, None while that is done with another."""
        if any(one.state is at_work for one in self.files):
            return None
        return next((one for one in self.files if one.state is waiting), None)

    def _end(self, arrival: Arrival, visit: Visit[Any]) -> None:
        arrival.visit = None
        try:
            answer = visit.future.result()
        except DanceGameError as error:
            arrival.state, arrival.error = State.FAILED, error
            self._fresh.append(arrival)
            return
        if arrival.state is State.WORKING:
            arrival.state, arrival.made = State.DONE, answer
            self.made += len(arrival.song_ids)
            self._fresh.append(arrival)
            return
        arrival.state, arrival.look = State.ASKING, answer
        self._order_wanted(arrival)

    def _order_wanted(self, arrival: Arrival) -> None:
        order = arrival.default_order()
        if arrival.is_wanted and arrival.state is State.ASKING and order is not None:
            self.order(arrival, order)
