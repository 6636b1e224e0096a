"""Curves of time: how things arrive, settle and pulse."""

import bisect
import math
from collections.abc import Sequence


def clip01(value: float) -> float:
    """Return value limited to [0, 1]."""
    return min(1.0, max(0.0, value))


def ramp(time_s: float, start_s: float, duration_s: float) -> float:
    """Return 0 before start_s, 1 after start_s + duration_s, and a smooth step between."""
    share = clip01((time_s - start_s) / duration_s)
    return share * share * (3 - 2 * share)


def pop(time_s: float, start_s: float, duration_s: float = 0.35) -> float:
    """Return a scale that leaps from 0 over 1 and settles at 1."""
    share = clip01((time_s - start_s) / duration_s)
    back = 1.9
    return 1 + (back + 1) * (share - 1) ** 3 + back * (share - 1) ** 2


def beat_pulse(song_s: float, beats_s: Sequence[float], *, fade_s: float = 0.32) -> float:
    """Return 1 on a beat, falling to 0 within about fade_s; 0 where there are no beats."""
    place = bisect.bisect_right(beats_s, song_s) - 1
    if place < 0:
        return 0.0
    return math.exp(-3 * (song_s - beats_s[place]) / fade_s)
