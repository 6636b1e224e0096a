"""The camera of known players, before which screens are measured."""

import time

import numpy as np
from game_fakes import Play

from dancegame.bench.render.players import PICTURES_PER_S, KnownPlayers
from dancegame.bench.render.screens import stages_to_measure
from dancegame.core.acts import RaiseHand
from dancegame.core.live import LivePoses
from dancegame.core.poses import JOINT_COUNT, PoseSequence
from dancegame.game.router import make_screen

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


def test_every_screen_before_the_dances_can_be_shown(display) -> None:
    house, shown = Play(display, mode=None).house, []
    for name, stage in stages_to_measure(house, "alpha"):
        make_screen(house, stage)
        shown.append(name)
        if name.startswith("ready"):
            break
    assert shown[-2:] == ["reveal", "ready.solo"]
    assert house.loaded.song.id == "alpha"
