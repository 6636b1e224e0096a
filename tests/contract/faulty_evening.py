"""A game that plays in real time with the real live worker, in front of a camera that can be broken and mended."""

import time
from pathlib import Path

import faulty_devices
import pygame
from game_fakes import DANCES, FakeCameras, FakeEffects, FakeSettings, make_parts

from dancegame.core.evening.evening import Evening
from dancegame.core.evening.modes.round_mode import DANCING, PRACTICE
from dancegame.core.evening.players import seat
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.settings import Settings
from dancegame.game.app import Game
from dancegame.game.house import House
from dancegame.music.silent import SilentPlayer
from dancegame.vision.live.house import CameraHouse
from dancegame.vision.live.orders import WorkerPlan

PICTURE_S = 0.02
LIMIT_S = 120.0


class FaultyEvening:
    """Begins with a dance. A context manager that ends the worker."""

    def __init__(self, display, folder: Path, **parts: object) -> None:
        self._fault = folder / "fault"
        self.cameras, self.music = CameraHouse(), SilentPlayer()
        usual = {
            "music": self.music,
            "effects": FakeEffects(),
            "make_camera": self._make_camera,
            "cameras": FakeCameras(),
            "settings": FakeSettings(Settings(has_seen_intro=True, gestures=False)),
        }
        self.house = House(make_parts(time.perf_counter, **{**usual, **parts}))
        current = Round(
            1, DANCES[0].song.id, DANCING, most_players=1, step=Step.DANCE, seats=seat({}, (0,)), is_wished=True
        )
        self.game = Game(self.house, display, Evening(songs=(), seed=1, mode=PRACTICE, round=current))

    def __enter__(self) -> "FaultyEvening":
        return self

    def __exit__(self, *error: object) -> None:
        self.house.close_round()
        self.cameras.let_go()

    def _make_camera(self, dance, wish):
        plan = WorkerPlan(
            str(self._fault),
            players=wish.players,
            model_path=self._fault,
            open_camera=faulty_devices.open_faulty,
            make_estimator=faulty_devices.make_faulty,
        )
        return self.cameras.camera(plan, dance.reference if dance else None)

    def break_it(self, fault: str) -> "FaultyEvening":
        """Let the device have a fault from now on; "" mends it."""
        self._fault.write_text(fault, "utf-8")
        return self

    @property
    def stage(self) -> str:
        return self.game.router.shown.stage.name if self.game.router.shown else ""

    @property
    def feed(self):
        return self.house.feed

    def wait(self, seconds: float = 0.0) -> "FaultyEvening":
        """Show pictures for so long, at least one."""
        end_s = time.perf_counter() + seconds
        while True:
            self.game.tick()
            if time.perf_counter() >= end_s:
                return self
            time.sleep(PICTURE_S)

    def until(self, is_so, *, limit_s: float = LIMIT_S) -> "FaultyEvening":
        """Show pictures until something is so, or a stage is on that has the name."""
        wanted = is_so if callable(is_so) else lambda: self.stage == is_so
        end_s = time.perf_counter() + limit_s
        while not wanted():
            assert time.perf_counter() < end_s, f"it did not come, still at {self.stage}"
            self.wait(PICTURE_S)
        return self

    def dancing(self) -> "FaultyEvening":
        """Show pictures until a dancer is seen and the song runs."""
        return self.until(self.is_seen).until(lambda: self.music.position_s() > 0.1)

    def is_seen(self) -> bool:
        """Whether somebody is seen in a picture of the last moment."""
        latest = self.feed.latest if self.feed else None
        return bool(latest and latest.players and time.perf_counter() - latest.captured_s < 0.5)

    def press(self, key: int) -> "FaultyEvening":
        """Press a key, then show one picture."""
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
        return self.wait()

    @property
    def kept_mode(self) -> str:
        """The mode that is on."""
        return self.game.router.evening.mode
