"""Close dancers: puppets side by side, coming and going, and left out of pictures, with exact ground truth."""

import threading

import numpy as np
import pytest
from puppet_dances import swing_dance

from dancegame.bench.crowd.crowd import Crowd, CrowdScene, Person, stand, walk
from dancegame.core.errors import ModelError
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.vision.estimators.mediapipe import MediaPipeEstimator
from dancegame.vision.several import estimator as several_estimator
from dancegame.vision.several.body import Body
from dancegame.vision.several.dancer import Dancer
from dancegame.vision.several.estimator import SeveralEstimator
from dancegame.vision.several.motion import GOES_ON, Motion
from dancegame.vision.several.scout import (
    LOOK_EVERY_COMPLETE_S,
    LOOK_EVERY_S,
    REMEMBERED_S,
    Attendance,
    Rounds,
    lanes_of,
)

WIDTH_PX, HEIGHT_PX = 640, 360
ASPECT = WIDTH_PX / HEIGHT_PX
DANCE = swing_dance(duration_s=8.0)
# Nearer than this to nobody else's joints (median, metres).
NEAR_M = 0.2


def dancers(*paths):
    return Crowd("dancers", tuple(Person(path, DANCE, clothes=n) for n, path in enumerate(paths)), 8.0, len(paths))


def watch(estimator, crowd, *, start_s=0.0, end_s, pictures_hz=15):
    """Return for each picture (poses, which of the people present are found, seconds)."""
    scene = CrowdScene(crowd, width_px=WIDTH_PX, height_px=HEIGHT_PX)
    results = []
    for time_s in np.arange(start_s, end_s, 1 / pictures_hz):
        bodies = crowd.bodies(time_s)
        poses = estimator.estimate(scene.draw(bodies), time_s=float(time_s))
        found = {crowd.people.index(body.person) for body in bodies if any(is_near(pose, body) for pose in poses)}
        results.append((poses, found, float(time_s)))
    return results


def is_near(pose, body):
    return np.nanmedian(np.linalg.norm(pose.xy - body.xy, axis=1)) < NEAR_M * body.metre


def pose_threads():
    return [thread for thread in threading.enumerate() if thread.name.startswith("pose")]


def test_six_side_by_side_are_found_in_the_first_pictures_and_nobody_else():
    six = dancers(*(stand(ASPECT * (n + 0.5) / 6, 0.75) for n in range(6)))
    with SeveralEstimator(players=6) as estimator:
        results = watch(estimator, six, end_s=0.5)
    assert [found for _, found, _ in results[3:]] == [set(range(6))] * len(results[3:])
    assert {len(poses) for poses, _, _ in results[3:]} == {6}


def test_who_leaves_is_dropped_and_who_comes_is_found():
    guest = walk((0.6, 1.3, 1.0), (1.2, 2.2, 1.0), (2.0, 2.2, 1.0), (2.6, 1.2, 1.0))
    with SeveralEstimator(players=2) as estimator:
        results = watch(estimator, dancers(stand(0.5), guest), end_s=3.4, pictures_hz=10)
    together = [found for _, found, time_s in results if 0.2 <= time_s <= 0.6 or time_s > 3.0]
    assert together == [{0, 1}] * len(together)
    assert [len(poses) for poses, _, time_s in results if 1.8 < time_s <= 2.0] == [1, 1]


def test_onlookers_make_up_for_nobody_who_was_there_lately():
    attendance = Attendance(2)
    assert attendance.missing(1, 0.0) == 1
    assert attendance.missing(4, 1.0) == 0
    assert attendance.missing(3, 2.0) == 1
    assert attendance.missing(3, 1.0 + REMEMBERED_S) == 1
    assert attendance.missing(3, 1.1 + REMEMBERED_S) == 0


@pytest.fixture
def counted_looks(monkeypatch):
    """Who was looked at and when, on a computer with two cores."""
    looks = []
    look = Dancer.look

    def counted(dancer, view, others, time_s):
        looks.append((dancer, time_s))
        return look(dancer, view, others, time_s)

    monkeypatch.setattr(Dancer, "look", counted)
    monkeypatch.setattr(several_estimator, "usable_cores", lambda: 2)
    return looks


def test_with_two_cores_half_of_three_are_left_out_of_quick_pictures_and_still_in_the_answer(counted_looks):
    three = dancers(*(stand(0.5 + 0.4 * n, 0.85) for n in range(3)))
    with SeveralEstimator(players=3) as estimator:
        watch(estimator, three, end_s=0.2)
        counted_looks.clear()
        results = watch(estimator, three, start_s=0.2, end_s=1.0, pictures_hz=30)
    assert [found for _, found, _ in results] == [{0, 1, 2}] * len(results)
    assert {len(poses) for poses, _, _ in results} == {3}
    assert len(counted_looks) < 1.8 * len(results)
    for dancer in {dancer for dancer, _ in counted_looks}:
        assert max(np.diff([time_s for other, time_s in counted_looks if other is dancer])) < 2.1 / 30


def test_everybody_is_looked_at_in_pictures_that_come_slowly(counted_looks):
    three = dancers(*(stand(0.5 + 0.4 * n, 0.85) for n in range(3)))
    with SeveralEstimator(players=3) as estimator:
        results = watch(estimator, three, end_s=0.6)
    assert len(counted_looks) >= 3 * (len(results) - 1)


def body(shift):
    xy = np.linspace(0, 1, 2 * JOINT_COUNT, dtype=np.float32).reshape(JOINT_COUNT, 2) + np.float32(shift)
    return Body(Pose(xy, np.ones(JOINT_COUNT, np.float32)))


def test_a_motion_goes_on_slower_and_needs_two_fresh_looks():
    motion = Motion()
    motion.see(body(0.0), 1.0)
    assert not motion.can_wait(1.03)
    motion.see(body(0.02), 1.04)
    assert motion.can_wait(1.08)
    assert not motion.can_wait(1.10)
    np.testing.assert_allclose(motion.expect(1.06).xy, body(0.02 + GOES_ON * 0.01).xy, atol=1e-6)
    motion.was_left_out = True
    assert not motion.can_wait(1.08)
    motion.forget()
    motion.was_left_out = False
    assert not motion.can_wait(1.08)


def test_the_rounds_go_over_every_lane_at_once_and_then_now_and_then():
    rounds, every = Rounds(), lanes_of(ASPECT)
    looked = [lane for time_s in (0.0, 0.1, 0.2) for lane in rounds.lanes(ASPECT, time_s, missing=2)]
    assert sorted(looked, key=every.index) == list(every)
    assert rounds.lanes(ASPECT, 0.2 + LOOK_EVERY_S / 2, missing=2) == []
    assert len(rounds.lanes(ASPECT, 0.2 + LOOK_EVERY_S, missing=0)) == 1
    assert rounds.lanes(ASPECT, 0.2 + LOOK_EVERY_S + LOOK_EVERY_COMPLETE_S / 2, missing=0) == []
    rounds.hurry()
    assert len(rounds.lanes(ASPECT, 0.4, missing=0)) == 1


def test_one_player_is_found_as_by_mediapipe_without_threads():
    alone = dancers(stand(0.9))
    with SeveralEstimator(players=1) as ours, MediaPipeEstimator() as theirs:
        assert pose_threads() == []
        (our,), (their,) = (watch(each, alone, end_s=0.05)[0][0] for each in (ours, theirs))
    np.testing.assert_array_equal(our.xy, their.xy)


def test_closing_ends_all_threads_and_may_be_repeated():
    nothing = np.full((HEIGHT_PX, WIDTH_PX, 3), 120, np.uint8)
    with SeveralEstimator(players=2) as estimator:
        assert [estimator.estimate(nothing, time_s=time_s) for time_s in (0.0, 0.0, 0.1)] == [(), (), ()]
        assert estimator.estimate(np.zeros((3, 5, 3), np.uint8), time_s=0.2) == ()
        assert pose_threads()
    estimator.close()
    assert pose_threads() == []


def test_a_broken_bundle_is_named_and_leaves_no_thread(tmp_path):
    broken = tmp_path / "broken.task"
    broken.write_bytes(b"no zip")
    with pytest.raises(ModelError, match="broken"):
        SeveralEstimator(broken, players=3)
    assert pose_threads() == []
