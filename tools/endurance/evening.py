"""Plays an evening of endurance by the game's own main loop: by a fast clock with drawn people, or as it is played."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dancegame.bench.render.virtual_screen import virtual_screen
from dancegame.cli.cameras import WishedCameras
from dancegame.cli.finder import choose_estimator
from dancegame.cli.ghosts import Replays
from dancegame.cli.parts import open_parts
from dancegame.core.intents import Intent
from dancegame.core.live import CameraWish, LivePicture
from dancegame.core.ports import MusicPlayer
from dancegame.core.poses import PoseSequence
from dancegame.core.setting_kinds import WindowPlace
from dancegame.core.song import Dance
from dancegame.game.app import run_game
from dancegame.game.house import House
from dancegame.game.parts import GameParts
from dancegame.game.puppet_party import CAMERA, PUPPETS
from dancegame.game.router import Shown
from dancegame.music.silent import SilentPlayer
from dancegame.songs.database.book import Book
from dancegame.songs.library import open_library
from tools.endurance.host import Host
from tools.endurance.ledger import Ledger
from tools.gallery.stand_ins import DrawnPeople, HandClock

# Of the window: of a television, and, where two hours shall pass in minutes, as it opens when nobody says more.
REAL_SIZE, FAST_SIZE = (1920, 1080), (1280, 720)
# As small as a live worker hands its pictures on.
PICTURE_PX = (640, 360)
# Of a fast evening: often enough for every screen; the judge sees every observation anyhow.
STEPS_PER_S = 2


class HastyPeople(DrawnPeople):
    """Drawn people before a slow camera, whose picture is drawn once a second, for it takes as long as all else."""

    pictures_per_s = 15

    def __init__(self, clock: HandClock, dance: PoseSequence | None, people: int) -> None:
        super().__init__(clock, dance, people, size_px=PICTURE_PX)
        self._drawn: LivePicture | None = None

    def picture(self) -> LivePicture | None:
        """Return the newest picture, which is another one each time."""
        newest_s = self._told_s
        if newest_s is None:
            return None
        if self._drawn is None or newest_s - self._drawn.captured_s >= 1.0 or newest_s < self._drawn.captured_s:
            self._drawn = super().picture()
            return self._drawn
        return LivePicture(self._drawn.rgb, newest_s)


@dataclass
class Watched:
    """An `Autoplay` that lets a host lead, tells a ledger of each picture, and asks to end after some seconds.

    clock: moved on by a picture each time, None where time passes by itself.
    """

    host: Host
    ledger: Ledger
    lasts_s: float
    clock: HandClock | None = None
    _began_s: float | None = None

    def intents(self, shown: Shown, house: House, now_s: float) -> list[Intent]:
        """Want what the host wants."""
        self._began_s = now_s if self._began_s is None else self._began_s
        self.host.is_over = now_s - self._began_s >= self.lasts_s
        self.ledger.note(shown, house, now_s)
        if self.clock is not None:
            self.clock.now_s += 1 / STEPS_PER_S
        return self.host.intents(shown, house, now_s)


class SoundedClock(SilentPlayer):
    """A song clock that follows another clock than the sound, which plays all the same."""

    def __init__(self, sound: MusicPlayer, clock: HandClock) -> None:
        super().__init__(clock_s=clock)
        self._sound = sound

    def play(self, path: str | None, *, start_s: float = 0.0, speed: float | None = None) -> None:
        """Play a file, and run the clock."""
        self._sound.play(path, start_s=start_s, speed=speed)
        super().play(path, start_s=start_s, speed=speed)

    def set_speed(self, speed: float) -> None:
        """Run with so many song seconds a second from now on."""
        self._sound.set_speed(speed)
        super().set_speed(speed)

    def pause(self) -> None:
        """Hold both."""
        self._sound.pause()
        super().pause()

    def resume(self) -> None:
        """Let both go on."""
        self._sound.resume()
        super().resume()

    def renew(self) -> None:
        """Let the sound go on elsewhere."""
        self._sound.renew()

    def stop(self) -> None:
        """End both."""
        self._sound.stop()
        super().stop()


def play_evening(
    folder: Path,
    *,
    lasts_s: float,
    is_fast: bool,
    ledger: Ledger,
    host: Host | None = None,
) -> Host:
    """Play so many seconds and to the end of what is on then; returns who led through it.

    folder: where everything is kept that the game keeps. is_fast: by a clock of its own, with drawn people whose places
    are known; else with the live worker, its network and puppets in front of its camera. host: with another programme.
    """
    host = host or Host()
    given: dict[str, Any] = {
        "has_seen_intro": True,
        "players": len(PUPPETS),
        "camera": CAMERA,
        # Drawn people say nothing with their arms: they dance wherever they are.
        "gestures": not is_fast,
        "window": WindowPlace(0, 0, *_size(is_fast=is_fast)),
        "full_screen": False,
    }
    with _parts(folder, is_fast=is_fast) as (parts, clock):
        run_game(parts, given=given, autoplay=Watched(host, ledger, lasts_s, clock))
    return host


@contextmanager
def _parts(folder: Path, *, is_fast: bool) -> Iterator[tuple[GameParts, HandClock | None]]:
    with ExitStack() as open_things:
        _keep_in(folder)
        open_things.enter_context(virtual_screen(_size(is_fast=is_fast)))
        wish = choose_estimator(None, None).wish(CAMERA, players=len(PUPPETS))
        cameras = WishedCameras(open_library(None), wish)
        replays, book = Replays(is_drawn=cameras.is_drawn), Book(is_drawn=cameras.is_drawn)
        parts = open_things.enter_context(open_parts(cameras, replays=replays, book=book))
        if not is_fast:
            yield parts, None
            return
        clock = HandClock()

        def make_camera(dance: Dance | None, wish: CameraWish) -> HastyPeople:
            return HastyPeople(clock, dance.reference if dance else None, wish.players)

        yield replace(parts, clock_s=clock, music=SoundedClock(parts.music, clock), make_camera=make_camera), clock


def _size(*, is_fast: bool) -> tuple[int, int]:
    return FAST_SIZE if is_fast else REAL_SIZE


def _keep_in(folder: Path) -> None:
    """Let the game keep its things in a folder, and play to nobody."""
    for kind in ("DATA", "CACHE", "CONFIG", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    os.environ["SDL_AUDIODRIVER"] = "dummy"
