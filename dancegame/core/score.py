"""Grades, points and stars: how judged moves add up to a score of 1,000,000."""

from bisect import insort
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from dancegame.core.song import Move

MAX_POINTS = 1_000_000
GOLD_FACTOR = 2
# Values and credits are added up in whole numbers: all of them are everything, to the last point, in any song.
# Weights are kept with three decimals.
WEIGHT_STEPS = 1000
CREDIT_STEPS = 1_000_000
# So large a share of a dance may pass unseen and cost nothing, once the player is back.
UNSEEN_SHARE = 0.2
# Shares of the maximum for 1 to 7 stars: those of Just Dance (2/4/6/8/10/11/12 of 13.333 thousand) read as shares.
STAR_SHARES = (0.15, 0.30, 0.45, 0.60, 0.75, 0.825, 0.90)


# Counts up whenever the same dancing earns other points than before; a replay tells by it why its points differ.
SCORING_VERSION = 5


class Strictness(Enum):
    """How much likeness earns how much: it moves thresholds, never what was measured."""

    KIDS = "kids"
    PARTY = "party"
    PRO = "pro"


class Missing(Enum):
    """What a move lacked most: the right poses (shape), or the size and speed of the movement (energy)."""

    SHAPE = "shape"
    ENERGY = "energy"


class Grade(Enum):
    """How well a move was danced, best first; the value is the text on the screen."""

    PERFECT = "PERFECT"
    GREAT = "GREAT"
    GOOD = "GOOD"
    OK = "OK"
    MISS = "MISS"


@dataclass(frozen=True)
class JudgedMove:
    """One move as one player danced it.

    index: place in Song.moves. similarity: 0 to 1. offset_s: seconds against the music as the camera saw it, + is
    late, None where nothing matched. timing_s: the same less the latency of camera and sound: what the dancer can do
    something about; None while the latency is unknown.
    worst_limb: the least alike limb (e.g. "left_forearm"), None where none stands out.
    missing: what the move lacked most, None where nothing stands out.
    is_left_out: too much of it may be somebody else's; earns no points and takes none.
    is_unseen: left out because too little of the player was seen; what that costs, see `Tally`.
    """

    index: int
    grade: Grade
    similarity: float
    credit: float = 0.0
    offset_s: float | None = None
    timing_s: float | None = None
    worst_limb: str | None = None
    missing: Missing | None = None
    is_gold: bool = False
    is_left_out: bool = False
    is_unseen: bool = False


@dataclass(frozen=True)
class Score:
    """A player's score so far. points: 0 to 1,000,000. stars: 0 to 7. offset_s: median delay, + is late."""

    points: int = 0
    stars: int = 0
    combo: int = 0
    best_combo: int = 0
    grades: Mapping[Grade, int] = field(default_factory=lambda: MappingProxyType(dict.fromkeys(Grade, 0)))
    offset_s: float | None = None
    moves: tuple[JudgedMove, ...] = ()


def stars_for(points: int) -> int:
    """Return the stars, 0 to 7, for points of 1,000,000."""
    return sum(points >= share * MAX_POINTS for share in STAR_SHARES)


def move_value(move: Move) -> int:
    """Return a move's share of the points before normalising: its weight in whole steps, doubled when gold."""
    if move.is_rest:
        return 0
    return max(1, round(move.weight * WEIGHT_STEPS)) * (GOLD_FACTOR if move.is_gold else 1)


class Tally:
    """Adds one player's judged moves up; perfect play of all `moves` (index -> move) is 1,000,000, and nothing else is.

    A move that was left out because somebody was in the way is taken out of the total. One that was not seen is too,
    once the player is back, up to UNSEEN_SHARE of all: whoever walks out for longer, or for good, has not danced it.

    earned: the values of the moves so far, each times the steps of its credit.
    """

    def __init__(self, moves: Mapping[int, Move]) -> None:
        self._values = {index: move_value(move) for index, move in moves.items()}
        self._total = sum(self._values.values())
        self._unseen, self._forgivable = 0, int(self._total * UNSEEN_SHARE)
        self._judged: list[JudgedMove] = []
        self._counts = dict.fromkeys(Grade, 0)
        self._sorted_offsets_s: list[float] = []
        self.earned = 0
        self._combo = self._best_combo = 0
        self._score: Score | None = None

    def count(self, judged: JudgedMove) -> None:
        """Add a judged move; one that was left out takes its value out of the total."""
        self._judged.append(judged)
        self._score = None
        if judged.is_unseen:
            self._unseen += self._values[judged.index]
            return
        if judged.is_left_out:
            self._total -= self._values[judged.index]
            return
        self._forgive()
        self.earned += self._values[judged.index] * int(judged.credit * CREDIT_STEPS)
        self._counts[judged.grade] += 1
        self._combo = 0 if judged.grade is Grade.MISS else self._combo + 1
        self._best_combo = max(self._best_combo, self._combo)
        # A miss has no timing to speak of.
        if judged.offset_s is not None and judged.grade is not Grade.MISS:
            insort(self._sorted_offsets_s, judged.offset_s)

    def _forgive(self) -> None:
        """Take what was not seen until now out of the total, as far as that goes."""
        forgiven = min(self._unseen, self._forgivable)
        self._total -= forgiven
        self._forgivable -= forgiven
        self._unseen = 0

    def points_for(self, earned: int) -> int:
        """Return the points that so much earned is worth among all the moves."""
        return MAX_POINTS * earned // (self._total * CREDIT_STEPS) if self._total else 0

    def score(self) -> Score:
        """Return the score of the moves so far; it is asked for with every picture, and made with every move."""
        if self._score is None:
            self._score = self._made()
        return self._score

    def _made(self) -> Score:
        points = self.points_for(self.earned)
        return Score(
            points=points,
            stars=stars_for(points),
            combo=self._combo,
            best_combo=self._best_combo,
            grades=MappingProxyType(dict(self._counts)),
            offset_s=self._median_offset_s(),
            moves=tuple(self._judged),
        )

    def _median_offset_s(self) -> float | None:
        offsets_s = self._sorted_offsets_s
        return (offsets_s[(len(offsets_s) - 1) // 2] + offsets_s[len(offsets_s) // 2]) / 2 if offsets_s else None
