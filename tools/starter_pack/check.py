"""What the judge says: of a puppet that dances a song in front of the live estimator, and of another song's dance."""

from dataclasses import dataclass

import numpy as np

from dancegame.core.pace import steady
from dancegame.core.poses import Observation, PoseSequence, pose_at
from dancegame.core.round import DanceRound
from dancegame.core.score import MAX_POINTS
from dancegame.core.song import Dance

PICTURES_HZ = 30.0
WRONG_DANCE_HZ = 12.0
WRONG_DANCE_LATE_S = 0.1
# The puppet steps in before the song, as players do.
LEAD_IN_S = 1.0


@dataclass(frozen=True)
class Danced:
    """What the puppet earned, as a share of all points, and in what share of the pictures it was found."""

    score_share: float
    found_share: float


def dance_through(dance: Dance) -> Danced:
    """Let the puppet dance a song from beginning to end; takes about as long as the song.

    Pictures are drawn when the one before has been looked through: a busy machine gives the same figure.
    """
    from dancegame.vision.estimators import MAKERS, EstimatorName
    from dancegame.vision.pipeline import PosePipeline
    from dancegame.vision.puppet.camera import PuppetCamera
    from dancegame.vision.puppet.spec import PuppetSpec

    moments_s = np.arange(-LEAD_IN_S, dance.song.duration_s + 0.5, 1 / PICTURES_HZ)
    dance_round = DanceRound(dance, slots=[0])
    found = 0
    with PuppetCamera(PuppetSpec(), dance.reference) as camera, MAKERS[EstimatorName.MEDIAPIPE](None, 1) as estimator:
        camera.cue(steady(LEAD_IN_S))
        pipeline = PosePipeline(estimator, 1)
        for moment_s in moments_s + LEAD_IN_S:
            poses = pipeline.process(camera.draw(moment_s), moment_s)
            found += 0 in poses.players
            dance_round.observe(Observation(moment_s - LEAD_IN_S, poses.players, poses.ambiguous))
    dance_round.finish()
    return Danced(dance_round.score(0).points / MAX_POINTS, found / len(moments_s))


def share_of_another(dance: Dance, danced_instead: PoseSequence) -> float:
    """Return the share of all points that somebody earns who dances another dance, a tenth of a second late."""
    dance_round = DanceRound(dance, slots=[0])
    for song_s in np.arange(0, dance.song.duration_s + 0.5, 1 / WRONG_DANCE_HZ):
        dance_round.observe(Observation(song_s, {0: pose_at(danced_instead, song_s - WRONG_DANCE_LATE_S)}))
    dance_round.finish()
    return dance_round.score(0).points / MAX_POINTS
