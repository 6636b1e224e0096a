"""Keeps the chatter of the pose network's native library off the terminal, and nothing else."""

import os
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import IO

STDERR_FD = 2
# The last chatter comes with the first person, or some pictures later where the memory for it happened to lie well.
CHATTERING_PICTURES = 30
# What the native library writes to file descriptor 2 whatever the environment says: TF_CPP_MIN_LOG_LEVEL,
# GLOG_minloglevel and ABSL_MIN_LOG_LEVEL change nothing in mediapipe 1.2. The sentences are others in each release;
# that they are information or warnings of one of its source files is told by how they begin. Networks that start side
# by side write between the pieces of each other's lines. Errors pass.
CHATTER = re.compile(
    rb"((INFO|WARNING): )*\[\w+\.cc:\d+\] |\n"
    rb"|[IW]\d{4} \S+ +\d+ \w+\.cc:\d+\] "
    rb"|INFO: Created TensorFlow Lite XNNPACK delegate"
    rb"|WARNING: (Logging before InitGoogle\(\)|All log messages before absl::InitializeLog)"
)


class _Stream:
    """The terminal's error stream, which several threads may hold back at once: the last of them lets go of it."""

    def __init__(self) -> None:
        self._lock, self._holders = threading.Lock(), 0
        self._terminal: int | None = None
        self._held: IO[bytes] | None = None

    def hold(self) -> None:
        with self._lock:
            self._holders += 1
            if self._holders > 1:
                return
            with suppress(OSError):  # a program without a console has no such stream
                self._terminal = os.dup(STDERR_FD)
                self._held = tempfile.TemporaryFile()  # noqa: SIM115 (kept until the last lets go)
                os.dup2(self._held.fileno(), STDERR_FD)

    def let_go(self) -> None:
        with self._lock:
            self._holders -= 1
            if self._holders or self._terminal is None:
                return
            os.dup2(self._terminal, STDERR_FD)
            os.close(self._terminal)
            held, self._terminal, self._held = self._held, None, None
            if held is not None:
                with held:
                    _pass_on(held)


_STREAM = _Stream()


@contextmanager
def without_chatter() -> Iterator[None]:
    """Hold back what is written to the terminal's error stream; pass on all but the chatter at the end."""
    _STREAM.hold()
    try:
        yield
    finally:
        _STREAM.let_go()


class Opening:
    """The first pictures with people in them, until a network has chattered all that it has to say."""

    def __init__(self) -> None:
        self._left = CHATTERING_PICTURES

    def quiet(self) -> AbstractContextManager[None]:
        """Return what holds back the chatter of the next picture."""
        return without_chatter() if self._left else nullcontext()

    def count(self, people: int) -> None:
        """Take in how many people were found in it."""
        if people:
            self._left = max(0, self._left - 1)


def _pass_on(held: IO[bytes]) -> None:
    held.seek(0)
    said = b"".join(line for line in held if not CHATTER.match(line))
    if said:
        os.write(STDERR_FD, said)
