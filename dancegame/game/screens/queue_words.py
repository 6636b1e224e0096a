"""The songs that come next, in a line."""

from collections.abc import Sequence

from dancegame.game.house import House
from dancegame.texts import _

SHOWN = 2


def queue_words(house: House, queue: Sequence[str]) -> str:
    """Say the next titles of a queue, and how many come after them; "" where nothing waits."""
    known = [house.titles[song_id] for song_id in queue if song_id in house.titles]
    if not known:
        return ""
    more = len(known) - SHOWN
    return _("Next: {titles}", titles=" · ".join([*known[:SHOWN], *([f"+{more}"] if more > 0 else [])]))
