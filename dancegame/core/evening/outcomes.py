"""What a stage of the evening ended with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from dancegame.core.ease import Ease
from dancegame.core.errors import DanceGameError
from dancegame.core.evening.length import Length
from dancegame.core.ghost import Ghost
from dancegame.core.performance import Performance
from dancegame.core.poses import Observation
from dancegame.core.reveal import Guess
from dancegame.core.score import Score, Strictness
from dancegame.core.song import Dance, Move
from dancegame.core.trainer import Lesson


class Wish(Enum):
    """What can be wished for on a screen with choices."""

    AGAIN = "again"
    NEXT = "next"
    MENU = "menu"
    SONGS = "songs"
    SCORES = "scores"
    ADD = "add"  # songs of one's own
    SETTINGS = "settings"
    CALIBRATION = "calibration"
    CHECKUP = "checkup"
    GUESS = "guess"
    RESTART = "restart"
    GO_ON = "go on"
    QUIT = "quit"
    FINISH = "finish"
    DANCE = "dance"  # the whole song, after practice of it
    MODES = "modes"  # another way to play, with those who are here


@dataclass(frozen=True)
class Chosen:
    """One of the choices of a screen."""

    wish: Wish


@dataclass(frozen=True)
class ChoseMode:
    """A mode by its name, to be begun."""

    mode: str


@dataclass(frozen=True)
class ChoseSong:
    """A song to dance, which is no mystery then. mode: who dances it."""

    song_id: str
    mode: str


@dataclass(frozen=True)
class ChoseScores:
    """A song whose leaderboard is looked up."""

    song_id: str


@dataclass(frozen=True)
class Seen:
    """What there was to see has been seen."""


@dataclass(frozen=True)
class Answered:
    """A question after its end: how it went best, and how for everybody who played.

    answer: the place of the best answer, None where there was none in time. points: of all players, below zero where
    wrong answers cost more than right ones earned. answer_s: seconds until the best answer. guesses: one a player.
    """

    answer: int | None
    is_right: bool
    points: int
    answer_s: float
    guesses: tuple[Guess, ...] = ()

    @classmethod
    def of(cls, guesses: tuple[Guess, ...]) -> "Answered":
        """Return what some guesses, one at least, come to."""
        best = max(guesses, key=lambda guess: (guess.is_right, guess.points, -guess.answer_s))
        points = sum(guess.points for guess in guesses)
        return cls(best.answer, best.is_right, points, best.answer_s, guesses)


@dataclass(frozen=True)
class Joined:
    """Who is in the party, and how it is played; None where that stays as it was.

    slots: everybody who is in now; others who were have left. Empty: whoever stands in the picture when it begins.
    names: of profiles, by slot, "" for a guest. strictness: of their own, by slot, None for what is set for everybody.
    Who is not named keeps what they had.
    """

    slots: tuple[int, ...] = ()
    names: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    strictness: Mapping[int, Strictness | None] = field(default_factory=lambda: MappingProxyType({}))
    mode: str | None = None
    length: Length | None = None
    has_twists: bool | None = None


@dataclass(frozen=True)
class Queued:
    """The songs that come next, before those that are drawn; whatever waited and is not named comes no more."""

    song_ids: tuple[str, ...]


@dataclass(frozen=True)
class Added:
    """Whoever added songs goes on among all songs. song_id: the last one that came, None where none did."""

    song_id: str | None = None


@dataclass(frozen=True)
class Gathered:
    """These slots take part in the dance. moves: those of the song, for what is cut along them."""

    slots: tuple[int, ...]
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Danced:
    """A dance to its end: scores by slot, who danced as in a mirror, and how each moved, where that is known.

    seen: what it was judged by; empty where nobody asks. latency_s: how far camera and sound lagged, None where that
    was not found out. ease: how it was made easier. ghost: who danced along, if anybody did.
    """

    scores: Mapping[int, Score]
    mirrored: frozenset[int] = frozenset()
    performances: Mapping[int, Performance] = field(default_factory=lambda: MappingProxyType({}))
    seen: tuple[Observation, ...] = field(default=(), repr=False)
    latency_s: float | None = None
    ease: Ease = Ease.WHOLE
    ghost: Ghost | None = field(default=None, repr=False)


@dataclass(frozen=True)
class ChoseLessons:
    """What a dance that is over lacked is to be learned, from the lesson at a place on."""

    lessons: tuple[Lesson, ...]
    place: int = 0


@dataclass(frozen=True)
class ChoseStretch:
    """The moves from one place in the song to another, both with it, are to be danced over and over."""

    first: int
    last: int


@dataclass(frozen=True)
class Practised:
    """A stretch was danced over and over. is_learned: it was let go because it was danced well."""

    is_learned: bool


@dataclass(frozen=True)
class Invented:
    """A dance that somebody made up; None where nothing came of it."""

    dance: Dance | None


@dataclass(frozen=True)
class Failed:
    """It could not go on."""

    error: DanceGameError


@dataclass(frozen=True)
class ChoseGuessing:
    """A kind of guess-only by its mode, and how many play it. name: of a profile that plays alone, "" for a guest."""

    mode: str
    players: int
    name: str = ""


Outcome = (
    Chosen
    | ChoseMode
    | ChoseSong
    | ChoseScores
    | Seen
    | Answered
    | Gathered
    | Invented
    | Danced
    | ChoseLessons
    | ChoseStretch
    | Practised
    | Failed
    | ChoseGuessing
    | Joined
    | Queued
    | Added
)
