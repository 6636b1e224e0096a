"""How long work still takes, told once its pace is steady."""

from collections import deque

# So long its newest stretch is looked at, and so much of it at least before anything is said.
WATCHED_S, LEAST_S = 12.0, 4.0
# Of the two halves of that stretch the faster one is faster by no more than this.
STEADY = 1.4


class TimeLeft:
    """Watches shares of work grow. What it takes to begin, and a rest, say nothing of the pace."""

    def __init__(self) -> None:
        self._noted: deque[tuple[float, float]] = deque()
        self._is_sure = False

    def note(self, now_s: float, share: float) -> None:
        """Take in how much is done; less than before means that it began anew."""
        if self._noted and share < self._noted[-1][1]:
            self.forget()
        if share <= 0 or (self._noted and share == self._noted[-1][1]):
            return
        self._noted.append((now_s, share))
        while now_s - self._noted[0][0] > WATCHED_S:
            self._noted.popleft()

    def forget(self) -> None:
        """Begin to watch anew."""
        self._noted.clear()
        self._is_sure = False

    @property
    def left_s(self) -> float | None:
        """Return how long the rest takes, None while that is not sure."""
        if len(self._noted) < 3 or self._noted[-1][0] - self._noted[0][0] < LEAST_S:
            return None
        first, middle, last = self._noted[0], self._noted[len(self._noted) // 2], self._noted[-1]
        one, other = _pace(first, middle), _pace(middle, last)
        self._is_sure |= max(one, other) <= STEADY * min(one, other)
        return (1 - last[1]) / _pace(first, last) if self._is_sure else None


def _pace(before: tuple[float, float], after: tuple[float, float]) -> float:
    return (after[1] - before[1]) / max(1e-3, after[0] - before[0])
