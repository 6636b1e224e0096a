"""Puts the parts of a game together: songs, music, effects and the live camera."""

import random
import time
from pathlib import Path

from dancegame.cli.cameras import WishedCameras
from dancegame.core.errors import SongError
from dancegame.core.ports import ReplayShelf, SongShelf
from dancegame.core.score import Strictness
from dancegame.game.parts import GameParts
from dancegame.music.effects import Effects
from dancegame.music.player import open_player
from dancegame.music.silent import SilentPlayer
from dancegame.songs.latencies import LatencyFile
from dancegame.songs.library import starter_pack


def make_parts(
    cameras: WishedCameras,
    *,
    strictness: Strictness = Strictness.PARTY,
    replays: ReplayShelf | None = None,
    is_silent: bool = False,
) -> GameParts:
    """Return the parts of a game that is over before `cameras` are closed.

    replays: where rounds are kept. is_silent: no sound device is touched.
    """
    return GameParts(
        shelf=cameras.shelf,
        music=SilentPlayer() if is_silent else open_player(),
        effects=Effects((starter_pack() or Path()) / "sounds" / "effects"),
        make_camera=cameras.make,
        clock_s=time.perf_counter,
        random=random.Random(),
        latencies=LatencyFile(),
        strictness=strictness,
        replays=replays,
        wish=cameras.wish,
        cameras=cameras.lookout,
    )


def check_song(shelf: SongShelf, song_id: str | None) -> None:
    """Raise SongError when a song is asked for that the library does not have."""
    if song_id is not None and song_id not in {song.id for song in shelf.songs()}:
        raise SongError(f"There is no song {song_id}.", remedy="`dancegame songs` lists the songs.")
