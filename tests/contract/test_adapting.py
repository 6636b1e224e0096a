"""An estimator does as much for a picture as there is time for."""

from itertools import pairwise

import numpy as np

from dancegame.core.poses import Pose
from dancegame.core.sparing import MOST_DELAY_S
from dancegame.vision.adapting import Adapting
from dancegame.vision.hybrid.effort import SPARED, Effort

HZ = 30.0


class Costly:
    """An estimator whose every step costs half of the one before; slowness: how many times as long it takes."""

    smooths, steps = False, 4

    def __init__(self) -> None:
        self.slowness, self._step = 1.0, 0

    def spare(self, step: int) -> None:
        self._step = step

    @property
    def cost_s(self) -> float:
        return self.slowness * 0.04 / 2**self._step

    def estimate(self, rgb: np.ndarray, *, time_s: float) -> tuple[Pose, ...]:
        return ()


class Fixed:
    """An estimator without anything to choose."""

    smooths = False

    def estimate(self, rgb: np.ndarray, *, time_s: float) -> tuple[Pose, ...]:
        return ()


def watch(adapting: Adapting, costly: Costly, *, start_s: float, seconds: float) -> list[float]:
    """Let pictures come and be estimated; return the delays."""
    now_s, delays_s = start_s, []
    while now_s < start_s + seconds:
        delay_s = costly.cost_s
        adapting.see(captured_s=now_s, estimated_s=now_s + delay_s)
        delays_s.append(delay_s)
        now_s += max(delay_s, 1 / HZ)
    return delays_s


def test_a_busy_computer_is_spared_within_two_seconds_and_then_does_everything_again():
    costly = Costly()
    adapting = Adapting(costly)
    watch(adapting, costly, start_s=0.0, seconds=5.0)
    assert adapting.sparing.step == 0
    costly.slowness = 4.0
    watch(adapting, costly, start_s=5.0, seconds=2.0)
    assert costly.cost_s <= MOST_DELAY_S
    costly.slowness = 1.0
    watch(adapting, costly, start_s=7.0, seconds=30.0)
    assert adapting.sparing.step == 0


def test_each_step_of_the_hybrid_spends_less():
    whole = Effort()
    steps = [whole.spared(step) for step in range(len(SPARED))]
    assert steps[0] == whole
    for more, less in pairwise(steps):
        assert less.looks_each_s < more.looks_each_s
        assert less.looks_a_picture < more.looks_a_picture
        assert less.network_every_s > more.network_every_s
        assert less.network_px <= more.network_px


def test_an_estimator_without_steps_is_left_alone():
    adapting = Adapting(Fixed())
    for number in range(100):
        adapting.see(captured_s=number / HZ, estimated_s=number / HZ + 1.0)
    assert (adapting.sparing.step, adapting.sparing.steps) == (0, 1)
