"""Gives each pose to a player slot, picture after picture: who dances keeps the slot, whoever else is there."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.vision.tracking.doubts import Doubts
from dancegame.vision.tracking.identity import exchange, impostors, is_hidden, mistaken, returned
from dancegame.vision.tracking.memory import Memory
from dancegame.vision.tracking.records import (
    MOST_PEOPLE,
    MOST_TRACKS,
    NO_PERSON,
    NOBODYS,
    PERSON,
    TRACK,
    WHOLE_JOINTS,
    new_track,
)
from dancegame.vision.tracking.roster import Roster

# Whoever watched nothing for this long cannot say who was away.
BREAK_S = 2.0
# How often it is looked whether a player's track follows a stranger.
UNMASK_EVERY_S = 0.2
# Who is no player is remembered for this long, so as not to be taken for a player who is away.
MEMORY_S = 5.0
# A newcomer this near to somebody is ambiguous.
NEAR_M = 0.4
NO_PICTURE = np.zeros((0, 0, 3), np.uint8)


class Arithmetic(NamedTuple):
    """The arithmetic of tracking: `look.look`, `match.match`, `follow.follow`."""

    look: Callable[..., None]
    match: Callable[..., None]
    follow: Callable[..., None]


def compiled_arithmetic() -> Arithmetic:
    """Return the kernels; the first time on a computer they are compiled, which takes seconds."""
    from dancegame.vision.tracking.follow import follow
    from dancegame.vision.tracking.look import look
    from dancegame.vision.tracking.match import match

    return Arithmetic(look, match, follow)


class Tracker:
    """Follows everyone in the picture and gives up to `players` of them a slot, see `Roster`.

    Joints are predicted, and people matched with tracks by object keypoint similarity, size and colour of clothes, the
    best for all together. Who overlaps somebody is ambiguous until apart again; then clothes and sizes are compared,
    and whoever was taken for somebody else gets the right slot back. So does who was lost and returns.

    After a break in which nothing was watched (a mystery, a camera that was lost) everybody lines up anew, and whoever
    was there before gets the slot of before. Where two who are alike have been away, nobody can tell: they are `unsure`
    until somebody says who they are.

    known: how many slots there are, of all who play by turns; None for as many as play at a time. arithmetic: the
    kernels, or their plain twins. memory: of an earlier tracker.
    """

    def __init__(
        self,
        players: int,
        arithmetic: Arithmetic | None = None,
        *,
        known: int | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.slots = max(players, known or 0)
        self._memory, self._updated_s = memory, -math.inf
        self._unmasked_s = -math.inf
        self._arithmetic = arithmetic or compiled_arithmetic()
        self._roster = Roster(players, self.slots)
        self._doubts = Doubts(memory.rivals if memory else {})
        # The first rows are the player slots, the others are for everyone else.
        self._tracks = np.zeros(MOST_TRACKS, TRACK)
        self._is_doubted = self._tracks["is_doubted"]
        self._others: list[int] = []
        self._people = np.zeros(MOST_PEOPLE, PERSON)
        self._xy, self._confidence = self._people["xy"], self._people["confidence"]
        self._found = np.zeros(MOST_TRACKS, np.intp)
        self._owner = np.zeros(MOST_PEOPLE, np.intp)
        self._is_near = np.zeros(MOST_TRACKS, np.bool_)

    def update(
        self, poses: Sequence[Pose], captured_s: float, rgb: NDArray[np.uint8] | None = None
    ) -> tuple[Mapping[int, Pose], frozenset[int]]:
        """Return (slot -> pose, slots that may have been confused) of one picture; captured_s increases.

        rgb: the picture (H, W, 3), for the colours of clothes. A slot whose player has just vanished behind somebody is
        among the confused ones, too.
        """
        if captured_s - self._updated_s > BREAK_S:
            self._take_up(captured_s)
        self._updated_s = captured_s
        if len(poses) > MOST_PEOPLE:
            poses = sorted(poses, key=_extent, reverse=True)[:MOST_PEOPLE]
        if poses:
            self._roster.see_somebody(captured_s)
        for n, pose in enumerate(poses):
            self._xy[n], self._confidence[n] = pose.xy, pose.confidence
        people, owner = self._people[: len(poses)], self._owner[: len(poses)]
        self._arithmetic.look(people, NO_PICTURE if rgb is None else rgb)
        self._arithmetic.match(self._tracks, people, captured_s, self._found, owner, self._is_near)
        self._arithmetic.follow(self._tracks, people, self._found, self._is_near, captured_s)
        for n, row in enumerate(owner.tolist()):
            if row == NOBODYS:
                self._begin(n, people[owner != NO_PERSON], captured_s)
        if self._is_doubted.any():
            for row, other in mistaken(self._tracks, captured_s):
                self._exchange(row, other)
        if self._others:
            self._unmask(captured_s)
            self._sort_others(captured_s, rgb)
        for row, other in self._doubts.looked_at(self._tracks, captured_s):
            self._exchange(row, other)
        for slot in self._roster.still(self._tracks, captured_s):
            self._stand_down(slot)
        return self._outcome(poses, captured_s)

    @property
    def players(self) -> int:
        """How many play at a time."""
        return self._roster.players

    @players.setter
    def players(self, players: int) -> None:
        self._roster.players = players

    @property
    def unsure(self) -> Mapping[int, frozenset[int]]:
        """The slots of those in the newest picture who may be somebody else, and the slots of who that is."""
        return {slot: rivals for slot, rivals in self._doubts.rivals.items() if self._found[slot] >= 0}

    def tell(self, slot: int, player: int) -> None:
        """Take in that whoever stands in a slot is the player of another, or of just this one."""
        tracks = self._tracks
        if slot != player and tracks["is_used"][slot]:
            is_new = bool(tracks["born_s"][slot] > tracks["last_s"][player]) or not tracks["is_used"][player]
            self._exchange(slot, player)
            if is_new:
                # Nobody but the player who looks otherwise than before: there never was another one.
                for name in ("colour", "metre", "known_s"):
                    tracks[name][player] = tracks[name][slot]
                tracks["is_used"][player] = True
                self._forget(slot)
        self._doubts.end(player)

    def _forget(self, slot: int) -> None:
        self._tracks["is_used"][slot] = self._is_doubted[slot] = False
        self._found[slot] = -1
        self._doubts.end(slot)

    def memory(self) -> Memory | None:
        """Return what is to be remembered of the players, None before the first picture."""
        if math.isinf(self._updated_s):
            return self._memory
        return Memory(self._tracks[: self.slots].copy(), self._updated_s, self._doubts.rivals)

    def _take_up(self, now_s: float) -> None:
        """Go on after a break with who is remembered, or begin."""
        self._memory = self.memory()
        for other in list(self._others):
            self._drop(other)
        if self._memory is not None:
            self._tracks[: self.slots] = self._memory.taken_up(now_s, slots=self.slots)
        self._roster.line_up()

    def _begin(self, n: int, present: NDArray[np.void], now_s: float) -> None:
        """Begin a track for somebody new, unless the picture is overcrowded."""
        row = self._free_row()
        if row is None:
            return
        person = self._people[n]
        apart = np.linalg.norm(present["centre"] - person["centre"], axis=1)
        is_near = bool(np.any((apart > 0) & (apart < NEAR_M * person["metre"])))
        self._tracks[row] = new_track(person, now_s=now_s, is_doubted=is_near)
        self._others.append(row)
        self._found[row] = n

    def _unmask(self, now_s: float) -> None:
        """See now and then whether a player's track follows a stranger while the player is one of the others."""
        if now_s - self._unmasked_s >= UNMASK_EVERY_S:
            self._unmasked_s = now_s
            for row, other in impostors(self._tracks, self._others, players=self.slots, now_s=now_s):
                self._exchange(row, other)

    def _sort_others(self, now_s: float, rgb: NDArray[np.uint8] | None) -> None:
        """See who of the others is a player that was lost, who becomes one, and who is long gone."""
        found = returned(
            self._tracks, self._others, now_s=now_s, has_colours=rgb is not None, unsure=self._doubts.slots
        )
        for row, other, rivals, is_looked_at in found:
            self._exchange(row, other)
            self._drop(other)
            if row < self.slots:
                self._doubts.begin(row, {rival for rival in rivals if rival < self.slots}, is_looked_at=is_looked_at)
        aspect = None if rgb is None else rgb.shape[1] / rgb.shape[0]
        for slot, other in self._roster.join(self._tracks, self._others, now_s=now_s, aspect=aspect):
            self._tracks[slot], self._found[slot] = self._tracks[other], self._found[other]
            self._doubts.end(slot)
            self._drop(other)
        for other in list(self._others):
            if now_s - self._tracks["last_s"][other] > MEMORY_S:
                self._drop(other)

    def _stand_down(self, slot: int) -> None:
        """Make a player one of the others."""
        row = self._free_row()
        if row is not None:
            self._tracks[row], self._found[row] = self._tracks[slot], self._found[slot]
            self._tracks["stirred_s"][row] = 0.0  # it has to move to play again
            self._others.append(row)
        self._forget(slot)

    def _free_row(self) -> int | None:
        return next((row for row in range(self.slots, MOST_TRACKS) if row not in self._others), None)

    def _exchange(self, row: int, other: int) -> None:
        exchange(self._tracks, row, other)
        self._found[[row, other]] = self._found[[other, row]]

    def _drop(self, other: int) -> None:
        self._tracks["is_used"][other] = self._is_doubted[other] = False
        self._others.remove(other)

    def _outcome(self, poses: Sequence[Pose], now_s: float) -> tuple[Mapping[int, Pose], frozenset[int]]:
        found = self._found[: self.slots].tolist()
        doubted = self._is_doubted[: self.slots].tolist()
        # A piece of a body that may be somebody else's is no pose to show.
        players = {
            slot: poses[n] for slot, n in enumerate(found) if n >= 0 and not (doubted[slot] and _is_piece(poses[n]))
        }
        confused = [
            slot for slot, n in enumerate(found) if doubted[slot] and (n >= 0 or is_hidden(self._tracks[slot], now_s))
        ]
        return players, frozenset(confused)


def _is_piece(pose: Pose) -> bool:
    return bool(np.count_nonzero(np.isfinite(pose.xy[:, 0])) < WHOLE_JOINTS)


def _extent(pose: Pose) -> float:
    return float(np.nanmax(pose.xy[:, 1], initial=0) - np.nanmin(pose.xy[:, 1], initial=9))
