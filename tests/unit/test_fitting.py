"""The dancer stands where the player stands and is as tall, and keeps the pose of the dance."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import draw_dance

from dancegame.core.fitting import FOLLOWS_S, Fitting
from dancegame.core.poses import JOINT_COUNT, Pose, PoseSequence, pose_at
from dancegame.core.skeleton import CANONICAL, mirror, mirror_confidence

JOINT = {name: number for number, name in enumerate(CANONICAL.joints)}
REFERENCE = draw_dance(5, liveliness=0.6)
UNSEEN = Pose(np.full((JOINT_COUNT, 2), np.nan, np.float32), np.zeros(JOINT_COUNT, np.float32))


def danced(song_s: float, *, size: float = 0.6, at: tuple[float, float] = (0.4, 0.2)) -> Pose:
    """Somebody who dances just as asked, of another size and in another place."""
    pose = pose_at(REFERENCE, song_s)
    return Pose((pose.xy * size + np.array(at)).astype(np.float32), pose.confidence)


def follow(fitting: Fitting, *, until_s: float, since_s: float = 0.0, **body) -> Pose:
    for song_s in np.arange(since_s, until_s, 1 / 30):
        fitting.follow(danced(song_s, **body), song_s=song_s, now_s=100 + song_s)
    pose = fitting.placed(song_s)
    assert pose is not None
    return pose


def test_who_dances_as_asked_has_the_dancer_on_every_joint():
    placed = follow(Fitting(REFERENCE), until_s=5.0)
    np.testing.assert_allclose(placed.xy, danced(5.0 - 1 / 30).xy, atol=0.01)


def test_an_arm_that_hangs_does_not_take_the_dancer_along():
    fitting = Fitting(REFERENCE)
    for song_s in np.arange(0, 5, 1 / 30):
        pose = danced(song_s)
        xy = pose.xy.copy()
        xy[JOINT["left_wrist"]] = xy[JOINT["left_elbow"]] = xy[JOINT["left_shoulder"]] + np.array([0, 0.15])
        fitting.follow(Pose(xy, pose.confidence), song_s=song_s, now_s=song_s)
    placed = fitting.placed(song_s)
    assert placed is not None
    np.testing.assert_allclose(placed.xy, danced(song_s).xy, atol=0.01)


def test_a_crouch_shows_and_is_not_followed_at_once():
    fitting = Fitting(REFERENCE)
    before = follow(fitting, until_s=4.0)
    crouching = danced(4.0)
    xy = crouching.xy.copy()
    upper = [number for name, number in JOINT.items() if name.split("_")[-1] not in ("ankle", "toe")]
    xy[upper, 1] += 0.08
    for step in range(60):
        fitting.follow(Pose(xy, crouching.confidence), song_s=4.0, now_s=104.0 + step / 30)
    placed = fitting.placed(4.0)
    assert placed is not None
    assert placed.xy[JOINT["left_shoulder"], 1] == pytest.approx(before.xy[JOINT["left_shoulder"], 1], abs=0.03)


def test_the_dancer_comes_after_within_a_second_or_so():
    fitting = Fitting(REFERENCE)
    follow(fitting, until_s=4.0)
    moved = follow(fitting, since_s=4.0, until_s=4.0 + FOLLOWS_S, at=(0.9, 0.2))
    aside = moved.xy[JOINT["left_hip"], 0] - danced(4.0 + FOLLOWS_S).xy[JOINT["left_hip"], 0]
    assert 0.5 * 0.5 < aside < 0.9 * 0.5
    later = follow(fitting, since_s=5.0, until_s=11.0, at=(0.9, 0.2), size=0.75)
    np.testing.assert_allclose(later.xy, danced(11 - 1 / 30, at=(0.9, 0.2), size=0.75).xy, atol=0.02)


def test_who_dances_as_in_a_mirror_has_the_dancer_turned_over():
    fitting = Fitting(REFERENCE, is_mirrored=True)
    for song_s in np.arange(0, 5, 1 / 30):
        pose = danced(song_s)
        own = Pose(mirror(pose.xy, axis_x=0.7), mirror_confidence(pose.confidence))
        fitting.follow(own, song_s=song_s, now_s=song_s)
    placed = fitting.placed(song_s)
    assert placed is not None
    np.testing.assert_allclose(placed.xy, own.xy, atol=0.01)


def test_when_the_song_goes_back_the_dancer_stays_with_the_player():
    walking = replace(REFERENCE, xy=(REFERENCE.xy + np.linspace(0, 1, len(REFERENCE.xy))[:, None, None]).astype("f4"))
    fitting = Fitting(walking)
    still = danced(0.0)
    for song_s in np.arange(0, 20, 1 / 30):
        fitting.follow(still, song_s=song_s, now_s=song_s)
    fitting.follow(still, song_s=0.0, now_s=20.0)
    placed = fitting.placed(0.0)
    assert placed is not None
    hips = [JOINT["left_hip"], JOINT["right_hip"]]
    assert placed.xy[hips, 0].mean() == pytest.approx(still.xy[hips, 0].mean(), abs=0.05)


def test_feet_below_the_picture_do_not_move_the_dancer():
    fitting = Fitting(REFERENCE)
    whole = follow(fitting, until_s=4.0)
    pose = danced(4.0)
    confidence = pose.confidence.copy()
    confidence[[JOINT["left_ankle"], JOINT["right_ankle"], JOINT["left_toe"], JOINT["right_toe"]]] = 0.0
    fitting.follow(Pose(pose.xy, confidence), song_s=4.0, now_s=104.0)
    placed = fitting.placed(4.0 - 1 / 30)
    assert placed is not None
    np.testing.assert_allclose(placed.xy, whole.xy, atol=0.005)


def test_nobody_is_no_place_to_stand():
    fitting = Fitting(REFERENCE)
    assert fitting.placed(0.0) is None
    fitting.follow(UNSEEN, song_s=0.0, now_s=0.0)
    assert fitting.placed(0.0) is None
    kept = follow(fitting, until_s=2.0)
    fitting.follow(UNSEEN, song_s=2.0, now_s=200.0)
    placed = fitting.placed(2.0 - 1 / 30)
    assert placed is not None
    np.testing.assert_array_equal(placed.xy, kept.xy)


def test_a_dance_without_legs_is_placed_by_the_hips():
    xy, confidence = REFERENCE.xy.copy(), REFERENCE.confidence.copy()
    legs = [number for name, number in JOINT.items() if name.split("_")[-1] in ("knee", "ankle", "toe")]
    xy[:, legs], confidence[:, legs] = np.nan, 0.0
    upper: PoseSequence = replace(REFERENCE, xy=xy, confidence=confidence)
    placed = follow(Fitting(upper), until_s=5.0)
    seen = np.isfinite(placed.xy).all(axis=1)
    np.testing.assert_allclose(placed.xy[seen], danced(5.0 - 1 / 30).xy[seen], atol=0.01)
    assert seen.sum() == JOINT_COUNT - len(legs)
