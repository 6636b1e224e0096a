"""Who raises a hand, to join: from three metres away, standing or seated, once each time.

A hand counts that was seen to hang, or to be hidden below a table, before it went up: a poster with a raised hand never
joins, however the estimator trembles. Both hands up stretch, or cheer. Somebody much smaller in the picture than the
nearest one watches from behind.
"""

from collections.abc import Mapping

from dancegame.core.gestures.arm_shapes import is_hanging, is_up
from dancegame.core.gestures.calm import CALM_S, Calm
from dancegame.core.gestures.hold import Hold, Stillness
from dancegame.core.gestures.upper_body import BodyMemory, UpperBody
from dancegame.core.poses import Pose

RAISE_S = 0.8
# So long an arm has to hang before it is raised: longer than an estimator's slip.
HANGING_S = 0.4
# A child beside a grown person is larger in the picture than this share of them; who sits far behind is not.
SPECTATOR_SHARE = 0.4


class _Arm:
    """One arm of one slot."""

    def __init__(self) -> None:
        self.hanging, self.raised = Hold(HANGING_S), Hold(RAISE_S)
        self.still = Stillness()
        self.has_hung = False


class RaisedHands:
    """Watches for raised hands. progress: slot -> how full the ring of the hand is that is being raised, 0 to 1."""

    def __init__(self) -> None:
        self.progress: dict[int, float] = {}
        self._memory = BodyMemory()
        self._arms: dict[int, tuple[_Arm, _Arm]] = {}
        self._calm: dict[int, Calm] = {}

    def update(self, time_s: float, poses: Mapping[int, Pose]) -> tuple[int, ...]:
        """Return the slots of those whose hand has been up for RAISE_S seconds now."""
        came: list[int] = []
        bodies = self._memory.update(time_s, poses)
        nearest = max((body.width for body in bodies.values()), default=0.0)
        players = {slot: body for slot, body in bodies.items() if body.width >= SPECTATOR_SHARE * nearest}
        for slot in self._arms.keys() | players.keys():
            if slot in self._memory.jumped:
                self._arms.pop(slot, None)
            arms = self._arms.setdefault(slot, (_Arm(), _Arm()))
            if self._watch(slot, arms, players.get(slot), time_s):
                came.append(slot)
            self.progress[slot] = max(arm.raised.progress for arm in arms)
        return tuple(sorted(came))

    def _watch(self, slot: int, arms: tuple[_Arm, _Arm], body: UpperBody | None, time_s: float) -> bool:
        if body is None:
            for arm in arms:
                arm.hanging.update(time_s, None)
                arm.raised.update(time_s, None)
            return False
        is_calm = self._calm.setdefault(slot, Calm()).update(time_s, body) > CALM_S
        is_raised = False
        for side, arm in enumerate(arms):
            is_hanging_now = is_hanging(body.arms[side])
            arm.has_hung |= arm.hanging.update(time_s, is_hanging_now)
            is_still = arm.still.update(time_s, body.arms[side].wrist)
            up = is_up(body, side, is_held=arm.raised.progress > 0) and not is_up(body, 1 - side)
            up &= arm.has_hung and is_calm and is_still
            is_raised |= arm.raised.update(time_s, up)
        return is_raised
