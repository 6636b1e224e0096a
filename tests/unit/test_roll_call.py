"""The roll call: who is asked, in which order, who answers, and that nobody is asked for nothing."""

import pytest
from gesture_people import IDLE, RIGHT_UP, person

from dancegame.core.evening.players import Player
from dancegame.core.evening.roll_call import CALLING_S, TAKING_IN_S, RollCall, Said
from dancegame.core.live import LivePoses

PLAYERS = {0: Player(1), 1: Player(2), 2: Player(3)}
ALIKE = {0: frozenset({2}), 2: frozenset({0})}
HZ = 20


class Room:
    """Three in front of the camera, watched by a roll call."""

    def __init__(self, call: RollCall) -> None:
        self.call, self.now_s = call, 10.0
        self.calls: list[int] = []
        self.said: list[Said] = []

    def watch(self, seconds, *, here=(0, 1, 2), unsure=None, up=()):
        for _ in range(round(seconds * HZ)):
            self.now_s += 1 / HZ
            poses = {slot: person(RIGHT_UP if slot in up else IDLE, at=(0.4 + 0.5 * slot, 0.3)) for slot in here}
            said = self.call.update(LivePoses(self.now_s, self.now_s, poses, unsure=unsure or {}))
            if said is not None:
                self.said.append(said)
            if self.call.asked is not None and (not self.calls or self.calls[-1] != self.call.asked):
                self.calls.append(self.call.asked)
        return self


def room(**options) -> Room:
    return Room(RollCall(PLAYERS, known=PLAYERS, **options))


def test_nobody_is_asked_where_everybody_is_known():
    assert room().watch(5.0).calls == []
    assert room().watch(5.0, here=(1,)).calls == []


def test_who_is_alike_is_asked_and_whoever_raises_a_hand_has_the_name():
    asked = room().watch(2.0, unsure=ALIKE).watch(1.5, unsure=ALIKE, up={2})
    assert (asked.calls, asked.said) == ([0], [Said(slot=2, player=0)])
    assert asked.watch(5.0).calls == [0]
    assert not asked.call.is_on


def test_who_is_known_for_sure_says_nothing_by_a_raised_hand():
    assert room().watch(2.0, unsure=ALIKE).watch(3.0, unsure=ALIKE, up={1}).said == []


def test_who_is_not_found_for_a_moment_is_not_asked_twice():
    asked = room().watch(2.0, unsure=ALIKE)
    asked.watch(0.5, here=(0, 1), unsure={0: ALIKE[0]}).watch(0.5, here=(1, 2), unsure={2: ALIKE[2]})
    assert asked.watch(2.0, unsure=ALIKE).call.count == 1


def test_the_one_who_is_there_in_the_place_of_another_is_asked_after_them():
    """Slot 2 is fetching drinks, or slot 0 is."""
    asked = room().watch(2.0, here=(0, 1), unsure={0: ALIKE[0]})
    assert asked.calls == [0]
    asked.watch(CALLING_S + 1.0, here=(0, 1), unsure={0: ALIKE[0]})
    assert asked.calls == [0, 2]
    asked.watch(1.5, here=(0, 1), unsure={0: ALIKE[0]}, up={0})
    assert asked.said == [Said(slot=0, player=2)]


@pytest.mark.parametrize("is_skipped", [True, False])
def test_it_goes_on_without_an_answer(is_skipped):
    asked = room().watch(2.0, unsure=ALIKE)
    if is_skipped:
        assert set(asked.call.skip()) == {0, 2}
    else:
        asked.watch(2 * CALLING_S + 3, unsure=ALIKE)
    assert asked.watch(3.0, unsure=ALIKE).call.asked is None
    assert not asked.call.is_on
    assert asked.call.left_share(asked.now_s + 99) == 0


def test_who_is_missed_while_a_stranger_is_there_is_asked_once_until_seen_again():
    silent: set[int] = set()
    asked = room(silent=silent).watch(4.0, here=(0, 1, 5))
    assert asked.calls == [2]
    asked.watch(1.5, here=(0, 1, 5), up={5})
    assert asked.said == [Said(slot=5, player=2)]
    later = room(silent=silent).watch(4.0 + CALLING_S, here=(0, 1, 5))
    assert (later.calls, silent) == ([2], {2})
    assert room(silent=silent).watch(5.0, here=(0, 1, 5)).calls == []
    room(silent=silent).watch(1.0)
    assert silent == set()


def test_somebody_new_who_has_joined_is_no_stranger():
    asked = room()
    asked.call.welcome(5, Player(4))
    assert asked.watch(5.0, here=(0, 1, 5)).calls == []


def test_a_click_says_who_it_is():
    asked = room()
    assert asked.call.point_out(1) is None
    asked.watch(2.0, unsure=ALIKE)
    assert asked.call.point_out(2) == Said(2, 0)
    assert asked.call.asked is None


def test_the_time_to_answer_runs_out_evenly():
    asked = room()
    while asked.call.asked is None:
        asked.watch(1 / HZ, unsure=ALIKE)
    begun_s = asked.now_s
    assert asked.call.left_share(begun_s) == 1.0
    assert asked.call.left_share(begun_s - 1) == 1.0
    assert asked.call.left_share(begun_s + CALLING_S / 4) == pytest.approx(0.75)
    assert asked.call.left_share(begun_s + 2 * CALLING_S) == 0.0


def test_how_far_a_hand_is_up_is_told_only_while_somebody_is_called():
    asked = room()
    assert asked.watch(0.3, up={0}).call.progress == {}
    assert not asked.call.is_on
    asked.watch(2.0, unsure=ALIKE).watch(0.3, unsure=ALIKE, up={2})
    assert set(asked.call.progress) >= {2}
    assert asked.call.is_on


def test_a_click_ends_the_call_and_says_nothing_where_nobody_is_called():
    asked = room()
    assert asked.call.point_out(1) is None
    asked.watch(2.0, unsure=ALIKE)
    assert asked.call.point_out(2) == Said(slot=2, player=0)
    assert asked.call.asked is None
    assert asked.call.progress == {}


def test_who_is_skipped_is_taken_for_granted():
    asked = room().watch(2.0, unsure=ALIKE)
    assert asked.call.skip() == (0, 2)
    assert asked.call.asked is None
    assert asked.watch(3.0, unsure=ALIKE).calls == [0]


def test_whose_looks_tell_after_all_is_called_no_more():
    asked = room().watch(2.0, unsure=ALIKE)
    assert asked.call.asked == 0
    assert asked.watch(3.0).call.asked is None
    assert asked.said == []


def test_where_nobody_is_called_nobody_is_skipped():
    asked = room()
    assert asked.call.skip() == ()
    assert asked.watch(2.0, unsure=ALIKE).calls == [0]


@pytest.mark.parametrize("known_for_sure", [1, 7])
def test_who_is_seen_for_sure_or_not_expected_is_not_asked_though_another_looks_like_them(known_for_sure: int):
    asked = room().watch(2 * CALLING_S + 3, unsure={0: frozenset({known_for_sure})})
    assert asked.calls == [0]


def test_after_an_answer_nobody_is_called_until_it_has_been_taken_in():
    asked = room().watch(2.0, unsure=ALIKE)
    while not asked.said:
        asked.watch(1 / HZ, unsure=ALIKE, up={2})
    said_s = asked.now_s
    while asked.call.asked is None:
        asked.watch(1 / HZ, unsure=ALIKE)
    assert asked.now_s - said_s == pytest.approx(TAKING_IN_S, abs=1.5 / HZ)
