"""Finds where the time stamps of a recording leap: only where picture and sound leap together, if it has both."""

import heapq
from dataclasses import dataclass
from math import inf

from dancegame.core.time_line import LONGEST_GAP_S, LONGEST_STEP_S, STEP_BACK_S, Leaps, Stretch, follows

# Picture and sound of one recording begin this near to each other.
TOGETHER_S = 3.0


@dataclass
class Run:
    """Stamps of a stream that follow each other. first, last: the numbers of its packets in the file."""

    first_s: float
    end_s: float
    first: int
    last: int


class Runs:
    """The runs of one stream, packet by packet."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._waiting: list[tuple[float, int, float]] = []
        self._decode_s: float | None = None

    def add(self, number: int, *, decode_s: float | None, show_s: float, length_s: float) -> None:
        """Take the next packet: its number in the file, when it is decoded, None if unknown, and when it is shown."""
        before_s = self._decode_s
        if decode_s is not None:
            self._decode_s = decode_s
            if before_s is not None and decode_s < before_s - STEP_BACK_S:
                self._take(inf)
        # Nothing is shown before it is decoded: what is due by now comes before all that is still to come.
        self._take(show_s if decode_s is None else decode_s)
        heapq.heappush(self._waiting, (show_s, number, min(length_s, LONGEST_STEP_S)))

    def found(self) -> list[Run]:
        """Return the runs once every packet has been taken."""
        self._take(inf)
        return self._runs

    def _take(self, until_s: float) -> None:
        while self._waiting and self._waiting[0][0] <= until_s:
            show_s, number, length_s = heapq.heappop(self._waiting)
            end_s = show_s + length_s
            if self._runs and follows(show_s, self._runs[-1].end_s, length_s):
                run = self._runs[-1]
                run.end_s, run.last = max(run.end_s, end_s), max(run.last, number)
            else:
                self._runs.append(Run(show_s, end_s, number, number))


def find_leaps(pictures: list[Run], sound: list[Run]) -> Leaps:
    """Return where everything lies on one line.

    A hole of one stream over which the other goes on is a still picture, or silence, and stays. Where both leap,
    both go on at the end of what ends later. Stamps that leap in one stream alone are wrong: they go on where
    they were.
    """
    if not pictures or not sound:
        return Leaps(_alone(pictures), _alone(sound))
    streams = _Stream(pictures), _Stream(sound)
    while True:
        seen, heard = streams
        if seen.next and heard.next and abs(seen.next.first_s - heard.next.first_s) <= TOGETHER_S:
            _leap_together(seen, heard)
        elif _goes_on_over(heard, seen):
            seen.enter(seen.shift_s)
        elif _goes_on_over(seen, heard):
            heard.enter(heard.shift_s)
        elif seen.next and (not heard.next or seen.next.first < heard.next.first):
            _leap_alone(seen, heard)
        elif heard.next:
            _leap_alone(heard, seen)
        else:
            return Leaps(tuple(seen.stretches), tuple(heard.stretches))


class _Stream:
    """Where one stream has come to."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs = runs
        self._at = 0
        self.shift_s = 0.0
        self.stretches = [Stretch(runs[0].first_s, runs[0].end_s)]

    @property
    def run(self) -> Run:
        return self._runs[self._at]

    @property
    def next(self) -> Run | None:
        return self._runs[self._at + 1] if self._at + 1 < len(self._runs) else None

    @property
    def end_s(self) -> float:
        """Of this run, on the line."""
        return self.run.end_s + self.shift_s

    def enter(self, shift_s: float) -> None:
        """Go to the next run, which lies at another shift or, after a hole that stays, at the same."""
        self._at += 1
        last = self.stretches[-1]
        if shift_s == self.shift_s and self.run.first_s >= last.end_s:
            self.stretches[-1] = Stretch(last.first_s, self.run.end_s, shift_s)
        else:
            self.stretches.append(Stretch(self.run.first_s, self.run.end_s, shift_s))
        self.shift_s = shift_s


def _alone(runs: list[Run]) -> tuple[Stretch, ...]:
    if not runs:
        return ()
    stream = _Stream(runs)
    while stream.next:
        stream.enter(stream.end_s - stream.next.first_s)
    return tuple(stream.stretches)


def _goes_on_over(going: _Stream, pausing: _Stream) -> bool:
    """Say whether one stream goes on while the other has a hole."""
    after = pausing.next
    return after is not None and pausing.run.end_s < after.first_s <= going.run.end_s + LONGEST_GAP_S


def _leap_together(seen: _Stream, heard: _Stream) -> None:
    if seen.next is None or heard.next is None:
        return
    first_s = min(seen.next.first_s, heard.next.first_s)
    hole_s = first_s - max(seen.run.end_s, heard.run.end_s)
    if seen.shift_s == heard.shift_s and -STEP_BACK_S <= hole_s <= LONGEST_GAP_S:
        shift_s = seen.shift_s
    else:
        shift_s = max(seen.end_s, heard.end_s) - first_s
    seen.enter(shift_s)
    heard.enter(shift_s)


def _leap_alone(leaping: _Stream, other: _Stream) -> None:
    if leaping.next is None:
        return
    is_over = other.next is None and other.run.last < leaping.next.first
    end_s = max(leaping.end_s, other.end_s) if is_over else leaping.end_s
    leaping.enter(end_s - leaping.next.first_s)
