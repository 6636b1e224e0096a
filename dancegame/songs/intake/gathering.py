"""Gathers the videos that are meant: files, whole folders, lists."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.songs.intake.beside import said_beside
from dancegame.songs.intake.lists import read_list
from dancegame.songs.intake.said import Said, Wish

# What is taken of a folder; a file that is named may be called whatever it likes.
VIDEO_SUFFIXES = (
    *(".3gp", ".avi", ".divx", ".f4v", ".flv", ".gif", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg"),
    *(".mts", ".ogv", ".qt", ".ts", ".vob", ".webm", ".wmv"),
)
LIST_SUFFIX = ".csv"


def is_about_many(paths: Sequence[Path]) -> bool:
    """Say whether more may be meant than one video."""
    return len(paths) != 1 or paths[0].suffix.casefold() == LIST_SUFFIX or paths[0].is_dir()


def gather(paths: Sequence[Path], said: Said) -> list[Wish]:
    """Return every video that is meant, each once, with what is said of it.

    said: on the command line, of all of them; it counts before what a list says, that before a file beside the video.
    Raises InputError for a list that cannot be read, and where there is no video at all.
    """
    wishes = {(wish.video, wish.said): wish for path in paths for wish in _wishes_of(path, said)}
    if not wishes:
        raise InputError(
            N_("There is no video in {places}."),
            remedy=N_("Name videos, folders of videos, or a CSV list with a column “path”."),
            places=", ".join(map(str, paths)),
        )
    return list(wishes.values())


def _wishes_of(path: Path, said: Said) -> Iterator[Wish]:
    if path.is_dir():
        for video in _videos_in(path):
            yield _with_beside(Wish(video, said))
    elif path.suffix.casefold() == LIST_SUFFIX:
        for wish in read_list(path):
            yield _with_beside(Wish(wish.video, said.or_else(wish.said), wish.problem))
    else:
        yield _with_beside(Wish(path, said))


def _videos_in(folder: Path) -> Iterator[Path]:
    """Yield the videos of a folder and of those in it, by name; hidden ones are left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.casefold() in VIDEO_SUFFIXES and not name.startswith("."):
                yield Path(place) / name


def _with_beside(wish: Wish) -> Wish:
    """Return a wish with what a file beside its video says; with its problem where that cannot be."""
    try:
        said = wish.said.or_else(said_beside(wish.video))
        said.check()
    except InputError as error:
        return Wish(wish.video, wish.said, wish.problem or error)
    return Wish(wish.video, said, wish.problem)
