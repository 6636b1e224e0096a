"""Sees what a reader does beside reading: Python tells its hooks of files, programs, sockets and code as they come.

What libraries do past Python shows in the folder beside the reader's, which nobody may touch.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any

# No reader has reason to do one of these.
FORBIDDEN = frozenset({
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.startfile", "os.spawn",
    "pickle.find_class", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "ctypes.dlopen",
    "sqlite3.load_extension", "sqlite3.enable_load_extension",
})  # fmt: skip
# What these change, by the places of its names among their words.
CHANGING = {
    "os.mkdir": (0,), "os.rename": (0, 1), "os.remove": (0,), "os.rmdir": (0,), "os.link": (0, 1), "os.symlink": (1,),
    "os.truncate": (0,), "os.chmod": (0,), "os.utime": (0,), "sqlite3.connect": (0,),
}  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Where Python's own modules and those of libraries lie, which are read in when they are first needed.
INSTALLED = tuple(
    {os.path.realpath(path) for path in (*sys.path, sys.prefix, sys.base_prefix) if path}
    | {str(Path(__file__).resolve().parents[2])}
)
NOWHERE = {os.devnull, "/proc/self/clear_refs"}


class _Watch:
    """folder: where the reader may write; None while nobody is watched. seen: what it did that it may not."""

    folder: str | None = None
    seen: list[str]


_watch = _Watch()
_is_hooked = False


class ForbiddenError(BaseException):
    """Something is done that no reader may do; no reader may catch it."""


@contextmanager
def watched(folder: Path) -> Iterator[list[str]]:
    """Watch what is done meanwhile; yields what is done that may not be."""
    _hook()
    _watch.seen = []
    _watch.folder = os.path.realpath(folder)
    try:
        yield _watch.seen
    finally:
        _watch.folder = None


def _hook() -> None:
    global _is_hooked
    if not _is_hooked:
        _is_hooked = True
        sys.addaudithook(_see)


def _see(event: str, words: tuple[Any, ...]) -> None:
    if _watch.folder is None or not _is_forbidden(event, words):
        return
    folder, _watch.folder = _watch.folder, None  # what follows is ours
    _watch.seen.append(f"{event} {words!r:.200}")
    _watch.folder = folder
    raise ForbiddenError(event)


def _is_forbidden(event: str, words: tuple[Any, ...]) -> bool:
    if event in FORBIDDEN:
        return True
    if event == "open":
        path, _mode, flags = words
        return isinstance(flags, int) and bool(flags & WRITING) and not _is_inside(path)
    if event in CHANGING:
        return not all(_is_inside(_placed(words[place], words[-1])) for place in CHANGING[event])
    return event == "exec" and not _is_installed(words[0])


def _placed(path: object, folder: object) -> object:
    """Return the name of a file; folder: the number of an open one that it is in, -1 for none, or something else."""
    if isinstance(path, str) and isinstance(folder, int) and folder >= 0 and not path.startswith(os.sep):
        return f"{os.path.realpath(f'/proc/self/fd/{folder}')}{os.sep}{path}"
    return path


def _is_inside(path: object) -> bool:
    """Say whether a file lies where the reader may write; one that is open already, by its number, was judged then."""
    if not isinstance(path, (str, bytes, os.PathLike)):
        return True
    name = os.fsdecode(path).removeprefix("file:")
    assert _watch.folder is not None
    return (
        name in NOWHERE or name == ":memory:" or f"{os.path.realpath(name)}{os.sep}".startswith(_watch.folder + os.sep)
    )


def _is_installed(code: object) -> bool:
    if not isinstance(code, CodeType):
        return False
    name = code.co_filename
    return name.startswith("<frozen ") or (name.startswith(os.sep) and os.path.realpath(name).startswith(INSTALLED))
