"""In which order songs come in an evening: every song once, then all again in another order, none too soon."""

import random as random_module
from collections.abc import Sequence
from dataclasses import dataclass, replace

# Between two times of the same song there are at least so many others, or a third of a small library.
MOST_APART = 5
APART_SHARE = 3
# With as few as an eighth left it could be guessed which song comes: then all are shuffled anew, the left ones early.
LEFT_SHARE = 8


@dataclass(frozen=True)
class SongOrder:
    """What was heard and what comes; a value that `draw` and `heard` return anew.

    waiting: ids still to come in this shuffle, the next first. passed: those heard since it. recent: the last few
    heard, the newest last.
    """

    waiting: tuple[str, ...] = ()
    passed: frozenset[str] = frozenset()
    recent: tuple[str, ...] = ()

    def draw(self, song_ids: Sequence[str], *, random: random_module.Random) -> tuple[str, "SongOrder"]:
        """Return the next of the songs there are, and the order after it. Raises ValueError where there are none.

        Songs that are there no longer are left out; new ones come somewhere among those still waiting.
        """
        if not song_ids:
            raise ValueError("there are no songs")
        order = self._with(song_ids, random)
        if len(order.waiting) <= len(song_ids) // LEFT_SHARE:
            order = order._shuffled(song_ids, random)
        chosen = order.waiting[0]
        return chosen, order.heard(chosen)

    def heard(self, song_id: str) -> "SongOrder":
        """Return the order after a song was heard, drawn or chosen."""
        others = tuple(other for other in self.recent if other != song_id)
        return SongOrder(
            waiting=tuple(other for other in self.waiting if other != song_id),
            passed=self.passed | {song_id},
            recent=(*others, song_id)[-MOST_APART:],
        )

    def _with(self, song_ids: Sequence[str], random: random_module.Random) -> "SongOrder":
        there = set(song_ids)
        waiting = [song_id for song_id in self.waiting if song_id in there]
        known = self.passed.union(waiting, self.recent)
        # Sorted: the same songs in another order of the shelf are drawn alike.
        for song_id in sorted(there - known):
            waiting.insert(random.randint(0, len(waiting)), song_id)
        return replace(self, waiting=tuple(waiting))

    def _shuffled(self, song_ids: Sequence[str], random: random_module.Random) -> "SongOrder":
        """Return a fresh shuffle: what was left comes in its first half, the last few heard after as many others."""
        apart = min(MOST_APART, max(len(song_ids) // APART_SHARE, 1))
        late = [song_id for song_id in self.recent[len(self.recent) - apart :] if song_id in song_ids]
        fresh = sorted(set(song_ids).difference(late, self.waiting))
        random.shuffle(fresh)
        for song_id in self.waiting:
            fresh.insert(random.randint(0, len(fresh) // 2), song_id)
        for song_id in late:
            fresh.insert(random.randint(min(apart, len(fresh)), len(fresh)), song_id)
        return replace(self, waiting=tuple(fresh), passed=frozenset())
