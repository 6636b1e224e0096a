"""What a player wants, whatever they used to say it: keyboard, mouse, gamepad, gesture or buzzer.

Places are in units of the picture (see game/drawing/canvas). player: the number of who said it, None where the source
cannot tell.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choose:
    """Take what is lit."""

    player: int | None = None


@dataclass(frozen=True)
class Back:
    """Leave, or return."""

    player: int | None = None


@dataclass(frozen=True)
class Pause:
    """Hold the dance, or go on."""

    player: int | None = None


@dataclass(frozen=True)
class Move:
    """Light the next thing in a direction: right and down are 1, left and up -1."""

    right: int = 0
    down: int = 0
    player: int | None = None


@dataclass(frozen=True)
class Pick:
    """Take the choice with this place, from 0."""

    place: int
    player: int | None = None


@dataclass(frozen=True)
class Inspect:
    """Tell more of what is lit."""


@dataclass(frozen=True)
class Answer:
    """Say A to D, from 0, to the question."""

    answer: int
    player: int | None = None


@dataclass(frozen=True)
class Join:
    """Somebody in a slot of the tracker wants to play."""

    slot: int


@dataclass(frozen=True)
class Point:
    """Something points at a place."""

    x: float
    y: float


@dataclass(frozen=True)
class Press:
    """A place is pressed."""

    x: float
    y: float


@dataclass(frozen=True)
class Drag:
    """A place is reached while pressing."""

    x: float
    y: float


@dataclass(frozen=True)
class Scroll:
    """Go through a list: down is positive, in rows."""

    rows: float


@dataclass(frozen=True)
class Leaf:
    """Go through a list by so many of what is seen of it at once: down is positive, infinity is its end."""

    pages: float


@dataclass(frozen=True)
class Type:
    """Text is written."""

    text: str


@dataclass(frozen=True)
class Compose:
    """Text that an input method has not finished yet."""

    text: str


@dataclass(frozen=True)
class Erase:
    """The last character goes."""


Intent = (
    Choose
    | Back
    | Pause
    | Move
    | Pick
    | Inspect
    | Answer
    | Join
    | Point
    | Press
    | Drag
    | Scroll
    | Leaf
    | Type
    | Compose
    | Erase
)
