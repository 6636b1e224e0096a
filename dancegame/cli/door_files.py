"""Which files can be chosen to become songs: the newest videos and packs where people keep theirs, and any folder."""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePath

import platformdirs

from dancegame.core.arrivals import FileKind, FoundFile
from dancegame.songs.intake.gathering import VIDEO_SUFFIXES
from dancegame.songs.packs.manifest import PACK_SUFFIX

MOST_FILES, MOST_LOOKED_AT = 300, 5000


def found(folder: PurePath | None) -> Sequence[FoundFile]:
    """Return what is in a folder, or the newest of the usual folders, and these: files by age, then folders."""
    folders = places() if folder is None else (Path(folder),)
    inside = [one for place in folders for one in _inside(place)]
    files = sorted((one for one in inside if one.kind is not FileKind.FOLDER), key=lambda one: one.age_s)
    if folder is None:
        deeper = [FoundFile(place, FileKind.FOLDER) for place in (*places(), Path.home())]
    else:
        deeper = sorted(
            (one for one in inside if one.kind is FileKind.FOLDER), key=lambda one: one.path.name.casefold()
        )
    return (*dict.fromkeys(files[:MOST_FILES]), *deeper)


def unfolded(paths: Sequence[PurePath]) -> Sequence[PurePath]:
    """Return files, with videos and packs that are in folders in their place, by name."""
    files: list[PurePath] = []
    for path in map(Path, paths):
        if _is_folder(path):
            inside = _files_below(path)
            chosen = sorted((one for one in inside if kind_of(one) is not None), key=lambda one: str(one).casefold())
            # Of an empty one something has to be said as well.
            files += chosen or [path]
        else:
            files.append(path)
    return tuple(dict.fromkeys(files))[:MOST_FILES]


def places() -> tuple[Path, ...]:
    """Return where people keep videos, as far as there is such a folder."""
    usual = (platformdirs.user_downloads_dir(), platformdirs.user_videos_dir(), platformdirs.user_desktop_dir())
    return tuple(dict.fromkeys(Path(place) for place in usual if Path(place).is_dir()))


def kind_of(path: Path) -> FileKind | None:
    """Say what a file can be brought as by its name; None where it is likely nothing."""
    suffix = path.suffix.lower()
    return FileKind.PACK if suffix == PACK_SUFFIX else FileKind.VIDEO if suffix in VIDEO_SUFFIXES else None


def _inside(folder: Path) -> Iterator[FoundFile]:
    for path in _listed(folder):
        with suppress(OSError):
            if path.name.startswith("."):
                continue
            if path.is_dir():
                yield FoundFile(path, FileKind.FOLDER)
            elif (kind := kind_of(path)) is not None:
                state = path.stat()
                yield FoundFile(path, kind, max(0.0, time.time() - state.st_mtime), state.st_size)


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield files at any depth, not through links, and not without end."""
    waiting, looked_at = [folder], 0
    while waiting and looked_at < MOST_LOOKED_AT:
        for path in _listed(waiting.pop()):
            looked_at += 1
            if path.name.startswith("."):
                continue
            with suppress(OSError):  # a drive of the network that has gone, folders of others
                if path.is_dir() and not path.is_symlink():
                    waiting.append(path)
                elif path.is_file():
                    yield path


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; of what is out of reach whoever looks into it says why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _listed(folder: Path) -> list[Path]:
    try:
        return [path for path, _ in zip(folder.iterdir(), range(MOST_LOOKED_AT), strict=False)]
    except OSError:
        return []
