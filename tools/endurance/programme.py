"""What is played in an evening of endurance, in which order: every way to play there is, lap after lap.

The first lap is a short one, so that every screen has been opened and painted once before anything is measured.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, cycle, repeat

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
    """One choice of the menu. entry: what is chosen there. mode: how it is played, "" for a page that is looked at.

    is_short: a round of a party or a question is enough, dances are cut short, and nobody reads for long.
    """

    entry: Wish | str
    mode: str = ""
    is_short: bool = False


def visits() -> Iterator[Visit]:
    """Yield the visits of an evening without an end: each lap has solo, some of the guessing, and every party."""
    kinds, pages = cycle(KINDS), cycle(PAGES)
    for is_short in chain([True], repeat(False)):
        yield Visit(next(pages))
        yield Visit(SOLO.name, SOLO.name, is_short)
        yield from (Visit(GUESS_ONLY.name, next(kinds), is_short) for _kind in range(KINDS_A_LAP))
        yield from (Visit(PARTY[0].name, mode.name, is_short) for mode in PARTY)


def modes_of(visited: Iterable[Visit]) -> list[str]:
    """Return the names of the ways to play among some visits, each once."""
    return list(dict.fromkeys(visit.mode for visit in visited if visit.mode))
