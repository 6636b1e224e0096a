"""For how long somebody has stood or sat still: who means a gesture does, who dances or walks by does not."""

from dancegame.core.gestures.hold import Stillness
from dancegame.core.gestures.upper_body import UpperBody

# How far the shoulders of somebody who stands still sway, and how far hips, knees and ankles seem to; shoulder widths.
SWAY, LEGS_SWAY = 0.2, 0.25
# Who means a gesture has stood still for so long before it begins to count.
CALM_S = 0.4
# An estimator slips: one joint of the legs at a time may seem to move.
MOST_SLIPS = 1


class Calm:
    """One person's calm."""

    def __init__(self) -> None:
        self._middle = Stillness()
        self._legs: list[Stillness] = []
        self._since_s: float | None = None

    def update(self, time_s: float, body: UpperBody) -> float:
        """Return for how many seconds the person has not moved, but for arms and head."""
        if not self._legs:
            self._legs = [Stillness() for _ in body.legs]
        is_still = self._middle.update(time_s, body.middle, radius=SWAY * body.width)
        moving = [
            not leg.update(time_s, place, radius=LEGS_SWAY * body.width)
            for leg, place in zip(self._legs, body.legs, strict=True)
        ]
        if not is_still or sum(moving) > MOST_SLIPS:
            self._since_s = None
            return 0.0
        if self._since_s is None:
            self._since_s = time_s
        return time_s - self._since_s
