"""Runs the networks' work of a picture side by side, on as many threads as there may be."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from dancegame.vision.estimators.answers import wait_for

# More threads than this are never of use.
MOST_THREADS = 8
Job = Callable[[], None]


class Crew:
    """Threads that end with `close`."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(MOST_THREADS, thread_name_prefix="pose")

    def run(self, jobs: Sequence[Job], *, threads: int) -> None:
        """Do all jobs, begun in their order; raises what one of them raises, and ModelError when one does not end."""
        waiting = deque(jobs)
        hands = [self._pool.submit(_work_off, waiting) for _ in range(min(threads, len(jobs), MOST_THREADS))]
        wait_for(hands)
        for hand in hands:
            hand.result()

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown()


def _work_off(waiting: deque[Job]) -> None:
    while True:
        try:
            job = waiting.popleft()
        except IndexError:
            return
        job()
