"""The doctor for the game: looks at camera, room and computer in a process of its own, so that the picture goes on."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Self

from dancegame.core.checkup import Finding
from dancegame.core.settings import Settings


class Examiner:
    """Makes its process when it is first asked; a context manager that ends it. before: frees the camera."""

    def __init__(self, *, before: Callable[[], None]) -> None:
        self._before = before
        self._pool: ProcessPoolExecutor | None = None

    def examine(self, settings: Settings) -> Future[tuple[Finding, ...]]:
        """Begin to look; the future tells the findings."""
        from dancegame.cli.doctor import findings_of

        self._before()
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
        return self._pool.submit(findings_of, settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            for process in list(self._pool._processes.values()):
                process.terminate()  # nobody waits for findings any more
            self._pool.shutdown(wait=True, cancel_futures=True)
