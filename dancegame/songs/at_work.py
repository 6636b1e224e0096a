"""Which videos somebody is importing into a library just now: a lock for each, which goes with whoever holds it.

The system lets go of a lock when its process ends, however it does; a file that is left behind locks nobody out.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

from dancegame.songs.origins import Origin

SUFFIX = ".import"


class AtWork:
    """The videos that this process is importing. home: the library's. A context manager that lets go of them."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "reference_poses"
        self._held: dict[Path, int] = {}

    def begin(self, origin: Origin) -> bool:
        """Claim a video as it is wished; return whether nobody else is at it."""
        path = self._path(origin)
        if path in self._held:
            return False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            held = _locked(path)
        except OSError:  # where nothing can be locked nobody is kept out
            return True
        if held is not None:
            self._held[path] = held
        return held is not None

    def end(self, origin: Origin) -> None:
        """Let go of a video."""
        held = self._held.pop(path := self._path(origin), None)
        if held is not None:
            _let_go(path, held)

    def _path(self, origin: Origin) -> Path:
        return self._folder / f".{origin.video[:16]}-{origin.wish[:16]}{SUFFIX}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for path, held in self._held.items():
            _let_go(path, held)
        self._held.clear()


def _locked(path: Path) -> int | None:
    """Return a locked file, None where somebody else has locked it. Raises OSError."""
    while True:
        file = os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o666)
        try:
            _lock(file)
        except BlockingIOError:
            os.close(file)
            return None
        except BaseException:
            os.close(file)
            raise
        # Whoever had it may have removed it since it was opened here.
        with suppress(OSError):
            if os.path.samestat(os.fstat(file), path.stat()):
                return file
        os.close(file)


def _let_go(path: Path, file: int) -> None:
    if sys.platform == "win32":  # what is open cannot be removed
        os.close(file)
        with suppress(OSError):
            path.unlink()
        return
    with suppress(OSError):
        path.unlink()
    os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
