"""Finds how far camera, estimator and loudspeaker lag behind the dancing, from the dancing itself."""

from statistics import median

# Before so many sure moves of all players together the latency is not known.
MOVES_NEEDED = 10
# The median of so many newest offsets: steady, for two minutes of one player.
OFFSETS_KEPT = 120


class Latency:
    """One for all players of a round, who dance before one camera and hear one loudspeaker.

    seconds: the median of the offsets, once there are enough; until then known_s, what was found before, None where
    nothing was. is_found: whether this round's own dancing has told it.
    """

    def __init__(self, known_s: float | None = None) -> None:
        self.seconds = known_s
        self.is_found = False
        self._offsets_s: list[float] = []

    def learn(self, offset_s: float) -> None:
        """Take how late a surely recognised move was, in seconds against the music."""
        self._offsets_s = [*self._offsets_s, offset_s][-OFFSETS_KEPT:]
        if len(self._offsets_s) >= MOVES_NEEDED:
            self.seconds, self.is_found = median(self._offsets_s), True
