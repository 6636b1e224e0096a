"""Pointing at the screen with a raised hand: a cursor, and a ring that closes over what the hand rests on.

The hand moves the cursor in a field beside its own shoulder, measured in shoulder widths: everybody reaches the whole
picture from wherever they stand, with a bent arm. Somebody points who stands still, one hand up and the other one
hanging; dancers seldom do, and never for as long as a ring takes.

Holding chooses, not a swipe. Swipes (0.9 shoulder widths across within 0.35 s) come 165 times in ten minutes of the
shipped dances; 32 times beside a hanging other hand, and 2 times (20 in motion captures of professionals) from somebody
who has stood still. A hold of 0.8 s beside the same calm came never in either: see `dancegame bench gestures`.
"""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from dancegame.core.gestures.arm_shapes import is_hanging, is_on_head
from dancegame.core.gestures.calm import CALM_S, Calm
from dancegame.core.gestures.hold import Hold, Stillness
from dancegame.core.gestures.upper_body import Arm, BodyMemory, Place, UpperBody
from dancegame.core.poses import Pose

DWELL_S = 0.8
# The pointer comes when a hand has been up for so long, and goes when it has been down or unseen for so long.
COME_S, GO_S = 0.15, 0.5
# The field of the hand, shoulder widths from its own shoulder: outwards from `FIELD_IN`, up from `FIELD_BELOW`.
FIELD_IN, FIELD_OUT = 0.05, 1.15
FIELD_BELOW, FIELD_ABOVE = 0.0, 0.95
# A hand so far inside of the field, in shares of it, is before the body, with a cup, a telephone or a chin in it; one
# that is not above its elbow shows or takes something. Neither chooses.
INSIDE, ABOVE_ELBOW = -0.03, 0.22
# A hand goes up past the first height (below the shoulder) to point and down past the second one to stop.
COMES_AT, GOES_AT = 0.15, 0.65
# A hand so near to the middle of the face scratches it, or holds a cup.
HAND_AT_FACE = 0.6
# How far a hand that rests moves, shoulder widths.
REST = 0.16
# After a choice the hand has to go so far before it can make another, shares of the picture.
AGAIN = 0.12
# The cursor follows within so many seconds: slowly at rest, at once where the hand goes fast (shares a second).
FOLLOW_S, FAST = 0.14, 0.6
# Shares of the picture's height that are edge: outside of what a television shows for sure. Where they roll a list
# nothing is chosen there; elsewhere the cursor stays inside of them.
EDGE, INSIDE_EDGE = 0.04, 0.055
# A hand below its field is on the lowest choices as well, as far as the first: nearer to the elbow it is hard to see. A
# cursor past that, on its way to the second, is one of a hand that may be anywhere below.
LOWEST, LIMIT = 1.15, 1.16
# What lies below the cursor where nobody says what does: the whole picture is one thing to choose.
ANYTHING = "anything"


@dataclass(frozen=True)
class Pointer:
    """A hand that points.

    x, y: shares of the picture as the players see it, in a mirror; 0, 0 is the top left corner. progress: of the ring.
    slot, side: whose hand, 0 left, 1 right. is_steady: whether the body stands still and means to point.
    """

    x: float
    y: float
    progress: float
    slot: int
    side: int
    is_steady: bool


class _Hand:
    """A hand that may point: whether it does, where to, and how long it has rested there.

    One that was up before somebody looked (it has just joined, or answered) has to go down first.
    """

    def __init__(self, side: int, dwell_s: float) -> None:
        self.side, self.since_s = side, math.inf
        self.cursor: Place | None = None
        self.dwell = Hold(dwell_s)
        self._coming = Hold(COME_S)
        self._rest, self._other = Stillness(), Stillness()
        self._last_s = self._seen_s = -math.inf
        self._target: Hashable = None
        self._chosen_at: Place | None = None
        self._has_been_down = False
        self.is_steady = False

    def update(self, time_s: float, body: UpperBody | None, *, calm_s: float, target: Hashable, rolls: bool) -> bool:
        """Return whether what is below the cursor is chosen now; rolls: whether nothing is at the edges."""
        arm = None if body is None else body.arms[self.side]
        self.is_steady = False
        if body is None or arm is None or arm.wrist is None:
            self._gone(time_s, is_seen=False)
            return False
        other = body.arms[1 - self.side]
        is_other_still = self._other.update(time_s, other.wrist)
        is_resting = self._rest.update(time_s, arm.wrist, radius=REST)
        is_up = arm.wrist.y - arm.shoulder.y < (GOES_AT if self.cursor else COMES_AT)
        is_alone = is_hanging(other, is_held=self.cursor is not None)
        means_it = calm_s > CALM_S and is_alone and self._is_away(body, arm)
        is_above_elbow = arm.elbow is not None and arm.wrist.y < arm.elbow.y - ABOVE_ELBOW
        if self.cursor is None:
            self._has_been_down |= not is_up
            self._coming.update(time_s, means_it and is_up and is_above_elbow and self._has_been_down)
            if self._coming.progress < 1.0:
                return False
        elif not is_up:
            self._gone(time_s, is_seen=True)
            return False
        self._seen_s = time_s
        self._move(time_s, aim_at(body, self.side))
        self.is_steady = means_it and is_other_still
        return self._dwell(time_s, target, is_resting and is_above_elbow, rolls=rolls)

    def wait(self) -> None:
        """Choose nothing until the hand has moved away, or has been down."""
        self._chosen_at = self.cursor
        self.dwell.clear()

    def _is_away(self, body: UpperBody, arm: Arm) -> bool:
        """Whether the hand is beside the body and away from the head."""
        assert arm.wrist is not None
        head = body.head if self.side == 0 else Place(-body.head.x, body.head.y)
        return (
            not is_on_head(body, self.side)
            and arm.wrist.distance(head) > HAND_AT_FACE
            and _outwards(arm.wrist, arm.shoulder) > INSIDE
        )

    def _move(self, time_s: float, aim: Place | None) -> None:
        if aim is None:
            return
        past_s, self._last_s = time_s - self._last_s, time_s
        if self.cursor is None:
            self.cursor, self.since_s = aim, time_s
            return
        speed = self.cursor.distance(aim) / max(past_s, 1e-3)
        share = 1.0 - math.exp(-past_s * (1.0 + speed / FAST) / FOLLOW_S)
        x, y = self.cursor
        self.cursor = Place(x + share * (aim.x - x), y + share * (aim.y - y))

    def _dwell(self, time_s: float, target: Hashable, is_resting: bool, *, rolls: bool) -> bool:
        assert self.cursor is not None
        if target != self._target:
            self._target = target
            self.dwell.clear()
        if self._chosen_at is not None:
            if self.cursor.distance(self._chosen_at) < AGAIN:
                return False
            self.dwell.clear()
            self._chosen_at = None
        is_inside = EDGE <= self.cursor.y <= 1 - EDGE if rolls else self.cursor.y < LOWEST
        if self.dwell.update(time_s, self.is_steady and is_resting and is_inside and target is not None):
            self.wait()
            return True
        return False

    def _gone(self, time_s: float, *, is_seen: bool) -> None:
        self.dwell.update(time_s, False if is_seen else None)
        if time_s - self._seen_s > GO_S:
            self.cursor, self.since_s, self._chosen_at = None, math.inf, None
            self._coming.clear()


def aim_at(body: UpperBody, side: int) -> Place | None:
    """Return where a hand (0 left, 1 right) points, in shares of the picture or a little below it; None if unseen."""
    arm = body.arms[side]
    if arm.wrist is None:
        return None
    down = (arm.wrist.y - arm.shoulder.y + FIELD_ABOVE) / (FIELD_BELOW + FIELD_ABOVE)
    outwards = min(1.0, max(0.0, _outwards(arm.wrist, arm.shoulder)))
    # In a mirror the right hand is at the right.
    return Place(outwards if side == 1 else 1.0 - outwards, min(LIMIT, max(0.0, down)))


def _outwards(wrist: Place, shoulder: Place) -> float:
    """How far out a hand is in its field: 0 at the inner side, 1 at the outer one."""
    return (wrist.x - shoulder.x - FIELD_IN) / (FIELD_OUT - FIELD_IN)


class Pointing:
    """Watches everybody's hands; one points at a time: the one that came up first, until it goes down.

    rolls: whether the edges of the picture roll a list. pointer: the hand that points, None while nobody does.
    """

    def __init__(self, *, dwell_s: float = DWELL_S) -> None:
        self.pointer: Pointer | None = None
        self.rolls = False
        self._dwell_s = dwell_s
        self._memory = BodyMemory()
        self._hands: dict[int, tuple[_Hand, _Hand]] = {}
        self._calm: dict[int, Calm] = {}
        self._owner: _Hand | None = None

    def update(self, time_s: float, poses: Mapping[int, Pose], *, target: Hashable = ANYTHING) -> int | None:
        """Return the slot of who chooses now.

        target: what lies below the pointer as it was last told, anything that is equal to itself; None where there is
        nothing to choose. The ring begins anew whenever it changes.
        """
        bodies = self._memory.update(time_s, poses)
        for slot in self._memory.jumped:
            self._hands.pop(slot, None)
        has_chosen = False
        for slot in self._hands.keys() | bodies.keys():
            hands = self._hands.setdefault(slot, (_Hand(0, self._dwell_s), _Hand(1, self._dwell_s)))
            body = bodies.get(slot)
            calm = self._calm.setdefault(slot, Calm())
            calm_s = calm.update(time_s, body) if body is not None else 0.0
            for hand in hands:
                own_target = target if hand is self._owner else None
                has_chosen |= hand.update(time_s, body, calm_s=calm_s, target=own_target, rolls=self.rolls)
        chooser = self.pointer.slot if has_chosen and self.pointer else None
        self._hand_over()
        return chooser

    def _hand_over(self) -> None:
        """Keep whose hand points while it does; then it is the hand that has been up for longest."""
        pointing = {hand: slot for slot, hands in self._hands.items() for hand in hands if hand.cursor is not None}
        if self._owner not in pointing:
            self._owner = min(pointing, key=lambda hand: hand.since_s, default=None)
        self.pointer = None
        if self._owner is not None and self._owner.cursor is not None:
            x, y = self._owner.cursor
            least = 0.0 if self.rolls else INSIDE_EDGE
            y = min(max(y, least), 1 - least)
            self.pointer = Pointer(
                x, y, self._owner.dwell.progress, pointing[self._owner], self._owner.side, self._owner.is_steady
            )

    def wait(self) -> None:
        """Choose nothing until the hand that points has moved, or has been down: another screen has come."""
        for hands in self._hands.values():
            for hand in hands:
                hand.wait()
