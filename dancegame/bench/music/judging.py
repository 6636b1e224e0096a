"""What the judge gives a puppet that dances to a slowed song before a camera of the room's own time."""

import numpy as np

from dancegame.core.judge import USUAL_LATENCY_S
from dancegame.core.pace import steady
from dancegame.core.poses import Observation, Pose
from dancegame.core.round import DanceRound
from dancegame.core.score import MAX_POINTS
from dancegame.core.song import Dance
from dancegame.vision.puppet.camera import HEIGHT_PX, WIDTH_PX
from dancegame.vision.puppet.performer import Performer
from dancegame.vision.puppet.spec import PuppetSpec

FPS = 30
# What camera and loudspeaker lag together, and nobody has measured; how a dancer trembles and how late they are.
LAG_S = 0.16
PUPPET = PuppetSpec(noise=0.004, delay=0.05)


def points_at(dance: Dance, speed: float) -> float:
    """Return the points of 100 of a puppet's dance at a speed, judged as a `DanceRun` does."""
    puppet = Performer(PUPPET, dance.reference, aspect=WIDTH_PX / HEIGHT_PX)
    pace = steady(0.0, speed=speed)
    dance_round = DanceRound(dance, slots=[0])
    for captured_s in np.arange(0, pace.at_s(dance.reference.duration_s) + 2 * LAG_S, 1 / FPS).tolist():
        xy = puppet.body(captured_s - LAG_S, pace=pace).xy.astype(np.float32)
        song_s = pace.judged_s(captured_s, latency_s=USUAL_LATENCY_S)
        dance_round.observe(Observation(song_s, {0: Pose(xy, np.ones(len(xy), dtype=np.float32))}))
    dance_round.finish()
    return 100 * dance_round.score(0).points / MAX_POINTS
