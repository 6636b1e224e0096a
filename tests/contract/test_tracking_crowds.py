"""Tracking on the proving ground, with made-up estimates; the kernels say the same as their plain twins."""

from collections.abc import Iterator

import numpy as np
import pytest
from puppet_dances import swing_dance

from dancegame.bench.crowd import Crowd, PlacedBody
from dancegame.bench.crowd_glimpses import Glimpses
from dancegame.bench.crowd_identity import IdentityCount
from dancegame.bench.crowd_scenes import ASPECT, make_crowds
from dancegame.core.poses import Pose
from dancegame.vision.tracking import Tracker
from dancegame.vision.tracking_plain import PLAIN

CROWDS = make_crowds([swing_dance(duration_s=10.0)])
UNIFORM = make_crowds([swing_dance(duration_s=10.0)], is_uniform=True)
# Clothes are all that tells who comes back on the other side.
NEEDS_CLOTHES = "back on the other side"


def glimpses(
    crowd: Crowd, *, fps: float, seed: int
) -> Iterator[tuple[float, list[PlacedBody], tuple[Pose, ...], np.ndarray]]:
    """Seconds, true bodies, estimates and a sketch of every picture."""
    estimator = Glimpses(seed=seed, aspect=ASPECT)
    for time_s in np.arange(0, crowd.duration_s, 1 / fps):
        bodies = crowd.bodies(time_s)
        yield float(time_s), bodies, estimator.poses(bodies), estimator.sketch(bodies)


@pytest.mark.parametrize("crowd", CROWDS, ids=lambda crowd: crowd.name)
def test_nobody_is_taken_for_somebody_else(crowd):
    tracker, count = Tracker(crowd.slots), IdentityCount(crowd, aspect=ASPECT)
    for time_s, bodies, poses, sketch in glimpses(crowd, fps=12, seed=5):
        count.observe(bodies, *tracker.update(poses, time_s, sketch))
    report = count.report()
    assert (report.swaps, report.strangers) == (0, 0)
    assert report.found_share > 0.93
    assert report.ambiguous_share < 0.5


@pytest.mark.parametrize(
    "crowd", [crowd for crowd in UNIFORM if crowd.name != NEEDS_CLOTHES], ids=lambda crowd: crowd.name
)
def test_in_uniform_nobody_who_is_judged_is_taken_for_somebody_else(crowd):
    tracker, count = Tracker(crowd.slots), IdentityCount(crowd, aspect=ASPECT)
    for time_s, bodies, poses, _ in glimpses(crowd, fps=12, seed=6):
        count.observe(bodies, *tracker.update(poses, time_s))
    assert count.report().judged_swaps == 0


@pytest.mark.parametrize("name", ["6 side by side", "behind another", "two spectators behind"])
def test_the_kernels_say_the_same_as_plain_python(name):
    crowd = next(crowd for crowd in CROWDS if crowd.name == name)
    fast, plain = Tracker(crowd.slots), Tracker(crowd.slots, PLAIN)
    for time_s, _, poses, sketch in glimpses(crowd, fps=8, seed=7):
        for picture in (sketch, None)[: 1 + (time_s > 6)]:
            ours, theirs = fast.update(poses, time_s, picture), plain.update(poses, time_s, picture)
        assert ours == theirs
        is_used = fast._tracks["is_used"]
        np.testing.assert_array_equal(is_used, plain._tracks["is_used"])
        for field in fast._tracks.dtype.names:
            mine, yours = fast._tracks[field][is_used], plain._tracks[field][is_used]
            np.testing.assert_allclose(mine.astype(float), yours.astype(float), atol=1e-9, err_msg=field)


def test_the_count_sees_swaps_and_strangers():
    crowd = next(crowd for crowd in CROWDS if crowd.name == "two spectators behind")
    count = IdentityCount(crowd, aspect=ASPECT)
    for k in range(40):
        bodies = crowd.bodies(k / 10)
        poses = {body.person: Pose(body.xy.astype(np.float32), np.ones(len(body.xy), np.float32)) for body in bodies}
        first, second, watching, _ = (poses[person] for person in crowd.people)
        count.observe(bodies, {0: first, 1: second} if k < 20 else {0: second, 1: first, 2: watching})
    report = count.report()
    assert (report.swaps, report.judged_swaps, report.strangers) == (1, 1, 1)
    assert report.found_share == report.close_share == 1
