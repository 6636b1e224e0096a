"""Keeps the chatter of the pose network's native library off the terminal, and nothing else."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

STDERR_FD = 2
# Written by the native library to file descriptor 2 whatever the environment says: TF_CPP_MIN_LOG_LEVEL,
# GLOG_minloglevel and ABSL_MIN_LOG_LEVEL change nothing in mediapipe 1.2.
CHATTER = (
    b"Created TensorFlow Lite XNNPACK delegate",
    b"Logging before InitGoogle()",
    b"inference_feedback_manager.cc",
    b"landmark_projection_calculator.cc",
)


@contextmanager
def without_chatter() -> Iterator[None]:
    """Hold back what is written to the terminal's error stream; pass on all but the known chatter at the end."""
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
    said = b"".join(line for line in held if not any(chatter in line for chatter in CHATTER))
    if said:
        os.write(STDERR_FD, said)
