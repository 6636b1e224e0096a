"""Runs the real program as a person would, and reads what it prints."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest import mock

from dancegame.cli import main

ROOT = Path(__file__).resolve().parents[2]
SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def run_program(*words: str, timeout_s: float = 240, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `dancegame words...` in a process of its own and return what became of it."""
    return subprocess.run(
        [sys.executable, "-m", "dancegame", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=timeout_s,
    )


def run_here(*words: str) -> subprocess.CompletedProcess[str]:
    """Run `dancegame words...` in this process: the same command without a start; what it does not catch is raised."""
    with _as_a_program(words) as streams:
        try:
            main()
            code: Any = 0
        except SystemExit as end:
            code = end.code or 0
    out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams)
    return subprocess.CompletedProcess(words, code, out, err)


@contextmanager
def _as_a_program(words: tuple[str, ...]) -> Iterator[list[TextIOWrapper]]:
    """Give this process the words, folder and streams of a program, and take back what that one changes."""
    streams = [TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2)]
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    with (
        mock.patch.object(sys, "argv", ["dancegame", *words]),
        mock.patch.dict(os.environ),
        chdir(ROOT),
        redirect_stdout(streams[0]),
        redirect_stderr(streams[1]),
    ):
        try:
            yield streams
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)


def json_of(*words: str, timeout_s: float = 240) -> dict[str, Any]:
    """Run a command with `--json` in a process of its own and return its answer; stdout must hold nothing else."""
    return _answer(run_program(*words, "--json", timeout_s=timeout_s))


def json_here(*words: str) -> dict[str, Any]:
    """Run a command with `--json` in this process and return its answer; stdout must hold nothing else."""
    return _answer(run_here(*words, "--json"))


def _answer(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def press(screen: str, *keys: str) -> None:
    """Press keys on a screen, one after the other."""
    subprocess.run(["xdotool", "key", *keys], env={**os.environ, "DISPLAY": screen}, check=True, timeout=10)


def until(is_so: Callable[[], bool], *, by: Callable[[], None], limit_s: float = 90.0, every_s: float = 0.5) -> None:
    """Do something, twice a second if not said otherwise, until something is so; fails when it does not come."""
    end_s = time.monotonic() + limit_s
    while not is_so():
        assert time.monotonic() < end_s, "it did not come"
        by()
        time.sleep(every_s)


def has_window(screen: str) -> bool:
    """Tell whether a window is shown besides the screen itself."""
    words = ["xdotool", "search", "--onlyvisible", "--class", ".*"]
    environment = {**os.environ, "DISPLAY": screen}
    found = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=10, check=False)
    return len(found.stdout.split()) > 1
