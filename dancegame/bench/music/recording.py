"""Records what the mixer plays while the speed of a song changes, by SDL's recorder in place of a sound card."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pygame

from dancegame.bench.music.tones import Floats
from dancegame.core.pace import Pace
from dancegame.music.player import SongPlayer, open_player

FROM_S = 1.0
LOOK_S = 1 / 60


@dataclass(frozen=True)
class Recorded:
    """sound: (N,) one side of what was played. pace: the song seconds of its seconds. cpu: percent of a core."""

    sound: Floats
    pace: Pace
    last_song_s: float
    cpu: float
    longest_wait_s: float


def record(path: Path, *, speeds: Sequence[float], step_s: float) -> Recorded:
    """Play a file at one speed after the other and return what a sound card would have got. Raises SoundError."""
    taken = path.with_suffix(".raw")
    with _recorder(taken) as player:
        player.play(str(path), start_s=FROM_S, speed=speeds[0])
        begun_s, begun_cpu_s, waits_s = time.perf_counter(), time.process_time(), [0.0]
        for speed in speeds:
            asked_s = time.perf_counter()
            player.set_speed(speed)
            waits_s.append(time.perf_counter() - asked_s)
            while time.perf_counter() < begun_s + step_s * (len(waits_s) - 1):
                player.position_s()
                time.sleep(LOOK_S)
        cpu = 100 * (time.process_time() - begun_cpu_s) / (time.perf_counter() - begun_s)
        pace, last_song_s = player.pace(), player.position_s()
        pace = pace.later(-pace.at_s(FROM_S))
        player.stop()
    sound = np.fromfile(taken, "<i2").reshape(-1, 2)[:, 0] / 32768
    heard = np.flatnonzero(np.abs(sound) > 0.005)
    return Recorded(sound[heard[0] : heard[-1]], pace, last_song_s, cpu, max(waits_s))


@contextmanager
def _recorder(file: Path) -> Iterator[SongPlayer]:
    """Open the mixer on a recorder for a while."""
    names = {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(file)}
    before = {name: os.environ.get(name) for name in names}
    pygame.mixer.quit()
    os.environ.update(names)
    try:
        player = open_player()
        if not isinstance(player, SongPlayer):
            raise player.problem or RuntimeError("SDL has no recorder")
        yield player
    finally:
        pygame.mixer.quit()
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
