"""Shapes, mirroring and interpolation of poses."""

import numpy as np
import pytest
from drawn_dances import draw_dance

from dancegame.core.poses import JOINT_COUNT, Pose, PoseSequence, pose_at
from dancegame.core.skeleton import CANONICAL, mirror, mirror_confidence


def test_mirroring_twice_is_the_identity():
    xy = draw_dance(1).xy
    np.testing.assert_allclose(mirror(mirror(xy, axis_x=0.7), axis_x=0.7), xy, atol=1e-6)


def test_mirroring_swaps_the_sides():
    xy = draw_dance(1).xy[0]
    mirrored = mirror(xy, axis_x=0.5)
    left, right = CANONICAL.index("left_wrist"), CANONICAL.index("right_wrist")
    np.testing.assert_allclose(mirrored[left], [1.0 - xy[right, 0], xy[right, 1]], atol=1e-6)
    assert mirror_confidence(np.arange(JOINT_COUNT, dtype=np.float32))[left] == right


def test_wrong_shapes_are_named():
    with pytest.raises(ValueError, match=r"xy has shape \(17, 2\), expected \(19, 2\)"):
        Pose(np.zeros((17, 2), np.float32), np.zeros(19, np.float32))


def test_times_must_increase():
    with pytest.raises(ValueError, match="increase"):
        PoseSequence(np.array([0.0, 0.0]), np.zeros((2, 19, 2), np.float32), np.zeros((2, 19), np.float32), 30.0)


def test_poses_between_two_pictures_are_interpolated():
    sequence = draw_dance(1)
    pose = pose_at(sequence, 1.5 / 30)
    np.testing.assert_allclose(pose.xy, (sequence.xy[1] + sequence.xy[2]) / 2, atol=1e-6)
    np.testing.assert_array_equal(pose_at(sequence, -1).xy, sequence.xy[0])
    np.testing.assert_array_equal(pose_at(sequence, 1e6).xy, sequence.xy[-1])


def test_places_in_space_have_a_shape_too():
    xy, confidence, world = np.zeros((19, 2), np.float32), np.zeros(19, np.float32), np.zeros((19, 2), np.float32)
    with pytest.raises(ValueError, match="world has shape"):
        Pose(xy, confidence, world)
    with pytest.raises(ValueError, match="world has shape"):
        PoseSequence(np.zeros(1), xy[None], confidence[None], 30.0, world[None])
