"""An estimator does as much for a picture as there is time for."""

import time
from itertools import pairwise

import numpy as np
import pytest
from made_up_networks import PICTURE, MadeUpLooker, MadeUpOverview

from dancegame.core.effort_findings import EffortFacts
from dancegame.core.poses import Pose
from dancegame.core.sparing import MOST_DELAY_S
from dancegame.vision.adapting import Adapting
from dancegame.vision.hybrid.costs import CAMERA_HZ, Costs
from dancegame.vision.hybrid.effort import SPARED, Effort
from dancegame.vision.hybrid.estimator import HybridEstimator

HZ = 30.0
DANCERS = 6


class Costly:
    """An estimator whose every step costs half of the one before; slowness: how many times as long it takes."""

    smooths, steps = False, 4

    def __init__(self) -> None:
        self.slowness, self._step = 1.0, 0

    def spare(self, step: int) -> None:
        self._step = step

    def measure(self, rgb: np.ndarray) -> EffortFacts:
        step = 2 if self.slowness > 1 else 0
        return EffortFacts((1,), 1, self.cost_s * 1e3, 384, 10.0, 0.4, step=max(step, self._step), steps=self.steps)

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


def test_poses_that_are_known_in_time_and_shown_too_late_are_spared_too():
    costly = Costly()
    costly.slowness = 0.075 / costly.cost_s
    adapting = Adapting(costly)
    watch(adapting, costly, start_s=0.0, seconds=2.0)
    assert adapting.sparing.step == 1


class Flat(Costly):
    """One whose every step takes as long."""

    @property
    def cost_s(self) -> float:
        return 0.062


def test_from_the_last_step_more_is_tried_where_it_may_cost_no_more():
    flat = Flat()
    adapting = Adapting(flat)
    adapting.sparing.step = flat.steps - 1
    watch(adapting, flat, start_s=0.0, seconds=20.0)
    assert adapting.sparing.step == flat.steps - 2


def test_each_step_of_the_hybrid_spends_less():
    whole = Effort()
    steps = [whole.spared(step) for step in range(len(SPARED))]
    assert steps[0] == whole
    for more, less in pairwise(steps):
        assert less.looks_each_s < more.looks_each_s
        assert less.looks_a_picture < more.looks_a_picture
        assert less.network_every_s > more.network_every_s
        assert less.network_px <= more.network_px
        assert less.beside_network <= more.beside_network


def test_an_estimator_without_steps_is_left_alone():
    adapting = Adapting(Fixed())
    for number in range(100):
        adapting.see(captured_s=number / HZ, estimated_s=number / HZ + 1.0)
    assert (adapting.sparing.step, adapting.sparing.steps) == (0, 1)
    assert adapting.measure(PICTURE) is None


@pytest.mark.parametrize(("slowness", "step"), [(1.0, 0), (3.0, 2)])
def test_a_party_begins_with_what_was_measured(slowness: float, step: int):
    costly = Costly()
    costly.slowness = slowness
    adapting = Adapting(costly)
    facts = adapting.measure(PICTURE)
    assert facts is not None
    assert (facts.step, adapting.sparing.step, costly._step) == (step, step, step)


def test_measured_again_nothing_is_spared_less():
    costly = Costly()
    adapting = Adapting(costly)
    adapting.sparing.step = 3
    costly.spare(3)
    adapting.measure(PICTURE)
    assert (adapting.sparing.step, costly._step) == (3, 3)


def costs(round_ms: float) -> Costs:
    return Costs(round_s=round_ms / 1e3, network_s=1.5 * round_ms / 1e3, network_px=384)


def test_a_quick_computer_looks_at_everybody_and_a_slow_one_as_its_time_allows():
    facts = {ms: costs(ms).facts(Effort(looks_each_s=180.0), DANCERS, least_step=0) for ms in (5, 20, 40, 100)}
    assert facts[5].looks == (1, 2, 3, 4, 5, 6)
    assert [facts[ms].step for ms in (5, 20, 40, 100)] == [0, 1, 2, 3]
    assert facts[40].network_px < facts[5].network_px
    assert facts[40].network_ms < costs(40).network_s * 1e3
    assert facts[20].each >= 2
    assert facts[100].looks == (1, 0, 0, 0, 0, 0)


def test_pictures_that_take_long_have_more_looks_and_take_longer_still():
    effort, slow = Effort(looks_each_s=60.0), costs(60.0)
    assert effort.looks_in(1 / CAMERA_HZ) == 2
    assert slow.looks(effort, DANCERS) == DANCERS
    assert slow.picture_s(effort, DANCERS) > 3 * slow.round_s
    assert slow.looks(effort, 1) == 1


def test_a_computer_that_is_put_down_to_a_step_is_told_of_by_that_step():
    facts = costs(5.0).facts(Effort(looks_each_s=180.0), DANCERS, least_step=3)
    assert (facts.step, facts.looks, facts.network_px) == (3, (1, 1, 1, 1, 0, 0), SPARED[3][2])


class SlowLooker(MadeUpLooker):
    """Takes as long as a network on a computer that is far too slow."""

    def look(self, picture: np.ndarray, region: object, aspect: float) -> object:
        time.sleep(0.09)
        return super().look(picture, region, aspect)


def test_the_hybrid_measures_its_own_networks():
    overview = MadeUpOverview([(0.5, 0.6)])
    with HybridEstimator(players=6, overview=overview, make_looker=lambda: SlowLooker((0.5,))) as estimator:
        facts = estimator.measure(PICTURE)
    assert facts.round_ms >= 90
    assert facts.looks == (1, 0, 0, 0, 0, 0)
    assert facts.step > 0
    assert overview.looks > 0
