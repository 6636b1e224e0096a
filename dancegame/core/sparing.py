"""Decides how much a picture may cost: less at once where people are seen too late, more again slowly."""

from collections import deque
from collections.abc import Sequence
from statistics import median

# From a picture to its poses it may take so long; whoever dances sees no more of it than a tenth of a second in all.
MOST_DELAY_S = 0.080
# With so much room left more may be tried.
ROOMY_DELAY_S = 0.055
# So long is looked back, and so many pictures at least.
LOOK_BACK_S = 0.8
LEAST_PICTURES = 4
# It has to be roomy for so long; the wait doubles whenever more has turned out to be too much, up to the most.
FIRST_WAIT_S, MOST_WAIT_S = 4.0, 64.0
# More was too much when it was too late again this soon.
REGRET_S = 10.0


class Sparing:
    """Counts steps down from everything (0) to the least (`steps` - 1); seconds are those of whoever calls.

    most_s, roomy_s: the delay that is too much, and the one that leaves room for more; that of each step where what
    more would cost differs.
    """

    def __init__(
        self,
        steps: int,
        step: int = 0,
        *,
        most_s: float = MOST_DELAY_S,
        roomy_s: float | Sequence[float] = ROOMY_DELAY_S,
    ) -> None:
        self.steps, self.step = steps, step
        self._most_s = most_s
        self._roomy_s = (roomy_s,) * steps if isinstance(roomy_s, float) else tuple(roomy_s)
        self._delays: deque[tuple[float, float]] = deque()
        self._roomy_since_s: float | None = None
        self._raised_s = float("-inf")
        self._wait_s = FIRST_WAIT_S

    @property
    def delay_s(self) -> float:
        """The median delay of the last pictures, 0 before the first."""
        return median(delay_s for _, delay_s in self._delays) if self._delays else 0.0

    def see(self, delay_s: float, now_s: float) -> bool:
        """Take the delay of the picture that is known now; say whether the step is another one from here on."""
        self._delays.append((now_s, delay_s))
        while now_s - self._delays[0][0] > LOOK_BACK_S and len(self._delays) > LEAST_PICTURES:
            self._delays.popleft()
        if len(self._delays) < LEAST_PICTURES:
            return False
        if self.delay_s > self._roomy_s[self.step]:
            self._roomy_since_s = None
        elif self._roomy_since_s is None:
            self._roomy_since_s = now_s
        if self.delay_s > self._most_s and self.step < self.steps - 1:
            return self._lower(now_s)
        if self.step > 0 and self._roomy_since_s is not None and now_s - self._roomy_since_s >= self._wait_s:
            return self._raise(now_s)
        return False

    def _lower(self, now_s: float) -> bool:
        was_too_much = now_s - self._raised_s <= REGRET_S
        self._wait_s = min(2 * self._wait_s, MOST_WAIT_S) if was_too_much else FIRST_WAIT_S
        # Twice too late takes two steps: nobody should wait for one after the other.
        self.step = min(self.step + (2 if self.delay_s > 2 * self._most_s else 1), self.steps - 1)
        self._forget()
        return True

    def _raise(self, now_s: float) -> bool:
        self.step -= 1
        self._raised_s = now_s
        self._forget()
        return True

    def _forget(self) -> None:
        """Judge a step by its own pictures."""
        self._delays.clear()
        self._roomy_since_s = None
