"""What libraries of Linux need and offer, as binutils tell."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

TIMEOUT_S = 120


def needed_by(library: Path) -> set[str]:
    """Return the names of the libraries that one asks for."""
    lines = _told("readelf", "-d", library)
    return {line.split("[")[1].rstrip("]") for line in lines if "(NEEDED)" in line}


def missing_in(library: Path) -> set[str]:
    """Return the names of functions and variables that a library expects of others."""
    return {line.split()[-1] for line in _told("nm", "-D", "--undefined-only", library)}


def offered_by(library: Path) -> set[str]:
    """Return the names of functions and variables that a library has for others."""
    return {line.split()[-1].replace("@@", "@") for line in _told("nm", "-D", "--defined-only", library)}


def _told(*command: object) -> Sequence[str]:
    words = [str(word) for word in command]
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=TIMEOUT_S).stdout.splitlines()
