"""Made-up evenings: who is called by whose name, and how often somebody had to say who they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from dancegame.bench.crowd.guests import PLACES, WARDROBES, Guest, bodies_of, invite, mix_up
from dancegame.bench.crowd.identity import Pairs
from dancegame.bench.crowd.sights import DrawnSight, MadeUpSight, Sight
from dancegame.bench.rows import Row
from dancegame.core.acts import Away, DanceAlong, RaiseHand, Stand
from dancegame.core.evening.players import Player
from dancegame.core.evening.roll_call import RollCall
from dancegame.core.live import LivePoses
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import MOST_SLOTS, PoseSequence
from dancegame.vision.tracking.tracker import Tracker

PICTURES_HZ = 12.0
EVENINGS, ROUNDS = 20, 5
# How long everybody is looked at before a dance, at least, and without a question; and how much of the dance.
GATHER_S, QUIET_S, DANCE_S, LONGEST_GATHERING_S = 2.5, 1.5, 3.0, 60.0
UNWATCHED_S, LEAVES_S, RETURNS_S, WALKS_S = 30.0, 0.7, 3.5, 4.0
# Who is called needs a moment.
REACTS_S = 0.6
# Light changes from round to round: brighter or darker, warmer or colder.
LIGHT, WARMTH = 0.12, 0.04


class Break(Enum):
    """What may lie between two rounds."""

    UNWATCHED = auto()  # the camera is let go
    NEW_PROCESS = auto()  # and what watched is another one afterwards
    WATCHED = auto()  # people leave the picture and come back to other places


@dataclass
class Told:
    """What came of an evening. wrong: names in a dance that were another one's. asked: calls. unnamed: who had none."""

    wrong: int = 0
    asked: int = 0
    unnamed: int = 0
    dances: int = 0


class MadeUpEvening:
    """An evening of so many rounds; the same seed gives the same one. sight: made-up estimates where there is none."""

    def __init__(
        self,
        dance: PoseSequence,
        *,
        seed: int,
        wardrobe: Sequence[int],
        rounds: int = ROUNDS,
        sight: Sight | None = None,
    ) -> None:
        self._rounds = rounds
        self._random = np.random.default_rng(seed)
        self._guests = invite(self._random, dance, wardrobe=wardrobe)
        self._here = list(self._guests)
        self._sight = sight or MadeUpSight(seed)
        self._tracker = Tracker(len(self._guests), known=MOST_SLOTS)
        self._names: dict[int, Guest] = {}
        self._now_s = 100.0
        self._pairs = Pairs()
        self._light = np.ones(3)
        self._followed: dict[int, Guest] = {}
        self.told = Told()

    def play(self) -> Told:
        """Play all rounds."""
        for number in range(self._rounds):
            if number:
                self._rest(list(Break)[self._random.integers(len(Break))])
            self._gather()
            self._dance()
        return self.told

    def _watch(self) -> LivePoses:
        """Track one picture."""
        self._now_s += 1 / PICTURES_HZ
        bodies = bodies_of(self._guests, self._now_s)
        poses, picture = self._sight.see(bodies, self._now_s, light=self._light)
        players, ambiguous = self._tracker.update(poses, self._now_s, picture)
        clear = {slot: pose for slot, pose in players.items() if slot not in ambiguous}
        followed = self._pairs.match(bodies, clear)
        self._followed = {slot: guest for slot, guest in followed.items() if isinstance(guest, Guest)}
        return LivePoses(self._now_s, self._now_s, players, ambiguous, self._tracker.unsure)

    def _rest(self, kind: Break) -> None:
        """Let everybody change places, and somebody sit out now and then."""
        count = self._random.choice((2, 3, 4, 4, 4))
        self._here = list(self._random.permutation(np.array(self._guests, object))[:count])
        self._tracker.players = int(self._random.choice((count, 4, 6)))
        self._light = (1 + self._random.uniform(-LIGHT, LIGHT)) * (1 + self._random.uniform(-WARMTH, WARMTH, 3))
        self._pairs = Pairs()
        if kind is Break.WATCHED:
            self._walk_about()
            return
        self._now_s += UNWATCHED_S
        mix_up(self._random, self._guests, self._here, self._now_s)
        if kind is Break.NEW_PROCESS:
            players, memory = self._tracker.players, self._tracker.memory()
            self._tracker = Tracker(players, known=MOST_SLOTS, memory=memory)

    def _walk_about(self) -> None:
        """Let them leave one after the other, and those who stay in the game come back to other places."""
        for guest in self._random.permutation(np.array(self._guests, object)):
            guest.act(Away(), self._now_s)
            self._watch_for(LEAVES_S)
        self._watch_for(RETURNS_S)
        for guest, place in zip(self._here, self._random.permutation(len(PLACES)), strict=False):
            guest.act(Stand(PLACES[place]), self._now_s)
            self._watch_for(LEAVES_S)
        self._watch_for(WALKS_S)

    def _watch_for(self, seconds: float) -> None:
        for _ in range(round(seconds * PICTURES_HZ)):
            self._watch()

    def _gather(self) -> None:
        """Let everybody find a place; whoever is called raises a hand."""
        members = {slot: Player(slot + 1) for slot in self._names}
        call = RollCall(members, known=members)
        begun_s = quiet_s = self._now_s
        asked, asked_s = None, 0.0
        while self._now_s - begun_s < GATHER_S or self._now_s - quiet_s < QUIET_S:
            said = call.update(self._watch())
            if said is not None:
                self._tracker.tell(said.slot, said.player)
            if call.asked != asked:
                asked, asked_s = call.asked, self._now_s
                for guest in self._here:
                    guest.act(Stand(), self._now_s)
            if asked is not None:
                quiet_s = self._now_s
                if self._now_s - asked_s > REACTS_S and self._names[asked] in self._here:
                    self._names[asked].act(RaiseHand(), self._now_s)
            if self._now_s - begun_s > LONGEST_GATHERING_S:
                break
        for slot in call.skip():
            self._tracker.tell(slot, slot)
        self.told.asked += call.count
        for guest in self._here:
            guest.act(DanceAlong(), self._now_s)

    def _dance(self) -> None:
        """Count who is called by another one's name in any picture that is judged."""
        wrong, named = set(), set()
        for _ in range(round(DANCE_S * PICTURES_HZ)):
            self._watch()
            for slot, guest in self._followed.items():
                owner = self._names.setdefault(slot, guest) if guest not in self._names.values() else None
                owner = owner or self._names.get(slot)
                named.add(guest.number)
                if owner is not guest:
                    wrong.add(guest.number)
        self.told.dances += len(self._here)
        self.told.wrong += len(wrong)
        self.told.unnamed += sum(guest.number not in named for guest in self._here)


def watch_evening(dance: PoseSequence, estimator: PoseEstimator, *, name: str) -> list[Row]:
    """Return the rows of a short evening in drawn pictures, two of four in the same clothes."""
    told = MadeUpEvening(dance, seed=1, wardrobe=WARDROBES[1], rounds=3, sight=DrawnSight(estimator)).play()
    note = f"of {told.dances} dances of four people in drawn pictures, two of them in the same clothes"
    return [
        Row(f"evenings.{name}.wrong", told.wrong, "names", note=note, most=0),
        Row(f"evenings.{name}.unnamed", told.unnamed, "dances", note="of somebody who was not seen"),
        Row(f"evenings.{name}.asked", told.asked, "calls"),
    ]


def measure_evenings(dance: PoseSequence, *, evenings: int = EVENINGS) -> list[Row]:
    """Return the rows: wrong names, and how often somebody was asked, where clothes differ and where they do not."""
    differ, alike = Told(), Told()
    most = 0
    for seed in range(evenings):
        is_alike = seed % 2 == 1
        wardrobe = WARDROBES[1 + seed // 2 % 2] if is_alike else WARDROBES[0]
        told = MadeUpEvening(dance, seed=seed, wardrobe=wardrobe).play()
        total = alike if is_alike else differ
        for name in vars(total):
            setattr(total, name, getattr(total, name) + getattr(told, name))
        most = most if is_alike else max(most, told.asked)
    dances = differ.dances + alike.dances
    note = f"of {dances} dances of four people in {evenings} evenings; clothes alike in half of them"
    return [
        Row("evenings.wrong", differ.wrong + alike.wrong, "names", note=note, most=0),
        Row("evenings.unnamed", differ.unnamed + alike.unnamed, "dances", note="of somebody who was not seen"),
        Row("evenings.asked_most", most, "calls", note="in an evening where clothes differ", most=1),
        Row("evenings.asked_alike", alike.asked, "calls", note="in all evenings where they do not"),
    ]
