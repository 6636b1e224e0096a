"""The staged reveal: what is shown of a mystery and when, who answers, and what each answer earns.

A guess earns the most while there is least to see. Points are held for the first third, in which the whole dancer
appears, and then fall; a wrong answer costs, but never more than its player has, so that points are never below zero.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

LIMIT_S = 30.0
# Who was not in the picture for so long is not waited for.
AWAY_S = 5.0
FULL_POINTS = 1000
FULL_SHARE = 1 / 3
LEAST_SHARE = 0.5
WRONG_COST = 200
# Where several answer, the first right answer earns this besides.
FIRST_EXTRA = 200
# Every right answer in a row after the first one earns so much more than the one before, up to the most.
STREAK_STEP, MOST_STREAK = 100, 500


class Clue(Enum):
    """What is shown of a mystery, in this order; what has been shown stays."""

    HANDS = "hands"
    LIMBS = "limbs"
    DANCER = "dancer"
    BEAT = "beat"
    HINT = "hint"
    MUSIC = "music"


# Where each clue begins, as shares of the time. The whole dancer is there before points begin to fall.
BEGIN_SHARES = {
    Clue.HANDS: 0.0,
    Clue.LIMBS: 0.1,
    Clue.DANCER: 0.23,
    Clue.BEAT: 0.42,
    Clue.HINT: 0.6,
    Clue.MUSIC: 0.77,
}


def begin_s(clue: Clue) -> float:
    """Return the second of a question at which a clue begins."""
    return BEGIN_SHARES[clue] * LIMIT_S


def clues_of(*, has_beat: bool, has_music: bool) -> tuple[Clue, ...]:
    """Return the clues of a mystery: a dance without beats does not click, and a silent one has no music."""
    missing = {clue for clue, is_there in ((Clue.BEAT, has_beat), (Clue.MUSIC, has_music)) if not is_there}
    return tuple(clue for clue in Clue if clue not in missing)


def clue_at(elapsed_s: float, clues: Sequence[Clue]) -> Clue:
    """Return the newest of some clues after elapsed_s of a question; there must be one."""
    begun = [clue for clue in clues if begin_s(clue) <= elapsed_s]
    return begun[-1] if begun else clues[0]


def guess_points(*, elapsed_s: float, limit_s: float = LIMIT_S) -> int:
    """Return the points of a right answer after elapsed_s of limit_s seconds; 0 when time is up."""
    if elapsed_s >= limit_s:
        return 0
    late_share = max(0.0, elapsed_s / limit_s - FULL_SHARE) / (1 - FULL_SHARE)
    return round(FULL_POINTS * (1 - (1 - LEAST_SHARE) * late_share))


def streak_points(streak: int) -> int:
    """Return what a right answer earns besides, as the streak-th right one in a row."""
    return min(MOST_STREAK, STREAK_STEP * max(0, streak - 1))


class Who(Enum):
    """Who answers a question: all as one, everybody for themselves, one after the other in turns, or teams."""

    TOGETHER = "together"
    EACH = "each"
    TURN = "turn"
    TEAMS = "teams"


@dataclass(frozen=True)
class Entrant:
    """Somebody who answers. player: their number, None for all as one. points, streak: before the question."""

    player: int | None = None
    points: int = 0
    streak: int = 0


@dataclass(frozen=True)
class Asked:
    """Whom a question is asked.

    entrants: in the order in which they answer where it cannot be told who does. seed: of the answers where they must
    be the same for everyone, None for any chance. pool: ids that such answers are taken from.
    """

    who: Who = Who.TOGETHER
    entrants: tuple[Entrant, ...] = (Entrant(),)
    seed: str | None = None
    pool: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guess:
    """One player's answer to a question.

    player: as in Entrant. answer: its place, None where there was none in time. points: below zero where it cost.
    streak: right answers in a row with this one. is_first: the first right one of several players.
    """

    player: int | None
    answer: int | None
    is_right: bool
    points: int
    answer_s: float
    streak: int = 0
    is_first: bool = False


@dataclass(frozen=True)
class Question:
    """A question while it is on. right: the place of the right answer. guesses: in the order they came."""

    asked: Asked
    right: int
    guesses: tuple[Guess, ...] = ()

    @property
    def waiting(self) -> tuple[Entrant, ...]:
        """Those who have not answered yet."""
        done = {guess.player for guess in self.guesses}
        return tuple(entrant for entrant in self.asked.entrants if entrant.player not in done)

    @property
    def is_answered(self) -> bool:
        """Whether everybody who plays has answered."""
        return not self.waiting

    def is_over(self, away: Collection[int]) -> bool:
        """Whether nobody is waited for: all have answered but some who are away, whom nobody waits for."""
        return self.is_answered or (bool(self.guesses) and all(one.player in away for one in self.waiting))

    def answered(self, answer: int, *, player: int | None, elapsed_s: float) -> "Question":
        """Return the question after an answer; the first of each player counts, and none after the time.

        Where it cannot be told whose answer it is, it is everybody's who sits together, else of who is next.
        """
        if elapsed_s >= LIMIT_S:
            return self
        question = self
        for entrant in self._meant(player):
            question = question._with(entrant, answer, elapsed_s)
        return question

    def _meant(self, player: int | None) -> tuple[Entrant, ...]:
        waiting, who = self.waiting, self.asked.who
        # What people share is nobody's: a gamepad is handed on to whose turn it is.
        if who in (Who.TOGETHER, Who.TURN):
            return waiting
        if player is None:
            return waiting if who is Who.EACH else waiting[:1]
        return tuple(entrant for entrant in waiting if entrant.player == player)

    def _with(self, entrant: Entrant, answer: int, elapsed_s: float) -> "Question":
        if answer != self.right:
            cost = min(WRONG_COST, entrant.points)
            return self._noted(Guess(entrant.player, answer, is_right=False, points=-cost, answer_s=elapsed_s))
        is_several = len(self.asked.entrants) > 1
        # Of two at the same moment both are first.
        is_first = is_several and all(guess.answer_s >= elapsed_s for guess in self.guesses if guess.is_right)
        points = guess_points(elapsed_s=elapsed_s) + streak_points(entrant.streak + 1) + FIRST_EXTRA * is_first
        return self._noted(
            Guess(
                entrant.player,
                answer,
                is_right=True,
                points=points,
                answer_s=elapsed_s,
                streak=entrant.streak + 1,
                is_first=is_first,
            )
        )

    def _noted(self, guess: Guess) -> "Question":
        return replace(self, guesses=(*self.guesses, guess))

    def closed(self) -> tuple[Guess, ...]:
        """Return all guesses, one for everybody: who has not answered has earned nothing and lost nothing."""
        late = (Guess(one.player, None, is_right=False, points=0, answer_s=LIMIT_S) for one in self.waiting)
        return (*self.guesses, *late)


def entrants_after(entrants: Sequence[Entrant], guesses: Sequence[Guess]) -> tuple[Entrant, ...]:
    """Return those who answer with their points and streaks after some guesses of theirs, in the order of time."""
    standing = {entrant.player: entrant for entrant in entrants}
    for guess in guesses:
        if (one := standing.get(guess.player)) is not None:
            points = max(0, one.points + guess.points)
            standing[guess.player] = replace(one, points=points, streak=guess.streak)
    return tuple(standing[entrant.player] for entrant in entrants)
