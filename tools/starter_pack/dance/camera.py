"""The camera in front of the stage: joints in metres become a pose sequence."""

import numpy as np

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from tools.starter_pack.dance.performer import FPS, Performance

DISTANCE_M = 3.7
HEIGHT_M = 0.95
# A dancer of 1.74 m fills two thirds of the picture's height.
FOCAL_HEIGHTS = 1.42
PICTURE_WIDTH_HEIGHTS = 16 / 9


def film(performance: Performance) -> PoseSequence:
    """Return the performance as seen from the front, 16:9, unmirrored: the dancer's left is at the picture's right."""
    joints = performance.joints_m
    depth = DISTANCE_M - joints[..., 2]
    x = PICTURE_WIDTH_HEIGHTS / 2 + FOCAL_HEIGHTS * joints[..., 0] / depth
    y = 0.5 - FOCAL_HEIGHTS * (joints[..., 1] - HEIGHT_M) / depth
    hips = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]
    world = (joints - joints[:, hips].mean(axis=1, keepdims=True)) * (1.0, -1.0, -1.0)
    return PoseSequence(
        times_s=performance.times_s,
        xy=np.stack([x, y], axis=-1).astype(np.float32),
        confidence=np.ones(joints.shape[:2], dtype=np.float32),
        fps=FPS,
        world=world.astype(np.float32),
    )
