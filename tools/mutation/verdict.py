"""What comes of a mutant, told by the exit code of a process in which its tests are run."""

import os
import signal
import time
from collections.abc import Callable
from enum import Enum

PATIENCE_S = 90.0


class Verdict(Enum):
    """A test failed, none did, none goes through it, or none came to an end in time."""

    CAUGHT = "caught"
    SURVIVED = "survived"
    UNTESTED = "untested"
    OVERDUE = "overdue"


def outcome_of(run: Callable[[], int]) -> Verdict:
    """Run tests in a forked process; its exit code is what they return, as pytest's."""
    child = os.fork()
    if child == 0:
        silence()
        os._exit(run())
    until_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < until_s:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return _verdict_of(os.waitstatus_to_exitcode(status))
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return Verdict.OVERDUE


def silence() -> None:
    """Let this process say nothing any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _verdict_of(code: int) -> Verdict:
    """Return what pytest's exit code says; below 0, of a signal. Raises RuntimeError where it could not run tests."""
    if code == 0:
        return Verdict.SURVIVED
    # A test failed; a module cannot be read in any more, so that its tests are not even found; the process broke.
    if code in (1, 2, 4) or code < 0:
        return Verdict.CAUGHT
    raise RuntimeError(f"pytest ended with {code} and tried nothing")
