"""Elimination: the lowest of every song leaves, until one is left."""

from dataclasses import replace

from dancegame.core.evening.evening import Evening
from dancegame.core.evening.modes.free_for_all import PARTY, PARTY_TEXT
from dancegame.core.evening.modes.party_mode import PartyMode
from dancegame.core.evening.rounds import Round
from dancegame.core.evening.standings import ENOUGH_SHARE, Standing, danced_share, placed, player_standings
from dancegame.core.texts import N_

# So often somebody who was hardly seen in a song is not measured by it.
EXCUSES = 1


def left_after(rounds: tuple[Round, ...]) -> dict[int, int]:
    """Return who is out, by number: after how many songs. Equals leave together, but never everybody."""
    out: dict[int, int] = {}
    excused: dict[int, int] = {}
    for count, one in enumerate(rounds, start=1):
        danced = one.danced.scores if one.danced else {}
        scores = {one.seats[slot].number: score for slot, score in danced.items() if slot in one.seats}
        measured = {}
        for number, score in scores.items():
            if number in out:
                continue
            if danced_share(score) < ENOUGH_SHARE and excused.get(number, 0) < EXCUSES:
                excused[number] = excused.get(number, 0) + 1
                continue
            measured[number] = score.points
        lowest = min(measured.values(), default=0)
        losers = [number for number, points in measured.items() if points == lowest]
        if len(losers) < len(measured):
            out.update(dict.fromkeys(losers, count))
    return out


def dancing(rounds: tuple[Round, ...]) -> frozenset[int]:
    """Return those who still dance: of everybody who danced the first song. Empty before it."""
    first = next((one for one in rounds if one.danced), None)
    if first is None:
        return frozenset()
    return frozenset(player.number for player in first.seats.values()) - left_after(rounds).keys()


class Elimination(PartyMode):
    """Whoever is out, or comes after the first song, watches until the rematch."""

    def dancers(self, evening: Evening, slots: tuple[int, ...]) -> tuple[int, ...]:
        still = dancing(evening.rounds)
        return tuple(slot for slot in slots if not still or evening.seats[slot].number in still)

    def is_over(self, evening: Evening) -> bool:
        has_danced = any(one.danced for one in evening.rounds)
        return (has_danced and len(dancing(evening.rounds)) < 2) or (
            evening.length is not None and len(evening.rounds) >= evening.length
        )

    def songs_left(self, evening: Evening) -> int | None:
        # One leaves after every song, and the last one has won.
        return max(0, len(dancing(evening.rounds)) - 1) if any(one.danced for one in evening.rounds) else None

    def standings(self, evening: Evening) -> tuple[Standing, ...]:
        out = left_after(evening.rounds)
        still = [replace(one, is_out=getattr(one.who, "number", 0) in out) for one in player_standings(evening.rounds)]
        # Who stays longer stands higher, however many points they have.
        last = len(evening.rounds) + 1
        return placed(still, worth=lambda one: (out.get(getattr(one.who, "number", 0), last),))


ELIMINATION = Elimination(
    name="party_elimination",
    title=PARTY,
    text=PARTY_TEXT,
    kind=N_("Elimination"),
    rule=N_("The lowest leaves after every song"),
)
