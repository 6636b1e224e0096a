"""What a stage of the evening ended with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from dancegame.core.errors import DanceGameError
from dancegame.core.score import Score


class Wish(Enum):
    """What can be wished for on a screen with choices."""

    AGAIN = "again"
    NEXT = "next"
    MENU = "menu"
    SONGS = "songs"
    SETTINGS = "settings"
    CALIBRATION = "calibration"
    CHECKUP = "checkup"
    GUESS = "guess"
    RESTART = "restart"
    GO_ON = "go on"
    QUIT = "quit"


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
class Seen:
    """What there was to see has been seen."""


@dataclass(frozen=True)
class Answered:
    """A guess. answer: the place of the answer, None where time was up. answer_s: seconds until then."""

    answer: int | None
    is_right: bool
    points: int
    answer_s: float


@dataclass(frozen=True)
class Gathered:
    """These slots take part in the dance."""

    slots: tuple[int, ...]


@dataclass(frozen=True)
class Danced:
    """A dance to its end: scores by slot, and who danced as in a mirror."""

    scores: Mapping[int, Score]
    mirrored: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Failed:
    """It could not go on."""

    error: DanceGameError


Outcome = Chosen | ChoseMode | ChoseSong | Seen | Answered | Gathered | Danced | Failed
