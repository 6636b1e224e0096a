"""Both forearms crossed before the chest, held: back in a menu, pause in a dance.

Crossed means an X: each hand on the other side of the body, both above their elbows. Folded arms lie flat, and are what
people do who wait.
"""

from collections.abc import Mapping

from dancegame.core.gestures.calm import CALM_S, Calm
from dancegame.core.gestures.hold import Hold, Stillness
from dancegame.core.gestures.upper_body import BodyMemory, Place, UpperBody
from dancegame.core.poses import Pose

CROSS_S = 0.7
# Arms that were crossed before somebody looked (they have just left the screen before) have to open for so long.
OPEN_S = 0.2
# How far the wrists are past each other, each and both in the mean above their elbows, and the elbows apart; shoulder
# widths.
PAST, ABOVE_ELBOW, ABOVE_ELBOWS, ELBOWS_APART = 0.1, 0.15, 0.25, -0.2
# Hands as far past each other as this need not be seen to cross: the elbows are before the chest as well.
FAR_PAST = 0.5
# Where the hands are, shoulder widths below the shoulders and above them; never above the face.
HIGHEST, LOWEST = -0.45, 0.75
# The hand is longer than the wrist: forearms count as this much longer.
HAND = 1.2
SLACK = 0.1


def is_crossed(body: UpperBody, *, is_held: bool = False) -> bool:
    """Whether the forearms make an X before the chest, however far the body is turned aside."""
    slack = SLACK * is_held
    (left_elbow, left), (right_elbow, right) = ((arm.elbow, arm.wrist) for arm in body.arms)
    if left is None or right is None or left_elbow is None or right_elbow is None:
        return False
    # Outwards is positive for either arm: hands that have passed each other have a negative sum.
    are_past = left.x + right.x < -PAST + slack and left_elbow.x + right_elbow.x > ELBOWS_APART - slack
    are_high = all(
        HIGHEST - slack < wrist.y < LOWEST + slack and wrist.y < elbow.y - ABOVE_ELBOW + slack
        for elbow, wrist in ((left_elbow, left), (right_elbow, right))
    )
    rise = (left_elbow.y - left.y + right_elbow.y - right.y) / 2
    are_high &= rise > ABOVE_ELBOWS - slack
    do_cross = left.x + right.x < -FAR_PAST or _meet(left_elbow, left, _other_side(right_elbow), _other_side(right))
    return are_past and are_high and do_cross


def _other_side(place: Place) -> Place:
    return Place(-place.x, place.y)


def _meet(elbow: Place, wrist: Place, other_elbow: Place, other_wrist: Place) -> bool:
    """Whether two forearms cross in the picture."""
    ax, ay = (wrist.x - elbow.x) * HAND, (wrist.y - elbow.y) * HAND
    bx, by = (other_wrist.x - other_elbow.x) * HAND, (other_wrist.y - other_elbow.y) * HAND
    turn = ax * by - ay * bx
    if abs(turn) < 1e-6:
        return False
    dx, dy = other_elbow.x - elbow.x, other_elbow.y - elbow.y
    return 0 < (dx * by - dy * bx) / turn < 1 and 0 < (dx * ay - dy * ax) / turn < 1


class Crossing:
    """Watches for crossed arms. progress: slot -> how full the ring is, 0 to 1."""

    def __init__(self, *, hold_s: float = CROSS_S) -> None:
        self.progress: dict[int, float] = {}
        self._hold_s = hold_s
        self._memory = BodyMemory()
        self._holds: dict[int, Hold] = {}
        self._hands: dict[int, tuple[Stillness, Stillness]] = {}
        self._calm: dict[int, Calm] = {}
        self._has_opened: dict[int, Hold] = {}

    def update(self, time_s: float, poses: Mapping[int, Pose]) -> tuple[int, ...]:
        """Return the slots of those whose arms have been crossed for hold_s seconds now."""
        bodies = self._memory.update(time_s, poses)
        crossed: list[int] = []
        for slot in sorted(self._holds.keys() | bodies.keys()):
            hold = self._holds.setdefault(slot, Hold(self._hold_s))
            body = bodies.get(slot)
            if hold.update(time_s, None if body is None else self._is_held(slot, body, hold, time_s)):
                crossed.append(slot)
            self.progress[slot] = hold.progress
        return tuple(crossed)

    def _is_held(self, slot: int, body: UpperBody, hold: Hold, time_s: float) -> bool:
        hands = self._hands.setdefault(slot, (Stillness(), Stillness()))
        is_still = self._calm.setdefault(slot, Calm()).update(time_s, body) > CALM_S
        for hand, arm in zip(hands, body.arms, strict=True):
            is_still &= hand.update(time_s, arm.wrist)
        is_on = is_crossed(body, is_held=hold.progress > 0)
        opened = self._has_opened.setdefault(slot, Hold(OPEN_S))
        if opened.progress < 1.0:
            opened.update(time_s, not is_on)
            return False
        return is_still and is_on
