"""Joints go on from picture to picture with what is seen to move; the rest where it should be."""

import numpy as np
import pytest
from made_up_networks import ASPECT, body_at

from dancegame.core.poses import Pose
from dancegame.vision.hybrid.flow import LONGEST_STEP_S, Flow
from dancegame.vision.several.body import Body

HEIGHT_PX = 360
STEP = np.float32((0.02, -0.01))
# Farther than a resting joint goes, in picture heights.
FAR = np.float32((0.03, 0.0))
BEFORE, EXPECTED = {"ann": body_at(0.8)}, {"ann": body_at(0.81)}


def speckled(seed=3):
    """A picture with something to be seen everywhere."""
    small = np.random.default_rng(seed).integers(0, 255, (HEIGHT_PX // 4, round(ASPECT * HEIGHT_PX) // 4, 3), np.uint8)
    return np.ascontiguousarray(small.repeat(4, axis=0).repeat(4, axis=1))


def moved(picture):
    across, down = np.rint(STEP * HEIGHT_PX).astype(int)
    return np.roll(picture, (down, across), axis=(0, 1))


def carried(first, second, *, passed_s=1 / 30):
    flow = Flow()
    flow.carried(first, BEFORE, BEFORE, 0.0)
    return flow.carried(second, BEFORE, EXPECTED, passed_s).get("ann")


def test_joints_go_with_the_picture():
    picture = speckled()
    gone = carried(picture, moved(picture))
    body = gone.body
    apart = np.linalg.norm(body.xy - (BEFORE["ann"].xy + STEP), axis=1)
    assert np.median(apart) < 0.002
    assert np.array_equal(body.pose.confidence, EXPECTED["ann"].pose.confidence)
    assert gone.lost == 0


def test_moving_joints_that_cannot_be_followed_are_lost_and_stay_where_they_should_be():
    flow, later = Flow(), {"ann": Body(Pose(EXPECTED["ann"].xy + FAR, EXPECTED["ann"].pose.confidence))}
    flow.carried(speckled(), BEFORE, BEFORE, 0.0)
    gone = flow.carried(speckled(4), BEFORE, later, 1 / 30)["ann"]
    is_where_expected = np.linalg.norm(gone.body.xy - later["ann"].xy, axis=1) < 1e-4
    assert gone.lost == is_where_expected.sum() > 0.6 * len(is_where_expected)


def test_resting_joints_that_cannot_be_followed_are_not_lost():
    flow = Flow()
    flow.carried(speckled(), BEFORE, BEFORE, 0.0)
    assert flow.carried(speckled(4), BEFORE, BEFORE, 1 / 30)["ann"].lost == 0


@pytest.mark.parametrize(("second", "passed_s"), [(moved(speckled()), 2 * LONGEST_STEP_S), (speckled()[:180], 1 / 30)])
def test_nobody_is_carried_to_another_size_or_over_a_long_time(second, passed_s):
    assert carried(speckled(), second, passed_s=passed_s) is None


def test_who_was_not_there_before_is_not_carried():
    flow, picture = Flow(), speckled()
    flow.carried(picture, {}, {}, 0.0)
    assert flow.carried(picture, {}, EXPECTED, 1 / 30) == {}


def test_an_unseen_joint_stays_unseen():
    picture, hidden = speckled(), body_at(0.8)
    hidden.xy[9] = np.nan
    flow = Flow()
    flow.carried(picture, {}, {}, 0.0)
    body = flow.carried(moved(picture), {"ann": hidden}, {"ann": hidden}, 1 / 30)["ann"].body
    assert np.isnan(body.xy[9]).all()
