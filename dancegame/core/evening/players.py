"""Who plays: people with a colour and a shape, seated in the slots of the tracker."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum


class Shape(Enum):
    """What tells players apart for whom colours do not."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    STAR = "star"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"


SHAPES = tuple(Shape)


@dataclass(frozen=True)
class Player:
    """Somebody who plays. number: from 1, gives the colour and the shape. name: "" for a guest."""

    number: int
    name: str = ""

    @property
    def color(self) -> int:
        """The place of the player's light in a theme, from 0."""
        return self.number - 1

    @property
    def shape(self) -> Shape:
        """The player's shape."""
        return SHAPES[(self.number - 1) % len(SHAPES)]


Seats = Mapping[int, Player]


def seat(seats: Seats, slots: Iterable[int]) -> dict[int, Player]:
    """Return the seats with a guest in every one of the slots; whoever sat somewhere stays there."""
    seated = dict(seats)
    for slot in sorted(slots):
        if slot not in seated:
            taken = {player.number for player in seated.values()}
            # The tracker's slots are as many as the colours: a slot's own number is free unless profiles took it.
            number = slot + 1 if slot + 1 not in taken else next(n for n in range(1, len(taken) + 2) if n not in taken)
            seated[slot] = Player(number)
    return seated
