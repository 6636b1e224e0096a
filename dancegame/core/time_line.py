"""One time line for recordings whose time stamps begin again or leap: they go on where they were."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

# A longer hole in the stamps of picture and sound alike is no pause but a leap, and is closed.
LONGEST_GAP_S = 5.0
# Smaller steps back are pictures out of order.
STEP_BACK_S = 0.3
# No picture and no piece of sound stands for longer than this by itself, whatever its file says.
LONGEST_STEP_S = 1.0


@dataclass(frozen=True)
class Stretch:
    """Stamps of one stream that belong together, from first_s to end_s; shift_s is added to each."""

    first_s: float
    end_s: float
    shift_s: float = 0.0

    def holds(self, raw_s: float) -> bool:
        """Say whether a stamp lies within, or as near as one out of order."""
        return self.first_s - STEP_BACK_S <= raw_s <= self.end_s + STEP_BACK_S


@dataclass(frozen=True)
class Leaps:
    """The stretches of a recording's pictures and of its sound, in the order in which they come."""

    pictures: tuple[Stretch, ...] = ()
    sound: tuple[Stretch, ...] = ()

    @property
    def has_any(self) -> bool:
        """Whether anything lies elsewhere than its stamp says."""
        return any(stretch.shift_s for stretch in (*self.pictures, *self.sound))

    @property
    def end_s(self) -> float:
        """The end of the pictures on the line, in seconds; 0 where there are none."""
        return max((stretch.end_s + stretch.shift_s for stretch in self.pictures), default=0.0)


EVEN = Leaps()


def follows(raw_s: float, end_s: float, length_s: float) -> bool:
    """Say whether a stamp goes on where the one before ended, but for a pause or for pictures out of order."""
    return end_s - min(length_s, LONGEST_STEP_S) - STEP_BACK_S <= raw_s <= end_s + LONGEST_GAP_S


class TimeLine:
    """Places the stamps of one stream, in the order in which they come, on a line without leaps.

    stretches: of this stream, where they are known; a hole within one stays. Where none are known, stamps that step
    back, and those that lie farther on than known_until_s, where another stream ends, go on where they were.
    """

    def __init__(self, stretches: Sequence[Stretch] = (), *, known_until_s: float = -inf) -> None:
        self._known = tuple(stretches)
        self._known_until_s = known_until_s
        self._at = 0
        self._shift_s = 0.0
        self._raw_end_s: float | None = None
        self._first_s = 0.0
        self._passed: list[Stretch] = []

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Return the stretches that are known, or those that were found so far."""
        if self._known or self._raw_end_s is None:
            return self._known
        return (*self._passed, Stretch(self._first_s, self._raw_end_s, self._shift_s))

    def learn(self, stretches: Sequence[Stretch]) -> None:
        """From now on follow what is known of the stream; so far it was even."""
        self._known = tuple(stretches)

    def follows(self, raw_s: float, *, length_s: float) -> bool:
        """Say whether a stamp goes on where the one before ended."""
        return self._raw_end_s is None or follows(raw_s, self._raw_end_s, length_s)

    def place(self, raw_s: float, *, length_s: float) -> float:
        """Return the second of a stamp on the line; length_s: of what it stands for."""
        is_first = self._raw_end_s is None
        does_follow = self.follows(raw_s, length_s=length_s)
        goes_back = self._raw_end_s is not None and raw_s < self._raw_end_s
        if self._known:
            if not self._known[self._at].holds(raw_s) or (goes_back and not does_follow):
                self._enter(raw_s)
        elif is_first:
            self._first_s = raw_s
        elif not does_follow and (goes_back or raw_s + self._shift_s > self._known_until_s):
            self._go_on_from(raw_s)
        self._raw_end_s = raw_s + min(length_s, LONGEST_STEP_S)
        return raw_s + self._shift_s

    def _go_on_from(self, raw_s: float) -> None:
        if self._raw_end_s is not None:
            self._passed.append(Stretch(self._first_s, self._raw_end_s, self._shift_s))
            self._first_s, self._shift_s = raw_s, self._raw_end_s + self._shift_s - raw_s

    def _enter(self, raw_s: float) -> None:
        """Go to the next stretch that holds a stamp, if there is one."""
        for at in range(self._at + 1, len(self._known)):
            if self._known[at].holds(raw_s):
                self._at, self._shift_s = at, self._known[at].shift_s
                return
