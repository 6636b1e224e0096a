"""Turns poses into what people want, by what the screen wants to know now: one place that joins all gestures."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from dancegame.core.gestures.buzzer import Buzzers, Ring
from dancegame.core.gestures.cross import Crossing
from dancegame.core.gestures.edge import EdgeRoll
from dancegame.core.gestures.pointing import ANYTHING, DWELL_S, Pointer, Pointing
from dancegame.core.gestures.raising import RaisedHands
from dancegame.core.intents import Answer, Back, Choose, Intent, Move, Pause
from dancegame.core.poses import Pose

# A cross in a dance has to be meant: choreographies have crossed arms too.
DANCE_CROSS_S = 0.9


class Want(Enum):
    """What a screen wants to know.

    MENU: pointing, choosing, back. LIST: as a menu, and the upper and the lower edge of the picture roll it.
    ANSWERS: buzzers, pause. JOIN: who is new joins, who is in points as in a menu. DANCE: pause alone.
    """

    MENU = "menu"
    LIST = "list"
    ANSWERS = "answers"
    JOIN = "join"
    DANCE = "dance"


# What is pointed at.
POINTED = (Want.MENU, Want.LIST, Want.JOIN)


@dataclass(frozen=True)
class Gestures:
    """What was said just now, and what is to be drawn.

    intents: their player is the number of who stands in the slot, None where nobody is known to.
    joined: slots of who raised a hand to join. pointer: the hand that points. rings: of the buzzers and of hands that
    are raised to join. crossing: slot -> how full the ring of crossed arms is; only those that have begun.
    """

    intents: tuple[Intent, ...] = ()
    joined: tuple[int, ...] = ()
    pointer: Pointer | None = None
    rings: tuple[Ring, ...] = ()
    crossing: Mapping[int, float] = field(default_factory=dict)


class GestureWatch:
    """Watches everybody in the picture.

    want: what the screen wants to know; change it with `listen`, which forgets what was half said. dwell_s: how long a
    choice and an answer are held.
    """

    def __init__(self, want: Want = Want.MENU, *, dwell_s: float = DWELL_S) -> None:
        self.want = want
        self._dwell_s = dwell_s
        self._pointing = Pointing(dwell_s=dwell_s)
        self.listen(want)

    def listen(self, want: Want) -> None:
        """Begin anew with what a screen wants to know; arms that say something already have to let go of it first."""
        if want not in POINTED or self.want not in POINTED:
            self._pointing = Pointing(dwell_s=self._dwell_s)
        self.want = want
        self._pointing.rolls = want is Want.LIST
        self._pointing.wait()
        self._raises, self._buzzers, self._edge = RaisedHands(), Buzzers(hold_s=self._dwell_s), EdgeRoll()
        self._crossing = Crossing(hold_s=DANCE_CROSS_S) if want is Want.DANCE else Crossing()

    def update(
        self,
        time_s: float,
        poses: Mapping[int, Pose],
        *,
        players: Mapping[int, int] | None = None,
        target: Hashable = ANYTHING,
    ) -> Gestures:
        """Take the tracked poses of one picture, best without ambiguous ones, and return what they say.

        time_s: when it was taken, monotonic seconds. players: slot -> number of the player who stands there. target:
        what lies below the pointer as it was last told; None where there is nothing to choose (see Pointing.update).
        """
        numbers = players or {}
        # Where people are in, who only watches does not lead them away.
        known = {slot: poses[slot] for slot in poses if slot in numbers}
        crossed = self._crossing.update(time_s, known if self.want is Want.JOIN and numbers else poses)
        leave = Back if self.want in POINTED else Pause
        intents: list[Intent] = [leave(numbers.get(slot)) for slot in crossed]
        joined: tuple[int, ...] = ()
        rings: tuple[Ring, ...] = ()
        if self.want is Want.ANSWERS:
            for answered in self._buzzers.update(time_s, poses):
                intents.append(Answer(answered.answer, numbers.get(answered.slot)))
            rings = self._buzzers.rings
        if self.want is Want.JOIN:
            joined, rings = self._join(time_s, poses, numbers)
        pointer = None
        if self.want in POINTED:
            intents += self._point(time_s, known if self.want is Want.JOIN else poses, numbers, target)
            pointer = self._pointing.pointer
        crossing = {slot: progress for slot, progress in self._crossing.progress.items() if progress > 0}
        return Gestures(tuple(intents), joined, pointer, rings, crossing)

    def _join(
        self, time_s: float, poses: Mapping[int, Pose], numbers: Mapping[int, int]
    ) -> tuple[tuple[int, ...], tuple[Ring, ...]]:
        raised = self._raises.update(time_s, poses)
        rings = tuple(
            Ring(slot, None, progress)
            for slot, progress in sorted(self._raises.progress.items())
            if progress > 0 and slot not in numbers
        )
        return tuple(slot for slot in raised if slot not in numbers), rings

    def _point(
        self, time_s: float, poses: Mapping[int, Pose], numbers: Mapping[int, int], target: Hashable
    ) -> list[Intent]:
        chooser = self._pointing.update(time_s, poses, target=target)
        pointer = self._pointing.pointer
        intents: list[Intent] = [] if chooser is None else [Choose(numbers.get(chooser))]
        if step := self._edge.update(time_s, pointer if self.want is Want.LIST else None):
            intents.append(Move(down=step, player=numbers.get(pointer.slot) if pointer else None))
        return intents
