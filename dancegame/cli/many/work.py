"""Deals with many videos: skips what is there, hands out the rest, and tells of each what became of it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from dancegame.cli.finder import Finder
from dancegame.cli.many.order import Order, SongsFacts
from dancegame.cli.many.report import Done
from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.songs.intake.events import Ended, Event, Reached
from dancegame.songs.intake.said import Wish
from dancegame.songs.origins import KnownOrigins, Origin, video_identity

Orders = Iterator[tuple[int, Order]]


class Workers(Protocol):
    """Who imports what is ordered: processes of this computer, or a cluster."""

    def run(self, tasks: Orders) -> Iterator[Event[SongsFacts]]:
        """Take orders when there is somebody free, and tell of them."""
        ...


class ManyVideos:
    """Many wishes, and what is known of those that are under way.

    home: the folder of the songs. library: as in Order. threads: of each that decodes.
    """

    def __init__(
        self, wishes: Sequence[Wish], *, home: Path, library: Path | None, choose: Callable[[Wish], Finder], threads: int
    ) -> None:
        self._wishes, self._library, self._choose, self._threads = wishes, library, choose, threads
        self._known = KnownOrigins(home)
        self._first: dict[tuple[str, str], Path] = {}
        self._orders: dict[int, Order] = {}
        self._dealt_with: list[Done] = []

    def run(self, workers: AbstractContextManager[Workers]) -> Iterator[Reached | Done]:
        """Deal with all; yield how far each is, by its place among the wishes, and what became of it."""
        with workers as crew:
            for event in crew.run(self._new_orders()):
                yield from self._take_dealt_with()
                if isinstance(event, Ended):
                    yield self._done(event)
                else:
                    yield event
        yield from self._take_dealt_with()

    def video(self, number: int) -> Path:
        """Return the video of a wish by its place."""
        return self._wishes[number].video

    def _new_orders(self) -> Orders:
        """Yield what is to be done; the rest is dealt with on the way."""
        for number, wish in enumerate(self._wishes):
            order = self._order_of(wish)
            if isinstance(order, Order):
                self._orders[number] = order
                yield number, order
            else:
                self._dealt_with.append(order)

    def _order_of(self, wish: Wish) -> Order | Done:
        if wish.problem is not None:
            return Done(wish.video, error=wish.problem)
        try:
            start_s, end_s = wish.said.start_s, wish.said.end_s
            part = "" if start_s is None and end_s is None else f"{start_s or 0:g}-{'' if end_s is None else f'{end_s:g}'}"
            origin = Origin(video_identity(wish.video), wish.said.key, part)
        except OSError as error:
            return Done(wish.video, error=_unreadable(wish.video, error))
        songs = self._known.songs_of(origin)
        if songs:
            return Done(wish.video, tuple({"id": song_id} for song_id in songs), is_skipped=True)
        first = self._first.setdefault((origin.video, origin.wish), wish.video)
        if first != wish.video:
            return Done(wish.video, is_skipped=True, same_as=first)
        return Order(wish.video.resolve(), wish.said, origin, self._choose(wish), self._library, self._threads)

    def _done(self, event: Ended[SongsFacts]) -> Done:
        order, video = self._orders.pop(event.number), self.video(event.number)
        if event.error is not None or event.answer is None:
            return Done(video, error=event.error)
        self._known.add(order.origin, [facts["id"] for facts in event.answer])
        return Done(video, event.answer)

    def _take_dealt_with(self) -> Iterator[Done]:
        while self._dealt_with:
            yield self._dealt_with.pop(0)


def _unreadable(video: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(N_("{video} does not exist."), remedy=N_("Check the name of the video."), video=video)
    return InputError(
        N_("{path} cannot be used: {reason}."),
        remedy=N_("Check its name, and that you may use it."),
        path=video,
        reason=error.strerror or error,
    )
