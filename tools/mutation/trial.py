"""Tries a mutant in a copy of the tree, in a process forked from one that has loaded what mutants do not change."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.mutation.coverage_map import CoverageMap
from tools.mutation.mutants import Mutant, source_of
from tools.mutation.record import Record
from tools.mutation.rules import HOME
from tools.mutation.verdict import Verdict, outcome_of

COPIED = ("dancegame", "tests", "tools", "pyproject.toml", "reference_poses", "sounds")
# Most mutants are caught by one of the first tests; the others need not even be collected. Then come twice as many each
# time: patience is for a portion, and many tests together outlast it though none of them hangs.
FIRST_TESTS = 8


def try_in_tree(mutants: Sequence[Mutant], known: CoverageMap, record: Record, *, until_s: float) -> None:
    """Try those that cannot be tried in place, and keep what comes of them, until a monotonic second."""
    with copied_tree() as tree:
        for mutant in mutants:
            if time.monotonic() > until_s:
                break
            record.keep(mutant, try_mutant(mutant, known.tests_of(mutant.path, mutant.line), tree))


@contextmanager
def copied_tree() -> Iterator[Path]:
    """Yield a copy of the project for mutants to be written into; from now on this process works in it."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        for name in COPIED:
            source, place = HOME / name, Path(folder, name)
            shutil.copytree(source, place) if source.is_dir() else shutil.copy2(source, place)
        os.chdir(folder)
        os.environ.update(PYTHONDONTWRITEBYTECODE="1", PYTHONPATH=folder, NUMBA_CACHE_DIR=str(Path(folder, "compiled")))
        sys.dont_write_bytecode = True
        sys.path[:] = [folder, *(path for path in sys.path if path and Path(path).resolve() != HOME)]
        _load()
        yield Path(folder)


def _load() -> None:
    """Load what tests need and mutants do not change."""
    import hypothesis  # noqa: F401
    import msgspec  # noqa: F401
    import numba
    import numpy  # noqa: F401
    import pytest  # noqa: F401
    import scipy.spatial  # noqa: F401

    numba.njit(lambda number: number + 1)(1)  # the compiler itself is slow to begin


def try_mutant(mutant: Mutant, tests: Sequence[str], tree: Path) -> Verdict:
    """Return what the tests say of a mutant; the first ones are asked first.

    One in which they hang is noticed only if they do not hang without it.
    """
    if not tests:
        return Verdict.UNTESTED
    place = tree / mutant.path.relative_to(HOME)
    whole, status = place.read_bytes(), place.stat()
    for portion in portions_of(tests):
        try:
            place.write_text(source_of(mutant), "utf-8")
            verdict = run_tests(portion)
        finally:
            place.write_bytes(whole)
            os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))  # what is compiled of it stays
        if verdict is Verdict.OVERDUE and run_tests(portion) is Verdict.OVERDUE:
            verdict = Verdict.SURVIVED
        if verdict is not Verdict.SURVIVED:
            return verdict
    return Verdict.SURVIVED


def portions_of(tests: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the first tests, then twice as many, and so on."""
    begin, count = 0, FIRST_TESTS
    while begin < len(tests):
        yield tests[begin : begin + count]
        begin, count = begin + count, 2 * count


def run_tests(tests: Sequence[str]) -> Verdict:
    """Run tests in a process of their own until one fails."""

    def run() -> int:
        import pytest

        return int(pytest.main(["-x", "-q", "-n0", "-p", "no:cacheprovider", "--no-header", "-W", "ignore", *tests]))

    return outcome_of(run)
