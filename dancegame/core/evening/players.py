"""Who plays: people with a colour and a shape, seated in the slots of the tracker."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from dancegame.core.profiles import name_key
from dancegame.core.score import Strictness
from dancegame.core.texts import N_, Text, text_of


class Shape(Enum):
    """What tells players apart for whom colours do not."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    STAR = "star"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"


SHAPES = tuple(Shape)


# Friendly names of guests, by their number.
GUESTS = (N_("Fox"), N_("Owl"), N_("Bear"), N_("Otter"), N_("Tiger"), N_("Penguin"))
TEAMS = (N_("Comets"), N_("Thunder"), N_("Fireflies"))


@dataclass(frozen=True)
class Player:
    """Somebody who plays.

    number: from 1, gives the colour and the shape. name: "" for a guest. strictness: of their own, None for what is set
    for everybody.
    """

    number: int
    name: str = ""
    strictness: Strictness | None = None

    @property
    def label(self) -> Text:
        """What they are called; a guest by an animal."""
        if self.name:
            return text_of("{name}", name=self.name)
        animal = Text(GUESTS[(self.number - 1) % len(GUESTS)])
        again = (self.number - 1) // len(GUESTS)
        return text_of("{name} {number}", name=animal, number=again + 1) if again else animal

    @property
    def color(self) -> int:
        """The place of the player's light in a theme, from 0."""
        return self.number - 1

    @property
    def shape(self) -> Shape:
        """The player's shape."""
        return SHAPES[(self.number - 1) % len(SHAPES)]


@dataclass(frozen=True)
class Team:
    """Players who add up. number: from 1. members: their numbers, in the order in which they came."""

    number: int
    members: tuple[int, ...] = ()

    @property
    def label(self) -> Text:
        """What they are called."""
        return Text(TEAMS[(self.number - 1) % len(TEAMS)])


Seats = Mapping[int, Player]


def seat(seats: Seats, slots: Iterable[int]) -> dict[int, Player]:
    """Return the seats with a guest in every one of the slots; whoever sat somewhere stays there."""
    seated = dict(seats)
    for slot in sorted(slots):
        if slot not in seated:
            taken = {player.number for player in seated.values()}
            # A slot's own number, from left to right, as long as there is a colour for it that nobody has.
            is_free = slot < len(SHAPES) and slot + 1 not in taken
            number = slot + 1 if is_free else next(n for n in range(1, len(taken) + 2) if n not in taken)
            seated[slot] = Player(number)
    return seated


def without_doubles(seats: Seats, slots: Collection[int]) -> dict[int, Player]:
    """Return the seats where whoever is not in one of the slots is a guest if their name is taken by who is."""
    taken = {name_key(seats[slot].name) for slot in slots if seats[slot].name}
    return {
        slot: Player(player.number) if slot not in slots and player.name and name_key(player.name) in taken else player
        for slot, player in seats.items()
    }


def in_teams(teams: Iterable[Team], players: Iterable[int]) -> tuple[Team, ...]:
    """Return the teams with everybody in one; whoever is in a team stays there, others come to the smallest."""
    grown = {team.number: team for team in teams}
    placed = {number for team in grown.values() for number in team.members}
    for number in sorted(set(players) - placed):
        smallest = min(grown.values(), key=lambda team: (len(team.members), team.number))
        grown[smallest.number] = Team(smallest.number, (*smallest.members, number))
    return tuple(grown.values())
