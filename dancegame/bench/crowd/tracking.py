"""What tracking costs and how well it tells people apart: against its plain twin, and on crowds of puppets."""

import time
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import add

import numpy as np

from dancegame.bench.crowd.changes import measure_changes
from dancegame.bench.crowd.crowd import Crowd, CrowdScene
from dancegame.bench.crowd.evenings import measure_evenings, watch_evening
from dancegame.bench.crowd.glimpses import Glimpses
from dancegame.bench.crowd.identity import IdentityCount, IdentityReport
from dancegame.bench.crowd.scenes import ASPECT, make_crowds
from dancegame.bench.crowd.watching import HEIGHT_PX, PICTURES_HZ, WIDTH_PX, EstimatorMaker, watch_crowds
from dancegame.bench.only import EVERYTHING, Only
from dancegame.bench.rows import Row
from dancegame.core.poses import PoseSequence
from dancegame.vision.tracking.plain import PLAIN
from dancegame.vision.tracking.tracker import Arithmetic, Tracker

COST_S = 4.0
GLIMPSES_HZ = 30.0
SEEDS = 3
MOST_PLAYERS, MOST_AT_ONCE = 6, 4
# Tracking six people; and what is asked of all crowds together.
MOST_US = 100.0
LEAST_CLOSE, LEAST_WORST = 0.985, 0.93
# What a party plays with is watched at several rates.
HYBRID, HYBRID_HZ = "hybrid", (12.0, 15.0, 30.0)
JITTER_PEOPLE = 3
# How the names of rows end.
EVENING = ("wrong", "unnamed", "asked", "asked_most", "asked_alike")
PICTURES = ("swaps", "strangers", "found", "close", "close_when_found")


def measure_tracking(
    dances: Sequence[PoseSequence], makers: Mapping[str, EstimatorMaker], *, only: Only = EVERYTHING
) -> list[Row]:
    """Return the rows: time for one to six people, who was taken for whom, and by whose name people were called.

    dances: what the puppets dance. makers: estimators by name, each for a number of players; they watch drawn pictures,
    in processes of their own, which takes minutes. Without any, only made-up estimates (the truth with noise, gaps and
    mix-ups) are tracked. only: what else is left out is not measured either.
    """
    rows = [*_made_up_rows(dances, only)]
    for name, maker in makers.items():
        if only.wants_of(f"evenings.{name}", EVENING):
            with maker(MOST_AT_ONCE) as estimator:
                rows += watch_evening(dances[0], estimator, name=name)
        if name != HYBRID:
            rows += _estimator_rows(f"tracking.{name}", dances, maker, PICTURES_HZ, only)
    if HYBRID in makers:
        for pictures_hz in HYBRID_HZ:
            title = f"tracking.{HYBRID}.{pictures_hz:.0f}_hz"
            rows += _estimator_rows(title, dances, makers[HYBRID], pictures_hz, only)
        if only.wants_of(f"tracking.{HYBRID}.jitter", ("close_looks", "changes")):
            rows += measure_changes(make_crowds(dances)[JITTER_PEOPLE - 1])
    return rows


def _made_up_rows(dances: Sequence[PoseSequence], only: Only) -> Iterator[Row]:
    crowds = make_crowds(dances)
    for crowd in crowds[:MOST_PLAYERS]:
        if only.wants(f"tracking.cost_{len(crowd.people)}"):
            yield _cost_row(crowd)
    for crowd in crowds:
        if only.wants_of(f"tracking.made_up.{_slug(crowd)}", PICTURES):
            yield from _glimpse_rows(crowd)
    if only.wants_of("evenings", EVENING):
        yield from measure_evenings(dances[0])


def _estimator_rows(
    title: str, dances: Sequence[PoseSequence], maker: EstimatorMaker, pictures_hz: float, only: Only
) -> list[Row]:
    """Return the rows of an estimator that watches crowds, and of all of them together and of the worst."""
    slugs = [_slug(crowd) for crowd in make_crowds(dances)]
    needs_all = only.wants_of(f"{title}.all", PICTURES) or only.wants(f"{title}.worst.close")
    places = [n for n, slug in enumerate(slugs) if needs_all or only.wants_of(f"{title}.{slug}", PICTURES)]
    watched = watch_crowds(places, dances, maker, pictures_hz=pictures_hz) if places else []
    reports = {slugs[place]: report for place, report in zip(places, watched, strict=True)}
    rows = []
    for slug, report in reports.items():
        rows += _picture_rows(f"{title}.{slug}", report)
    if not needs_all:
        return rows
    rows += _picture_rows(f"{title}.all", reduce(add, reports.values()), has_limits=True)
    worst = min(reports, key=lambda slug: reports[slug].close_share)
    return [*rows, Row(f"{title}.worst.close", reports[worst].close_share, "share", note=worst, least=LEAST_WORST)]


def _cost_row(crowd: Crowd) -> Row:
    fast_us, plain_us = _update_us(crowd, None), _update_us(crowd, PLAIN)
    note = "a picture, with everything; ratio: plain Python's time to ours"
    return Row(f"tracking.cost_{len(crowd.people)}", fast_us, "us", plain_us / fast_us, note, most=MOST_US)


def _update_us(crowd: Crowd, arithmetic: Arithmetic | None) -> float:
    """Return the median time of tracking a picture, colours of clothes included."""
    glimpses, tracker = Glimpses(seed=0, aspect=ASPECT), Tracker(crowd.slots, arithmetic)
    scene = CrowdScene(crowd, width_px=WIDTH_PX, height_px=HEIGHT_PX)
    times_s = np.arange(0, COST_S, 1 / GLIMPSES_HZ)
    found = [glimpses.poses(crowd.bodies(time_s)) for time_s in times_s]
    picture = scene.draw(crowd.bodies(0.0))
    taken_s = []
    for time_s, poses in zip(times_s, found, strict=True):
        start_s = time.perf_counter()
        tracker.update(poses, float(time_s), picture)
        taken_s.append(time.perf_counter() - start_s)
    return float(np.median(taken_s)) * 1e6


def _glimpse_rows(crowd: Crowd) -> list[Row]:
    total = reduce(add, (watch_glimpses(crowd, seed=seed) for seed in range(SEEDS)))
    title = f"tracking.made_up.{_slug(crowd)}"
    return [
        Row(f"{title}.swaps", total.swaps, "swaps", note=f"in {total.pictures} made-up estimates", most=0),
        Row(f"{title}.strangers", total.strangers, "people", note="who do not play", most=0),
    ]


def watch_glimpses(crowd: Crowd, *, seed: int, pictures_hz: float = GLIMPSES_HZ) -> IdentityReport:
    """Track made-up estimates of a crowd."""
    glimpses, tracker = Glimpses(seed=seed, aspect=ASPECT), Tracker(crowd.slots)
    count = IdentityCount(crowd, aspect=ASPECT)
    for time_s in np.arange(0, crowd.duration_s, 1 / pictures_hz):
        bodies = crowd.bodies(time_s)
        count.observe(bodies, *tracker.update(glimpses.poses(bodies), float(time_s), glimpses.sketch(bodies)))
    return count.report()


def _picture_rows(title: str, report: IdentityReport, *, has_limits: bool = False) -> list[Row]:
    marked = f"{report.ambiguous_share:.0%} of the poses marked as ambiguous"
    none, least = (0, LEAST_CLOSE) if has_limits else (None, None)
    close = "of visible joints within 0.03 picture heights"
    return [
        Row(f"{title}.swaps", report.swaps, "swaps", note=f"in {report.pictures} pictures; {marked}", most=none),
        Row(f"{title}.strangers", report.strangers, "people", note="who do not play", most=none),
        Row(f"{title}.found", report.found_share, "share", note="of the players present"),
        Row(f"{title}.close", report.close_share, "share", note=close, least=least),
        Row(f"{title}.close_when_found", report.close_when_found, "share", note="of theirs"),
    ]


def _slug(crowd: Crowd) -> str:
    return crowd.name.replace(" ", "_")
