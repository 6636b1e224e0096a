"""Watches drawn crowds in processes side by side: what they tell is how well, not how fast."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from multiprocessing import get_context

import numpy as np

from dancegame.bench.crowd.crowd import Crowd, CrowdScene
from dancegame.bench.crowd.identity import IdentityCount, IdentityReport
from dancegame.bench.crowd.scenes import make_crowds
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import PoseSequence
from dancegame.vision.hybrid.estimator import HybridEstimator
from dancegame.vision.pipeline import PosePipeline

EstimatorMaker = Callable[[int], AbstractContextManager[PoseEstimator]]

WIDTH_PX, HEIGHT_PX = 1280, 720
# A computer with two cores estimates six people about this often.
PICTURES_HZ = 12.0


def make_shipped_hybrid(players: int) -> HybridEstimator:
    """Return the party's estimator with what is shipped, whatever is installed besides."""
    return HybridEstimator(players=players)


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


def watch_crowds(
    places: Sequence[int], dances: Sequence[PoseSequence], maker: EstimatorMaker, *, pictures_hz: float
) -> list[IdentityReport]:
    """Return the reports of some of `make_crowds`' crowds, by their places; the maker goes to other processes."""
    watch = partial(_watch, dances, maker, pictures_hz)
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=get_context("spawn")) as pool:
        # More people take longer to be drawn and found: those first.
        order = sorted(places, key=lambda place: -place)
        reports = dict(zip(order, pool.map(watch, order), strict=True))
    return [reports[place] for place in places]


def _watch(dances: Sequence[PoseSequence], maker: EstimatorMaker, pictures_hz: float, place: int) -> IdentityReport:
    return watch_pictures(make_crowds(dances)[place], maker, pictures_hz=pictures_hz)
