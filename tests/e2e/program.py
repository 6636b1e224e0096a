"""Runs the real program as a person would, and reads what it prints."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def run_program(*words: str, timeout_s: float = 240, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `dancegame words...` and return what became of it."""
    return subprocess.run(
        [sys.executable, "-m", "dancegame", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=timeout_s,
    )


def json_of(*words: str, timeout_s: float = 240) -> dict[str, Any]:
    """Run a command with `--json` and return its answer; stdout must hold nothing else."""
    done = run_program(*words, "--json", timeout_s=timeout_s)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def press(screen: str, *keys: str) -> None:
    """Press keys on a screen, one after the other."""
    subprocess.run(["xdotool", "key", *keys], env={**os.environ, "DISPLAY": screen}, check=True, timeout=10)
