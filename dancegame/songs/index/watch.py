"""Watches a library beside the game: a few folders every second, all its files when something may have changed."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event, Thread
from typing import Protocol, Self

EVERY_S = 1.0
# So long at a time are songs read before those that have been read are shown.
READ_S = 0.25
# A folder that changed just now may change again without another time.
FRESH_S = 2.0
ENDING_S = 5.0


class Look(Protocol):
    """Look at all files for so long; return whether that was enough."""

    def __call__(self, *, within_s: float) -> bool: ...


class Watch:
    """A context manager, at whose end the thread ends. stamps: when folders were changed last, ns."""

    def __init__(self, look: Look, stamps: Callable[[], Mapping[Path, int]]) -> None:
        self._look, self._stamps = look, stamps
        self._wake, self._end = Event(), Event()
        # A daemon, so that nobody who leaves waits for a slow disk.
        self._thread = Thread(target=self._run, name="library", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._end.set()
        self._wake.set()
        self._thread.join(ENDING_S)

    def hurry(self) -> None:
        """Look at all files now; returns at once."""
        self._wake.set()

    def _run(self) -> None:
        seen: Mapping[Path, int] = {}
        is_behind = True
        while not self._end.is_set():
            is_asked = is_behind or self._wake.wait(EVERY_S)
            self._wake.clear()
            before, now_ns = self._stamps(), time.time_ns()
            is_fresh = any(abs(now_ns - stamp_ns) < FRESH_S * 1e9 for stamp_ns in before.values())
            if (is_asked or is_fresh or before != seen) and not self._end.is_set():
                is_behind = not self._look(within_s=READ_S)
                seen = before
