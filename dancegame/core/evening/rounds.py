"""One round of an evening as far as it has come: its song, what was answered, who danced and how."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType

from dancegame.core.evening.outcomes import (
    Answered,
    ChoseLessons,
    ChoseStretch,
    Danced,
    Gathered,
    Invented,
    Outcome,
    Seen,
)
from dancegame.core.evening.players import Player
from dancegame.core.evening.turns import Turn
from dancegame.core.reveal import Asked
from dancegame.core.song import Dance
from dancegame.core.trainer import Lesson

NOBODY: Mapping[int, Player] = MappingProxyType({})


class Step(Enum):
    """What a round is made of, in its order."""

    MYSTERY = "mystery"
    GUESS = "guess"
    REVEAL = "reveal"
    READY = "ready"
    INVENT = "invent"
    LESSON = "lesson"
    PRACTICE = "practice"
    DANCE = "dance"
    RESULT = "result"


PRACTISING = (Step.PRACTICE, Step.DANCE, Step.RESULT)
TEACHING = (Step.LESSON, *PRACTISING)


class Twist(Enum):
    """A change to one dance."""

    MIRROR = "mirror"  # the dancer is shown as in a mirror, and judged so
    BLACKOUT = "blackout"  # the dancer is hidden for a while
    FREEZE = "freeze"  # the music calls a stop, and who holds still has danced it
    FASTER = "faster"  # dancer and beat run faster, where people can follow


# Those that any song can come with.
OF_SONGS = (Twist.MIRROR, Twist.BLACKOUT, Twist.FREEZE)


@dataclass(frozen=True)
class Invention:
    """What somebody makes up for the others to copy. dance: None until it is made up."""

    slot: int
    player: Player
    dance: Dance | None = None


@dataclass(frozen=True)
class Round:
    """A round.

    number: from 1. seats: who dances, by slot. most_players: in the picture, 0 without a dance. is_wished: somebody
    asked for just this song. asked: who guesses it. turns: who dances when, empty where everybody dances all of it.
    twist: what is changed. goal: points to reach together, None where nobody has to. spectators: numbers of those who
    are not meant to dance it. invention: whose dance it is, where it is no song. lessons: what is learned of it.
    lesson: the place of the one that is on. stretch: first and last move that are practised, None for all.
    """

    number: int
    song_id: str
    steps: tuple[Step, ...]
    most_players: int
    step: Step
    is_wished: bool = False
    answered: Answered | None = None
    seats: Mapping[int, Player] = field(default_factory=lambda: NOBODY)
    danced: Danced | None = None
    asked: Asked = field(default_factory=Asked)
    turns: tuple[Turn, ...] = ()
    twist: Twist | None = None
    goal: int | None = None
    spectators: frozenset[int] = frozenset()
    invention: Invention | None = None
    lessons: tuple[Lesson, ...] = ()
    lesson: int = 0
    stretch: tuple[int, int] | None = None

    @property
    def is_mystery(self) -> bool:
        """Whether its song is guessed first."""
        return Step.GUESS in self.steps

    @property
    def has_dance(self) -> bool:
        """Whether a dance belongs to it."""
        return Step.DANCE in self.steps

    @property
    def is_made_up(self) -> bool:
        """Whether somebody makes its dance up."""
        return Step.INVENT in self.steps

    @property
    def is_last_step(self) -> bool:
        """Whether nothing comes after its step."""
        return self.step is self.steps[-1]

    def after(self, outcome: Outcome, seats: Mapping[int, Player]) -> "Round":
        """Return the round with what came of its step, at its next one; seats: who sits where."""
        match outcome:
            case Answered():
                noted = replace(self, answered=outcome)
            case Gathered(slots):
                noted = replace(self, seats={slot: seats[slot] for slot in slots})
            case Invented(dance):
                noted = replace(self, invention=self.invention and replace(self.invention, dance=dance))
            case Danced():
                noted = replace(self, danced=outcome)
            case Seen():
                noted = self
            case _:
                return self
        place = self.steps.index(self.step)
        return replace(noted, step=self.steps[min(place + 1, len(self.steps) - 1)])

    def practised(self, chosen: ChoseLessons | ChoseStretch) -> "Round":
        """Return the round at the practice of what was chosen of it; the whole dance comes after that."""
        match chosen:
            case ChoseLessons(lessons, place):
                learned = replace(self, lessons=lessons, lesson=place, stretch=None)
                return replace(learned, steps=TEACHING, step=Step.LESSON)
            case ChoseStretch(first, last):
                drilled = replace(self, lessons=(), stretch=(first, last))
                return replace(drilled, steps=PRACTISING, step=Step.PRACTICE)

    def again(self, step: Step) -> "Round":
        """Return the round from a step of its dance on, as if it had not been danced; its song is known now."""
        return replace(self, step=step, danced=None, answered=None if step is Step.READY else self.answered)
