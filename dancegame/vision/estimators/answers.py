"""Waits for networks that work on threads of their own, not for ever."""

from collections.abc import Collection
from concurrent.futures import Future, wait
from typing import Any

from dancegame.core.errors import ModelError
from dancegame.core.texts import N_

# A picture takes a twentieth of a second; a network that is silent for so many waits will not answer. A computer that
# falls asleep in a look, however long, wakes up one wait later.
WAITS, WAIT_S = 10, 1.0


def wait_for(jobs: Collection[Future[Any]]) -> None:
    """Wait until all jobs are done. Raises ModelError when one does not end; what they raise is left to `result`."""
    for _ in range(WAITS):
        _, silent = wait(jobs, timeout=WAIT_S)
        if not silent:
            return
    raise ModelError(N_("What finds the dancers does not answer any more."), remedy=N_("Start the game again."))
