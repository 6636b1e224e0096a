"""What is remembered of the players over a break: sizes, colours of clothes, places, and no picture."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.tracking.records import TRACK

# Who was there before a break is taken to have been away for so long: long enough to be anywhere in the picture.
AWAY_S = 3.0
TIMES = ("seen_s", "anchor_s", "born_s", "last_s")
SPEEDS = ("velocity", "drift")


@dataclass(frozen=True)
class Memory:
    """The tracks (S,) of the player slots as they were at a moment (monotonic seconds)."""

    tracks: NDArray[np.void]
    at_s: float

    def over(self, older: "Memory | None") -> "Memory":
        """Return this with what an older memory has of further slots."""
        if older is None or len(older.tracks) <= len(self.tracks):
            return self
        further = older.tracks[len(self.tracks) :].copy()
        _shift(further, self.at_s - older.at_s)
        return replace(self, tracks=np.concatenate((self.tracks, further)))

    def taken_up(self, now_s: float, *, slots: int) -> NDArray[np.void]:
        """Return tracks (slots,) to go on with after the break: nobody was away from what nobody watched."""
        tracks = np.zeros(slots, TRACK)
        known = self.tracks[:slots]
        tracks[: len(known)] = known
        _shift(tracks, max(0.0, now_s - self.at_s - AWAY_S))
        for name in SPEEDS:
            tracks[name] = 0.0
        tracks["is_doubted"] = False
        return tracks


def _shift(tracks: NDArray[np.void], passed_s: float) -> None:
    for name in TIMES:
        tracks[name] += passed_s
