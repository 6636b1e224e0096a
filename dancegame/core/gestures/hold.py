"""Holding: a ring that fills while something is held, empties quickly when it is not, and closes once."""

import math

from dancegame.core.gestures.upper_body import UNSEEN_S, Place

# A ring stands still for so long after something is let go, for estimators slip; then a full one is empty after so many
# seconds.
GRACE_S, EMPTY_S = 0.2, 0.35
# Pictures of a busy computer come so late, and what is held in both that a gap lies between was held in it.
RARE_PICTURES_S = 0.7
# A hand is still while it stays so near, in shoulder widths, to where it has been lately.
STILL_RADIUS, LATELY_S = 0.4, 0.4


class Hold:
    """A ring that closes after hold_s seconds. Times are seconds, so that it fills alike at any rate of pictures."""

    def __init__(self, hold_s: float) -> None:
        self.progress = 0.0
        self._hold_s = hold_s
        self._last_s: float | None = None
        self._picture_s = -math.inf
        self._was_held = False
        self._has_closed = False
        self._let_go_s = 0.0

    def update(self, time_s: float, is_held: bool | None) -> bool:
        """Return whether the ring closes now. is_held: None while it cannot be seen.

        What was held before and after a short gap was held in it, a longer one where no picture came in it. A ring
        that has closed has to be empty again before it fills anew.
        """
        if self._last_s is None:
            self._last_s = time_s
        past_s = time_s - self._last_s
        bridged_s = UNSEEN_S if time_s - self._picture_s <= UNSEEN_S else RARE_PICTURES_S
        self._picture_s = time_s
        if is_held is None and past_s <= bridged_s:
            return False
        self._last_s = time_s
        is_on = bool(is_held) and self._was_held and past_s <= bridged_s
        self._was_held = bool(is_held)
        if not is_on:
            if not is_held or past_s > bridged_s:
                self._empty(past_s)
            return False
        self._let_go_s = 0.0
        if self._has_closed:
            return False
        self.progress += past_s / self._hold_s
        if self.progress > 1.0 - 1e-9:
            self.progress, self._has_closed = 1.0, True
        return self._has_closed

    def _empty(self, past_s: float) -> None:
        """Empty it for as much of this time as lies after the grace."""
        since_s = self._let_go_s + past_s
        emptying_s = min(past_s, max(0.0, since_s - GRACE_S))
        self._let_go_s = since_s
        self.progress = max(0.0, self.progress - emptying_s / EMPTY_S)
        if self.progress == 0.0:
            self._has_closed = False

    def clear(self) -> None:
        """Begin anew; what is held now has to be held from now on."""
        self.progress, self._was_held, self._has_closed = 0.0, False, False
        self._let_go_s = 0.0


class Stillness:
    """Whether a point stays near to where it has been lately."""

    def __init__(self) -> None:
        self._anchor: Place | None = None
        self._last_s = 0.0

    def update(self, time_s: float, place: Place | None, *, radius: float = STILL_RADIUS) -> bool:
        """Return whether it is still; an unseen point is. radius: in the units of the point."""
        if place is None:
            return True
        past_s, self._last_s = time_s - self._last_s, time_s
        if self._anchor is None or self._anchor.distance(place) > radius:
            self._anchor = place
            return False
        share = 1.0 - math.exp(-past_s / LATELY_S)
        x, y = self._anchor
        self._anchor = Place(x + share * (place.x - x), y + share * (place.y - y))
        return True
