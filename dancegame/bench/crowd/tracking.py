"""What tracking costs and how well it tells people apart: against its plain twin, and on crowds of puppets."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import reduce
from operator import add

import numpy as np

from dancegame.bench.crowd.changes import measure_changes
from dancegame.bench.crowd.crowd import Crowd, CrowdScene
from dancegame.bench.crowd.evenings import measure_evenings, watch_evening
from dancegame.bench.crowd.glimpses import Glimpses
from dancegame.bench.crowd.identity import IdentityCount, IdentityReport
from dancegame.bench.crowd.scenes import ASPECT, make_crowds
from dancegame.bench.rows import Row
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import PoseSequence
from dancegame.vision.pipeline import PosePipeline
from dancegame.vision.tracking.plain import PLAIN
from dancegame.vision.tracking.tracker import Arithmetic, Tracker

EstimatorMaker = Callable[[int], AbstractContextManager[PoseEstimator]]

WIDTH_PX, HEIGHT_PX = 1280, 720
COST_S = 4.0
GLIMPSES_HZ = 30.0
SEEDS = 3
# A computer with two cores estimates six people about this often.
PICTURES_HZ = 12.0
MOST_PLAYERS, MOST_AT_ONCE = 6, 4
# Tracking six people; and what is asked of all crowds together.
MOST_US = 100.0
LEAST_CLOSE, LEAST_WORST = 0.985, 0.93
# What a party plays with is watched at several rates.
HYBRID, HYBRID_HZ = "hybrid", (12.0, 15.0, 30.0)
JITTER_PEOPLE = 3


def measure_tracking(dances: Sequence[PoseSequence], makers: Mapping[str, EstimatorMaker]) -> list[Row]:
    """Return the rows: time for one to six people, who was taken for whom, and by whose name people were called.

    dances: what the puppets dance. makers: estimators by name, each for a number of players; they watch drawn pictures,
    which takes minutes. Without any, only made-up estimates (the truth with noise, gaps and mix-ups) are tracked.
    """
    crowds = make_crowds(dances)
    rows = [_cost_row(crowd) for crowd in crowds[:MOST_PLAYERS]]
    for crowd in crowds:
        rows += _glimpse_rows(crowd)
    rows += measure_evenings(dances[0])
    for name, maker in makers.items():
        with maker(MOST_AT_ONCE) as estimator:
            rows += watch_evening(dances[0], estimator, name=name)
        if name != HYBRID:
            rows += _estimator_rows(f"tracking.{name}", crowds, maker, PICTURES_HZ)
    if HYBRID in makers:
        for pictures_hz in HYBRID_HZ:
            rows += _estimator_rows(f"tracking.{HYBRID}.{pictures_hz:.0f}_hz", crowds, makers[HYBRID], pictures_hz)
        rows += measure_changes(crowds[JITTER_PEOPLE - 1])
    return rows


def _estimator_rows(title: str, crowds: Sequence[Crowd], maker: EstimatorMaker, pictures_hz: float) -> list[Row]:
    """Return the rows of an estimator that watches all crowds, then those of all together and of the worst."""
    reports = {_slug(crowd): watch_pictures(crowd, maker, pictures_hz=pictures_hz) for crowd in crowds}
    rows = []
    for place, report in reports.items():
        rows += _picture_rows(f"{title}.{place}", report)
    rows += _picture_rows(f"{title}.all", reduce(add, reports.values()), has_limits=True)
    worst = min(reports, key=lambda place: reports[place].close_share)
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


def watch_pictures(crowd: Crowd, make_estimator: EstimatorMaker, *, pictures_hz: float = PICTURES_HZ) -> IdentityReport:
    """Draw a crowd, and take every picture through the live path."""
    scene = CrowdScene(crowd, width_px=WIDTH_PX, height_px=HEIGHT_PX)
    count = IdentityCount(crowd, aspect=WIDTH_PX / HEIGHT_PX)
    with make_estimator(crowd.slots) as estimator:
        pipeline = PosePipeline(estimator, crowd.slots)
        for time_s in np.arange(0, crowd.duration_s, 1 / pictures_hz):
            bodies = crowd.bodies(time_s)
            tracked = pipeline.process(scene.draw(bodies), float(time_s))
            count.observe(bodies, tracked.players, tracked.ambiguous)
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
