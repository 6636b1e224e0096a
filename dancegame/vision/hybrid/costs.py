"""What the party's looks cost on this computer, and how closely it can look at so many dancers in time."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from time import perf_counter

from dancegame.core.effort_findings import EffortFacts
from dancegame.core.sparing import MOST_DELAY_S
from dancegame.vision.hybrid.effort import SPARED, Effort

# Cameras give so many pictures a second; one is half as old as the time to the next when it is taken.
CAMERA_HZ = 30.0
# Making the picture smaller, following joints and telling who is who, of six dancers.
REST_S = 0.008
# The quickest of so many counts: whatever else this computer does for a moment is not the looks' cost.
TIMES = 3
MOST_DANCERS = 6


@dataclass(frozen=True)
class Costs:
    """round_s: what as many close looks side by side take as there are threads.

    network_s, network_px: what one look at everybody takes, and the longer side of its picture.
    """

    round_s: float
    network_s: float
    network_px: int

    def picture_s(self, effort: Effort, dancers: int) -> float:
        """Return what an ordinary picture of so many dancers takes."""
        return self._ordinary(effort, dancers)[1]

    def looks(self, effort: Effort, dancers: int) -> int:
        """Return how many of so many dancers are looked at closely in an ordinary picture."""
        return self._ordinary(effort, dancers)[0]

    def _ordinary(self, effort: Effort, dancers: int) -> tuple[int, float]:
        """Return the close looks of an ordinary picture, and its seconds: the more, the more looks the next one has."""
        taken_s = 0.0
        while True:
            passed_s = max(taken_s, 1 / CAMERA_HZ)
            looks = min(dancers, effort.looks_in(passed_s))
            if effort.is_glance(dancers, passed_s):
                return 0, REST_S + self.overview_s(effort.network_px)
            needed_s = REST_S + ceil(looks / effort.threads) * self.round_s
            if needed_s <= taken_s:
                return looks, taken_s
            taken_s = needed_s

    def overview_s(self, longer_px: int) -> float:
        """Return what a look at everybody takes in a picture of another size."""
        return self.network_s * (longer_px / self.network_px) ** 2

    def step(self, effort: Effort, dancers: int) -> int:
        """Return the first step of sparing at which so many dancers are seen in time, else the last."""
        most_s = MOST_DELAY_S - 0.5 / CAMERA_HZ
        steps = range(len(SPARED))
        return next((step for step in steps if self.picture_s(effort.spared(step), dancers) <= most_s), steps[-1])

    def facts(self, effort: Effort, dancers: int, *, least_step: int) -> EffortFacts:
        """Return what is done for pictures; dancers: how many the estimator is for, least_step: what it is down to."""
        step = max(least_step, self.step(effort, dancers))
        now = effort.spared(step)
        return EffortFacts(
            looks=tuple(self._looks_in_time(effort, count, least_step) for count in range(1, MOST_DANCERS + 1)),
            threads=now.threads,
            round_ms=self.round_s * 1e3,
            network_px=now.network_px,
            network_ms=self.overview_s(now.network_px) * 1e3,
            every_s=now.network_every_s,
            step=step,
            steps=len(SPARED),
        )

    def _looks_in_time(self, effort: Effort, dancers: int, least_step: int) -> int:
        return self.looks(effort.spared(max(least_step, self.step(effort, dancers))), dancers)


def quickest_s(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    return min(_timed_s(work) for _ in range(TIMES))


def _timed_s(work: Callable[[], object]) -> float:
    started_s = perf_counter()
    work()
    return perf_counter() - started_s
