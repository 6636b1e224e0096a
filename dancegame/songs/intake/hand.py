"""One process of a crew: does what comes down its line and tells of it, until the line ends."""

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from dancegame.core.errors import DanceGameError, InputError
from dancegame.core.texts import N_
from dancegame.songs.intake.confined import confine
from dancegame.songs.intake.events import Ended, Reached

# What numpy, scipy, numba, OpenCV and MediaPipe ask for when they are loaded.
THREAD_VARIABLES = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "NUMBA_NUM_THREADS",
    "OPENCV_FOR_THREADS_NUM",
)
# Who looks at it does not look oftener.
REPORT_EVERY_S = 0.2
# Of the system's choice what to end when memory is short: this process and not the one that hands out the work.
OOM_SCORE = "700"


@contextmanager
def quiet_start(threads: int) -> Iterator[None]:
    """Let processes that are started meanwhile keep to so many threads a library, and not hear Ctrl-C."""
    before = {name: os.environ.get(name) for name in THREAD_VARIABLES}
    os.environ.update(dict.fromkeys(THREAD_VARIABLES, str(threads)))
    is_main = threading.current_thread() is threading.main_thread()
    hears = signal.signal(signal.SIGINT, signal.SIG_IGN) if is_main else None
    try:
        yield
    finally:
        if is_main:
            signal.signal(signal.SIGINT, hears)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def answer(line: Connection, work: Callable[[Any, Callable[[float, str], None]], Any], scratch: str) -> None:
    """Do the tasks that come down a line. scratch: a folder for temporary files, which the parent removes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    tempfile.tempdir = scratch
    _be_quiet()
    confine()
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(OOM_SCORE)
    with suppress(EOFError, OSError):  # nobody is there any more
        while True:
            number, task = line.recv()
            line.send(_done(work, number, task, _reporter(line, number)))
    remove_if_orphan(Path(scratch))


def remove_if_orphan(scratch: Path) -> None:
    """Remove a folder for temporary files that the parent would have removed, had it not been killed."""
    parent = multiprocessing.parent_process()
    if parent is not None and not parent.is_alive():
        shutil.rmtree(scratch, ignore_errors=True)


def _be_quiet() -> None:
    """Leave the terminal to who shows how it comes along: libraries chatter, and what matters goes down the line."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _done(work: Callable[..., Any], number: int, task: Any, report: Callable[[float, str], None]) -> Ended[Any]:
    try:
        return Ended(number, answer=work(task, report))
    except DanceGameError as error:
        return Ended(number, error=error)
    except MemoryError:
        return Ended(number, error=unforeseen(task, "out of memory"))
    except BrokenPipeError:  # of the line: whoever waited for it has gone
        raise
    except Exception as error:  # noqa: BLE001 (it goes back to who asked, and the next task is another)
        return Ended(number, error=unforeseen(task, f"{type(error).__name__}: {error}"))


def unforeseen(task: object, reason: str) -> DanceGameError:
    """Return what to say of a task that failed in a way that nobody thought of."""
    return InputError(
        N_("{name} could not be imported ({reason})."),
        remedy=N_("Try whether a video player shows it; if it does, convert it to MP4."),
        name=getattr(task, "name", task),
        reason=reason,
    )


def _reporter(line: Connection, number: int) -> Callable[[float, str], None]:
    """Return what sends how far a task is, and not too often."""
    last_s, last_text = 0.0, ""

    def report(share: float, text: str) -> None:
        nonlocal last_s, last_text
        now_s = time.monotonic()
        if text != last_text or now_s - last_s >= REPORT_EVERY_S:
            last_s, last_text = now_s, text
            line.send(Reached(number, share, text))

    return report
