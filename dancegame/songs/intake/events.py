"""What is heard of work that goes on elsewhere, in other processes or on other computers."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from dancegame.core.errors import DanceGameError

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Reached:
    """How far one piece of work is: a share in [0, 1], None where nobody can tell, and what is being done."""

    number: int
    share: float | None
    text: str


@dataclass(frozen=True)
class Ended(Generic[Answer]):
    """A piece of work came to its end: with an answer, or with an error."""

    number: int
    answer: Answer | None = None
    error: DanceGameError | None = None


@dataclass(frozen=True)
class Passed:
    """A piece that turned out to need no work."""

    number: int


Event = Reached | Ended[Answer] | Passed
