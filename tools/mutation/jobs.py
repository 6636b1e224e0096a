"""Tries mutants in several processes at once, each with a share of them."""

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Protocol

from tools.mutation.coverage_map import CoverageMap
from tools.mutation.mutants import Mutant
from tools.mutation.record import Record


class Trying(Protocol):
    """Tries mutants one after the other until a monotonic second, and keeps what comes of them."""

    def __call__(self, mutants: Sequence[Mutant], known: CoverageMap, record: Record, *, until_s: float) -> None: ...


def side_by_side(
    trying: Trying, mutants: Sequence[Mutant], known: CoverageMap, record: Record, *, jobs: int, until_s: float
) -> None:
    """Share mutants out among so many processes, and wait for all. Raises RuntimeError where one of them broke."""
    children = [_begun(trying, share, known, record, until_s) for n in range(jobs) if (share := mutants[n::jobs])]
    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    if any(ends):
        raise RuntimeError(f"trying mutants ended with {ends}")


def _begun(trying: Trying, mutants: Sequence[Mutant], known: CoverageMap, record: Record, until_s: float) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            trying(mutants, known, record, until_s=until_s)
        except BaseException:  # noqa: BLE001 (a forked process must not go on as its parent)
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child
