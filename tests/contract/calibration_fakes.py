"""The calibration on fakes: a camera whose people raise their arms to the clicks, moved on by hand."""

import pygame
from game_fakes import FakeCamera, FakeClock, FakeEffects, FakeMusic, make_parts

from dancegame.core.calibration import Calibration
from dancegame.core.calibration_dance import calibration_dance
from dancegame.core.errors import InputError
from dancegame.core.evening.evening import OVER, Evening
from dancegame.core.evening.outcomes import Wish
from dancegame.core.poses import PoseSequence
from dancegame.game.app import Game
from dancegame.game.autoplay import AutoPlayer
from dancegame.game.calibrating import PATIENCE_S
from dancegame.game.display import Display
from dancegame.game.house import House
from dancegame.game.screens.calibrate import CalibrateScreen


class FakeLatencies:
    """Latencies in memory; is_full: nothing can be kept."""

    def __init__(self, *, is_full: bool = False, **known: float) -> None:
        self.known, self._is_full = known, is_full

    def latency_s(self, camera: str) -> float | None:
        return self.known.get(camera)

    def keep(self, camera: str, latency_s: float) -> None:
        if self._is_full:
            raise InputError("The disk is full.", remedy="Free some space.")
        self.known[camera] = latency_s


class Calibrating:
    """A calibration whose camera shows `dance`, by default somebody who raises their arms, `late_s` late."""

    def __init__(
        self,
        display: Display,
        *,
        dance: PoseSequence | None = None,
        is_unattended: bool = False,
        latencies: FakeLatencies | None = None,
        pictures_per_s: float = 2.5,
        **camera: object,
    ) -> None:
        pygame.event.clear()
        self.clock, self.effects, self.latencies = FakeClock(), FakeEffects(), latencies or FakeLatencies()
        self.clicks = calibration_dance()
        self.camera = FakeCamera(self.clock, dance or self.clicks.reference, **camera)
        self.music = FakeMusic(self.clock)
        parts = make_parts(
            self.clock,
            music=self.music,
            effects=self.effects,
            make_camera=lambda _dance, _wish: self.camera,
            latencies=self.latencies,
        )
        self.house = House(parts)
        autoplay = AutoPlayer(patience_s=PATIENCE_S) if is_unattended else None
        evening = Evening(songs=(), seed=0, home=OVER, page=Wish.CALIBRATION)
        self.game = Game(self.house, display, evening, autoplay=autoplay)
        self._step_s = 1 / pictures_per_s

    @property
    def results(self) -> list[Calibration]:
        """What was measured so far."""
        return self.house.calibrations

    @property
    def screen(self) -> CalibrateScreen:
        """The page."""
        assert self.game.router.shown is not None, "it is over"
        return self.game.router.shown.screen

    @property
    def stage(self) -> str:
        return self.game.router.shown.stage.name if self.game.router.shown else ""

    def wait(self, seconds: float = 0.0) -> "Calibrating":
        """Show pictures for so long, at least one."""
        for _ in range(max(1, round(seconds / self._step_s))):
            self.clock.now_s += self._step_s
            self.game.tick()
        return self

    def press(self, key: int) -> "Calibrating":
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
        return self.wait()

    def until_result(self, *, limit_s: float = 25.0) -> Calibration:
        """Show pictures until the next result."""
        count, end_s = len(self.results), self.clock.now_s + limit_s
        while len(self.results) == count:
            assert self.clock.now_s < end_s, "no result came"
            self.wait()
        return self.results[-1]
