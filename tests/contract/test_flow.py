"""Joints go on from picture to picture with what is seen to move; the rest where it should be."""

import numpy as np
import pytest
from made_up_networks import ASPECT, body_at

from dancegame.vision.hybrid.flow import LONGEST_STEP_S, Flow

HEIGHT_PX = 360
STEP = np.float32((0.02, -0.01))
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
    return flow.carried(second, BEFORE, EXPECTED, passed_s)["ann"]


def test_joints_go_with_the_picture():
    picture = speckled()
    body = carried(picture, moved(picture))
    apart = np.linalg.norm(body.xy - (BEFORE["ann"].xy + STEP), axis=1)
    assert np.median(apart) < 0.002
    assert np.array_equal(body.pose.confidence, EXPECTED["ann"].pose.confidence)


@pytest.mark.parametrize(
    ("second", "passed_s"), [(speckled(4), 1 / 30), (moved(speckled()), 2 * LONGEST_STEP_S), (speckled()[:180], 1 / 30)]
)
def test_where_nothing_can_be_told_from_the_picture_they_are_where_they_should_be(second, passed_s):
    body = carried(speckled(), second, passed_s=passed_s)
    assert np.mean(np.linalg.norm(body.xy - EXPECTED["ann"].xy, axis=1) < 1e-4) > 0.6


def test_who_was_not_there_before_is_where_they_should_be():
    flow, picture = Flow(), speckled()
    flow.carried(picture, {}, {}, 0.0)
    assert flow.carried(picture, {}, EXPECTED, 1 / 30) == EXPECTED


def test_an_unseen_joint_stays_unseen():
    picture, hidden = speckled(), body_at(0.8)
    hidden.xy[9] = np.nan
    flow = Flow()
    flow.carried(picture, {}, {}, 0.0)
    body = flow.carried(moved(picture), {"ann": hidden}, {"ann": hidden}, 1 / 30)["ann"]
    assert np.isnan(body.xy[9]).all()
