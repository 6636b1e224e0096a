"""Turns of a relay: a dance cut into stretches of like worth, handed on at the boundaries of moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dancegame.core.score import move_value
from dancegame.core.song import Move

# About so long everybody dances before they hand on.
STRETCH_S = 10.0


@dataclass(frozen=True)
class Turn:
    """One player's stretch. moves: places in the song's moves. start_s, end_s: song seconds, without gaps."""

    slot: int
    moves: range
    start_s: float
    end_s: float


def make_turns(moves: Sequence[Move], slots: Sequence[int], *, first: int = 0) -> tuple[Turn, ...]:
    """Return the turns of a dance, everybody's as many, in their order from the first-th on.

    The stretches are worth the same to within a move. With fewer moves than players, only as many dance as there are.
    """
    if not moves or not slots:
        return ()
    order = [slots[(first + place) % len(slots)] for place in range(len(slots))]
    length_s = moves[-1].end_s - moves[0].start_s
    danced = sum(not move.is_rest for move in moves)
    times = max(1, min(round(length_s / (STRETCH_S * len(slots))), danced // len(slots)))
    count = min(times * len(slots), danced)
    cuts = _cuts([move_value(move) for move in moves], count)
    turns = []
    for place, (begin, end) in enumerate(pairwise(cuts)):
        end_s = moves[end].start_s if end < len(moves) else moves[-1].end_s
        turns.append(Turn(order[place % len(order)], range(begin, end), moves[begin].start_s, end_s))
    return tuple(turns)


def _cuts(values: Sequence[int], count: int) -> list[int]:
    """Return count + 1 places that cut values into parts of like sums, none of them empty."""
    sums = [0]
    for value in values:
        sums.append(sums[-1] + value)
    cuts = [0]
    for part in range(1, count):
        wanted = sums[-1] * part / count
        least, most = cuts[-1] + 1, len(values) - (count - part)
        cuts.append(min(range(least, most + 1), key=lambda place: abs(sums[place] - wanted)))
    return [*cuts, len(values)]


def moves_of(turns: Sequence[Turn], slot: int) -> frozenset[int]:
    """Return the places of all the moves that a slot dances."""
    return frozenset(place for turn in turns if turn.slot == slot for place in turn.moves)


def turn_at(turns: Sequence[Turn], song_s: float) -> Turn | None:
    """Return whose turn it is at a song second; the first before it begins, None after the last."""
    return next((turn for turn in turns if song_s < turn.end_s), None)


def turn_after(turns: Sequence[Turn], song_s: float) -> Turn | None:
    """Return whose turn is next at a song second; None where nobody takes over any more."""
    now = turn_at(turns, song_s)
    return next((turn for turn in turns if now is not None and turn.start_s >= now.end_s), None)
