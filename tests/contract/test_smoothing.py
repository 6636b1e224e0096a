"""Smoothing of live joints: calm when still, prompt when fast, whole after a gap; the kernel as its plain twin."""

import numpy as np
import pytest
from puppet_dances import swing_dance

from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.vision.smoothing.kernel import GAP_S
from dancegame.vision.smoothing.one_euro import OneEuroFilter
from dancegame.vision.smoothing.plain import smooth_joints

DANCE = swing_dance()
SEEN = np.ones(JOINT_COUNT, np.float32)
NOISE = np.random.default_rng(3).normal(0, 0.004, DANCE.xy.shape).astype(np.float32)


def smoothed(xy: np.ndarray) -> np.ndarray:
    """The poses of DANCE's moments, filtered."""
    one_euro = OneEuroFilter()
    return np.array([one_euro.smooth(Pose(pose, SEEN), float(t)).xy for t, pose in zip(DANCE.times_s, xy, strict=True)])


def test_who_stands_still_trembles_a_third_as_much():
    still = np.broadcast_to(DANCE.xy[0], DANCE.xy.shape) + NOISE
    assert np.diff(smoothed(still), axis=0).std() < 0.34 * np.diff(still, axis=0).std()


def test_who_dances_is_calmer_and_not_late():
    xy = smoothed(DANCE.xy + NOISE)
    assert np.diff(xy, 2, axis=0).std() < 0.6 * np.diff(DANCE.xy + NOISE, 2, axis=0).std()
    # At the arms' highest speed, 0.7 picture heights a second, 20 ms late is 0.014.
    assert np.abs(smoothed(DANCE.xy) - DANCE.xy).max() < 0.015


def test_a_joint_that_comes_back_starts_where_it_is():
    one_euro = OneEuroFilter()
    here, there = Pose(DANCE.xy[0], SEEN), Pose(DANCE.xy[0] + np.float32(0.3), SEEN)
    hidden = Pose(np.where(np.arange(JOINT_COUNT)[:, None] == 9, np.nan, DANCE.xy[0]).astype(np.float32), SEEN)
    one_euro.smooth(here, 0.0)
    assert np.isnan(one_euro.smooth(hidden, 0.1).xy[9]).all()
    after = one_euro.smooth(there, GAP_S + 0.05).xy
    assert after[9] == pytest.approx(there.xy[9])
    assert np.all(np.abs(after[8] - there.xy[8]) > 0)


def test_the_kernel_says_the_same_as_plain_python():
    random = np.random.default_rng(4)
    fast, plain = OneEuroFilter(), OneEuroFilter(smooth_joints)
    time_s = 0.0
    for xy in (DANCE.xy + NOISE)[::2]:
        time_s += float(random.uniform(0.02, 0.15))
        unseen = random.random(JOINT_COUNT) < random.choice((0.0, 0.3, 1.0), p=(0.5, 0.4, 0.1))
        pose = Pose(np.where(unseen[:, None], np.nan, xy).astype(np.float32), SEEN)
        np.testing.assert_allclose(fast.smooth(pose, time_s).xy, plain.smooth(pose, time_s).xy, atol=1e-6)
        np.testing.assert_array_equal(pose.xy, np.where(unseen[:, None], np.nan, xy))
