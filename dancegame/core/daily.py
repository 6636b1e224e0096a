"""The challenge of the day: the same questions for everyone who has the same songs, one try, a text to share."""

import hashlib
import random as random_module
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

QUESTIONS = 10
A_DAY = timedelta(days=1)


class Mark(Enum):
    """How a question of the day went. OPEN: it was seen and is not answered; left like that it is lost."""

    OPEN = "open"
    FAST = "fast"
    SLOW = "slow"
    WRONG = "wrong"
    LATE = "late"


_SQUARES = {
    Mark.FAST: "\N{LARGE GREEN SQUARE}",
    Mark.SLOW: "\N{LARGE YELLOW SQUARE}",
    Mark.WRONG: "\N{LARGE RED SQUARE}",
    Mark.LATE: "\N{BLACK LARGE SQUARE}",
    Mark.OPEN: "\N{BLACK LARGE SQUARE}",
}
RIGHT = (Mark.FAST, Mark.SLOW)


@dataclass(frozen=True)
class Challenge:
    """The questions of a day. pack: a short name of the songs they are made from, the same for the same songs."""

    day: date
    pack: str
    song_ids: tuple[str, ...]
    pool: tuple[str, ...]

    def seed(self, question: int) -> str:
        """Return the seed of a question's answers."""
        return f"{self.day.isoformat()}:{self.pack}:{question}"


def make_challenge(day: date, song_ids: Sequence[str]) -> Challenge:
    """Return the challenge of a day from some songs, in any order: as many questions as there are songs for."""
    pool = tuple(sorted(set(song_ids)))
    pack = hashlib.sha256("\n".join(pool).encode()).hexdigest()[:6]
    random = random_module.Random(f"{day.isoformat()}:{pack}")
    return Challenge(day, pack, tuple(random.sample(pool, min(QUESTIONS, len(pool)))), pool)


@dataclass(frozen=True)
class DailyLog:
    """What is remembered of the challenges: the last one, and the days in a row.

    day: of the last challenge that was begun, None before the first. marks: of its questions as far as they were
    seen. questions: how many it has. points: earned in it. finished: the last day whose challenge was played to its
    end. streak: so many days in a row until then. best: the longest streak.
    """

    day: date | None = None
    pack: str = ""
    questions: int = 0
    marks: tuple[Mark, ...] = ()
    points: int = 0
    finished: date | None = None
    streak: int = 0
    best: int = 0

    @property
    def is_finished(self) -> bool:
        """Whether the last challenge was played to its end."""
        return self.day is not None and self.finished == self.day

    @property
    def right(self) -> int:
        """How many questions of the last challenge were answered right."""
        return sum(mark in RIGHT for mark in self.marks)

    def is_open_on(self, day: date) -> bool:
        """Return whether a challenge can be begun, or gone on with, on a day: a clock set back gives no second try."""
        if self.day is None or day > self.day:
            return True
        return day == self.day and not self.is_finished

    def streak_on(self, day: date) -> int:
        """Return the days in a row that still count on a day: yesterday's challenge may be followed by today's."""
        return self.streak if self.finished is not None and day <= self.finished + A_DAY else 0

    def begun(self, challenge: Challenge) -> "DailyLog":
        """Return the log with a challenge begun, or gone on with; what was seen of it stays."""
        if not self.is_open_on(challenge.day) or self.day == challenge.day:
            return self
        return replace(
            self,
            day=challenge.day,
            pack=challenge.pack,
            questions=len(challenge.song_ids),
            marks=(),
            points=0,
        )

    def seen(self) -> "DailyLog":
        """Return the log with one more question that was seen."""
        return replace(self, marks=(*self.marks, Mark.OPEN))._closed()

    def marked(self, mark: Mark, *, points: int) -> "DailyLog":
        """Return the log with the question that was seen last answered; points may be below zero."""
        marks = (*self.marks[:-1], mark)
        return replace(self, marks=marks, points=max(0, self.points + points))._closed()

    def _closed(self) -> "DailyLog":
        """Return the log finished where nothing is left to answer."""
        is_over = len(self.marks) >= self.questions and self.marks[-1:] != (Mark.OPEN,)
        if self.day is None or self.is_finished or not is_over:
            return self
        streak = self.streak + 1 if self.finished == self.day - A_DAY else 1
        return replace(self, finished=self.day, streak=streak, best=max(self.best, streak))


def share_text(log: DailyLog) -> str:
    """Return the last challenge as a text that gives nothing away: the same line in every language."""
    squares = "".join(_SQUARES[mark] for mark in log.marks)
    squares += "\N{WHITE LARGE SQUARE}" * (log.questions - len(log.marks))
    day = log.day.isoformat() if log.day else ""
    streak = f" \N{FIRE}{log.streak}" if log.is_finished and log.streak > 1 else ""
    return f"dancegame {day} #{log.pack}\n{squares}\n{log.right}/{log.questions} · {log.points}{streak}"
