"""What tells that a video may be slowed down: jumps that last too long, pictures that stand several times."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.texts import N_, Text, text_of
from dancegame.songs.jumps import slowness
from dancegame.songs.mending import Mended

# From where jumps speak of a slowed video, and below which they speak against it: hops of light feet take 0.6 to 1.2
# times as long as a fall does, in a video at half its speed twice as long.
SLOW, NOT_SLOW = 1.6, 1.35
# By which people slow videos down.
USUAL_SPEEDS = (2, 4, 8)
# A picture that differs from the one before by less than this share of what others around do is the same again.
SAME_SHARE, AROUND = 0.25, 3
# Grey levels by which a new picture differs where a person moves: 1 to 15. Of less, too little is seen.
LEAST_NEWS = 0.8
# So many of the pictures must stand equally often.
REGULAR_SHARE = 0.85
# Pulled over more pictures: nobody would take that for dancing.
MOST_TIMES = 4


@dataclass(frozen=True)
class Slowed:
    """jumps: how many times too long jumps last, None without any. times: how often each picture stands."""

    jumps: float | None = None
    times: int = 1

    @property
    def hints(self) -> tuple[Text, ...]:
        """Return what may be wrong, and what to do where it is; nothing is known for sure."""
        if self.jumps is not None and self.jumps >= SLOW:
            jumps = self.jumps
            return (
                text_of(
                    N_(
                        "Jumps last {times:.1f} times as long as a fall does: the video seems to be slowed down. "
                        "If it is, import it with --speed {speed}."
                    ),
                    times=jumps,
                    speed=min(USUAL_SPEEDS, key=lambda speed: abs(np.log(speed / jumps))),
                ),
            )
        if self.times > 1 and (self.jumps is None or self.jumps > NOT_SLOW):
            return (
                text_of(
                    N_(
                        "Each picture is shown {times} times: the video may be slowed down. "
                        "If it is, import it with --speed {times}."
                    ),
                    times=self.times,
                ),
            )
        return ()


NOT_SLOWED = Slowed()


def how_slowed(mended: Mended, changes: NDArray[np.float32]) -> Slowed:
    """Return what a dance and the changes (T,) from picture to picture tell."""
    reference = mended.reference
    return Slowed(slowness(reference.times_s, reference.xy, mended.cuts), times_shown(changes[1:]))


def times_shown(changes: NDArray[np.float32]) -> int:
    """Return how often each picture stands, as changes (T,) tell; 1 where it is not regular."""
    if len(changes) < 2 * AROUND + 1:
        return 1
    around = np.lib.stride_tricks.sliding_window_view(np.pad(changes, AROUND), 2 * AROUND + 1).max(axis=1)
    new = np.flatnonzero(changes >= SAME_SHARE * around)
    waits = np.diff(new)
    if len(waits) < MOST_TIMES or float(np.median(changes[new])) < LEAST_NEWS:
        return 1
    times = int(np.median(waits))
    return times if 1 < times <= MOST_TIMES and float((waits == times).mean()) >= REGULAR_SHARE else 1
