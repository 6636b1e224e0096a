"""The rows of the proving ground: how far right dances are above wrong ones, and how scores follow skill."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from dancegame.bench.judge.dancers import dance_along
from dancegame.bench.judge.ground import Case, another, rights, wrongs
from dancegame.bench.judge.invariance import invariance_rows
from dancegame.bench.judge.play import SLOT, observations, play, repeated
from dancegame.bench.judge.statistics import rank_correlation, roc_area
from dancegame.bench.rows import Row
from dancegame.core.poses import Observation
from dancegame.core.round import DanceRound
from dancegame.core.song import Dance

SLOPPINESS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
# Songs for rows about the same dancer in other circumstances; each costs some thirty performances.
MOST_SONGS = 6
WARM_UP_S, SHORT_S, LONG_S = 10.0, 30.0, 600.0
MOST_COST_US, MOST_COST_RATIO = 60.0, 1.3


def ground_rows(dances: Sequence[Dance]) -> Iterator[Row]:
    """Yield the rows of made-up performances, except for what judging costs."""
    some = dances[:: -(-len(dances) // MOST_SONGS)]
    yield from separation_rows([*rights(dances), *wrongs(dances)])
    yield from skill_rows(dances)
    yield from invariance_rows(some)


def separation_rows(cases: Sequence[Case]) -> Iterator[Row]:
    """Yield what each kind of performance earns, and the area under the ROC curve of right against wrong."""
    shares: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for case in cases:
        shares[case.kind].append((play(case.dance, case.performance).share, case.name))
    right = [share for kind, found in shares.items() for share, _ in found if kind.startswith("right")]
    wrong = [share for kind, found in shares.items() for share, _ in found if not kind.startswith("right")]
    note = f"{len(right)} right, {len(wrong)} wrong; lowest right {min(right):.3f}, highest wrong {max(wrong):.3f}"
    yield Row("judge.roc_area", roc_area(right, wrong), "share", note=note, least=0.995)
    yield _mean_row("right", shares["right"], least=0.85)
    yield _mean_row("right_styled", shares["right_styled"], least=0.65)
    yield _mean_row("other", shares["other"], most=0.25)
    # Arms that swing with the beat are a part of some dances.
    yield _mean_row("waggle", shares["waggle"], most=0.15)
    for kind, most in (("other", 0.25), ("other_best", 0.25), ("still", 0.03), ("waving", 0.15)):
        yield _most_row(kind, shares[kind], most)
    if shares["shifted"]:
        yield _mean_row("shifted", shares["shifted"], most=0.25)
        yield _most_row("shifted", shares["shifted"], 0.25)


def skill_rows(dances: Sequence[Dance]) -> Iterator[Row]:
    """Yield how the score follows skill, from the right dance to a sloppy one."""
    ladders = []
    for place, dance in enumerate(dances):
        dancers = [replace(another("lanky", place), sloppiness=step) for step in SLOPPINESS]
        instead = dances[(place + 1) % len(dances)]
        ladders.append([play(dance, dance_along(dance, dancer, instead=instead)).share for dancer in dancers])
    correlations = [-rank_correlation(SLOPPINESS, ladder) for ladder in ladders]
    rises = sum(after >= before for ladder in ladders for before, after in pairwise(ladder))
    ladder = " ".join(f"{share:.2f}" for share in np.mean(ladders, axis=0))
    note = f"lowest of {len(ladders)} songs; mean scores {ladder}"
    yield Row("judge.skill.rank_correlation", min(correlations), "rho", note=note, least=0.95)
    yield Row("judge.skill.rises", float(rises), "steps", note="to more sloppiness without a lower score", most=0)


def cost_rows(dance: Dance) -> Iterator[Row]:
    """Yield what an observation costs one player in a short and in a long song; processor time, loading left out.

    Both are measured in turns, half a minute of dancing at a time, so that a busy minute is shared; medians.
    """
    long = repeated(dance, -(-int(LONG_S) // int(dance.song.duration_s)))
    short_seen = [seen for seen in observations(dance.reference) if seen.song_s <= SHORT_S]
    long_seen = [seen for seen in observations(long.reference) if seen.song_s <= LONG_S]
    warm_up(dance)
    long_round = DanceRound(long, slots=[SLOT])
    shorts_us, longs_us = [], []
    for start in range(0, len(long_seen), len(short_seen)):
        longs_us.append(observe_us(long_round, long_seen[start : start + len(short_seen)]))
        shorts_us.append(observe_us(DanceRound(dance, slots=[SLOT], end_s=SHORT_S), short_seen))
    short_us, long_us = float(np.median(shorts_us)), float(np.median(longs_us))
    yield Row("judge.cost", short_us, "us", note="a player and observation, song of 30 s", most=MOST_COST_US)
    yield Row("judge.cost_long", long_us, "us", note="the same, song of 10 minutes", most=MOST_COST_US)
    note = "10 minutes to 30 seconds"
    yield Row("judge.cost_ratio", long_us / short_us, "times", note=note, most=MOST_COST_RATIO)


def warm_up(dance: Dance) -> None:
    """Judge a few moves, so that whatever is compiled is compiled."""
    dance_round = DanceRound(dance, slots=[SLOT], end_s=WARM_UP_S)
    for observation in observations(dance.reference):
        dance_round.observe(observation)


def observe_us(dance_round: DanceRound, given: Sequence[Observation]) -> float:
    """Return the mean cost of an observation, microseconds of processor time."""
    started_s = time.process_time()
    for observation in given:
        dance_round.observe(observation)
    return (time.process_time() - started_s) / len(given) * 1e6


def _mean_row(kind: str, found: Sequence[tuple[float, str]], **limit: float) -> Row:
    shares = [share for share, _ in found]
    lowest, name = min(found)
    highest, name_of_highest = max(found)
    note = f"of {len(shares)}; lowest {lowest:.3f}, {name}; highest {highest:.3f}, {name_of_highest}"
    return Row(f"judge.{kind}.mean", float(np.mean(shares)), "share", note=note, **limit)


def _most_row(kind: str, found: Sequence[tuple[float, str]], most: float) -> Row:
    highest, name = max(found)
    return Row(f"judge.{kind}.max", highest, "share", note=f"of {len(found)}; {name}", most=most)
