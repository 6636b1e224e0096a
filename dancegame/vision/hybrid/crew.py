"""Runs the networks' work of a picture side by side, on as many threads as there may be."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait

from dancegame.core.errors import ModelError
from dancegame.core.texts import N_

# A picture takes a twentieth of a second; a network that is silent for this long will not answer.
ANSWER_S = 10.0
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
        _, silent = wait(hands, timeout=ANSWER_S)
        if silent:
            raise ModelError(N_("What finds the dancers does not answer any more."), remedy=N_("Start the game again."))
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
