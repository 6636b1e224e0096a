"""Claims on a song's name: of two imports at once that would take the same id, the second takes the next one."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# A claim lasts as long as a song is being saved; one that is older was left by a program that was killed.
STALE_S = 300.0


@contextmanager
def claimed(folder: Path, choose: Callable[[Callable[[str], bool]], str]) -> Iterator[str]:
    """Hold an id while its song is being saved. choose: returns an id that is not taken, as it is told.

    Raises OSError where nothing can be written to the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lost: set[str] = set()
    while True:
        song_id = choose(lost.__contains__)
        claim = folder / f".{song_id}.claim"
        if not _claim(claim):
            lost.add(song_id)
        elif choose(lost.__contains__) == song_id:
            break
        else:  # saved by somebody else between the choice and the claim
            claim.unlink()
    try:
        yield song_id
    finally:
        with suppress(OSError):
            claim.unlink()


def _claim(path: Path) -> bool:
    """Make the file unless somebody else has."""
    for _ in range(2):
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            with suppress(OSError):
                # On either side: the clock may have been set back since.
                if abs(time.time() - path.stat().st_mtime) > STALE_S:
                    path.unlink()
                    continue
            return False
        return True
    return False
