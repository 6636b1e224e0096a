"""The made-up gestures of the bench: the same each time, and understood; and a dance chooses nothing."""

import numpy as np
import pytest

from dancegame.bench.gestures.meant import KINDS, meant_gestures, poses_of, watch_meant
from dancegame.bench.gestures.people import bent_to, look, posed, somebody
from dancegame.bench.gestures.unmeant import EVERYDAY, Unmeant, said_of, unmeant_evenings
from dancegame.core.gestures.cross import is_crossed
from dancegame.core.gestures.upper_body import read_upper_body
from dancegame.core.gestures.watch import Want
from dancegame.core.poses import PoseSequence
from dancegame.songs.library import Library, starter_pack

COUNT = 8


@pytest.mark.parametrize("kind", list(KINDS))
def test_meant_gestures_are_understood(kind: str):
    understood = [watch_meant(meant) for meant in meant_gestures(kind, COUNT)]
    assert sum(one.after_s <= 2.0 for one in understood) >= COUNT - 1
    assert sum(one.wrong for one in understood) == 0


def test_the_same_seed_makes_the_same_gesture_and_another_a_different_one():
    first, again = (next(iter(meant_gestures("back", 1))) for _ in range(2))
    np.testing.assert_array_equal(first.performance.xy, again.performance.xy)
    people = [somebody(seed) for seed in range(12)]
    assert len({person.dancer.fps for person in people}) > 2
    assert {bool(person.dancer.hidden) for person in people} == {True, False}


def test_a_gesture_before_it_begins_is_somebody_who_stands():
    for meant in meant_gestures("back", 3):
        early = [pose for time_s, pose in poses_of(meant.performance) if time_s < meant.at_s]
        bodies = [body for pose in early if (body := read_upper_body(pose)) is not None]
        assert bodies
        assert not any(is_crossed(body) for body in bodies)


def test_an_arm_reaches_where_it_is_bent_to():
    wrist = np.array((0.2, -0.1, -0.25))
    arm = bent_to(wrist)
    np.testing.assert_allclose(np.add(arm["upper_arm"], arm["forearm"]), wrist, atol=1e-6)
    assert np.linalg.norm(arm["upper_arm"]) == pytest.approx(0.284, abs=1e-6)


@pytest.mark.parametrize("name", list(EVERYDAY))
def test_what_people_do_while_they_wait_is_seen_whole(name: str):
    person = somebody(3)
    body = read_upper_body(look(person, posed(person, EVERYDAY[name], is_exact=True)))
    assert body is not None
    assert all(arm.wrist is not None for arm in body.arms)


def test_evenings_say_little_and_dances_choose_nothing():
    evening = next(iter(unmeant_evenings(1)))
    assert evening.performance.duration_s > 59
    assert said_of(evening, Want.DANCE)["pause"] <= 1
    pack = starter_pack()
    assert pack is not None
    reference = Library([pack]).load_dance("can-can").reference
    count = int(np.searchsorted(reference.times_s, 30.0))
    dance = PoseSequence(reference.times_s[:count], reference.xy[:count], reference.confidence[:count], reference.fps)
    for want in (Want.MENU, Want.DANCE):
        said = said_of(Unmeant("song", dance), want)
        assert said["choose"] + said["back"] + said["pause"] == 0
