"""Puts the parts of a game together: songs, music, effects and the live camera."""

import random
import time
from pathlib import Path

from dancegame.cli.finder import Finder
from dancegame.core.ports import LiveCamera, ReplayShelf
from dancegame.core.score import Strictness
from dancegame.core.song import Dance
from dancegame.game.parts import GameParts
from dancegame.music.effects import Effects
from dancegame.music.player import open_player
from dancegame.music.silent import SilentPlayer
from dancegame.songs.latencies import LatencyFile
from dancegame.songs.library import Library, open_library, starter_pack


def make_parts(
    *,
    library: Path | None,
    camera: str,
    players: int,
    finder: Finder,
    strictness: Strictness = Strictness.PARTY,
    replays: ReplayShelf | None = None,
    is_silent: bool = False,
) -> GameParts:
    """Return the parts of a game. Raises InputError for a camera or song that cannot be.

    players: how many dance in the picture at most. finder: what finds them. replays: where rounds are kept.
    is_silent: no sound device is touched.
    """
    shelf = open_library(library)
    return GameParts(
        shelf=shelf,
        music=SilentPlayer() if is_silent else open_player(),
        effects=Effects((starter_pack() or Path()) / "sounds" / "effects"),
        make_camera=_CameraMaker(shelf, camera, players, finder),
        clock_s=time.perf_counter,
        random=random.Random(),
        latencies=latencies_of(camera),
        strictness=strictness,
        replays=replays,
    )


def latencies_of(camera: str) -> LatencyFile:
    """Return what is remembered of a camera: a webcam by its own name, others by what was asked for."""
    return LatencyFile(camera=None if camera.isdecimal() else camera)


class _CameraMaker:
    """Makes the live camera of a round; a puppet in front of it has learnt the round's dance."""

    def __init__(self, shelf: Library, camera: str, players: int, finder: Finder) -> None:
        from dancegame.vision.cameras.camera import puppet_song

        song_id = puppet_song(camera)
        self._puppet_dance = shelf.load_dance(song_id).reference if song_id else None
        self._camera, self._players, self._finder = camera, players, finder

    def __call__(self, dance: Dance) -> LiveCamera:
        from dancegame.vision.live.worker import LiveWorker

        worker = LiveWorker(
            self._camera,
            players=self._players,
            puppet_dance=self._puppet_dance,
            model_path=self._finder.model_path,
            make_estimator=self._finder.maker,
        )
        worker.rehearse(dance.reference)
        return worker


def check_song(library: Path | None, song_id: str | None) -> None:
    """Raise SongError when a song is asked for that the library does not have, or that is damaged."""
    shelf = open_library(library)
    if song_id is not None:
        shelf.load_dance(song_id)
