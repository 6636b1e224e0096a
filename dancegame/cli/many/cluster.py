"""Imports videos on a Dask cluster: its workers find the dances, this computer keeps the songs."""

import logging
import queue
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dancegame.cli.finder import Finder
from dancegame.cli.many.far import Answer, NotSeen, import_far, unload
from dancegame.cli.many.order import Order, SongsFacts
from dancegame.cli.many.versions import check_versions, versions
from dancegame.core.errors import DanceGameError, InputError
from dancegame.core.texts import N_
from dancegame.songs.intake.events import Ended, Event, Passed, Reached
from dancegame.songs.library import Library

if TYPE_CHECKING:
    from distributed import Client, Future

_ADDRESS = re.compile(r"(?:tcp|tls|wss?)://(?:[\w.-]+|\[[\da-fA-F:.]+\]):\d{1,5}/?$")
CONNECT_S = 15.0
POLL_S = 0.5
# For so long a cluster may be without a worker: a nanny starts a new one within seconds.
NOBODY_S = 120.0
# What Dask calls a client that has given up on its cluster; until then it tries to reach it again.
GONE = ("closing", "closed")
# What it calls what was under way when a worker or the connection was lost.
NOT_DONE = ("cancelled", "lost")
# A video that is lost on its way (with the worker that had it) is sent again.
MOST_SENDS = 3
# A larger one belongs into a folder that all see.
MOST_SENT_BYTES = 2_000_000_000


@contextmanager
def cluster_at(address: str, *, finder: Finder, library: Library) -> Iterator["Cluster"]:
    """Connect to a cluster whose workers can do what this computer can. Raises InputError."""
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError(
            N_("“--cluster” needs the extra “cluster”, which is not installed."),
            remedy=N_("Install it with `pip install dancegame[cluster]`, or `pip install distributed`."),
        ) from error
    # Dask waits half a minute to close a client that never began.
    if not _ADDRESS.match(address):
        raise _silent(address, "it is no address")
    try:
        client = Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError, TimeoutError, RuntimeError) as error:
        raise _silent(address, str(error) or type(error).__name__) from error
    with _unlogged(), client:
        told = client.run(versions, finder, on_error="return")
        if not told:
            raise _nobody(address)
        check_versions(versions(finder), told)
        with _undisturbed(client):
            yield Cluster(client, address, library)


@contextmanager
def _unlogged() -> Iterator[None]:
    """Leave what is to be said of a lost cluster to this program."""
    logger = logging.getLogger("distributed.client")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


@contextmanager
def _undisturbed(client: "Client") -> Iterator[None]:
    """Let the workers do nothing else meanwhile."""
    from dancegame.cli.many.undisturbed import Undisturbed

    client.register_plugin(plugin := Undisturbed())
    try:
        yield
    finally:
        with suppress(Exception):  # the cluster may have gone
            client.unregister_worker_plugin(plugin.name)


@dataclass
class _Sent:
    """An order that is under way. count: how often it was sent."""

    number: int
    order: Order
    count: int


class Cluster:
    """The workers of a cluster. library: whose home gets the songs. work: what they do, as `import_far`."""

    def __init__(
        self,
        client: "Client",
        address: str,
        library: Library,
        work: Callable[[Order, bytes | None], Answer] = import_far,
    ) -> None:
        self._client, self._address, self._library, self._work = client, address, library, work
        self._sent: dict[Future, _Sent] = {}
        self._ended: queue.SimpleQueue[Future] = queue.SimpleQueue()
        # Folders of which it is known that workers do not see them.
        self._unseen: set[Path] = set()

    def run(self, tasks: Iterator[tuple[int, Order] | Passed]) -> Iterator[Event[SongsFacts]]:
        """Send orders out as there are workers for them, and keep what comes back.

        What a worker had that died goes to another; Dask gives up on what several have died of. Raises InputError
        where the cluster is lost; what has come back until then is kept.
        """
        has_more = True
        try:
            while True:
                while has_more and len(self._sent) < self._room():
                    task = next(tasks, None)
                    if task is None:
                        has_more = False
                    elif isinstance(task, Passed):
                        yield task
                    else:
                        yield Reached(task[0], None, "")
                        yield from self._send(_Sent(*task, count=0))
                if not self._sent and not has_more:
                    return
                yield from self._take(self._next())
        finally:
            with suppress(Exception):  # the cluster may have gone
                self._client.cancel(list(self._sent), force=True)

    def _room(self) -> int:
        """Return how many orders may be under way; one more never hurts a cluster whose workers are restarting."""
        return max(1, self._threads())

    def _threads(self) -> int:
        """Return how many threads the workers have now; none while the cluster cannot be asked."""
        try:
            threads: dict[str, int] = self._client.nthreads()
        except (OSError, TimeoutError, RuntimeError, ValueError):
            return 0
        return sum(threads.values())

    def _next(self) -> "Future":
        """Wait for the next that comes back. Raises InputError where nobody is there to send it."""
        seen_s = time.monotonic()
        while True:
            try:
                return self._ended.get(timeout=POLL_S)
            except queue.Empty:
                if self._client.status in GONE:
                    raise _lost(self._address) from None
                if self._threads():
                    seen_s = time.monotonic()
                elif time.monotonic() - seen_s > NOBODY_S:
                    raise _nobody(self._address) from None

    def _send(self, sent: _Sent) -> Iterator[Event[SongsFacts]]:
        video, content = sent.order.video, None
        if video.parent in self._unseen:
            try:
                content = _content_of(video)
            except InputError as error:
                yield Ended(sent.number, error=error)
                return
        if self._client.status in GONE:
            raise _lost(self._address)
        future = self._client.submit(self._work, sent.order, content, pure=False)
        self._sent[future] = _Sent(sent.number, sent.order, sent.count + 1)
        future.add_done_callback(self._ended.put)

    def _take(self, future: "Future") -> Iterator[Event[SongsFacts]]:
        sent = self._sent.pop(future)
        if future.status in NOT_DONE and sent.count < MOST_SENDS:
            yield from self._send(sent)
            return
        answer = self._answer_of(future, sent.order)
        if isinstance(answer, NotSeen):
            self._unseen.add(sent.order.video.parent)
            yield from self._send(sent)
        elif isinstance(answer, DanceGameError):
            yield Ended(sent.number, error=answer)
        else:
            try:
                yield Ended(sent.number, unload(answer, sent.order, self._library))
            except DanceGameError as error:
                yield Ended(sent.number, error=error)

    def _answer_of(self, future: "Future", order: Order) -> Answer:
        from distributed import KilledWorker

        try:
            answer: Answer = future.result(timeout=CONNECT_S)
        except KilledWorker:
            return InputError(
                N_("{name} ended every worker that read it."),
                remedy=N_("Convert the video to MP4 (H.264), or give the workers more memory, and import it again."),
                name=order.name,
            )
        except Exception as error:  # noqa: BLE001 (whatever went wrong on the way)
            return InputError(
                N_("{name} was lost on the cluster ({reason})."),
                remedy=N_("Import it again."),
                name=order.name,
                reason=f"{type(error).__name__}: {error}",
            )
        return answer


def _content_of(video: Path) -> bytes:
    try:
        if video.stat().st_size > MOST_SENT_BYTES:
            raise InputError(
                N_("{video} is too large to be sent to a cluster."),
                remedy=N_("Put it into a folder that every worker sees at the same place."),
                video=video,
            )
        return video.read_bytes()
    except OSError as error:
        what, reason = N_("{path} cannot be read: {reason}."), error.strerror or error
        raise InputError(what, remedy=N_("Check the file."), path=video, reason=reason) from error


def _silent(address: str, reason: str) -> InputError:
    return InputError(
        N_("The cluster {address} does not answer ({reason})."),
        remedy=N_("Name the address that `dask scheduler` says, such as tcp://192.168.1.2:8786."),
        address=address,
        reason=reason,
    )


def _nobody(address: str) -> InputError:
    what = N_("The cluster {address} has no worker.")
    return InputError(what, remedy=N_("Start some with `dask worker {address} --nthreads 1`."), address=address)


def _lost(address: str) -> InputError:
    what = N_("The cluster {address} does not answer any more.")
    return InputError(what, remedy=N_("Start it again; the same command goes on where it was."), address=address)
