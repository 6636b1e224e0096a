"""Which of the rounds that were kept is the best: one rule, by which ghosts are chosen and old rounds are let go."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dancegame.core.ease import Ease
from dancegame.core.score import SCORING_VERSION, Strictness


@dataclass(frozen=True)
class Race:
    """What rounds must have alike to race each other: the dance, how much of it, how easy, and people or puppets.

    fingerprint: of the song's reference and moves. end_s: song second at which the round ended, None for the whole.
    """

    song_id: str
    fingerprint: str
    end_s: float | None
    is_drawn: bool
    ease: Ease = Ease.WHOLE


@dataclass(frozen=True)
class Entry:
    """What one player reached in a race, and by which rules."""

    race: Race
    points: int
    strictness: Strictness
    scoring_version: int

    def rank(self, strictness: Strictness) -> tuple[bool, int]:
        """Return what is greater for a better ghost: points of other rules cannot be compared with today's."""
        is_comparable = self.scoring_version == SCORING_VERSION and self.strictness is strictness
        return is_comparable, self.points


class KeptRound(Protocol):
    """A round that was kept; entry: None for one of several players, for no ghost dances beside a party."""

    @property
    def entry(self) -> Entry | None: ...


Kept = TypeVar("Kept", bound=KeptRound)


def best_first(rounds: Iterable[Kept], race: Race, strictness: Strictness) -> list[Kept]:
    """Return the rounds of a race, the one that the ghost should be first; of equals the first given."""
    rivals = [(entry.rank(strictness), kept) for kept in rounds if (entry := kept.entry) and entry.race == race]
    return [kept for _, kept in sorted(rivals, key=lambda rival: rival[0], reverse=True)]


def newest_first(rounds: Iterable[Kept], race: Race) -> list[Kept]:
    """Return the rounds of a race, given oldest first, from the last try back to the first."""
    return [kept for kept in rounds if kept.entry is not None and kept.entry.race == race][::-1]


def best_of_each(rounds: Iterable[Kept]) -> list[Kept]:
    """Return the rounds, in their order, that are some race's ghost under some strictness: they must not be let go."""
    rounds = list(rounds)
    races: dict[Race, list[Kept]] = {}
    for kept in rounds:
        if kept.entry is not None:
            races.setdefault(kept.entry.race, []).append(kept)
    best = {
        id(first)
        for race, rivals in races.items()
        for strictness in Strictness
        for first in best_first(rivals, race, strictness)[:1]
    }
    return [kept for kept in rounds if id(kept) in best]
