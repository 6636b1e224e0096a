"""Those who come to a made-up evening: puppets who walk in and out, dance, and raise a hand when they are called."""

from collections.abc import Sequence

import numpy as np

from dancegame.bench.crowd.crowd import PlacedBody
from dancegame.bench.crowd.scenes import ASPECT
from dancegame.core.acts import Act, Away, DanceAlong
from dancegame.core.pace import steady
from dancegame.core.poses import PoseSequence
from dancegame.vision.puppet.actor import Actor
from dancegame.vision.puppet.outfits import outfit
from dancegame.vision.puppet.spec import PuppetSpec

COUNT = 4
# Who has come, who wears the same: everybody something else, two the same, all the same.
WARDROBES = (range(COUNT), (0, 1, 2, 0), (0, 0, 0, 0))
PLACES = tuple((n + 0.5) / COUNT for n in range(COUNT))
# How near to the camera they stand, and how tall they are.
NEARNESSES, HEIGHTS_M = (0.74, 0.86), (1.4, 1.8)


class Guest:
    """Somebody who plays. number: from 0. clothes: of the outfits."""

    is_player = True

    def __init__(self, number: int, clothes: int, *, height_m: float, dance: PoseSequence) -> None:
        self.number, self.outfit = number, outfit(clothes)
        self._height_m, self._dance = height_m, dance
        self._clothes = clothes
        self._pace = steady(0.0)
        self.place(PLACES[number], nearness=NEARNESSES[1])

    def place(self, x: float, *, nearness: float) -> None:
        """Stand somewhere else, unseen. x: share of the picture."""
        spec = PuppetSpec(height=self._height_m, outfit=self._clothes, x=x, near=nearness)
        self._actor = Actor(spec, self._dance, aspect=ASPECT, place=self.number, is_alone=False)

    def act(self, act: Act, now_s: float) -> None:
        """Do something else from now on; a dance begins with it."""
        self._actor.act(act, now_s, pace=self._pace)
        self._pace = steady(now_s)

    def is_here(self, now_s: float) -> bool:
        """Whether anything of them may be in the picture."""
        return not self._actor.is_gone(now_s)

    def body(self, now_s: float) -> PlacedBody:
        """Return where the joints are."""
        body = self._actor.body(now_s, pace=self._pace)
        return PlacedBody(self, body.xy, body.depth, self._actor.metre, self._actor.floor_y)


def invite(random: np.random.Generator, dance: PoseSequence, *, wardrobe: Sequence[int]) -> list[Guest]:
    """Return the guests of an evening, in clothes by chance that are as alike as the wardrobe says."""
    clothes = random.permutation(6)
    heights_m = random.uniform(*HEIGHTS_M, COUNT)
    return [
        Guest(number, int(clothes[kind]), height_m=float(height_m), dance=dance)
        for number, (kind, height_m) in enumerate(zip(wardrobe, heights_m, strict=True))
    ]


def bodies_of(guests: Sequence[Guest], now_s: float) -> list[PlacedBody]:
    """Return the bodies of those who are here, from the back to the front."""
    return sorted((guest.body(now_s) for guest in guests if guest.is_here(now_s)), key=lambda body: body.floor_y)


def mix_up(random: np.random.Generator, guests: Sequence[Guest], staying: Sequence[Guest], now_s: float) -> None:
    """Put everybody somewhere else while nobody looks; who does not stay is out of the picture."""
    places = random.permutation(COUNT)
    for guest, place in zip(guests, places, strict=True):
        guest.place(PLACES[place], nearness=float(random.uniform(*NEARNESSES)))
        guest.act(DanceAlong() if guest in staying else Away(), now_s - 60)
        guest.act(DanceAlong() if guest in staying else Away(), now_s - 30)
