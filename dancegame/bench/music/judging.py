"""What the judge gives a puppet that dances to a slowed song before a camera of the room's own time."""

import numpy as np

from dancegame.core.judge import USUAL_LATENCY_S
from dancegame.core.pace import Pace, steady
from dancegame.core.poses import Observation, Pose
from dancegame.core.round import DanceRound
from dancegame.core.score import MAX_POINTS, Strictness
from dancegame.core.song import Dance
from dancegame.vision.puppet.camera import HEIGHT_PX, WIDTH_PX
from dancegame.vision.puppet.performer import Performer
from dancegame.vision.puppet.spec import PuppetSpec

FPS = 30
# What camera and loudspeaker lag together, and nobody has measured.
LAG_S = 0.16
# Somebody who is a little late and does a third of the dance wrongly: who earns everything would earn it whatever the
# judge made of the speed. They do not tremble, for that is by chance: with noise=0.01 the worst of 17 songs is 2.9 of
# 100 apart from itself when it only begins seven seconds later, at the same speed, and 2.7 at half speed.
PUPPET = PuppetSpec(delay=0.05, wrong=0.35)
CHANGING, EACH_S = (0.5, 0.75, 1.0, 0.6, 0.9, 0.5, 0.8), 6.0


def points_at(dance: Dance, pace: Pace, *, end_s: float | None = None) -> float:
    """Return the points of 100 of a puppet's dance, until end_s, at a pace from second 0, judged as in a `DanceRun`."""
    puppet = Performer(PUPPET, dance.reference, aspect=WIDTH_PX / HEIGHT_PX)
    dance_round = DanceRound(dance, slots=[0], strictness=Strictness.PRO, end_s=end_s)
    last_s = pace.at_s(end_s or dance.reference.duration_s) + 2 * LAG_S
    for captured_s in np.arange(0, last_s, 1 / FPS).tolist():
        xy = puppet.body(captured_s - LAG_S, pace=pace).xy.astype(np.float32)
        song_s = pace.judged_s(captured_s, latency_s=USUAL_LATENCY_S)
        dance_round.observe(Observation(song_s, {0: Pose(xy, np.ones(len(xy), dtype=np.float32))}))
    dance_round.finish()
    return 100 * dance_round.score(0).points / MAX_POINTS


def changing() -> Pace:
    """Return a pace that changes every few seconds."""
    pace = steady(0.0)
    for step, speed in enumerate(CHANGING):
        pace = pace.turned(EACH_S * (step + 1), speed)
    return pace
