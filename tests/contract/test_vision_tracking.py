"""Tracking: who is who from picture to picture, with made-up people."""

import numpy as np
from puppet_dances import swing_dance

from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.vision.tracking import MEMORY_S, Tracker

PICTURE_S = 1 / 30
BODY = swing_dance(duration_s=0.1).xy[0] - np.float32((0.6, 0.0))


def person(x: float, y: float = 0.0) -> Pose:
    """Somebody who stands at x picture heights."""
    return Pose(BODY + np.float32((x, y)), np.ones(JOINT_COUNT, np.float32))


def places(players: dict[int, Pose]) -> dict[int, float]:
    """Slot -> where it stands, to a hundredth."""
    return {slot: round(float(np.median(pose.xy[:, 0])), 2) for slot, pose in players.items()}


def test_newcomers_take_slots_from_left_to_right():
    players, ambiguous = Tracker(3).update([person(1.2), person(0.3), person(0.8)], 0.0)
    assert places(players) == {0: 0.3, 1: 0.8, 2: 1.2}
    assert not ambiguous


def test_the_order_of_poses_does_not_matter():
    tracker = Tracker(2)
    for k in range(30):
        poses = [person(0.4), person(1.2)]
        players, _ = tracker.update(poses[:: 1 if k % 2 else -1], k * PICTURE_S)
        assert places(players) == {0: 0.4, 1: 1.2}


def test_people_who_cross_keep_their_slots_and_are_ambiguous_while_they_do():
    tracker = Tracker(2)
    doubted = []
    for k in range(61):
        share = k / 60
        players, ambiguous = tracker.update([person(0.4 + 0.8 * share), person(1.2 - 0.8 * share)], k * PICTURE_S)
        doubted.append(bool(ambiguous))
    assert places(players) == {0: 1.2, 1: 0.4}
    assert any(doubted[25:36])
    assert not any(doubted[:20])
    assert not any(doubted[41:])


def test_more_people_than_slots_leave_the_players_alone():
    tracker = Tracker(1)
    tracker.update([person(0.5)], 0.0)
    for k in range(1, 90):
        players, _ = tracker.update([person(1.3), person(0.5)], k * PICTURE_S)
        assert places(players) == {0: 0.5}


def test_a_player_who_returns_within_the_memory_has_the_same_slot():
    tracker = Tracker(2)
    tracker.update([person(0.4), person(1.2)], 0.0)
    for k in range(1, int((MEMORY_S - 1) * 30)):
        players, _ = tracker.update([person(1.2)], k * PICTURE_S)
        assert places(players) == {1: 1.2}
    players, _ = tracker.update([person(0.5), person(1.2)], MEMORY_S - 0.9)
    assert places(players) == {0: 0.5, 1: 1.2}


def test_a_forgotten_slot_is_given_away():
    tracker = Tracker(1)
    tracker.update([person(0.3)], 0.0)
    players, _ = tracker.update([person(1.5)], MEMORY_S + 1)
    assert places(players) == {0: 1.5}


def test_somebody_who_jumps_far_is_back_after_a_moment():
    tracker = Tracker(1)
    tracker.update([person(0.3)], 0.0)
    seen = [k for k in range(1, 60) if tracker.update([person(1.5)], k * PICTURE_S)[0]]
    assert 10 < seen[0] < 30
    assert seen == list(range(seen[0], 60))


def test_empty_pictures_and_poses_without_joints():
    tracker = Tracker(2)
    nobody = Pose(np.full((JOINT_COUNT, 2), np.nan, np.float32), np.zeros(JOINT_COUNT, np.float32))
    assert tracker.update([], 0.0) == ({}, frozenset())
    assert tracker.update([nobody], 0.1) == ({}, frozenset())
    head = np.arange(JOINT_COUNT) < 5
    pose = person(0.5)
    only_head = Pose(np.where(head[:, None], pose.xy, np.nan).astype(np.float32), head.astype(np.float32))
    assert list(tracker.update([only_head], 0.2)[0]) == [0]
    assert list(tracker.update([only_head], 0.3)[0]) == [0]
