"""Keeps the chatter of the pose network's native library off the terminal, and nothing else."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

STDERR_FD = 2
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


@contextmanager
def without_chatter() -> Iterator[None]:
    """Hold back what is written to the terminal's error stream; pass on all but the chatter at the end."""
    try:
        terminal = os.dup(STDERR_FD)
    except OSError:  # a program without a console has no such stream
        yield
        return
    with tempfile.TemporaryFile() as held:
        os.dup2(held.fileno(), STDERR_FD)
        try:
            yield
        finally:
            os.dup2(terminal, STDERR_FD)
            os.close(terminal)
            _pass_on(held)


def _pass_on(held: IO[bytes]) -> None:
    held.seek(0)
    said = b"".join(line for line in held if not CHATTER.match(line))
    if said:
        os.write(STDERR_FD, said)
