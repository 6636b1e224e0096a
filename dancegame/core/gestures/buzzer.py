"""Answers A to D by holding an arm pose: a ring for everybody, up to six at once.

Fed with poses at any rate of pictures. An answer can be changed until its ring closes; from then on it stands until
the buzzers are cleared for the next question.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dancegame.core.gestures.arm_shapes import is_hanging, is_on_head, is_up
from dancegame.core.gestures.calm import CALM_S, Calm
from dancegame.core.gestures.hold import Hold, Stillness
from dancegame.core.gestures.upper_body import BodyMemory, UpperBody
from dancegame.core.poses import Pose

ANSWER_S = 0.8
# Arms that were in a pose before the question came (they have just joined, or answered) have to leave it for so long.
LEFT_S = 0.2


@dataclass(frozen=True)
class Answered:
    """Somebody has answered. answer: from 0 for A."""

    slot: int
    answer: int
    time_s: float


@dataclass(frozen=True)
class Ring:
    """What a player is about to say, to be drawn. answer: from 0 for A; None for a raised hand that joins.

    progress: 0 to 1; a closed ring stays full.
    """

    slot: int
    answer: int | None
    progress: float


def held_answer(body: UpperBody, *, held: int | None = None) -> int | None:
    """Return the answer whose pose the arms are in, from 0 for A; held: the one that they have been in."""
    up = [is_up(body, side, is_held=held == 2 or held == side) for side in (0, 1)]
    if all(up):
        return 2
    for side in (0, 1):
        if up[side] and is_hanging(body.arms[1 - side], is_held=held == side):
            return side
    return 3 if all(is_on_head(body, side, is_held=held == 3) for side in (0, 1)) else None


class _Buzzer:
    """One player's buzzer."""

    def __init__(self, hold_s: float) -> None:
        self.answer: int | None = None
        self.is_locked = False
        self.hold = Hold(hold_s)
        self._left = Hold(LEFT_S)
        self._is_ready = False
        self._still = Stillness(), Stillness()
        self._calm = Calm()

    def update(self, time_s: float, body: UpperBody | None) -> bool:
        """Return whether the ring closes now."""
        if self.is_locked:
            return False
        if body is None:
            self.hold.update(time_s, None)
            self._left.update(time_s, None)
            return False
        are_still = [still.update(time_s, arm.wrist) for still, arm in zip(self._still, body.arms, strict=True)]
        answer = held_answer(body, held=self.answer if self.hold.progress > 0 else None)
        self._is_ready |= self._left.update(time_s, answer is None)
        if not self._is_ready:
            answer = None
        if answer is not None and answer != self.answer:
            self.answer = answer
            self.hold.clear()
        moving = [side for side in (0, 1) if not are_still[side] and answer != 1 - side]
        is_calm = self._calm.update(time_s, body) > CALM_S
        self.is_locked = self.hold.update(time_s, answer is not None and is_calm and not moving)
        return self.is_locked


class Buzzers:
    """The buzzers of everybody in the picture."""

    def __init__(self, *, hold_s: float = ANSWER_S) -> None:
        self._hold_s = hold_s
        self._memory = BodyMemory()
        self._buzzers: dict[int, _Buzzer] = {}

    @property
    def rings(self) -> tuple[Ring, ...]:
        """The rings that have begun to fill, by slot."""
        return tuple(
            Ring(slot, buzzer.answer, buzzer.hold.progress)
            for slot, buzzer in sorted(self._buzzers.items())
            if buzzer.hold.progress > 0
        )

    def update(self, time_s: float, poses: Mapping[int, Pose]) -> tuple[Answered, ...]:
        """Return the answers whose rings close now."""
        bodies = self._memory.update(time_s, poses)
        for slot in bodies:
            self._buzzers.setdefault(slot, _Buzzer(self._hold_s))
        return tuple(
            Answered(slot, buzzer.answer, time_s)
            for slot, buzzer in sorted(self._buzzers.items())
            if buzzer.update(time_s, bodies.get(slot)) and buzzer.answer is not None
        )

    def clear(self) -> None:
        """Take answers to the next question; arms that are in a pose now have to leave it first."""
        self._buzzers.clear()
