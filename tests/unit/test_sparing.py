"""How much a picture may cost follows what the computer can do."""

from itertools import pairwise

import pytest

from dancegame.core.sparing import FIRST_WAIT_S, MOST_DELAY_S, MOST_WAIT_S, Sparing

STEPS = 5


class Computer:
    """A made-up estimator: a picture costs less with every step, and all of it more on a slow computer."""

    def __init__(self, *costs_s: float, camera_hz: float = 30.0) -> None:
        self.sparing, self.costs_s = Sparing(len(costs_s)), costs_s
        self.slowness, self.now_s, self.camera_s = 1.0, 0.0, 1 / camera_hz
        self.steps: list[tuple[float, int]] = []
        self.delays_s: list[float] = []

    def run(self, seconds: float) -> "Computer":
        end_s = self.now_s + seconds
        while self.now_s < end_s:
            delay_s = 0.005 + self.slowness * self.costs_s[self.sparing.step]
            self.now_s += max(self.camera_s, delay_s)
            self.delays_s.append(delay_s)
            if self.sparing.see(delay_s, self.now_s):
                self.steps.append((self.now_s, self.sparing.step))
        return self


COSTS_S = 0.040, 0.032, 0.024, 0.018, 0.012


def test_a_quick_computer_does_everything():
    assert Computer(*COSTS_S).run(60).steps == []


@pytest.mark.parametrize("slowness", [2.2, 3.0, 5.0])
def test_a_computer_that_slows_down_is_given_less_within_two_seconds(slowness: float):
    computer = Computer(*COSTS_S).run(10)
    computer.slowness, slowed_s = slowness, computer.now_s
    computer.run(20)
    assert computer.steps[-1][0] - slowed_s < 2.0
    assert computer.delays_s[-1] <= MOST_DELAY_S


def test_one_slow_picture_changes_nothing():
    sparing = Sparing(STEPS)
    assert not any(sparing.see(0.5 if n % 10 == 0 else 0.04, n / 30) for n in range(300))


def test_what_has_recovered_is_given_everything_again_slowly():
    computer = Computer(*COSTS_S)
    computer.slowness = 5.0
    computer.run(10)
    computer.slowness, recovered_s = 1.0, computer.now_s
    computer.run(60)
    assert computer.sparing.step == 0
    raised_s = [at_s for at_s, _ in computer.steps if at_s > recovered_s]
    raised = [step for at_s, step in computer.steps if at_s > recovered_s]
    assert raised == [*range(raised[0], -1, -1)]
    assert raised_s[0] - recovered_s >= FIRST_WAIT_S
    assert all(after_s - before_s >= FIRST_WAIT_S for before_s, after_s in pairwise(raised_s))


def test_it_does_not_swing_between_two_steps():
    # With one step less there seems to be room, with it there is not.
    computer = Computer(0.090, 0.030).run(600)
    late_s = sum(delay_s for delay_s in computer.delays_s if delay_s > MOST_DELAY_S)
    assert len(computer.steps) <= 2 * (600 / MOST_WAIT_S + 5)
    assert late_s < 0.03 * 600


def test_a_camera_of_few_pictures_is_judged_too():
    computer = Computer(*COSTS_S, camera_hz=5.0)
    computer.slowness = 4.0
    assert computer.run(5).sparing.step > 0


def test_the_least_is_the_least():
    computer = Computer(*COSTS_S)
    computer.slowness = 100.0
    assert computer.run(30).sparing.step == STEPS - 1
