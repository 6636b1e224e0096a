"""Whether something creeps: a line through the means of equal stretches of an evening, and how sure it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from tools.endurance.gauges import Sample

# What is opened and painted for the first time has been by then.
SETTLES_S = 600.0
# Neighbouring half minutes show the same screens; stretches of several of them are as good as independent.
STRETCHES = 10
SURE = 2.0  # standard errors on either side


@dataclass(frozen=True)
class Trend:
    """How a figure goes after it has settled.

    start: of the line. rise: of the line to its end. unsure: as much more or less may be true, two standard errors.
    most: the highest figure. allowed: as much may it rise.
    """

    name: str
    unit: str
    start: float
    rise: float
    unsure: float
    most: float
    allowed: float

    @property
    def is_creeping(self) -> bool:
        """Whether it rises by more than is allowed, and surely rises."""
        return self.rise > self.allowed and self.rise > self.unsure


@dataclass(frozen=True)
class Figure:
    """A figure of a sample. share, steps: how much it may rise, as a share of what it was, or by so much."""

    name: str
    unit: str
    of: Callable[[Sample], float | None]
    share: float = 0.0
    steps: float = 0.0


FIGURES: Sequence[Figure] = (
    Figure("memory of the game", "MB", lambda one: one.taken.game_mb, share=0.05),
    Figure("memory of its processes", "MB", lambda one: one.taken.others_mb, share=0.05),
    Figure("threads", "", lambda one: one.taken.threads, steps=1.0),
    Figure("open files", "", lambda one: one.taken.handles, steps=1.0),
    Figure("shared memory", "pieces", lambda one: one.taken.shared, steps=1.0),
    Figure("a picture", "ms", lambda one: one.picture_ms, share=0.05),
    Figure("a picture of a dance", "ms", lambda one: one.dance_ms, share=0.05),
)


def trends(samples: Sequence[Sample], *, settles_s: float = SETTLES_S) -> list[Trend]:
    """Return how every figure goes; those that were seen too seldom are left out."""
    settled = [sample for sample in samples if sample.at_s >= settles_s]
    return [trend for figure in FIGURES if (trend := _trend(figure, settled)) is not None]


def _trend(figure: Figure, samples: Iterable[Sample]) -> Trend | None:
    seen = [(sample.at_s, value) for sample in samples if (value := figure.of(sample)) is not None]
    if len(seen) < STRETCHES:
        return None
    parts = np.array_split(np.array(seen), STRETCHES)
    at_s, values = np.array([part.mean(axis=0) for part in parts]).T
    slope, start = np.polyfit(at_s - at_s[0], values, 1)
    lasts_s = float(at_s[-1] - at_s[0])
    errors = values - (start + slope * (at_s - at_s[0]))
    error = np.sqrt(np.sum(errors**2) / (len(values) - 2) / np.sum((at_s - at_s.mean()) ** 2))
    return Trend(
        figure.name,
        figure.unit,
        start=float(start),
        rise=float(slope) * lasts_s,
        unsure=SURE * float(error) * lasts_s,
        most=max(value for _at_s, value in seen),
        allowed=figure.share * float(start) + figure.steps,
    )


def words(trend: Trend) -> str:
    """Return a trend as a line to be read."""
    verdict = "creeps" if trend.is_creeping else "stays"
    figures = f"{trend.start:.1f} {trend.rise:+.1f} ± {trend.unsure:.1f} {trend.unit}".rstrip()
    return f"{trend.name}: {figures}, at most {trend.most:.1f}: {verdict}"
