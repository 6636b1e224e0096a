"""What the numbers of a file may be: far beyond any dance, and small enough that memory and time stay bounded."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

# Two hours. A dance that begins before its music does so by less than a minute.
MOST_SONG_S = 7200.0
MOST_BEFORE_S = 60.0
# A day: of a longer video nobody looks for one dance.
MOST_VIDEO_S = 86_400.0
# Beats and moves are found in the sound and in the dance, whose ends are not those of the song to the millisecond.
MOST_BEYOND_S = 60.0
# Two hours at 30 pictures a second, one at 60.
MOST_POSES = 216_000
# Joints are in picture heights: nobody is seen farther from a picture than this. World coordinates are metres.
MOST_HEIGHTS = 100.0
MOST_METRES = 100.0
# More than any camera, cable and loudspeaker together.
MOST_LATENCY_S = 2.0


def within(name: str, value: float, least: float, most: float) -> float:
    """Return a number that lies between two limits. Raises ValueError naming it; NaN lies nowhere."""
    if not least <= value <= most:
        raise ValueError(f"{name} is {value}, not a number from {least:g} to {most:g}")
    return value


def all_within(name: str, values: Iterable[float], least: float, most: float) -> None:
    """Raise ValueError naming the first of several numbers that lies outside the limits, counted from 0."""
    for place, value in enumerate(values):
        within(f"{name}[{place}]", value, least, most)


def in_order(name: str, values: Sequence[float], *, may_repeat: bool = False) -> None:
    """Raise ValueError where a number is not greater than the one before, or, where it may repeat, less."""
    for place, (before, after) in enumerate(pairwise(values), start=1):
        if after < before or (after == before and not may_repeat):
            raise ValueError(f"{name}[{place}] is not in order of time: {after} after {before}")
