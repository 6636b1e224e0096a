"""Puppets that act on orders: what they do, how smoothly, and that the real estimator sees it of four at once."""

import numpy as np
import pytest
from puppet_dances import swing_dance

from dancegame.core.acts import Away, CrossArms, DanceAlong, HoldArms, PointAt, RaiseHand, Stand
from dancegame.core.errors import InputError
from dancegame.core.gestures.buzzer import held_answer
from dancegame.core.gestures.cross import is_crossed
from dancegame.core.gestures.pointing import aim_at
from dancegame.core.gestures.upper_body import read_upper_body
from dancegame.core.pace import steady
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.spec import PuppetSpec, is_puppet, parse_puppets
from dancegame.vision.several.estimator import SeveralEstimator

ASPECT = 16 / 9
FOUR = parse_puppets(
    "puppet,x=0.14,near=0.8,height=1.75+x=0.38,near=0.8,height=1.3,outfit=1"
    "+x=0.62,near=0.8,height=1.85,outfit=2+x=0.86,near=0.8,height=1.55,outfit=3"
)
ALL = range(len(FOUR))
SETTLED_S = 0.5
NOSE = CANONICAL.index("nose")
WRISTS = [CANONICAL.index("left_wrist"), CANONICAL.index("right_wrist")]
MOST_APART = 2


@pytest.fixture
def camera():
    with PuppetCamera(FOUR, width_px=640, height_px=360) as camera:
        yield camera


def pose_of(body):
    return Pose(body.xy.astype(np.float32), np.ones(JOINT_COUNT, np.float32))


def told(camera, act, *, at_s, until_s=SETTLED_S):
    """Let all puppets act and return their bodies when they have come to it."""
    camera.direct(dict.fromkeys(ALL, act))
    camera.draw(at_s)
    return [read_upper_body(pose_of(camera.body(at_s + until_s, n))) for n in ALL]


def test_several_are_told_apart_in_a_cameras_name():
    assert is_puppet("puppet+x=0.2")
    assert parse_puppets("puppet:still,x=0.3+x=0.7,wrong=0.5+puppet:polka,near=0.8") == (
        PuppetSpec("still", x=0.3),
        PuppetSpec(x=0.7, wrong=0.5),
        PuppetSpec("polka", near=0.8),
    )
    for name in ("puppet+", "puppet,x=0.2+polka", "puppet,x=0.2++x=0.3"):
        with pytest.raises(InputError):
            parse_puppets(name)


def test_arms_say_what_was_ordered_to_whoever_reads_them(camera):
    for answer in range(4):
        assert [held_answer(body) for body in told(camera, HoldArms(answer), at_s=1.0 + answer)] == [answer] * 4
    assert all(is_crossed(body) for body in told(camera, CrossArms(), at_s=6.0))
    for time_s, (x, y, side) in enumerate(((0.2, 0.1, 1), (0.8, 0.9, 1), (0.1, 0.5, 0), (0.9, 0.8, 0)), start=7):
        for body in told(camera, PointAt(x, y, side), at_s=time_s):
            assert aim_at(body, side) == pytest.approx((x, y), abs=0.06)


def test_bodies_go_over_from_act_to_act_without_a_jump_and_keep_their_bones(camera):
    camera.rehearse(swing_dance())
    camera.cue(steady(0.0))
    orders = iter(
        (RaiseHand(0), HoldArms(3), HoldArms(2), Away(), DanceAlong(), Stand(0.5), CrossArms(), PointAt(0, 0))
    )
    frames, step_s = [], 1 / 60
    for number in range(900):
        now_s = 0.5 + number * step_s
        if number % 77 == 0 and (order := next(orders, None)) is not None:  # often in the middle of the one before
            camera.direct({1: order})
            camera.draw(now_s)
        frames.append(camera.body(now_s, 1).xy)
    frames = np.array(frames)
    assert np.abs(np.diff(frames, axis=0)).max() < 0.06
    for side in ("left", "right"):
        shoulder, elbow, wrist = (frames[:, CANONICAL.index(f"{side}_{j}")] for j in ("shoulder", "elbow", "wrist"))
        for near, far in ((shoulder, elbow), (elbow, wrist)):
            lengths = np.linalg.norm(far - near, axis=1)
            assert lengths.min() > 0.8 * np.median(lengths)
            assert lengths.max() < 1.2 * np.median(lengths)


def test_who_is_away_is_not_in_the_picture_and_comes_back_to_the_same_place(camera):
    home = camera.body(1.0, 1).xy
    alone = PuppetCamera(tuple(spec for n, spec in enumerate(FOUR) if n != 1), width_px=640, height_px=360)
    camera.direct({1: Away()})
    camera.draw(1.0)
    on_the_way = camera.body(1.8, 1).xy
    assert 0.05 < np.abs(on_the_way - home).max() < 0.6
    assert camera.body(6.0, 1).xy[:, 0].max() < 0
    with alone:
        near = alone.draw(6.0)[:, 190:300]
    assert np.abs(camera.draw(6.0)[:, 190:300].astype(int) - near).max() <= MOST_APART
    camera.direct({1: Stand()})
    camera.draw(7.0)
    assert camera.body(7.01, 1).xy[:, 0].max() < 0.05
    assert camera.body(12.0, 1).xy == pytest.approx(home, abs=0.02)


def test_who_does_not_know_a_dance_does_another_move_for_that_share_of_it():
    dance = swing_dance(duration_s=60.0)
    right, wrong = (PuppetCamera(PuppetSpec(wrong=share), dance) for share in (0.0, 0.4))
    for camera in (right, wrong):
        camera.rehearse(dance)
        camera.cue(steady(0.0))
    times_s = np.arange(0, 60, 0.1)
    apart = np.array([np.abs(right.body(t).xy - wrong.body(t).xy)[WRISTS].max() for t in times_s])
    assert 0.2 < np.mean(apart > 0.02) < 0.6
    assert np.mean(apart < 1e-9) > 0.3


def test_a_dance_that_is_given_is_danced_by_all_but_who_stands_still():
    camera = PuppetCamera(parse_puppets("puppet,x=0.2+puppet:still,x=0.8"), swing_dance())
    camera.cue(steady(0.0))
    dancing, still = (np.ptp([camera.body(t, n).xy[WRISTS[0], 1] for t in (1.0, 1.5, 2.0)]) for n in (0, 1))
    assert dancing > 0.1
    assert still < 0.01


def test_without_a_dance_they_stand_and_act_and_with_one_they_go_on(camera):
    standing = camera.body(2.0, 0).xy
    camera.cue(steady(0.0))
    assert camera.body(2.0, 0).xy == pytest.approx(standing)
    camera.direct({0: RaiseHand(0), 1: DanceAlong()})
    camera.draw(2.0)
    camera.rehearse(swing_dance())
    up, dancing = (camera.body(3.0, n).xy for n in (0, 1))
    assert held_answer(read_upper_body(pose_of(camera.body(3.0, 0)))) == 0
    assert up[WRISTS[0], 1] < up[NOSE, 1]
    camera.cue(None)
    assert np.abs(camera.body(3.0, 1).xy - dancing)[WRISTS].max() > 0.1


def seen(estimator, camera, *, start_s, end_s, pictures_hz=7):
    """Return the upper body that the estimator finds of each puppet at the end of a while, by where it truly is."""
    for time_s in np.arange(start_s, end_s, 1 / pictures_hz):
        poses = estimator.estimate(camera.draw(float(time_s)), time_s=float(time_s))
    bodies = {}
    for number in ALL:
        truth = camera.body(float(time_s), number).xy
        apart = [np.nanmedian(np.linalg.norm(pose.xy - truth, axis=1)) for pose in poses]
        if apart and min(apart) < 0.06:
            bodies[number] = poses[int(np.argmin(apart))]
    return bodies, len(poses)


def test_the_estimator_sees_four_raise_hands_answer_leave_and_come_back():
    with PuppetCamera(FOUR, width_px=640, height_px=360) as camera, SeveralEstimator(players=4) as estimator:
        found, count = seen(estimator, camera, start_s=100.0, end_s=102.5)
        assert (sorted(found), count) == ([0, 1, 2, 3], 4)
        now_s = 103.0
        for number in ALL:
            camera.direct({other: RaiseHand(other % 2) if other == number else Stand() for other in ALL})
            found, _ = seen(estimator, camera, start_s=now_s, end_s=now_s + 1.0)
            up = {n for n, pose in found.items() if pose.xy[WRISTS, 1].min() < pose.xy[NOSE, 1]}
            assert up == {number}
            now_s += 1.0
        for turn in range(4):
            answers = {number: (number + turn) % 4 for number in ALL}
            camera.direct({number: HoldArms(answer) for number, answer in answers.items()})
            found, _ = seen(estimator, camera, start_s=now_s, end_s=now_s + 1.0)
            assert {n: held_answer(read_upper_body(pose)) for n, pose in found.items()} == answers
            now_s += 1.0
        camera.direct(dict.fromkeys(ALL, Stand()) | {3: Away()})
        found, count = seen(estimator, camera, start_s=now_s, end_s=now_s + 3.0)
        assert (sorted(found), count) == ([0, 1, 2], 3)
        camera.direct({3: DanceAlong()})
        found, count = seen(estimator, camera, start_s=now_s + 3.0, end_s=now_s + 6.5)
        assert (sorted(found), count) == ([0, 1, 2, 3], 4)
