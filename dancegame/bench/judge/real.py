"""The rows of real dancers: every right pair above every wrong pair."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np

from dancegame.bench.judge.media import PARTY, Performer, mocap_performer
from dancegame.bench.judge.mocap import Mocap
from dancegame.bench.judge.play import play
from dancegame.bench.judge.statistics import roc_area
from dancegame.bench.rows import Row
from dancegame.core.align import likely_starts
from dancegame.core.poses import PoseSequence

LEAST_PARTY, LEAST_PARTY_MEAN = 0.80, 0.86
LEAST_SAME, MOST_OTHER, LEAST_MARGIN = 0.65, 0.20, 1.5
# Sides from which the reference and the players of the motion captures are seen, degrees.
SIDES_DEG = ((0.0, 0.0), (0.0, 25.0), (0.0, -25.0), (180.0, 180.0))

Pairs = dict[tuple[str, str], float]


def real_rows(performers: Sequence[Performer], mocaps: Mapping[str, Mocap]) -> Iterator[Row]:
    """Yield the rows of the dancers of videos and of motion captures."""
    captured = [mocap_performer(name, mocap, yaw_deg=0) for name, mocap in mocaps.items()]
    same, other = _judge_pairs([*performers, *captured[:1]])
    turned: Pairs = {}
    for ours_deg, theirs_deg in SIDES_DEG:
        for ours, theirs in permutations(mocaps, 2):
            reference = mocap_performer(ours, mocaps[ours], yaw_deg=ours_deg)
            player = mocap_performer(theirs, mocaps[theirs], yaw_deg=theirs_deg)
            sides = f"{theirs}_at_{theirs_deg:.0f}"
            turned[f"{ours}_at_{ours_deg:.0f}", sides] = play(reference.dance, player.performance).share
    yield from _named_rows(same, other)
    if turned:
        yield _lowest_row("judge.real.mocap", turned, None)
    if other and (same or turned):
        yield from _margin_rows({**same, **turned}, other)


def _judge_pairs(performers: Sequence[Performer]) -> tuple[Pairs, Pairs]:
    """Return the shares of (reference, performer) pairs of one dance and of different ones."""
    same: Pairs = {}
    other: Pairs = {}
    for ours, theirs in permutations(performers, 2):
        pairs = same if ours.what == theirs.what else other
        pairs[ours.name, theirs.name] = best_share(ours, theirs)
    return same, other


def best_share(ours: Performer, theirs: Performer) -> float:
    """Return what theirs earns against ours, from the beginning or where it fits best, as far as both go."""
    starts_s = [0.0, *likely_starts(ours.dance.reference, theirs.performance, count=1)]
    return max(_share_from(ours, theirs.performance, start_s) for start_s in starts_s)


def _share_from(ours: Performer, performance: PoseSequence, start_s: float) -> float:
    moved = replace(performance, times_s=performance.times_s - start_s)
    return play(ours.dance, moved, end_s=min(ours.dance.song.duration_s, moved.duration_s)).share


def _named_rows(same: Pairs, other: Pairs) -> Iterator[Row]:
    if (pair := ("pair_reference", "pair_same")) in same:
        note = f"the other way round {same[pair[::-1]]:.3f}"
        yield Row("judge.real.pair_same", same[pair], "share", note=note, least=LEAST_SAME)
    if (pair := ("pair_reference", "pair_other")) in other:
        note = f"the other way round {other[pair[::-1]]:.3f}"
        yield Row("judge.real.pair_other", other[pair], "share", note=note, most=MOST_OTHER)
    party = {pair: share for pair, share in same.items() if pair[0].startswith(PARTY)}
    if party:
        yield _lowest_row("judge.real.party_three", party, LEAST_PARTY)
        mean = float(np.mean(list(party.values())))
        yield Row("judge.real.party_three.mean", mean, "share", note=f"of {len(party)}", least=LEAST_PARTY_MEAN)


def _lowest_row(name: str, pairs: Pairs, least: float | None) -> Row:
    (ours, theirs), lowest = min(pairs.items(), key=lambda item: item[1])
    note = f"lowest of {len(pairs)}, {theirs} against {ours}; mean {np.mean(list(pairs.values())):.3f}"
    return Row(name, lowest, "share", note=note, least=least)


def _margin_rows(right: Pairs, wrong: Pairs) -> Iterator[Row]:
    highest = max(wrong, key=lambda pair: wrong[pair])
    lowest = min(right, key=lambda pair: right[pair])
    yield Row("judge.real.other.mean", float(np.mean(list(wrong.values()))), "share", note=f"of {len(wrong)}")
    area = roc_area(list(right.values()), list(wrong.values()))
    yield Row("judge.real.roc_area", area, "share", note="every right pair above every wrong one", least=1.0)
    yield Row(
        "judge.real.margin",
        right[lowest] / max(wrong[highest], 1e-3),
        "times",
        note=f"lowest right {right[lowest]:.3f} {lowest[1]} against {lowest[0]}, "
        f"highest wrong {wrong[highest]:.3f} {highest[1]} against {highest[0]}",
        least=LEAST_MARGIN,
    )
