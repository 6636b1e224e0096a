"""Asks who somebody is where looks cannot tell: players by name, one at a time, to raise a hand."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dancegame.core.evening.players import Player
from dancegame.core.gestures.raising import RaisedHands
from dancegame.core.live import LivePoses

# Doubt that lasts less is not worth a question; who is known comes into the picture as well as who is not.
DOUBTING_S = 0.4
MISSING_S = 2.5
# Who is not found for a moment is still there.
BLINK_S = 1.5
# How long one name is called.
CALLING_S = 12.0
# What was said takes a few pictures to be taken in.
TAKING_IN_S = 0.8


@dataclass(frozen=True)
class Said:
    """Somebody said who they are. slot: where they stand. player: the slot of who they are."""

    slot: int
    player: int


class RollCall:
    """Watches the pictures of those who gather; asks nobody where everybody is known.

    members: slot -> player of everybody who is expected. known: slots that belong to somebody, expected or not.
    Whoever is alike (see `LivePoses.unsure`) is asked; so is who is missed while a stranger is there, who may be them
    in other clothes. asked: the slot of who is called now, None for nobody. progress: slot -> how far a hand is up.
    silent: slots of those who were missed and called in vain, who are not called again until they have been seen; it
    is kept up to date. count: of all calls.
    """

    def __init__(self, members: Mapping[int, Player], known: Collection[int], silent: set[int] | None = None) -> None:
        self.members, self._known = dict(members), set(known)
        self.silent = set() if silent is None else silent
        self.asked: int | None = None
        self.count = 0
        self._hands = RaisedHands()
        self._asked_s = self._quiet_s = 0.0
        self._since_s: dict[int, float] = {}
        self._unsure: dict[int, tuple[float, frozenset[int]]] = {}
        self._strange_s = -math.inf
        self._passed: set[int] = set()

    @property
    def is_on(self) -> bool:
        """Whether somebody is called, or may be in a moment."""
        return self.asked is not None or bool(self._since_s.keys() - self._passed)

    def welcome(self, slot: int, player: Player) -> None:
        """Expect somebody new, too."""
        self.members[slot] = player
        self._known.add(slot)

    @property
    def progress(self) -> Mapping[int, float]:
        """How far whose hand is up, while somebody is called."""
        return {} if self.asked is None else self._hands.progress

    def left_share(self, now_s: float) -> float:
        """Return how much of the time to answer is left, 1 to 0."""
        return min(1.0, max(0.0, 1 - (now_s - self._asked_s) / CALLING_S))

    def update(self, seen: LivePoses) -> Said | None:
        """Take one picture; return what somebody said."""
        now_s = seen.captured_s
        doubted = self._doubted(seen)
        self.silent.difference_update(seen.players.keys() - seen.unsure.keys())
        self._since_s = {slot: self._since_s.get(slot, now_s) for slot in doubted}
        if self.asked is None:
            self._call(doubted, now_s)
            return None
        if self.asked not in doubted:
            self._end(now_s)  # looks have told after all
            return None
        poses = {slot: pose for slot, pose in seen.players.items() if slot not in seen.ambiguous}
        # Whoever is known has nothing to say.
        raised = [slot for slot in self._hands.update(now_s, poses) if slot in seen.unsure or slot not in self._known]
        if raised:
            said = Said(raised[0], self.asked)
            self._end(now_s)
            return said
        if now_s - self._asked_s > CALLING_S:
            self._pass()
            self._end(now_s)
        return None

    def point_out(self, slot: int) -> Said | None:
        """Take somebody who was shown for the one who is called."""
        if self.asked is None:
            return None
        said = Said(slot, self.asked)
        self.asked = None
        return said

    def skip(self) -> tuple[int, ...]:
        """Ask nobody any more; return the slots of whom is taken for granted who they are."""
        doubted = tuple(slot for slot in self._since_s if slot in self.members)
        self._passed |= set(doubted)
        if self.asked is not None:
            self._pass()
            self.asked = None
        return doubted

    def _doubted(self, seen: LivePoses) -> dict[int, float]:
        """Return slot -> how long doubt has to last, of everybody who may be called."""
        now_s = seen.captured_s
        for slot in seen.players:
            self._unsure.pop(slot, None)
        self._unsure |= {slot: (now_s, rivals) for slot, rivals in seen.unsure.items()}
        self._unsure = {slot: one for slot, one in self._unsure.items() if now_s - one[0] <= BLINK_S}
        # It may be somebody who is not seen, and in whose place another one is.
        alike = self._unsure.keys() | {rival for _, rivals in self._unsure.values() for rival in rivals}
        alike &= self.members.keys() - (seen.players.keys() - self._unsure.keys())
        if alike:
            return dict.fromkeys(alike, DOUBTING_S)
        if any(slot not in self._known for slot in seen.players):
            self._strange_s = now_s
        missing = [slot for slot in self.members if slot not in seen.players and slot not in self.silent]
        return dict.fromkeys(missing, MISSING_S) if now_s - self._strange_s <= BLINK_S else {}

    def _call(self, doubted: Mapping[int, float], now_s: float) -> None:
        if now_s < self._quiet_s:
            return
        # Who is likely here first.
        for slot in sorted(doubted, key=lambda slot: (slot not in self._unsure, self.members[slot].number)):
            if slot not in self._passed and now_s - self._since_s[slot] >= doubted[slot]:
                self.asked, self._asked_s = slot, now_s
                self._hands = RaisedHands()
                self.count += 1
                return

    def _pass(self) -> None:
        assert self.asked is not None
        self._passed.add(self.asked)
        self.silent.add(self.asked)

    def _end(self, now_s: float) -> None:
        self.asked, self._quiet_s = None, now_s + TAKING_IN_S
