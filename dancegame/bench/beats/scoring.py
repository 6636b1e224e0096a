"""What found beats are worth: the F-measure and the two accuracies of tempo that beat trackers are compared by.

Source: M. E. P. Davies, N. Degara, M. D. Plumbley, "Evaluation Methods for Musical Audio Beat Tracking Algorithms",
2009; F. Gouyon et al., "An Experimental Comparison of Audio Tempo Induction Algorithms", 2006.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

WINDOW_S = 0.07
TEMPO_TOLERANCE = 0.04
OCTAVES = (1.0, 2.0, 3.0, 1 / 2, 1 / 3)

Seconds = Sequence[float] | NDArray[np.float64]


def f_measure(found_s: Seconds, known_s: Seconds) -> float:
    """Return the F-measure of beats within WINDOW_S of known ones, each counted once; both in order of time."""
    hits, at = 0, 0
    for known in known_s:
        while at < len(found_s) and found_s[at] < known - WINDOW_S:
            at += 1
        if at < len(found_s) and found_s[at] <= known + WINDOW_S:
            hits, at = hits + 1, at + 1
    return 2 * hits / max(1, len(found_s) + len(known_s))


def is_tempo(found_bpm: float | None, known_bpm: float, *, octaves: bool = False) -> bool:
    """Say whether a tempo is the known one within 4 % (Acc1); octaves: or twice, three times or a part of it (Acc2)."""
    if not found_bpm:
        return False
    factors = OCTAVES if octaves else (1.0,)
    return any(abs(found_bpm / (known_bpm * factor) - 1) <= TEMPO_TOLERANCE for factor in factors)


def usual_bpm(beats_s: Seconds) -> float:
    """Return the tempo of the median step from beat to beat."""
    return float(60 / np.median(np.diff(beats_s)))
