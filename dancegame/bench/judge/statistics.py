"""The two statistics by which the judge's figures are told."""

from collections.abc import Sequence

import numpy as np
from scipy.stats import rankdata


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
