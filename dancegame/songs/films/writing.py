"""Writes films: the ending of a file's name says how; whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import InputError
from dancegame.core.ports import Film
from dancegame.core.texts import N_
from dancegame.songs.films import gif, mp4, webp
from dancegame.songs.films.pictures import FilmPictures, Progress
from dancegame.songs.transaction import replaced, told_if_unwritable

Sound = NDArray[np.float32]


@dataclass(frozen=True)
class Kind:
    """How films of one ending are written.

    size_px: unless another is asked for. is_coarse: few colours, and what changes takes much room.
    """

    rate: Fraction
    size_px: tuple[int, int]
    write: Callable[[BinaryIO, FilmPictures], None]
    write_with_sound: Callable[[BinaryIO, FilmPictures, Sound], None] | None = None
    is_coarse: bool = False


KINDS = {
    ".mp4": Kind(mp4.RATE, (1280, 720), partial(mp4.write_mp4, sound=None), mp4.write_mp4),
    ".gif": Kind(gif.RATE, (640, 360), gif.write_gif, is_coarse=True),
    ".webp": Kind(webp.RATE, (640, 360), webp.write_webp),
}


@dataclass(frozen=True)
class Written:
    """A film that is in its file."""

    seconds: float
    pictures: int
    size_px: tuple[int, int]
    bytes: int


def kind_of(path: Path, *, has_sound: bool = False) -> Kind:
    """Return how a film is written into a file. Raises InputError for another ending, and where sound cannot be."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise InputError(
            N_("{path} has no ending of a film."), remedy=N_("Let it end in .mp4, .gif or .webp."), path=path
        )
    if has_sound and kind.write_with_sound is None:
        raise InputError(
            N_("{path} cannot have sound."), remedy=N_("Let it end in .mp4, or leave out --sound."), path=path
        )
    return kind


@contextmanager
def _failures_of_the_disk() -> Iterator[None]:
    """Raise what went wrong with the file itself: writers that flush at their end hide it behind an error of theirs."""
    try:
        yield
    except av.FFmpegError as error:
        cause = error.__context__
        raise cause if isinstance(cause, OSError) else OSError(error.errno, error.strerror) from error


def write_film(path: Path, film: Film, *, sound: Sound | None = None, on_progress: Progress | None = None) -> Written:
    """Write a film, and beside it its sound (N, 2) float32 at RATE_HZ.

    Raises InputError for an ending that is none, and where the file cannot be written.
    """
    kind = kind_of(path, has_sound=sound is not None)
    pictures = FilmPictures(film, kind.rate, on_progress)
    with told_if_unwritable(path), replaced(path) as file, _failures_of_the_disk():
        if sound is not None and kind.write_with_sound is not None:
            kind.write_with_sound(file, pictures, sound)
        else:
            kind.write(file, pictures)
        size = file.seek(0, 2)
    return Written(float(pictures.count / kind.rate), pictures.count, film.size_px, size)
