"""Whom the camera sees now."""

import numpy as np

from dancegame.core.live import LivePoses
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.presence import UNSEEN_S, Presence

POSE = Pose(np.zeros((JOINT_COUNT, 2), np.float32), np.ones(JOINT_COUNT, np.float32))


def watched(*pictures: tuple[float, set[int], set[int]]) -> Presence:
    presence = Presence()
    for captured_s, players, ambiguous in pictures:
        presence.see(LivePoses(captured_s, captured_s, dict.fromkeys(players, POSE), frozenset(ambiguous)))
    return presence


def test_who_is_not_seen_for_a_while_is_told_apart_from_the_others():
    assert Presence().unseen([0, 1]) == frozenset()
    assert watched((5.0, {0, 1}, set()), (5.0 + UNSEEN_S, {0}, set())).unseen([0, 1]) == frozenset()
    assert watched((5.0, {0, 1}, set()), (5.1 + UNSEEN_S, {0}, set())).unseen([0, 1]) == {1}
    assert watched((5.0, {0, 1}, set()), (9.0, {0}, set()), (9.1, {0, 1}, set())).unseen([0, 1]) == frozenset()


def test_who_was_never_seen_is_missing_after_the_same_time_and_others_do_not_matter():
    presence = watched((5.0, {3}, set()), (5.1 + UNSEEN_S, {3}, set()))
    assert presence.unseen([0, 3]) == {0}
    assert presence.unseen([3]) == frozenset()


def test_whoever_may_be_behind_somebody_is_there():
    assert watched((5.0, {0, 1}, set()), (9.0, {0}, {0, 1})).unseen([0, 1]) == frozenset()


def test_a_camera_that_gives_nothing_makes_nobody_vanish():
    presence = watched((5.0, {0}, set()))
    assert presence.unseen([0]) == frozenset()
