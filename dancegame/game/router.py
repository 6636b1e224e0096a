"""The router: shows the screen of each stage that the evening plans. The only place that knows all screens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from dancegame.core.errors import DanceGameError
from dancegame.core.evening import course, stages
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.guessing import guesses_to_keep
from dancegame.core.evening.outcomes import Failed, Outcome
from dancegame.core.evening.stages import Stage
from dancegame.core.intents import Intent
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.house import House
from dancegame.game.screen import Aside, Interrupt, Screen
from dancegame.game.screens.add import AddScreen
from dancegame.game.screens.calibrate import CalibrateScreen
from dancegame.game.screens.camera_lost import CameraLostScreen
from dancegame.game.screens.checkup import CheckupScreen
from dancegame.game.screens.dance import DanceScreen
from dancegame.game.screens.guess import GuessScreen
from dancegame.game.screens.guess_end import GuessEndScreen
from dancegame.game.screens.guess_kinds import GuessKindsScreen
from dancegame.game.screens.intro import IntroScreen
from dancegame.game.screens.invent import InventScreen
from dancegame.game.screens.lesson import LessonScreen
from dancegame.game.screens.lobby import LobbyScreen
from dancegame.game.screens.message import MessageScreen
from dancegame.game.screens.mystery import MysteryScreen
from dancegame.game.screens.no_camera import NoCameraScreen
from dancegame.game.screens.pause import PauseScreen
from dancegame.game.screens.podium import PodiumScreen
from dancegame.game.screens.practice import PracticeScreen
from dancegame.game.screens.ready import ReadyScreen
from dancegame.game.screens.result import ResultScreen
from dancegame.game.screens.result_solo import SoloResultScreen
from dancegame.game.screens.reveal import RevealScreen
from dancegame.game.screens.scores import ScoresScreen
from dancegame.game.screens.settings import SettingsScreen
from dancegame.game.screens.songs import SongsScreen
from dancegame.game.screens.title import TitleScreen
from dancegame.game.screens.unfinished import UnfinishedScreen


def make_screen(house: House, stage: Stage) -> Screen:
    """Return the screen of a stage. Raises DanceGameError where what it needs cannot be had."""
    match stage:
        case stages.Menu():
            return TitleScreen(house, stage)
        case stages.Intro():
            return IntroScreen(house)
        case stages.SettingsPage():
            return SettingsScreen(house, stage)
        case stages.SongChoice():
            return SongsScreen(house, stage)
        case stages.AddPage():
            return AddScreen(house, stage)
        case stages.ScoresPage():
            return ScoresScreen(house, stage)
        case stages.CalibrationPage():
            return CalibrateScreen(house)
        case stages.CheckupPage():
            return CheckupScreen(house)
        case stages.Mystery():
            return MysteryScreen(house, stage)
        case stages.Guess():
            return GuessScreen(house, stage)
        case stages.Reveal():
            return RevealScreen(house, stage)
        case stages.Ready():
            return ReadyScreen(house, stage)
        case stages.Invent():
            return InventScreen(house, stage)
        case stages.LessonPage():
            return LessonScreen(house, stage)
        case stages.Practice():
            return PracticeScreen(house, stage)
        case stages.Dance():
            return DanceScreen(house, stage)
        case stages.Result() if stage.is_solo:
            return SoloResultScreen(house, stage)
        case stages.Result():
            return ResultScreen(house, stage)
        case stages.Lobby():
            return LobbyScreen(house, stage)
        case stages.Podium():
            return PodiumScreen(house, stage)
        case stages.Unfinished():
            return UnfinishedScreen(house, stage)
        case stages.Message():
            return MessageScreen(house, stage)
        case stages.NoCamera():
            return NoCameraScreen(house, stage)
        case stages.Pause():
            return PauseScreen(house, stage)
        case stages.CameraLost():
            return CameraLostScreen(house)
        case stages.GuessKinds():
            return GuessKindsScreen(house, stage)
        case stages.GuessEnd():
            return GuessEndScreen(house, stage)
        case _:
            assert_never(stage)


@dataclass(frozen=True)
class Shown:
    """A stage and its screen."""

    stage: Stage
    screen: Screen


class Router:
    """Carries outcomes to the evening and stages to the window; `shown` is what is on, None when all is over."""

    def __init__(self, house: House, evening: Evening) -> None:
        self._house = house
        evening = house.look_around(evening)
        self.evening = course.begin(evening)
        self._keep(evening)
        self._stack: list[Shown] = []
        self._go_on()

    @property
    def shown(self) -> Shown | None:
        """The stage that is on, and its screen."""
        return self._stack[-1] if self._stack else None

    @property
    def numbers(self) -> dict[int, int]:
        """Slot -> number of the player who stands in it."""
        seats = self._stack[-1].screen.seats if self._stack else None
        if seats is None:
            seats = self.evening.seats
        return {slot: player.number for slot, player in seats.items()}

    def update(self, now_s: float, intents: Sequence[Intent]) -> None:
        """Move the screen on to now, and the evening with its outcome."""
        if not self._stack:
            return
        try:
            answer = self._stack[-1].screen.update(now_s, intents)
        except DanceGameError as error:
            answer = Failed(error)
        if isinstance(answer, Interrupt):
            self._stack.append(Shown(answer.stage, make_screen(self._house, answer.stage)))
        elif isinstance(answer, Aside):
            self._fold(answer.outcome)
        elif answer is not None:
            self._end(answer)

    def fail(self, error: DanceGameError) -> None:
        """End whatever is on, for nobody knows how far it still works, and go on with what comes of that."""
        self._stack.clear()
        self._fold(Failed(error))
        self._go_on()

    def _end(self, outcome: Outcome) -> None:
        """End the top screen; one below hears of it first."""
        self._stack.pop()
        if self._stack:
            try:
                passed_on = self._stack[-1].screen.resume(outcome)
            except DanceGameError as error:
                passed_on = Failed(error)
            if isinstance(passed_on, Aside):
                self._fold(passed_on.outcome)
            elif passed_on is not None:
                self._end(passed_on)
            return
        self._fold(outcome)
        self._go_on()

    def _fold(self, outcome: Outcome) -> None:
        if isinstance(outcome, Failed):
            self._house.note_failure(outcome.error)
        before = self._house.look_around(self.evening)
        self.evening = course.fold(before, outcome)
        self._keep(before)

    def _keep(self, before: Evening) -> None:
        """Remember what has changed for other evenings."""
        if self.evening.daily != before.daily:
            self._house.memory.keep_daily(self.evening.daily)
        if (guessed := guesses_to_keep(before, self.evening)) is not None:
            self._house.memory.keep_guesses(guessed)

    def _go_on(self) -> None:
        """Show the next stage; one whose screen cannot be made is an outcome too."""
        while (stage := course.plan(self.evening)) is not None:
            try:
                self._stack.append(Shown(stage, make_screen(self._house, stage)))
                return
            except DanceGameError as error:
                self._fold(Failed(error))

    def draw(self, canvas: Canvas) -> None:
        """Draw what is on."""
        if len(self._stack) > 1 and self._stack[-1].screen.is_see_through:
            self._stack[-2].screen.draw(canvas)
        if self._stack:
            self._stack[-1].screen.draw(canvas)
