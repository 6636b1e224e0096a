"""Which players the camera sees now, so that those it does not see can be told."""

from collections.abc import Iterable

from dancegame.core.live import LivePoses

# Turning round or passing behind somebody takes less; a move that is missed for so long is left out already.
UNSEEN_S = 1.5


class Presence:
    """Takes poses as they come; seconds are those of the camera, so that a slow one makes nobody vanish."""

    def __init__(self) -> None:
        self._seen_s: dict[int, float] = {}
        self._since_s: float | None = None
        self._now_s = 0.0

    def see(self, poses: LivePoses) -> None:
        """Take the poses of a picture; who is ambiguous is there, if only behind somebody."""
        self._now_s = poses.captured_s
        self._since_s = self._now_s if self._since_s is None else self._since_s
        self._seen_s.update(dict.fromkeys({*poses.players, *poses.ambiguous}, self._now_s))

    def unseen(self, slots: Iterable[int]) -> frozenset[int]:
        """Return those of the player slots that have not been seen for longer than UNSEEN_S."""
        if self._since_s is None:
            return frozenset()
        longest = self._now_s - UNSEEN_S
        return frozenset(slot for slot in slots if self._seen_s.get(slot, self._since_s) < longest)
