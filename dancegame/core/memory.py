"""What is remembered of rounds: who danced what, how, and what it was worth; and who guessed what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePath
from types import MappingProxyType

from dancegame.core.ease import Ease
from dancegame.core.replay import Terms
from dancegame.core.score import Grade, Strictness


class Way(Enum):
    """How much of a dance was danced; practice, slowed or cut short, never counts in a leaderboard.

    PART: with others in turns, or with a twist. SEATED, NO_JUMPS: made easier so (see core.ease).
    """

    WHOLE = "whole"
    PART = "part"
    SEATED = "seated"
    NO_JUMPS = "no-jumps"
    PRACTICE = "practice"


EASED_WAYS = {Ease.WHOLE: Way.WHOLE, Ease.NO_JUMPS: Way.NO_JUMPS, Ease.SEATED: Way.SEATED}


def way_of(terms: Terms, *, is_twisted: bool = False) -> Way:
    """Return what a round of these terms counts as."""
    if terms.end_s is not None:
        return Way.PRACTICE
    return Way.PART if terms.turns or is_twisted else EASED_WAYS[terms.ease]


@dataclass(frozen=True)
class Result:
    """What one player reached in a round.

    name: of a profile, "" for a guest. kcal: rough, see core.energy, None where too little was seen.
    is_right, answer_s: of their guess, None where they gave none.
    """

    slot: int
    points: int
    stars: int
    strictness: Strictness
    name: str = ""
    grades: Mapping[Grade, int] = field(default_factory=lambda: MappingProxyType({}))
    is_mirrored: bool = False
    kcal: float | None = None
    is_right: bool | None = None
    answer_s: float | None = None


@dataclass(frozen=True)
class KeptRound:
    """A round as it is remembered.

    danced_at: local date and time, ISO 8601; empty for now. duration_s: danced. replay: its file, None where none is
    kept. mode: the name of how it was played.
    """

    song_id: str
    results: tuple[Result, ...]
    scoring_version: int
    duration_s: float
    way: Way = Way.WHOLE
    mode: str = ""
    danced_at: str = ""
    replay: PurePath | None = None


@dataclass(frozen=True)
class KeptGuess:
    """One answer in time. name: of a profile, "" for a guest."""

    is_right: bool
    answer_s: float
    name: str = ""


@dataclass(frozen=True)
class KeptGuesses:
    """The guesses of a question by those who did not dance it, as they are remembered.

    guessed_at: local date and time, ISO 8601; empty for now. mode: the name of how it was played.
    """

    song_id: str
    guesses: tuple[KeptGuess, ...]
    mode: str = ""
    guessed_at: str = ""
