"""Knows which players have never moved since the estimator had settled on them: pictures on the wall, perhaps."""

import numpy as np
from numpy.typing import NDArray

Tracks = NDArray[np.void]

# A network that follows a portrait takes so long to come to rest on it, and until then sees it move as much as somebody
# who waits: MediaPipe up to 2.8 s, MoveNet not at all.
SETTLING_S = 3.5
# Nobody who lives is that still for so long after it; but a puppet that waits may be.
STILL_S = 8.0
STIRRED_S = 0.1


class Stillness:
    """Remembers how much each player had moved when the estimator had settled."""

    def __init__(self) -> None:
        self._settled: dict[int, tuple[float, float]] = {}

    def still(self, players: Tracks, now_s: float) -> NDArray[np.bool_]:
        """Say which player slots' (P,) people have not moved since; to be asked again and again."""
        is_still = np.zeros(len(players), np.bool_)
        for slot, track in enumerate(players):
            born_s = float(track["born_s"])
            if not track["is_used"] or now_s - born_s < SETTLING_S:
                continue
            if self._settled.get(slot, (None, 0.0))[0] != born_s:
                self._settled[slot] = born_s, float(track["stirred_s"])
            moved_s = float(track["stirred_s"]) - self._settled[slot][1]
            is_still[slot] = moved_s < STIRRED_S and now_s - born_s > SETTLING_S + STILL_S
        return is_still
