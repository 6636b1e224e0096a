"""What is looked up of what was danced and guessed: leaderboards, somebody's figures, and their days in a song."""

from dataclasses import dataclass

from dancegame.core.memory import Way
from dancegame.core.score import Strictness


@dataclass(frozen=True)
class Place:
    """A line of a leaderboard.

    name: "" for a guest. danced_at: of the best round. points, stars: of the best round in a song, of all rounds
    together in an evening.
    """

    name: str
    points: int
    stars: int
    rounds: int
    danced_at: str


@dataclass(frozen=True)
class Board:
    """A leaderboard, the best place first: of those who were judged alike and danced as much."""

    strictness: Strictness
    way: Way
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Tally:
    """How often something was danced: a song by its id, an evening by the date on which it began."""

    key: str
    rounds: int


@dataclass(frozen=True)
class Statistics:
    """Of one profile, or of everybody.

    kcal: rough, see core.energy. answer_s: mean of the right guesses, None where there was none. streak: evenings in
    a row up to the last one. best_streak: the most in a row.
    """

    rounds: int
    songs: int
    minutes: float
    kcal: float
    stars: int
    guesses: int
    right_guesses: int
    answer_s: float | None
    streak: int
    best_streak: int


@dataclass(frozen=True)
class Day:
    """A day of somebody in a song: a point of a plot. day: date, ISO 8601."""

    day: str
    best: int
    mean: float
    rounds: int


@dataclass(frozen=True)
class Person:
    """What there is to know of somebody. songs: what they danced, the most often first."""

    statistics: Statistics
    songs: tuple[Tally, ...] = ()
