"""Whether joints jump when the network that tells of a dancer changes, against the truth."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.crowd.crowd import Crowd, CrowdScene, PlacedBody, Somebody
from dancegame.bench.rows import Row
from dancegame.core.poses import Pose
from dancegame.vision.hybrid.effort import Effort
from dancegame.vision.hybrid.estimator import HybridEstimator

WIDTH_PX, HEIGHT_PX = 1280, 720
PICTURES_HZ = 30.0
# Whoever's joints are nearer than this (median, metres) is who is meant.
NEAR_M = 0.2
MOST_RATIO = 1.5
Steps = NDArray[np.float64]
Errors = dict[Somebody, tuple[bool, NDArray[np.float64]]]


def measure_changes(crowd: Crowd) -> list[Row]:
    """Return how much the errors of joints change from one picture to the next (median), nothing being smoothed.

    With close looks at everybody in every picture, and where one of two pictures had none.
    """
    _, steady_mm = _steps(crowd, Effort(looks_each_s=1e3, most_wait_s=0.0))
    changed_mm, _ = _steps(crowd, Effort())
    steady, changed = float(np.median(steady_mm)), float(np.median(changed_mm))
    note = f"{len(changed_mm)} joints; ratio: to those of two close looks"
    return [
        Row("tracking.hybrid.jitter.close_looks", steady, "mm", note=f"{len(steady_mm)} joints"),
        Row("tracking.hybrid.jitter.changes", changed, "mm", changed / steady, note, most_ratio=MOST_RATIO),
    ]


def _steps(crowd: Crowd, effort: Effort) -> tuple[Steps, Steps]:
    """Return by how many mm errors changed between pictures, with a change of the source and without."""
    scene = CrowdScene(crowd, width_px=WIDTH_PX, height_px=HEIGHT_PX)
    before: Errors = {}
    steps: dict[bool, list[Steps]] = {True: [np.zeros(0)], False: [np.zeros(0)]}
    with HybridEstimator(players=crowd.slots, effort=effort) as estimator:
        for time_s in np.arange(0, crowd.duration_s, 1 / PICTURES_HZ):
            bodies = crowd.bodies(time_s)
            poses = estimator.estimate(scene.draw(bodies), time_s=float(time_s))
            now = _errors(bodies, list(zip(poses, estimator.were_looked_at, strict=True)))
            for person in now.keys() & before.keys():
                step_mm = 1e3 * np.linalg.norm(now[person][1] - before[person][1], axis=1)
                steps[now[person][0] != before[person][0]].append(step_mm[np.isfinite(step_mm)])
            before = now
    return np.concatenate(steps[True]), np.concatenate(steps[False])


def _errors(bodies: Sequence[PlacedBody], poses: Sequence[tuple[Pose, bool]]) -> Errors:
    """Return whether each person was looked at closely, and the errors (J, 2) in metres."""
    errors: Errors = {}
    for body in bodies:
        for pose, is_close in poses:
            error_m = (pose.xy - body.xy) / body.metre
            if np.nanmedian(np.linalg.norm(error_m, axis=1)) < NEAR_M:
                errors[body.person] = is_close, error_m
    return errors
