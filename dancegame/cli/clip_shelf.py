"""Clips for the game: made in a process of its own, so that the picture goes on, and kept among videos and pictures."""

import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, wait
from ctypes import c_double
from dataclasses import dataclass
from functools import partial
from multiprocessing.sharedctypes import RawValue
from pathlib import Path, PurePath
from typing import Self

import platformdirs

from dancegame.core.evening.players import Player
from dancegame.core.ports import KeptClip
from dancegame.core.settings import Settings

FOLDER = "dancegame"
# Whoever asked for a clip and leaves gets it, if that does not take for ever.
FINISHING_S = 120.0
PATIENCE = 10


@dataclass(frozen=True)
class ClipWork:
    """Implements core.ports.ClipWork. number: of the work, from 0. done: how many works the process has done by now."""

    future: Future[KeptClip]
    number: int
    done: c_double

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1; works wait for each other."""
        return min(max(self.done.value - self.number, 0.0), 1.0)


class ClipShelf:
    """Implements core.ports.ClipShelf; a context manager that ends its process. roots: of the library."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = tuple(roots)
        self._pool: ProcessPoolExecutor | None = None
        self._begun: list[Future[KeptClip]] = []
        self._done = RawValue(c_double, 0.0)

    def keep(self, replay: PurePath, players: Mapping[int, Player], settings: Settings) -> ClipWork:
        """Begin to write a film and a picture of a replay; it fails with BrokenExecutor where its process is lost."""
        number = len(self._begun)
        work = partial(_work, number, Path(replay), self._roots, dict(players), settings)
        try:
            begun = self._opened().submit(work)
        except BrokenExecutor:
            self._pool = None  # its process was lost: another one
            begun = self._opened().submit(work)
        self._begun.append(begun)
        return ClipWork(begun, number, self._done)

    def _opened(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_step_back, initargs=(self._done,))
        return self._pool

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            wait(self._begun, FINISHING_S)
            for process in list((self._pool._processes or {}).values()):
                process.terminate()
            self._pool.shutdown(wait=True, cancel_futures=True)


# In the process of its own: how many works are done, the last one in part.
_done = c_double(0.0)


def _step_back(done: c_double) -> None:
    """Leave the processor to the game where both want it; end on request with every file tidied up."""
    global _done
    from dancegame.cli.requests import end_on_request

    _done = done
    end_on_request()
    if hasattr(os, "nice"):
        os.nice(PATIENCE)


def _work(
    number: int, replay: Path, roots: Sequence[Path], players: Mapping[int, Player], settings: Settings
) -> KeptClip:
    def tell(share: float) -> None:
        _done.value = number + share

    tell(0.0)
    return keep_clip(replay, roots, players, settings, on_progress=tell)


def keep_clip(
    replay: Path,
    roots: Sequence[Path],
    players: Mapping[int, Player],
    settings: Settings,
    *,
    on_progress: Callable[[float], None],
) -> KeptClip:
    """Write a film with sound and a picture of a replay among the user's videos and pictures. Raises DanceGameError.

    on_progress: hears which share of the film is written.
    """
    from dancegame.cli.filming import look_of, write_picture
    from dancegame.cli.replay_films import open_round, sound_of
    from dancegame.songs.films.writing import kind_of, write_film
    from dancegame.songs.library import Library
    from dancegame.texts import use_language

    use_language(settings.language)
    look, shelf = look_of(settings), Library(roots)
    kept = open_round(replay, shelf)
    video = Path(platformdirs.user_videos_dir()) / FOLDER / f"{replay.stem}.mp4"
    picture = Path(platformdirs.user_pictures_dir()) / FOLDER / f"{replay.stem}.png"
    write_picture(picture, kept.poster(look=look, players=players))
    stretch = kept.stretch(start_s=None, seconds=None)
    has_sound = shelf.sound_path(kept.replay.song_id) is not None
    sound = sound_of(shelf, kept.replay.song_id, stretch) if has_sound else None
    film = kept.clip(stretch, size_px=kind_of(video).size_px, look=look, players=players)
    write_film(video, film, sound=sound, on_progress=lambda film_s: on_progress(film_s / film.seconds))
    return KeptClip(video, picture)
