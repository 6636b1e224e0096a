"""Plays by itself: wants what a person would want, after the pauses that a person would make."""

import math
from dataclasses import dataclass, field
from typing import Protocol

from dancegame.core.evening import stages
from dancegame.core.intents import Answer, Back, Choose, Intent, Pick
from dancegame.game.house import House
from dancegame.game.router import Shown

# Seconds on each stage before anything is done: long enough to watch it.
PATIENCE_S = {
    "title": 2.5,
    "lobby": 2.5,
    "podium": 8.0,
    "guess": 4.0,
    "reveal": 5.0,
    "ready": 12.0,
    "result": 6.0,
    "message": 3.0,
    "no camera": 3.0,
    "failure": 2.0,
}
NEXT_SONG = 1  # among the choices of the result
# How long the result of a calibration is watched, and how often a bad one is tried again.
FAREWELL_S = 1.5
CALIBRATIONS = 3


class Autoplay(Protocol):
    """Whatever plays by itself."""

    def intents(self, shown: Shown, house: House, now_s: float) -> list[Intent]:
        """Look at what is on and want something when its time has come."""
        ...


@dataclass
class AutoPlayer:
    """A source of intents.

    is_right: whether to give the right answer or a wrong one. patience_s: seconds on each stage, by its name; a stage
    that is not named goes on by itself.
    """

    is_right: bool = True
    patience_s: dict[str, float] = field(default_factory=lambda: dict(PATIENCE_S))
    _state: tuple[object, ...] = ()
    _since_s: float = 0.0
    _has_acted: bool = False
    _has_retried: bool = False

    def intents(self, shown: Shown, house: House, now_s: float) -> list[Intent]:
        """Look at what is on and want something when its time has come."""
        is_lost = isinstance(shown.stage, stages.CameraLost)
        failure = house.feed.failure if is_lost and house.feed else None
        # A result that comes after the moment of a perfect dance is another thing to look at.
        is_to_be_read = isinstance(shown.stage, stages.Result) and shown.screen.is_settled(math.inf)
        state = (shown, failure, len(house.calibrations), is_to_be_read)
        if state != self._state:
            self._state, self._since_s, self._has_acted = state, now_s, False
        if is_lost and failure is None:
            return []  # it is being tried again
        has_measured = isinstance(shown.stage, stages.CalibrationPage) and house.calibrations
        patience_s = FAREWELL_S if has_measured else self.patience_s.get(shown.stage.name)
        if self._has_acted or patience_s is None or now_s - self._since_s < patience_s:
            return []
        self._has_acted = True
        return [self._wanted(shown.stage, house)]

    def _wanted(self, stage: stages.Stage, house: House) -> Intent:
        match stage:
            case stages.Guess():
                return Answer(self._answer(house))
            case stages.CameraLost():
                self._has_retried, has_retried = True, self._has_retried
                return Back() if has_retried else Choose()
            case stages.NoCamera():
                return Back()
            case stages.CalibrationPage() if len(house.calibrations) >= CALIBRATIONS:
                return Back()
            case stages.Podium():
                return Back()
            case stages.Result():
                return Pick(NEXT_SONG)
        return Choose()

    def _answer(self, house: House) -> int:
        if house.loaded is None:
            return 0
        quiz = house.loaded.quiz
        return quiz.right if self.is_right else (quiz.right + 1) % len(quiz.answers)
