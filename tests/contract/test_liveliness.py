"""Who stands still lives, and a picture on the wall does not, whatever the camera makes of either."""

import numpy as np
import pytest

from dancegame.bench.crowd.crowd import Crowd, CrowdScene, Person, Portrait, stand
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.vision.tracking.roster import RIGID_S
from dancegame.vision.tracking.tracker import Tracker

HZ, SECONDS = 10, RIGID_S + 1.5
WAITING, OTHER = Person(stand(0.3), clothes=1), Person(stand(1.5), clothes=2)
POSTER = Portrait(x=0.95, floor_y=0.82, metre=0.34)


def usual(picture, number):
    return picture


def noisy(picture, number):
    noise = np.random.default_rng(number).normal(0, 8, picture.shape)
    return (picture + noise).clip(0, 255).astype(np.uint8)


def flickering(picture, number):
    return (picture * (0.8 + 0.06 * (number % 3))).astype(np.uint8)


@pytest.mark.parametrize("camera", [usual, noisy, flickering])
def test_a_poster_plays_no_longer_than_some_seconds_and_who_waits_stays(camera):
    crowd = Crowd("waiting", (WAITING, OTHER, POSTER), SECONDS, 4)
    scene, tracker = CrowdScene(crowd, width_px=640, height_px=360), Tracker(4)
    seen = []
    for number in range(round(SECONDS * HZ)):
        bodies = crowd.bodies(number / HZ)
        poses = [Pose(body.xy.astype(np.float32), np.full(JOINT_COUNT, 0.9, np.float32)) for body in bodies]
        players, _ = tracker.update(poses, number / HZ, camera(scene.draw(bodies), number))
        seen.append(sorted(round(float(np.nanmean(pose.xy[:, 0])), 1) for pose in players.values()))
    assert [len(seen[0]), seen[-1]] == [3, [0.3, 1.5]]
