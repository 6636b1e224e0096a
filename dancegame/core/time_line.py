"""One time line for recordings whose time stamps begin again or leap: they go on where they were."""

from collections.abc import Sequence
from dataclasses import dataclass

# A longer hole in the stamps is no pause but a leap, and is closed. Smaller steps back are pictures out of order.
LONGEST_GAP_S = 5.0
STEP_BACK_S = 0.3
# Picture and sound of one recording begin this near to each other.
TOGETHER_S = 3.0


@dataclass(frozen=True)
class Jump:
    """Stamps that go on elsewhere: from the stamp raw_s on, shift_s is added to each."""

    raw_s: float
    shift_s: float


class TimeLine:
    """Places stamps, in the order in which they come, on a line without jumps.

    known: the jumps of the same recording's pictures, so that its sound stays in step with them.
    """

    def __init__(self, known: Sequence[Jump] = ()) -> None:
        self._known = tuple(known)
        self._shift_s = 0.0
        self._raw_end_s: float | None = None
        self._end_s = 0.0
        self.jumps: tuple[Jump, ...] = ()

    def place(self, raw_s: float, *, length_s: float) -> float:
        """Return the second of a stamp on the line; length_s: of what it stands for."""
        if self._raw_end_s is not None and not (
            self._raw_end_s - length_s - STEP_BACK_S <= raw_s <= self._raw_end_s + LONGEST_GAP_S
        ):
            self._jump(raw_s)
        time_s = raw_s + self._shift_s
        self._raw_end_s, self._end_s = raw_s + length_s, time_s + length_s
        return time_s

    def _jump(self, raw_s: float) -> None:
        count = len(self.jumps)
        known = self._known[count] if count < len(self._known) else None
        if known is not None and abs(known.raw_s - raw_s) <= TOGETHER_S:
            self._shift_s = known.shift_s
        else:
            self._shift_s = self._end_s - raw_s
        self.jumps = (*self.jumps, Jump(raw_s, self._shift_s))
