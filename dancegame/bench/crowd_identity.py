"""Counts who was taken for whom: slots against the true people of a crowd, picture after picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from dancegame.bench.crowd import Crowd, Person, PlacedBody, visible_joints
from dancegame.core.poses import Pose

# A joint is right when it is this close, in picture heights.
CLOSE = 0.03
# A slot follows the person to whose joints its own are nearest (median), and nobody beyond this.
NEAR_M = 0.35
# So much nearer must another person be than the one the slot followed before.
DOUBTFUL_M = 0.1
# Who shows fewer of the joints is not there to be found.
PRESENT_SHARE = 0.5


@dataclass(frozen=True)
class IdentityReport:
    """How well a crowd was told apart.

    swaps: how often people exchanged slots, or one got another slot, in ambiguous pictures too.
    judged_swaps: the same, were ambiguous pictures left out. strangers: people who do not play and got a slot.
    found_share: of the players present, those with their slot. close_share: of their visible joints, those within 0.03
    picture heights; ambiguous_share: of their poses, those marked as ambiguous. pictures: how many there were.
    """

    swaps: int
    judged_swaps: int
    strangers: int
    found_share: float
    close_share: float
    ambiguous_share: float
    pictures: int


class IdentityCount:
    """Counts over one crowd. aspect: the pictures' width by their height."""

    def __init__(self, crowd: Crowd, *, aspect: float) -> None:
        self._people = crowd.people
        self._aspect = aspect
        self._all, self._judged = _Pairs(), _Pairs()
        self._strangers: set[Person] = set()
        self._present = self._found = self._joints = self._close = self._ambiguous = self._poses = self._pictures = 0

    def observe(
        self, bodies: Sequence[PlacedBody], players: Mapping[int, Pose], ambiguous: frozenset[int] = frozenset()
    ) -> None:
        """Take what was tracked in a picture of these bodies, given from the back to the front."""
        self._pictures += 1
        self._poses += len(players)
        self._ambiguous += len(ambiguous & set(players))
        followed = self._all.match(bodies, players)
        self._judged.match(bodies, {slot: pose for slot, pose in players.items() if slot not in ambiguous})
        self._strangers |= {person for person in followed.values() if not person.is_player}
        for body, visible in zip(bodies, visible_joints(bodies, aspect=self._aspect), strict=True):
            if body.person.is_player and visible.mean() >= PRESENT_SHARE:
                slot = next((slot for slot, person in followed.items() if person is body.person), None)
                self._count_joints(body, visible, None if slot is None else players[slot])

    def _count_joints(self, body: PlacedBody, visible: NDArray[np.bool_], pose: Pose | None) -> None:
        self._present += 1
        self._joints += int(visible.sum())
        if pose is not None:
            self._found += 1
            self._close += int((np.linalg.norm(pose.xy - body.xy, axis=1)[visible] <= CLOSE).sum())

    def report(self) -> IdentityReport:
        """Return the figures of the pictures so far."""
        return IdentityReport(
            swaps=self._all.breaks,
            judged_swaps=self._judged.breaks,
            strangers=len(self._strangers),
            found_share=self._found / max(self._present, 1),
            close_share=self._close / max(self._joints, 1),
            ambiguous_share=self._ambiguous / max(self._poses, 1),
            pictures=self._pictures,
        )


class _Pairs:
    """Which slot follows whom; breaks counts how often that changed."""

    def __init__(self) -> None:
        self._person_of: dict[int, Person] = {}
        self.breaks = 0

    def match(self, bodies: Sequence[PlacedBody], players: Mapping[int, Pose]) -> dict[int, Person]:
        """Return whom each slot follows in a picture."""
        slots = list(players)
        apart_m = np.array([[self._apart_m(slot, players[slot], body) for body in bodies] for slot in slots])
        if not apart_m.size:
            return {}
        followed = {
            slots[n]: bodies[k].person
            for n, k in zip(*linear_sum_assignment(apart_m), strict=True)
            if apart_m[n, k] < NEAR_M
        }
        for slot, person in followed.items():
            self._count(slot, person)
        return followed

    def _apart_m(self, slot: int, pose: Pose, body: PlacedBody) -> float:
        apart = np.linalg.norm(pose.xy - body.xy, axis=1)
        if np.isnan(apart).all():
            return 1e3
        is_usual = self._person_of.get(slot) is body.person
        return min(float(np.nanmedian(apart)) / body.metre - DOUBTFUL_M * is_usual, 1e3)

    def _count(self, slot: int, person: Person) -> None:
        before = next((other for other, owner in self._person_of.items() if owner is person), None)
        if self._person_of.get(slot, person) is not person or (before is not None and before != slot):
            self.breaks += 1
            if before is not None:
                del self._person_of[before]
        self._person_of[slot] = person
