"""A puppet filmed whole and behind a table, found by the estimator and judged."""

import numpy as np

from dancegame.bench.judge.play import SLOT, play
from dancegame.core.pace import steady
from dancegame.core.poses import JOINT_COUNT, Pose, PoseSequence
from dancegame.core.song import Dance
from dancegame.vision.estimators import make_mediapipe
from dancegame.vision.pipeline import PosePipeline
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.spec import PuppetSpec

FPS = 30


def filmed_share(dance: Dance, performed: Dance, *, is_behind_table: bool, duration_s: float) -> float:
    """Return the share of the points that a puppet reaches in the first seconds of a dance, as it is judged.

    performed: what the puppet dances.
    """
    performance = film(performed, is_behind_table=is_behind_table, duration_s=duration_s)
    return play(dance, performance, end_s=duration_s).share


def film(performed: Dance, *, is_behind_table: bool, duration_s: float) -> PoseSequence:
    """Return what the estimator finds of a puppet that performs the whole dance, or what a table leaves of it."""
    spec = PuppetSpec(table=int(is_behind_table))
    nobody = Pose(np.full((JOINT_COUNT, 2), np.nan, np.float32), np.zeros(JOINT_COUNT, np.float32))
    times_s = np.arange(int((duration_s + 1) * FPS)) / FPS
    with PuppetCamera(spec, performed.reference) as camera, make_mediapipe(None, 1) as estimator:
        camera.cue(steady(0.0))
        pipeline = PosePipeline(estimator, 1)
        poses = [pipeline.process(camera.draw(s), s).players.get(SLOT, nobody) for s in times_s.tolist()]
    return PoseSequence(
        times_s, np.array([pose.xy for pose in poses]), np.array([pose.confidence for pose in poses]), float(FPS)
    )
