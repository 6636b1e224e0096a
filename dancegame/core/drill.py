"""A stretch of a song danced over and over: how fast it comes next, and when it has been learned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from dancegame.core.song import Move, Song

# Percent of the song's own speed.
SLOWEST, FASTEST, SPEED_STEP = 50, 100, 5
# The loop of the trainer begins so slow.
TAUGHT_SPEED = 70
# From this share of a loop's points on it was danced well, below the other not; both move the speed two steps.
WELL_SHARE, POOR_SHARE = 0.8, 0.5
ADAPTING = 2 * SPEED_STEP
# A lesson is over when it was danced well so often in a row.
WELL_NEEDED = 2
COUNT_IN_BEATS = 2
BEATS_A_BAR = 4


@dataclass(frozen=True)
class Loop:
    """Moves of a song, from first to last, both in it; start_s, end_s: song seconds."""

    first: int
    last: int
    start_s: float
    end_s: float

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last


def loop_of(moves: Sequence[Move], first: int, last: int) -> Loop:
    """Return the loop from one move to another, in either order. Raises ValueError for a move that is none."""
    first, last = sorted((first, last))
    if not 0 <= first <= last < len(moves):
        raise ValueError(f"moves {first} to {last} are not in a song of {len(moves)}")
    return Loop(first, last, moves[first].start_s, moves[last].end_s)


def move_at(moves: Sequence[Move], song_s: float) -> int:
    """Return the place of the move that is on, or of the one that comes next; the last one after the end."""
    return next((place for place, move in enumerate(moves) if song_s < move.end_s), len(moves) - 1)


def bars_at(song: Song, song_s: float, *, bars: int) -> Loop:
    """Return the loop of some bars around a moment: of the moves that are mostly in them, one at least."""
    place = move_at(song.moves, song_s)
    beats_s = np.asarray(song.beats_s)
    if len(beats_s) < BEATS_A_BAR:
        return loop_of(song.moves, place, place)
    beat = max(0, int(np.searchsorted(beats_s, song_s + 1e-6, side="right")) - 1)
    begin = beat - beat % BEATS_A_BAR
    start_s, end_s = float(beats_s[begin]), _beat_s(beats_s, begin + bars * BEATS_A_BAR)
    inside = [n for n, move in enumerate(song.moves) if start_s <= (move.start_s + move.end_s) / 2 < end_s]
    return loop_of(song.moves, min(inside, default=place), max(inside, default=place))


class Span(Enum):
    """How much of a song a loop takes."""

    MOVE = "move"
    BAR = "bar"
    BARS = "bars"  # four of them
    WHOLE = "whole"


BARS_OF = {Span.BAR: 1, Span.BARS: 4}


def spanned(song: Song, span: Span, song_s: float) -> Loop:
    """Return the loop of so much around a moment of a song, which has moves."""
    match span:
        case Span.WHOLE:
            return loop_of(song.moves, 0, len(song.moves) - 1)
        case Span.MOVE:
            return loop_of(song.moves, *(2 * (move_at(song.moves, song_s),)))
    return bars_at(song, song_s, bars=BARS_OF[span])


def beside(moves: Sequence[Move], loop: Loop, step: int) -> Loop:
    """Return the loop of as many moves after another (step 1) or before it (-1), fewer at the ends of the song."""
    count = loop.last - loop.first + 1
    first = min(len(moves) - 1, max(0, loop.first + step * count))
    return loop_of(moves, first, min(len(moves) - 1, first + count - 1))


def _beat_s(beats_s: NDArray[np.float64], beat: int) -> float:
    """Return the second of a beat, carried on evenly after the last."""
    last = len(beats_s) - 1
    period_s = float(np.median(np.diff(beats_s)))
    return float(beats_s[min(beat, last)]) + max(0, beat - last) * period_s


@dataclass(frozen=True)
class Drill:
    """A loop and how it goes. speed: percent. adapts: whether the speed follows the dancing.

    passes: how often it was danced. well: how often well in a row.
    """

    loop: Loop
    speed: int = FASTEST
    adapts: bool = True
    passes: int = 0
    well: int = 0

    @property
    def is_learned(self) -> bool:
        """Whether it was danced well often enough."""
        return self.well >= WELL_NEEDED

    def at(self, speed: int) -> "Drill":
        """Return the drill at another speed, as near to it as there is one."""
        step = round(speed / SPEED_STEP) * SPEED_STEP
        return replace(self, speed=min(FASTEST, max(SLOWEST, step)))

    def after(self, share: float | None, *, is_well: bool | None = None) -> "Drill":
        """Return the drill after it was danced once more.

        share: of its points; None where nobody was seen, which changes nothing. is_well: where more than points tell
        it, as the trainer does.
        """
        if share is None:
            return self
        well = share >= WELL_SHARE if is_well is None else is_well
        drill = replace(self, passes=self.passes + 1, well=self.well + 1 if well else 0)
        if not self.adapts:
            return drill
        if well:
            return drill.at(self.speed + ADAPTING)
        return drill.at(self.speed - ADAPTING) if share < POOR_SHARE else drill
