"""Runs the tests of one mutant in a copy of the tree, forked from a process that has loaded what is slow.

What the mutant hangs in ends with its time; what it breaks ends with its process.
"""

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from tools.mutation.mutants import Mutant, source_of
from tools.mutation.rules import HOME

COPIED = ("dancegame", "tests", "tools", "pyproject.toml", "reference_poses", "sounds")
PATIENCE_S = 60.0


class Verdict(Enum):
    """What came of a mutant: a test failed, none did, none goes through it, or none came to an end in time."""

    CAUGHT = "caught"
    SURVIVED = "survived"
    UNTESTED = "untested"
    OVERDUE = "overdue"


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
    import numba  # noqa: F401
    import numpy  # noqa: F401
    import pytest  # noqa: F401
    import scipy.spatial  # noqa: F401


def try_mutant(mutant: Mutant, tests: list[str], tree: Path) -> Verdict:
    """Return what the tests say of a mutant."""
    if not tests:
        return Verdict.UNTESTED
    place = tree / mutant.path.relative_to(HOME)
    whole = place.read_bytes()
    status = place.stat()
    try:
        place.write_text(source_of(mutant), "utf-8")
        return run_tests(tests, without_compiling=place.stem.endswith("_kernel"))
    finally:
        place.write_bytes(whole)
        os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))  # what is compiled of it stays


def run_tests(tests: list[str], *, without_compiling: bool = False) -> Verdict:
    """Run tests in a process of their own until one fails."""
    child = os.fork()
    if child == 0:
        _be_child(tests, without_compiling=without_compiling)
    until_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < until_s:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return _verdict_of(os.waitstatus_to_exitcode(status))
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return Verdict.OVERDUE


def _verdict_of(code: int) -> Verdict:
    """Return what pytest's exit code says; below 0, of a signal. Raises RuntimeError where it could not run tests."""
    if code == 0:
        return Verdict.SURVIVED
    # A test failed; a module cannot be read in any more; the process broke.
    if code in (1, 2) or code < 0:
        return Verdict.CAUGHT
    raise RuntimeError(f"pytest ended with {code} and tried nothing")


def _be_child(tests: list[str], *, without_compiling: bool) -> None:
    import pytest

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if without_compiling:
        # A changed kernel would have to be compiled anew for each mutant; as plain Python it says the same.
        import numba

        numba.config.DISABLE_JIT = True
    words = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "--no-header", "-W", "ignore"]
    os._exit(int(pytest.main([*words, *tests])))
