"""Places that come after those they follow, at one pace whatever the rate of pictures."""

import math
from collections.abc import Mapping


class Followers:
    """By key; each comes most of the way in follows_s, and is at once where it is first wanted."""

    def __init__(self, follows_s: float) -> None:
        self._follows_s, self._then_s = follows_s, 0.0
        self._places: dict[int, float] = {}

    def follow(self, wanted: Mapping[int, float], now_s: float) -> dict[int, float]:
        """Return where each is now."""
        share = 1 - math.exp(-max(0.0, now_s - self._then_s) / self._follows_s)
        self._then_s = now_s
        self._places = {key: self._places.get(key, to) + (to - self._places.get(key, to)) * share
                        for key, to in wanted.items()}  # fmt: skip
        return dict(self._places)
