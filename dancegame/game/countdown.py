"""Three, two, one in the time of the song: the beat after them is its first."""

import math
from dataclasses import dataclass

from dancegame.core.song import Song

COUNTS = 3
# Slower beats are counted twice as fast, faster ones at every second beat.
LEAST_STEP_S = 0.7
USUAL_STEP_S = 1.0


@dataclass(frozen=True)
class Countdown:
    """step_s: from one count to the next. length_s: from the first count to the beginning of the song."""

    step_s: float = USUAL_STEP_S
    length_s: float = COUNTS * USUAL_STEP_S

    def count(self, elapsed_s: float) -> int:
        """Return how many counts have been heard, 1 to 3."""
        return min(COUNTS, int(elapsed_s / self.step_s) + 1)

    def within(self, elapsed_s: float) -> float:
        """Return how much of the newest count is over, 0 to 1."""
        return elapsed_s / self.step_s - (self.count(elapsed_s) - 1)


def countdown_to(song: Song) -> Countdown:
    """Return the countdown to a song; one without beats is counted in seconds."""
    if not song.beat_s:
        return Countdown()
    step_s = song.beat_s * 2.0 ** math.ceil(math.log2(LEAST_STEP_S / song.beat_s))
    # What sounds before the first beat comes out of the time of the last count.
    before_s = song.beats_s[0] % song.beat_s if song.beats_s else 0.0
    return Countdown(step_s, COUNTS * step_s - before_s)
