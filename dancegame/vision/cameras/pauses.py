"""How long a source of pictures may be silent by its own rate: whoever has paused long lately may do so again."""

from collections import deque

# Pauses are remembered for this long: a camera that comes in bursts gives many pictures between two of them.
REMEMBERED_S = 60.0
# One that gives a picture every second may miss a few.
LONGEST_PAUSES = 5
# However slow it has been, nothing at all for so long is the end.
MOST_WAIT_S = 15.0


class Pauses:
    """Keeps the longest pauses between signs of life; times are monotonic seconds and increase."""

    def __init__(self) -> None:
        self._heard_s: float | None = None
        # (when, how long) of the pauses that may yet be the longest: each is longer than all after it.
        self._longest: deque[tuple[float, float]] = deque()

    def hear(self, now_s: float) -> None:
        """Note a sign of life."""
        if self._heard_s is not None:
            pause_s = now_s - self._heard_s
            while self._longest and self._longest[-1][1] <= pause_s:
                self._longest.pop()
            self._longest.append((now_s, pause_s))
        while self._longest and now_s - self._longest[0][0] > REMEMBERED_S:
            self._longest.popleft()
        self._heard_s = now_s

    @property
    def has_heard(self) -> bool:
        """Whether there was any sign of life."""
        return self._heard_s is not None

    def longest_wait_s(self, usual_s: float) -> float:
        """Return how long it may be silent now; usual_s: one of its kind that has never paused."""
        longest_s = self._longest[0][1] if self._longest else 0.0
        return max(usual_s, min(LONGEST_PAUSES * longest_s, MOST_WAIT_S))
