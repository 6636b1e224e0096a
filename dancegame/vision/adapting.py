"""Lets an estimator do as much for each picture as this computer has time for, now and while it plays."""

from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from dancegame.core.effort_findings import EffortFacts
from dancegame.core.ports import PoseEstimator
from dancegame.core.sparing import MOST_DELAY_S, ROOMY_DELAY_S, Sparing

# Less than the last step there is not, and its work may be done by one core while others idle that would share that of
# the step before: more is tried there with less room left.
LAST_ROOMY_S = 0.065
# Poses that are known still wait for the game's next picture: half of the time of one, where it draws 40 a second.
TAKEN_S = 0.012


@runtime_checkable
class Spared(Protocol):
    """An estimator whose work for a picture is chosen in steps: 0 is everything, each next one less."""

    @property
    def steps(self) -> int:
        """How many there are."""
        ...

    def spare(self, step: int) -> None:
        """Work by another step from the next picture on."""
        ...

    def measure(self, rgb: NDArray[np.uint8]) -> EffortFacts:
        """Find out on a picture (H, W, 3) what looks cost on this computer, and what is done for pictures by that."""
        ...


class Adapting:
    """Watches how late an estimator's poses come, and takes it a step down or up; some have nothing to choose."""

    def __init__(self, estimator: PoseEstimator) -> None:
        self._estimator = estimator if isinstance(estimator, Spared) else None
        steps = 1 if self._estimator is None else self._estimator.steps
        roomy_s = (*[ROOMY_DELAY_S] * (steps - 1), LAST_ROOMY_S)
        self.sparing = Sparing(steps, most_s=MOST_DELAY_S - TAKEN_S, roomy_s=roomy_s)
        self.is_measured = False

    def measure(self, rgb: NDArray[np.uint8]) -> EffortFacts | None:
        """Begin at the step that suits what looks cost on this computer, or go down to it; None without a choice."""
        self.is_measured = True
        if self._estimator is None:
            return None
        facts = self._estimator.measure(rgb)
        if facts.step != self.sparing.step:
            self.sparing.step = facts.step
            self._estimator.spare(facts.step)
        return facts

    def see(self, *, captured_s: float, estimated_s: float) -> None:
        """Take when a picture was taken and when its poses were known, both monotonic seconds."""
        if self._estimator is not None and self.sparing.see(estimated_s - captured_s, estimated_s):
            self._estimator.spare(self.sparing.step)
