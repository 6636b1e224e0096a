"""The camera of known players, before which screens are measured."""

import time

import numpy as np

from dancegame.bench.render.players import PICTURES_PER_S, KnownPlayers
from dancegame.core.acts import RaiseHand
from dancegame.core.live import LivePoses
from dancegame.core.poses import JOINT_COUNT, PoseSequence

TIMES_S = np.array([0.0, 1.0])
DANCE = PoseSequence(TIMES_S, np.zeros((2, JOINT_COUNT, 2), np.float32), np.ones((2, JOINT_COUNT), np.float32), 1.0)


def seen(camera: KnownPlayers) -> set[int]:
    """Return the slots that are seen in the next picture, whatever the players are told."""
    camera.start()
    camera.direct({0: RaiseHand(0)})
    time.sleep(1 / PICTURES_PER_S)
    (poses,) = [event for event in camera.poll() if isinstance(event, LivePoses)]
    return set(poses.players)


def test_who_is_known_dances_before_the_camera() -> None:
    assert seen(KnownPlayers(DANCE, range(3), None)) == {0, 1, 2}


def test_nobody_is_there_without_a_dance() -> None:
    assert seen(KnownPlayers(None, range(3), None)) == set()
