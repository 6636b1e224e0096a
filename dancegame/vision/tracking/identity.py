"""Tells who is who when sight was lost: players who return, and players taken for one another, by clothes and size."""

import math
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.tracking.records import COLOUR_SPREAD, LOST_S, SIZE_SPREAD

# Who overlapped somebody must have been apart this long before clothes are compared.
SETTLE_S = 0.2
# A player who vanishes beside somebody is taken to be behind them for this long.
HIDDEN_S = 1.5
# Where somebody beside others was is doubtful for this long back.
UNSURE_S = 0.5
# Who was lost may be this far from where the body drifted, and farther with time.
REACH_M = 0.5
REACH_M_PER_S = 1.5
# The body drifts on for about this long.
DRIFTING_S = 0.5
# From anywhere, too, once lost.
MOST_PLACE_COST = 1.0
# Colours and size of whoever was seen for a shorter time are known the less.
LEARNT_S = 1.0
# Half the squared distance in spreads up to which somebody may be the one who was lost.
MOST_RETURN_COST = 2.0
# Whoever fits so badly may be the one who was lost where nobody else is and nobody else came: in another light, or
# without a jacket.
MOST_LAST_COST = 4.0
# It is sure who somebody is where it would cost so much more to take them for any other.
SURE_COST = 2.0
# Who was away for so long has another distance from the camera: sizes say less then.
MOVED_S, MOVED_SIZE_SPREAD = 2.0, 0.45
# What it costs when clothes cannot be compared, and how long is waited for them, since who comes in by the edge of the
# picture shows an arm first.
UNKNOWN_COST = 1.0
PATIENCE_S = 0.5
# Whoever turns up so soon where somebody vanished is likely the same, with another side of the clothes to the camera.
TURNED_S = 3.0
TURNED_COST = 1.5
# Two are taken to have been mistaken when it costs this much less with their identities exchanged.
MISTAKEN_COST = 1.5
MOST_LOOK_COST = 4.0
# Who looks so different from a player is a stranger where somebody else looks far more like the player; where the light
# has changed nobody does.
STRANGER_COST, FITTING_SHARE = 3.0, 0.25
# What belongs to a person and not to a place.
IDENTITY = ("colour", "metre", "known_s", "stirred_s", "born_s", "is_used")

Tracks = NDArray[np.void]
Costs = Mapping[tuple[int, int], float]


class Returned(NamedTuple):
    """Somebody is back.

    row: the track that was lost. other: who came. rivals: lost ones that they may be instead. is_looked_at: whether
    all clothes could be compared.
    """

    row: int
    other: int
    rivals: frozenset[int]
    is_looked_at: bool


def exchange(tracks: Tracks, row: int, other: int) -> None:
    """Say that what two tracks followed was the other one: they exchange where they are, and keep who they are."""
    tracks[[row, other]] = tracks[[other, row]]
    for name in IDENTITY:
        column = tracks[name]
        column[[row, other]] = column[[other, row]]


def is_hidden(track: np.void, now_s: float) -> bool:
    """Say whether somebody who vanished beside somebody may still be behind them."""
    return bool(now_s - track["last_s"] <= HIDDEN_S)


def returned(
    tracks: Tracks, newcomers: Sequence[int], *, now_s: float, has_colours: bool, unsure: Collection[int] = ()
) -> list[Returned]:
    """Return everyone who is likely somebody lost; who was there before is not.

    unsure: tracks of players of whom it is not sure who they are: somebody who comes may be one of them.
    """
    last_s = tracks["last_s"]
    present = [row for row in newcomers if last_s[row] == now_s]
    lost = np.flatnonzero(tracks["is_used"] & (last_s < now_s)).tolist()
    if not present or not lost:
        return []
    costs = {
        (row, other): _return_cost(tracks[row], tracks[other], now_s, has_colours)
        for row in lost
        for other in present
        if _came_after(tracks[row], tracks[other])
    }
    is_last = len(lost) == len(present) == 1 and now_s - last_s[lost[0]] > MOVED_S
    most = MOST_LAST_COST if is_last else MOST_RETURN_COST
    pairs = _best_pairs({pair: cost for pair, cost in costs.items() if cost < most})
    found = []
    for row, other in pairs.items():
        rivals = _rivals(pairs, costs, row)
        # Who was lost and came back unsure is no longer lost, and may be the one who comes now.
        rivals |= {one for one in unsure if one != row and (_look_cost(tracks[other], tracks[one]) or 0.0) < SURE_COST}
        found.append(Returned(row, other, frozenset(rivals), not np.isnan(tracks["glimpse"][other]).any()))
    return found


def look_gain(tracks: Tracks, row: int, rival: int, *, is_seen: bool) -> float | None:
    """Return how much better the clothes fit with two exchanged, None where they are unknown; is_seen: the rival is."""
    costs = [_look_cost(tracks[row], tracks[row]), _look_cost(tracks[row], tracks[rival])]
    if is_seen:
        costs += [_look_cost(tracks[rival], tracks[rival]), _look_cost(tracks[rival], tracks[row])]
    known = [cost for cost in costs if cost is not None]
    if len(known) < len(costs):
        return None
    return sum(known[0::2]) - sum(known[1::2])


def _best_pairs(costs: Costs) -> dict[int, int]:
    """Return lost -> newcomer: the cheapest first, then better for two together where they exchange."""
    pairs: dict[int, int] = {}
    for row, other in sorted(costs, key=lambda pair: costs[pair]):
        if row not in pairs and other not in pairs.values():
            pairs[row] = other
    for row, rival in combinations(sorted(pairs), 2):
        one, two = pairs[row], pairs[rival]
        now = costs[row, one] + costs[rival, two]
        if costs.get((row, two), math.inf) + costs.get((rival, one), math.inf) < now:
            pairs[row], pairs[rival] = two, one
    return pairs


def _rivals(pairs: Mapping[int, int], costs: Costs, row: int) -> set[int]:
    """Return the lost ones for whom a newcomer may have been taken by mistake: all together would fit about as well."""
    own = pairs[row]
    rivals = set()
    for rival in {lost for lost, _ in costs} - {row}:
        gain = costs[row, own] - costs.get((rival, own), math.inf)
        if rival in pairs:
            gain += costs[rival, pairs[rival]] - costs.get((row, pairs[rival]), math.inf)
        if gain > -SURE_COST:
            rivals.add(rival)
    return rivals


def _came_after(track: np.void, other: np.void) -> bool:
    """Say whether somebody came after another one was last seen, for sure; who is clear may be who was doubted."""
    is_unsure = track["is_doubted"] and not other["is_doubted"]
    return bool(other["born_s"] > track["last_s"] - UNSURE_S * is_unsure)


def _return_cost(track: np.void, other: np.void, now_s: float, has_colours: bool) -> float:
    away_s = float(now_s - track["last_s"])
    drifted = track["centre"] + track["drift"] * DRIFTING_S * (1 - math.exp(-away_s / DRIFTING_S))
    apart_m = math.dist(drifted, other["centre"]) / float(track["metre"])
    place = (apart_m / (REACH_M + REACH_M_PER_S * away_s)) ** 2 / 2
    if away_s > LOST_S:
        place = min(place, MOST_PLACE_COST)
    look = _look_cost(other, track)
    if look is None and has_colours:
        is_soon = away_s > LOST_S and now_s - other["born_s"] < PATIENCE_S
        look = MOST_RETURN_COST if is_soon else UNKNOWN_COST
    if look is not None and apart_m < REACH_M and away_s < TURNED_S:
        look = min(look, TURNED_COST)
    size = _size_cost(other, track)
    if away_s > MOVED_S:
        size *= (SIZE_SPREAD / MOVED_SIZE_SPREAD) ** 2
    return place + ((look or 0.0) + size) * min(float(track["known_s"]) / LEARNT_S, 1.0)


def mistaken(tracks: Tracks, now_s: float) -> list[tuple[int, int]]:
    """Return pairs of tracks whose people were taken for each other; who has been apart a while is in doubt no more."""
    pairs: dict[int, int] = {}
    is_clear = tracks["is_used"] & (tracks["last_s"] == now_s) & (tracks["clear_s"] >= SETTLE_S)
    for row in np.flatnonzero(is_clear & tracks["is_doubted"]).tolist():
        others = [
            other
            for other in np.flatnonzero(tracks["is_used"]).tolist()
            if other != row and (is_clear[other] or (tracks["is_doubted"][other] and tracks["last_s"][other] < now_s))
        ]
        gains = [(_gain(tracks[row], tracks[other], is_seen=bool(is_clear[other])), other) for other in others]
        best, other = max(gains, default=(0.0, row))
        if best > MISTAKEN_COST and row not in pairs.values():
            pairs[row] = other
        tracks["is_doubted"][row] = False
    return [(row, other) for row, other in pairs.items() if pairs.get(other) != row or row < other]


def impostors(tracks: Tracks, others: Sequence[int], *, players: int, now_s: float) -> list[tuple[int, int]]:
    """Return pairs of a player's track that follows a stranger, and one of the others that follows the player.

    A network may jump from a dancer to an onlooker right behind; then the dancer is found anew as somebody else. Only
    clothes tell: the onlooker's size has been learnt already.
    """
    is_clear = tracks["is_used"] & (tracks["last_s"] == now_s) & (tracks["clear_s"] >= SETTLE_S)
    present = [other for other in others if is_clear[other]]
    pairs: dict[int, int] = {}
    for row in np.flatnonzero(is_clear[:players]).tolist() if present else ():
        own = _look_cost(tracks[row], tracks[row]) or 0.0
        if own > STRANGER_COST:
            looks = {other: _look_cost(tracks[other], tracks[row]) for other in present if other not in pairs.values()}
            known = {other: look for other, look in looks.items() if look is not None}
            best = min(known, key=lambda other: known[other], default=None)
            if best is not None and known[best] < own * FITTING_SHARE:
                pairs[row] = best
    return list(pairs.items())


def _gain(track: np.void, other: np.void, *, is_seen: bool) -> float:
    """Return how much better it fits when the two are exchanged; of somebody unseen nothing is known now."""
    gain = _cost(track, track) - _cost(track, other)
    return gain + _cost(other, other) - _cost(other, track) if is_seen else gain


def _cost(seen: np.void, learnt: np.void) -> float:
    cost = (_look_cost(seen, learnt) or 0.0) + _size_cost(seen, learnt)
    return min(cost, MOST_LOOK_COST)


def _look_cost(seen: np.void, learnt: np.void) -> float | None:
    """Return half the squared distance of the colours seen lately from those learnt, None when there are none."""
    apart = seen["glimpse"] - learnt["colour"]
    apart = apart[~np.isnan(apart)]
    return 3 * float(np.mean(apart**2)) / COLOUR_SPREAD**2 / 2 if len(apart) else None


def _size_cost(seen: np.void, learnt: np.void) -> float:
    cost = (math.log(seen["glimpse_metre"] / learnt["metre"]) / SIZE_SPREAD) ** 2 / 2
    return 0.0 if math.isnan(cost) else cost
