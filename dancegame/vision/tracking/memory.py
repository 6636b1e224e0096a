"""What is remembered of the players over a break: sizes, colours of clothes, places, and no picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.tracking.records import TRACK

# Who was there before a break is taken to have been away for so long: long enough to be anywhere in the picture.
AWAY_S = 3.0
TIMES = ("seen_s", "anchor_s", "born_s", "last_s")
SPEEDS = ("velocity", "drift")


@dataclass(frozen=True)
class Memory:
    """The tracks (S,) of the slots as they were at a moment (monotonic seconds), and which may be one another."""

    tracks: NDArray[np.void]
    at_s: float
    rivals: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def taken_up(self, now_s: float, *, slots: int) -> NDArray[np.void]:
        """Return tracks (slots,) to go on with after the break: nobody was away from what nobody watched."""
        tracks = np.zeros(slots, TRACK)
        known = self.tracks[:slots]
        tracks[: len(known)] = known
        passed_s = max(0.0, now_s - self.at_s - AWAY_S)
        for name in TIMES:
            tracks[name] += passed_s
        for name in SPEEDS:
            tracks[name] = 0.0
        tracks["is_doubted"] = False
        return tracks
