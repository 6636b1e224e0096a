"""Counts who was taken for whom: slots against the true people of a crowd, picture after picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from dancegame.bench.crowd.crowd import Crowd, PlacedBody, Somebody, visible_joints
from dancegame.core.poses import JOINT_COUNT, Pose

Counts = NDArray[np.int64]

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
    """How well a crowd was told apart, in numbers that add up over several.

    swaps: how often people exchanged slots, or one got another slot, in ambiguous pictures too.
    judged_swaps: the same, were ambiguous pictures left out. strangers: people who do not play and got a slot.
    pictures; present: players in them, found: those with their slot. poses, ambiguous: given, and marked as ambiguous.
    visible: (J,) visible joints of the players present, visible_found: of those found; close: those within 0.03 picture
    heights; given: (J,) how often the estimator gave each joint at all.
    """

    swaps: int
    judged_swaps: int
    strangers: int
    pictures: int
    present: int
    found: int
    poses: int
    ambiguous: int
    visible: Counts
    visible_found: Counts
    close: Counts
    given: Counts

    def __add__(self, other: "IdentityReport") -> "IdentityReport":
        return IdentityReport(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def found_share(self) -> float:
        """Of the players present, those with their slot."""
        return self.found / max(self.present, 1)

    @property
    def close_share(self) -> float:
        """Of the players' visible joints, found or not, those within 0.03 picture heights.

        Joints that the estimator does not know (OpenPose's network has no toes) are left out.
        """
        return self._share_close(self.visible)

    @property
    def close_when_found(self) -> float:
        """The same of the players who were found."""
        return self._share_close(self.visible_found)

    @property
    def ambiguous_share(self) -> float:
        """Of the poses, those marked as ambiguous."""
        return self.ambiguous / max(self.poses, 1)

    def _share_close(self, visible: Counts) -> float:
        is_known = self.given > 0
        return float(self.close[is_known].sum() / max(visible[is_known].sum(), 1))


class IdentityCount:
    """Counts over one crowd. aspect: the pictures' width by their height."""

    def __init__(self, crowd: Crowd, *, aspect: float) -> None:
        self._people = crowd.people
        self._aspect = aspect
        self._all, self._judged = Pairs(), Pairs()
        self._strangers: set[Somebody] = set()
        self._present = self._found = self._ambiguous = self._poses = self._pictures = 0
        self._visible, self._visible_found, self._close, self._given = np.zeros((4, JOINT_COUNT), np.int64)

    def observe(
        self, bodies: Sequence[PlacedBody], players: Mapping[int, Pose], ambiguous: frozenset[int] = frozenset()
    ) -> None:
        """Take what was tracked in a picture of these bodies, given from the back to the front."""
        self._pictures += 1
        self._poses += len(players)
        self._ambiguous += len(ambiguous & set(players))
        for pose in players.values():
            self._given += np.isfinite(pose.xy[:, 0])
        followed = self._all.match(bodies, players)
        self._judged.match(bodies, {slot: pose for slot, pose in players.items() if slot not in ambiguous})
        self._strangers |= {person for person in followed.values() if not person.is_player}
        for body, visible in zip(bodies, visible_joints(bodies, aspect=self._aspect), strict=True):
            if body.person.is_player and visible.mean() >= PRESENT_SHARE:
                slot = next((slot for slot, person in followed.items() if person is body.person), None)
                self._count_joints(body, visible, None if slot is None else players[slot])

    def _count_joints(self, body: PlacedBody, visible: NDArray[np.bool_], pose: Pose | None) -> None:
        self._present += 1
        self._visible += visible
        if pose is not None:
            self._found += 1
            self._visible_found += visible
            self._close += visible & (np.linalg.norm(pose.xy - body.xy, axis=1) <= CLOSE)

    def report(self) -> IdentityReport:
        """Return the figures of the pictures so far."""
        return IdentityReport(
            swaps=self._all.breaks,
            judged_swaps=self._judged.breaks,
            strangers=len(self._strangers),
            pictures=self._pictures,
            present=self._present,
            found=self._found,
            poses=self._poses,
            ambiguous=self._ambiguous,
            visible=self._visible,
            visible_found=self._visible_found,
            close=self._close,
            given=self._given,
        )


class Pairs:
    """Which slot follows whom, picture after picture; breaks counts how often that changed."""

    def __init__(self) -> None:
        self._person_of: dict[int, Somebody] = {}
        self.breaks = 0

    def match(self, bodies: Sequence[PlacedBody], players: Mapping[int, Pose]) -> dict[int, Somebody]:
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
        apart = np.sqrt(((pose.xy - body.xy) ** 2).sum(axis=1))
        known = np.sort(apart[~np.isnan(apart)])
        if not known.size:
            return 1e3
        # nanmedian says the same and takes six times as long for so few joints.
        median = (known[(known.size - 1) // 2] + known[known.size // 2]) / 2
        is_usual = self._person_of.get(slot) is body.person
        return min(float(median) / body.metre - DOUBTFUL_M * is_usual, 1e3)

    def _count(self, slot: int, person: Somebody) -> None:
        before = next((other for other, owner in self._person_of.items() if owner is person), None)
        if self._person_of.get(slot, person) is not person or (before is not None and before != slot):
            self.breaks += 1
            if before is not None:
                del self._person_of[before]
        self._person_of[slot] = person
