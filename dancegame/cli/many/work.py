"""Deals with many videos: skips what is there, hands out the rest, and tells of each what became of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from dancegame.cli.finder import Finder
from dancegame.cli.many.order import Order, SongsFacts
from dancegame.cli.many.report import Done
from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.songs.at_work import AtWork
from dancegame.songs.intake.events import Ended, Event, Passed, Reached
from dancegame.songs.intake.said import Said, Wish
from dancegame.songs.origins import KnownOrigins, Origin, video_identity

Orders = Iterator[tuple[int, Order] | Passed]


class Workers(Protocol):
    """Who imports what is ordered: processes of this computer, or a cluster."""

    def run(self, tasks: Orders, /) -> Iterator[Event[SongsFacts]]:
        """Take orders when there is somebody free, and tell of them."""
        ...


class ManyVideos:
    """Many wishes, and what is known of those that are under way.

    home: the folder of the songs. library, threads: as in Order.
    """

    def __init__(
        self, wishes: Sequence[Wish], *, home: Path, library: Path | None, finder: Finder, threads: int
    ) -> None:
        self._wishes, self._library, self._finder, self._threads = wishes, library, finder, threads
        self._known, self._at_work = KnownOrigins(home), AtWork(home)
        self._first: dict[tuple[str, str], Path] = {}
        self._orders: dict[int, Order] = {}
        self._passed: dict[int, Done] = {}

    def run(self, workers: Workers) -> Iterator[Reached | Done]:
        """Deal with all; yield how far each is, by its place among the wishes, and what became of it."""
        with self._at_work:
            for event in workers.run(self._new_orders()):
                if isinstance(event, Ended):
                    yield self._done(event)
                elif isinstance(event, Passed):
                    yield self._passed.pop(event.number)
                else:
                    yield event

    def video(self, number: int) -> Path:
        """Return the video of a wish by its place."""
        return self._wishes[number].video

    def _new_orders(self) -> Orders:
        """Yield what is to be done; what another import is at comes last, for that may have broken off until then."""
        later = []
        for number, wish in enumerate(self._wishes):
            order = self._order_of(wish)
            if isinstance(order, Done) and order.is_elsewhere:
                later.append(number)
            else:
                yield self._handed_out(number, order)
        for number in later:
            yield self._handed_out(number, self._order_of(self._wishes[number]))

    def _handed_out(self, number: int, order: Order | Done) -> tuple[int, Order] | Passed:
        if isinstance(order, Order):
            self._orders[number] = order
            return number, order
        self._passed[number] = order
        return Passed(number)

    def _order_of(self, wish: Wish) -> Order | Done:
        """Return what is to be done for a wish, or what it is to skip it."""
        if wish.problem is not None:
            return Done(wish.video, error=wish.problem)
        try:
            origin = origin_of(wish.video, wish.said)
        except (OSError, ValueError) as error:
            return Done(wish.video, error=_unreadable(wish.video, error))
        if songs := self._known.songs_of(origin):
            return _skipped(wish.video, songs)
        first = self._first.setdefault((origin.video, origin.wish), wish.video)
        if first != wish.video:
            return Done(wish.video, is_skipped=True, same_as=first)
        if not self._at_work.begin(origin):
            return Done(wish.video, is_skipped=True, is_elsewhere=True)
        self._known.look_again()
        if songs := self._known.songs_of(origin):  # another import was at it until now
            self._at_work.end(origin)
            return _skipped(wish.video, songs)
        return Order(wish.video.resolve(), wish.said, origin, self._finder, self._library, self._threads)

    def _done(self, event: Ended[SongsFacts]) -> Done:
        order, video = self._orders.pop(event.number), self.video(event.number)
        self._at_work.end(order.origin)
        if event.error is not None or event.answer is None:
            return Done(video, error=event.error)
        self._known.add(order.origin, [facts["id"] for facts in event.answer])
        return Done(video, event.answer)


def _skipped(video: Path, songs: Sequence[str]) -> Done:
    return Done(video, tuple({"id": song_id} for song_id in songs), is_skipped=True)


def origin_of(video: Path, said: Said) -> Origin:
    """Return where the songs come from that are made of a video as it is said. Raises OSError, ValueError."""
    start, end = ("" if second is None else f"{second:g}" for second in (said.start_s, said.end_s))
    return Origin(video_identity(video), said.key, f"{start}-{end}" if start or end else "")


def _unreadable(video: Path, error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(N_("{video} does not exist."), remedy=N_("Check the name of the video."), video=video)
    return InputError(
        N_("{path} cannot be used: {reason}."),
        remedy=N_("Check its name, and that you may use it."),
        path=video,
        reason=getattr(error, "strerror", None) or error,
    )
