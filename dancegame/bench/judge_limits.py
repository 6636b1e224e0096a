"""Rows with a limit, and the two statistics by which the judge's figures are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import rankdata

from dancegame.bench.rows import Row


@dataclass(frozen=True)
class LimitedRow(Row):
    """A row that has to keep a limit: least or most, in the unit of the value; neither where it is only told."""

    least: float | None = None
    most: float | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the value keeps the limits, which a value that is not a number does not; None without limits."""
        if self.least is None and self.most is None:
            return None
        is_enough = self.least is None or self.value >= self.least
        return is_enough and (self.most is None or self.value <= self.most)

    def facts(self) -> dict[str, Any]:
        """Return the row for `--json`, with whether it is met."""
        return super().facts() | {"is_met": self.is_met}


def roc_area(rights: Sequence[float], wrongs: Sequence[float]) -> float:
    """Return the chance that a right one has more than a wrong one; of equals, half (Mann and Whitney 1947)."""
    ranks = rankdata([*rights, *wrongs])
    count = len(rights)
    return float((ranks[:count].sum() - count * (count + 1) / 2) / (count * len(wrongs)))


def rank_correlation(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return Spearman's correlation of ranks, -1 to 1; 0 where all of one are equal."""
    a, b = rankdata(ours), rankdata(theirs)
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])
