"""Fills short gaps in the path of a joint; what is hidden for longer stays unseen."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dancegame.songs.extract import Extracted

# Longer than a blink of the estimator or an arm passing behind the back, shorter than a step.
LONGEST_GAP_S = 0.5
# A joint put in from its neighbours counts half of them.
FILLED_CONFIDENCE = 0.5


def fill_gaps(extracted: Extracted, *, cuts: NDArray[np.intp]) -> Extracted:
    """Return the same with gaps of at most LONGEST_GAP_S filled between their ends, joint by joint.

    Nothing is filled across a cut (the first picture of a shot), before a first or after a last sighting.
    """
    xy, confidence = extracted.xy.copy(), extracted.confidence.copy()
    world = None if extracted.world is None else extracted.world.copy()
    shots = np.searchsorted(cuts, np.arange(len(xy)), side="right")
    for joint in range(xy.shape[1]):
        for before, after in _gaps(extracted.times_s, ~np.isnan(xy[:, joint, 0]), shots):
            inside = slice(before + 1, after)
            times = extracted.times_s[inside]
            ends_s = extracted.times_s[[before, after]]
            share = ((times - ends_s[0]) / (ends_s[1] - ends_s[0])).astype(np.float32)[:, None]
            for points in (xy, world):
                if points is not None:
                    points[inside, joint] = (1 - share) * points[before, joint] + share * points[after, joint]
            confidence[inside, joint] = FILLED_CONFIDENCE * min(confidence[before, joint], confidence[after, joint])
    return replace(extracted, xy=xy, confidence=confidence, world=world)


def _gaps(times_s: NDArray[np.float64], is_seen: NDArray[np.bool_], shots: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Return the pictures before and after each gap that may be filled."""
    seen = np.flatnonzero(is_seen)
    before, after = seen[:-1], seen[1:]
    is_short = (times_s[after] - times_s[before] <= LONGEST_GAP_S) & (shots[after] == shots[before])
    return [(int(a), int(b)) for a, b in zip(before[is_short], after[is_short], strict=True) if b - a > 1]
