"""The dance of the calibration: somebody who raises both arms to every beat, for whoever follows or stands in."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import JOINT_COUNT, PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Song

# About a raise a second: time enough to lower the arms again, and further apart than any camera and loudspeaker are
# late. No whole number of pictures, so that each raise is seen at other moments of its way.
PERIOD_S = 0.97
FIRST_CLICK_S = 0.6
COUNTED_IN = 3
RAISES = 8
CLICKS_S = tuple(FIRST_CLICK_S + PERIOD_S * click for click in range(COUNTED_IN + RAISES))
BEATS_S = CLICKS_S[COUNTED_IN:]
# Soft ticks between the clicks: people keep a slow beat twice as well when it is divided for them.
TICKS_S = tuple(click_s + PERIOD_S / 2 for click_s in CLICKS_S[:-1])
LENGTH_S = BEATS_S[-1] + 0.8

# People put on the beat where they arrive: musicians who follow a conductor's arm play at its hardest braking (Luck
# and Toiviainen 2006), and what moves to and fro is steadiest where it turns on the beat ("anchoring", Beek 1989).
# A swing of least jerk (Flash and Hogan 1985) brakes hardest after this share of its time.
ARRIVAL_SHARE = 0.79
RISE_S, FALL_S, HELD_S = 0.40, 0.42, 0.14
LOW_ANGLE, HIGH_ANGLE = np.radians(12.0), np.radians(160.0)

FPS = 60.0
METRE = 0.66 / 1.7
UPPER_ARM_M, FOREARM_M = 0.28, 0.25
# Metres to the person's left, metres above the floor; the right side mirrors the left.
_STANDING = {
    "nose": (0.0, 1.565),
    "left_eye": (0.031, 1.600),
    "left_ear": (0.075, 1.585),
    "left_shoulder": (0.175, 1.390),
    "left_hip": (0.100, 0.900),
    "left_knee": (0.115, 0.480),
    "left_ankle": (0.120, 0.090),
    "left_toe": (0.150, 0.020),
}


def calibration_dance() -> Dance:
    """Return the dance and its song, whose beats are the clicks to raise the arms on; it has no moves to judge."""
    song = Song("calibration", "Arms up!", "dancegame", LENGTH_S, bpm=60 / PERIOD_S, beats_s=BEATS_S)
    return Dance(song, arm_raises())


def arm_raises() -> PoseSequence:
    """Return somebody who raises both arms sideways over the head, arriving on each of BEATS_S."""
    times_s = np.arange(int(LENGTH_S * FPS) + 1) / FPS
    angle = arm_angle(times_s)
    metres = np.zeros((len(times_s), JOINT_COUNT, 2))
    for joint, (x, up) in _STANDING.items():
        metres[:, CANONICAL.index(joint)] = x, -up
        if joint.startswith("left_"):
            metres[:, CANONICAL.index(joint.replace("left_", "right_"))] = -x, -up
    for side, sign in (("left", 1), ("right", -1)):
        shoulder, elbow, wrist = (CANONICAL.index(f"{side}_{name}") for name in ("shoulder", "elbow", "wrist"))
        along = np.stack([sign * np.sin(angle), np.cos(angle)], axis=1)
        metres[:, elbow] = metres[:, shoulder] + UPPER_ARM_M * along
        metres[:, wrist] = metres[:, elbow] + FOREARM_M * along
    xy = (metres * METRE + (0.89, 0.93)).astype(np.float32)
    return PoseSequence(times_s, xy, np.ones(xy.shape[:2], np.float32), FPS)


def arm_angle(times_s: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far the arms are raised at moments of the song: radians from hanging down."""
    raised = np.zeros(len(times_s))
    for beat_s in BEATS_S:
        begin_s = beat_s - ARRIVAL_SHARE * RISE_S
        lower_s = begin_s + RISE_S + HELD_S
        raised += _swing((times_s - begin_s) / RISE_S) - _swing((times_s - lower_s) / FALL_S)
    angle: NDArray[np.float64] = LOW_ANGLE + (HIGH_ANGLE - LOW_ANGLE) * raised
    return angle


def _swing(share: NDArray[np.float64]) -> NDArray[np.float64]:
    """From 0 to 1 with the least jerk."""
    share = np.clip(share, 0.0, 1.0)
    swung: NDArray[np.float64] = share**3 * (10 - 15 * share + 6 * share**2)
    return swung
