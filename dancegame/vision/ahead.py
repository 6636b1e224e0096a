"""Decodes in a thread, a few pictures ahead of whoever looks at them."""

import queue
import threading
from collections.abc import Generator, Iterator

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.source import READ_TIMEOUT_S

# How soon a thread notices that nobody wants more.
POLL_S = 0.5
Picture = tuple[float, NDArray[np.uint8]]


class Ahead(Iterator[Picture]):
    """Runs a generator in a thread, a few items in advance; its exception is raised where its item would be."""

    def __init__(self, items: Generator[Picture, None, None], limit: int) -> None:
        self._items = items
        self._queue: queue.Queue[Picture | BaseException | None] = queue.Queue(limit)
        self._held: list[Picture] = []
        self._is_over = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="decode-ahead", daemon=True)

    def __enter__(self) -> "Ahead":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(READ_TIMEOUT_S + POLL_S)

    def first(self) -> NDArray[np.uint8] | None:
        """Wait for the first picture without taking it; None when there is none."""
        self._held = [picture for picture in [next(self, None)] if picture is not None]
        return self._held[0][1] if self._held else None

    @property
    def is_next_ready(self) -> bool:
        """Whether the next item, an exception or the end is there."""
        return bool(self._held) or not self._queue.empty()

    def __next__(self) -> Picture:
        if self._held:
            return self._held.pop()
        while not self._is_over:
            try:
                item = self._queue.get(timeout=POLL_S)
            except queue.Empty:
                continue
            if isinstance(item, tuple):
                return item
            self._is_over = True
            if item is not None:
                raise item
        raise StopIteration

    def _run(self) -> None:
        try:
            for item in self._items:
                if not self._put(item):
                    return
            self._put(None)
        except BaseException as error:  # noqa: BLE001 (raised again by the reader)
            self._put(error)
        finally:
            self._items.close()

    def _put(self, item: Picture | BaseException | None) -> bool:
        while not self._stop.is_set():
            try:
                self._queue.put(item, timeout=POLL_S)
            except queue.Full:
                continue
            return True
        return False
