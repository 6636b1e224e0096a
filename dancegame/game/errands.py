"""Errands: what takes too long for the main loop, done one after the other in a thread beside it."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class Errands:
    """`finish` waits for the errands that matter, and for no others."""

    def __init__(self) -> None:
        self._orders: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._matter: list[Future[Any]] = []

    def send(self, work: Callable[[], T], *, matters: bool = False) -> Future[T]:
        """Have something done after what was sent before; the future tells its result or its exception.

        matters: it must be done before the game ends.
        """
        future: Future[T] = Future()
        if matters:
            self._matter.append(future)
        self._orders.put(lambda: _do(work, future))
        if self._thread is None:
            # A daemon, so that nobody who leaves waits for a compiler.
            self._thread = Thread(target=self._run, name="errands", daemon=True)
            self._thread.start()
        return future

    def finish(self, *, timeout_s: float) -> None:
        """Wait for the errands that matter, but not for ever; the thread ends with its last one."""
        self._orders.put(None)
        wait(self._matter, timeout_s)

    def _run(self) -> None:
        while (order := self._orders.get()) is not None:
            order()


def _do(work: Callable[[], T], future: "Future[T]") -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 (raised again by who asks for the result)
        future.set_exception(error)
