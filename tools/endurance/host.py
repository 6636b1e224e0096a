"""Leads through an evening of endurance: wants on each screen what the programme has next."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dancegame.core.errors import DanceGameError, DeviceError
from dancegame.core.evening import stages
from dancegame.core.evening.length import LENGTHS
from dancegame.core.evening.modes.guess_kinds import KINDS
from dancegame.core.evening.outcomes import Wish
from dancegame.core.intents import Answer, Back, Choose, Intent, Move, Pause, Pick
from dancegame.game.house import House
from dancegame.game.router import Shown
from dancegame.game.screens.lobby import LENGTH, MODE, START, TWISTS
from dancegame.game.screens.result import WISHES
from dancegame.game.screens.unfinished import WISHES as UNFINISHED
from tools.endurance.programme import MOST_QUESTIONS, SOLO_DANCES, Visit, visits

# A stage that is there for longer is stuck; the longest song takes a minute.
STUCK_S = 180.0
PARTY_LENGTH = LENGTHS[0]
# The third button of a solo result, where there is anything to learn.
TEACH = 2
# How long somebody looks at a screen, practises, and lets a page scroll.
LOOKS_S, READS_S, PRACTISES_S, STEP_S, LINES = 3.0, 8.0, 20.0, 0.5, 12
# Of a short visit: song seconds of a dance.
SHORT_DANCE_S = 6.0
# Each question is answered wrong by whoever comes at such a place.
WRONG_EVERY = 3

Course = Iterator[tuple[float, Intent]]


@dataclass
class Host:
    """An `Autoplay`. visited: what was chosen in the menu so far. failures: what went wrong, as it was said.

    coming: what is chosen next. is_over: leave the game as soon as it can be left.
    """

    visited: list[Visit] = field(default_factory=list)
    failures: list[DanceGameError] = field(default_factory=list)
    coming: Iterator[Visit] = field(default_factory=visits)
    is_over: bool = False
    _shown: Shown | None = None
    _course: Course = field(default_factory=lambda: iter(()))
    _next: tuple[float, Intent] | None = None
    _since_s: float = 0.0
    _entered_s: float = 0.0
    _dances: int = 0
    _questions: int = 0

    @property
    def visit(self) -> Visit:
        """What was chosen in the menu last."""
        return self.visited[-1]

    def intents(self, shown: Shown, house: House, now_s: float) -> list[Intent]:
        """Look at what is on, and want the next thing when its time has come. Raises DeviceError where it is stuck."""
        if shown is not self._shown:
            self._shown, self._entered_s, self._since_s = shown, now_s, now_s
            self._course = self._of(shown, house)
            self._next = next(self._course, None)
        if now_s - self._entered_s > STUCK_S:
            raise DeviceError("The evening got stuck ({stage}).", remedy="", stage=shown.stage.name)
        if self._next is None or now_s - self._since_s < self._next[0]:
            return []
        intent, self._since_s = self._next[1], now_s
        self._next = next(self._course, None)
        return [intent]

    def _of(self, shown: Shown, house: House) -> Course:
        """Yield what is wanted on a stage, each with the seconds to wait before it."""
        match shown.stage:
            case stages.Menu() as menu:
                yield from self._choose_in(menu, house)
            case stages.Lobby() as lobby:
                yield from self._gather(lobby)
            case stages.Guess() as guess:
                yield from self._answer(guess, house)
            case stages.Reveal():
                self._questions += 1
                yield self._reads_s, Back() if self._has_guessed_enough else Choose()
            case stages.Ready():
                yield self._reads_s, Choose()
            case stages.Dance():
                self._dances += 1
            case stages.Result() as result:
                yield from self._look_at_result(result)
            case stages.LessonPage():
                yield self._reads_s, Choose()
            case stages.Practice():
                # The panel, in it the way behind "go on": the next lesson, and after the last one the whole dance.
                yield PRACTISES_S, Back()
                yield LOOKS_S, Move(right=1)
                yield LOOKS_S, Choose()
            case stages.GuessKinds() as kinds:
                has_played = self._questions > 0
                modes = [kind.mode for kind in kinds.kinds]
                yield LOOKS_S, Back() if has_played else Pick(modes.index(self.visit.mode))
            case stages.Message(error) | stages.NoCamera(error):
                self.failures.append(error)
                yield LOOKS_S, Choose()
            case stages.CameraLost():
                self.failures.extend([house.feed.failure] if house.feed and house.feed.failure else [])
                yield LOOKS_S, Choose()
            case stages.SongChoice() | stages.ScoresPage() | stages.SettingsPage():
                for _line in range(LINES):
                    yield STEP_S, Move(down=1)
                yield LOOKS_S, Back()
            case stages.Unfinished():
                # It was left in the middle: everything begins anew.
                yield LOOKS_S, Pick(UNFINISHED.index(Wish.MODES))
            case stages.Podium() | stages.GuessEnd():
                yield 2 * self._reads_s, Back()

    @property
    def _reads_s(self) -> float:
        return LOOKS_S if self.visit.is_short else READS_S

    def _choose_in(self, menu: stages.Menu, house: House) -> Course:
        if self.is_over:
            # It asks whether somebody really wants to leave.
            yield LOOKS_S, Back()
            yield STEP_S, Back()
            return
        self.visited.append(next(self.coming))
        self._dances = self._questions = 0
        house.dance_s = SHORT_DANCE_S if self.visit.is_short else None
        yield LOOKS_S, Pick([entry.choice for entry in menu.entries].index(self.visit.entry))

    def _gather(self, lobby: stages.Lobby) -> Course:
        """Turn to the way to play, to a short party and to twists, and begin."""
        names = [entry.choice for entry in lobby.modes]
        turns = (names.index(self.visit.mode) - names.index(lobby.mode)) % len(names)
        longer = (LENGTHS.index(PARTY_LENGTH) - LENGTHS.index(lobby.length)) % len(LENGTHS)
        presses = [MODE] * turns + [LENGTH] * longer + [TWISTS] * (not lobby.has_twists)
        for row in presses:
            yield STEP_S, Pick(row)
        yield LOOKS_S, Pick(START)

    def _answer(self, guess: stages.Guess, house: House) -> Course:
        """Let everybody answer who is asked, and some of them wrongly; who is asked alone knows everything."""
        assert house.loaded is not None
        quiz, entrants = house.loaded.quiz, guess.round.asked.entrants
        for place, entrant in enumerate(entrants):
            is_wrong = len(entrants) > 1 and place % WRONG_EVERY == WRONG_EVERY - 1
            yield STEP_S + LOOKS_S * (place == 0), Answer((quiz.right + is_wrong) % len(quiz.answers), entrant.player)

    @property
    def _has_guessed_enough(self) -> bool:
        most = 1 if self.visit.is_short and self.visit.mode in KINDS else MOST_QUESTIONS
        return self._dances == 0 and (self.is_over or self._questions >= most)

    def _look_at_result(self, result: stages.Result) -> Course:
        # Ends the moment of a perfect dance, before which there is nothing to choose, and else does nothing.
        yield LOOKS_S, Pause()
        if self.is_over or (self.visit.is_short and not result.is_solo):
            yield self._reads_s, Back()
        elif not result.is_solo or self._dances < SOLO_DANCES:
            yield self._reads_s, Pick(WISHES.index(Wish.NEXT))
        elif self._dances == SOLO_DANCES:
            yield self._reads_s, Pick(TEACH)
        else:
            yield self._reads_s, Back()
