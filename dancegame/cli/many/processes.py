"""Imports videos in processes of this computer, side by side."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from dancegame.cli.many.order import Order, SongsFacts, fulfil
from dancegame.core.cores import usable_cores
from dancegame.songs.intake.crew import Crew

# An import takes 0.4 to 0.6 GB; large pictures take more.
BYTES_A_JOB = 1_000_000_000


def usual_jobs() -> int:
    """Return how many imports this computer does side by side: one a core, as many as have room in its memory."""
    memory = float("inf")
    if sys.platform != "win32":
        with suppress(OSError, ValueError):  # not every system tells it
            memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return max(1, int(min(usable_cores(), memory / BYTES_A_JOB)))


def threads_for(jobs: int) -> int:
    """Return how many threads each of so many imports may use: together no more than there are cores."""
    return max(1, usable_cores() // jobs)


@contextmanager
def processes(jobs: int) -> Iterator[Crew[Order, SongsFacts]]:
    """Yield so many processes; what they leave in their temporary folder is removed with it."""
    with (
        tempfile.TemporaryDirectory(prefix="dancegame-", ignore_cleanup_errors=True) as scratch,
        Crew(fulfil, jobs=jobs, threads=threads_for(jobs), scratch=scratch) as crew,
    ):
        yield crew
