"""What is played in an evening of endurance, in which order: every way to play there is, lap after lap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle

from dancegame.core.evening.modes import PARTY
from dancegame.core.evening.modes.guess_kinds import KINDS
from dancegame.core.evening.modes.guess_only import GUESS_ONLY
from dancegame.core.evening.modes.solo import SOLO
from dancegame.core.evening.outcomes import Wish

SOLO_DANCES, KINDS_A_LAP = 2, 2
# A set without an end, or one that ends with a mistake that nobody makes, is left after so many questions.
MOST_QUESTIONS = 10
PAGES = (Wish.SONGS, Wish.SCORES, Wish.SETTINGS)


@dataclass(frozen=True)
class Visit:
    """One choice of the menu. entry: what is chosen there. mode: how it is played, "" for a page that is looked at."""

    entry: Wish | str
    mode: str = ""


def visits() -> Iterator[Visit]:
    """Yield the visits of an evening without an end: each lap has solo, some of the guessing, and every party."""
    kinds, pages = cycle(KINDS), cycle(PAGES)
    while True:
        yield Visit(next(pages))
        yield Visit(SOLO.name, SOLO.name)
        yield from (Visit(GUESS_ONLY.name, next(kinds)) for _kind in range(KINDS_A_LAP))
        yield from (Visit(PARTY[0].name, mode.name) for mode in PARTY)


def modes_of(visited: Iterable[Visit]) -> list[str]:
    """Return the names of the ways to play among some visits, each once."""
    return list(dict.fromkeys(visit.mode for visit in visited if visit.mode))
