"""Decodes the media of strangers in a process of its own, which has little time and memory and writes nothing.

What fails there fails there alone; only a short answer in JSON comes back.
"""

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from dancegame.songs.packs.media import flaw_of

# A song of two hours takes half a minute on a slow computer.
MOST_S = 120.0
# The longest dance there may be takes 0.7 GB while it is read; libraries map another 0.2.
MOST_MEMORY_BYTES = 2_000_000_000
MOST_ANSWER_BYTES = 10_000

# The folder of a song's media -> which file is wrong and why.
Examine = Callable[[Path], tuple[str, str] | None]


class ExaminationError(Exception):
    """The process came to its end, or took too long."""


@contextmanager
def examiner(*, most_s: float = MOST_S) -> Iterator[Examine]:
    """Yield what examines one song after the other, for at most `most_s` seconds each; raises ExaminationError."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_answer, args=(there,), name="dancegame-packs", daemon=True)
    process.start()
    there.close()

    def examine(folder: Path) -> tuple[str, str] | None:
        try:
            here.send_bytes(str(folder).encode())
            if not here.poll(most_s):
                raise ExaminationError(f"it is not read within {most_s:.0f} s")
            return msgspec.json.decode(here.recv_bytes(MOST_ANSWER_BYTES), type=tuple[str, str] | None)
        except (OSError, EOFError, msgspec.MsgspecError) as error:
            raise ExaminationError("it cannot be read without harm") from error

    try:
        yield examine
    finally:
        here.close()
        process.kill()
        process.join()


def _answer(questions: Connection) -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks ends this one
    _restrict()
    with suppress(EOFError, OSError):
        while True:
            folder = Path(questions.recv_bytes().decode())
            questions.send_bytes(msgspec.json.encode(flaw_of(folder))[:MOST_ANSWER_BYTES])


def _restrict() -> None:
    """Take memory and writing from this process, where the system can: Windows and parts of macOS cannot."""
    import soundfile  # noqa: F401 (before files are out of reach)

    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
