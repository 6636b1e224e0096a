"""Replaces files: several of them together, all or none when anything goes wrong on the way; or one at a stroke."""

import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dancegame.core.errors import InputError
from dancegame.core.texts import N_


def replace_together(contents: dict[Path, bytes | None]) -> None:
    """Give each file its new content, None for no file, in the order of the mapping; folders are made.

    After an exception, KeyboardInterrupt included, the files are as they were before. Raises OSError.
    """
    staged = {path: _beside(path) for path, content in contents.items() if content is not None}
    kept = {path: _beside(path) for path in contents}
    is_staged = is_done = False
    try:
        for path, temporary in staged.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_through(temporary, contents[path] or b"")
        is_staged = True
        for path in reversed(contents):  # the last file names the others: it leaves first and arrives last
            if path.exists():
                path.replace(kept[path])
        for path, temporary in staged.items():
            temporary.replace(path)
        is_done = True
    finally:
        if is_staged and not is_done:
            _put_back(staged, kept)
        _remove([*staged.values(), *kept.values()])


def replace_at_a_stroke(path: Path, content: bytes) -> None:
    """Give one file its new content; whoever reads it meanwhile finds the old or the new. Raises OSError.

    A link stays a link: what it points to is replaced.
    """
    with replaced(path) as file:
        file.write(content)


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """Write a file's new content into a hidden one, which takes its place once that is done without an exception.

    Whoever reads it meanwhile finds the old or the new. A link stays a link. Raises OSError.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _beside(path)
    try:
        with temporary.open("w+b") as file:
            yield file
            _flush(file)
        temporary.replace(path)
    finally:
        _remove([temporary])


@contextmanager
def told_if_unwritable(path: Path) -> Iterator[None]:
    """Turn what hinders a file of the player's from being written into an InputError."""
    try:
        yield
    except OSError as error:
        raise InputError(
            N_("{path} cannot be written: {reason}."),
            remedy=N_("Free some space, or make it writable."),
            path=path,
            reason=error.strerror or error,
        ) from error


def _put_back(staged: dict[Path, Path], kept: dict[Path, Path]) -> None:
    for path, old in reversed(kept.items()):
        if old.exists():
            old.replace(path)
        elif path in staged and not staged[path].exists():  # moved into place already
            path.unlink(missing_ok=True)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """Return an unused hidden name in the same folder, so that moving there stays on one disk."""
    return path.with_name(f".{uuid.uuid4().hex}.part")


def write_through(path: Path, content: bytes) -> None:
    """Write a file to the disk itself: when the next is written, or its folder gets its name, it is there."""
    with path.open("wb") as file:
        file.write(content)
        _flush(file)


def _flush(file: BinaryIO) -> None:
    """Bring what was written to the disk itself."""
    file.flush()
    os.fsync(file.fileno())
