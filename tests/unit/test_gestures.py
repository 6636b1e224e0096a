"""Gestures: who means one is understood, at any size, place and rate; who does not is not."""

import numpy as np
import pytest
from drawn_dances import draw_dance
from gesture_people import (
    ANSWERS,
    BOTH_UP,
    CROSSED,
    DRINKING,
    FOLDED,
    IDLE,
    LEFT_UP,
    LEGS,
    ON_HEAD,
    RIGHT_UP,
    SCRATCHING,
    arms,
    person,
    timeline,
)  # fmt: skip
from hypothesis import given, settings
from hypothesis import strategies as st

from dancegame.core.gestures.arm_poses import ARM_POSES
from dancegame.core.gestures.buzzer import ANSWER_S, Buzzers, held_answer
from dancegame.core.gestures.cross import Crossing, is_crossed
from dancegame.core.gestures.hold import Hold
from dancegame.core.gestures.pointing import DWELL_S, INSIDE_EDGE, Pointing
from dancegame.core.gestures.raising import RAISE_S, RaisedHands
from dancegame.core.gestures.upper_body import read_upper_body
from dancegame.core.gestures.watch import GestureWatch, Want
from dancegame.core.intents import Answer, Back, Choose, Move, Pause
from dancegame.core.limbs import LIMB_NAMES
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL

QUICK = settings(max_examples=25)
places = st.tuples(st.floats(0.3, 1.5), st.floats(0.2, 0.6))
metres = st.floats(0.2, 0.7)
rates = st.floats(8.0, 60.0)
noises = st.integers(0, 1000).map(lambda seed: np.random.default_rng(seed).normal(0, 0.012, (len(CANONICAL), 2)))
POINTING = arms(right=((0.45, 0.6), (0.35, -0.93)))
POINTING_LEFT = arms(left=((0.45, 0.6), (0.35, -0.93)))


def said(watch: GestureWatch, steps, *, end_s=4.0, rate_hz=30.0, **how) -> list:
    """What somebody says, with the seconds."""
    found = []
    for time_s, now in timeline(steps, end_s=end_s, rate_hz=rate_hz):
        gestures = watch.update(time_s, {0: person(now, **how)}, players={} if watch.want is Want.JOIN else {0: 7})
        found += [(intent, time_s) for intent in gestures.intents] + [("joined", time_s) for _ in gestures.joined]
    return found


# Holding


@given(rate_hz=rates, hold_s=st.floats(0.3, 1.5))
def test_a_ring_takes_its_time_at_any_rate(rate_hz: float, hold_s: float):
    hold = Hold(hold_s)
    closed = [k / rate_hz for k in range(int(3 * rate_hz)) if hold.update(k / rate_hz, True)]
    assert len(closed) == 1
    assert hold_s - 1e-6 <= closed[0] <= hold_s + 1 / rate_hz + 1e-6


@given(st.lists(st.tuples(st.floats(0.01, 0.5), st.sampled_from([True, False, None])), max_size=60))
def test_a_ring_never_fills_faster_than_time_and_stays_within_its_bounds(steps):
    hold, time_s, held_s = Hold(0.8), 0.0, 0.0
    hold.update(0.0, True)
    for step_s, is_held in steps:
        time_s += step_s
        held_s += step_s
        before = hold.progress
        hold.update(time_s, is_held)
        assert 0 <= hold.progress <= 1
        assert hold.progress - before <= held_s / 0.8 + 1e-6
        if is_held is not None:
            held_s = 0.0


def test_where_pictures_are_rare_what_is_held_in_each_is_held_and_what_is_missing_in_one_is_not():
    for gap_s, closes in ((0.6, True), (0.9, False)):
        hold = Hold(1.0)
        assert any(hold.update(k * gap_s, True) for k in range(6)) == closes
    hold = Hold(1.0)
    assert not any(hold.update(k * 0.6, k % 2 == 0) for k in range(12))


def test_a_short_gap_is_bridged_and_a_long_one_is_not():
    for gap_s, is_bridged in ((0.2, True), (0.5, False)):
        hold = Hold(0.8)
        for k in range(10):
            hold.update(k / 20, True)
        before = hold.progress
        for k in range(1, int(gap_s * 20)):
            hold.update(0.45 + k / 20, None)
        hold.update(0.45 + gap_s, True)
        assert (hold.progress > before) == is_bridged


def test_a_dropped_ring_empties_quickly_and_closes_again_only_after_that():
    hold = Hold(0.4)
    closed = [hold.update(k / 30, True) for k in range(60)]
    assert sum(closed) == 1
    hold.update(60 / 30, False)
    assert not any(hold.update(k / 30, True) for k in range(61, 90))
    for k in range(90, 108):
        hold.update(k / 30, False)
    assert hold.progress == 0
    assert any(hold.update(k / 30, True) for k in range(108, 130))


# Poses


def test_the_poses_are_drawable_and_named_as_limbs():
    for answer, pose in enumerate(ARM_POSES):
        assert pose.answer == answer
        assert set(pose.directions) == {name for name in LIMB_NAMES if "arm" in name}
        assert all(np.hypot(*direction) == pytest.approx(1.0, abs=0.01) for direction in pose.directions.values())


@pytest.mark.parametrize("answer", range(4))
@QUICK
@given(at=places, metre=metres, noise=noises)
def test_each_pose_is_its_answer_wherever_and_however_large(answer, at, metre, noise):
    body = read_upper_body(person(ANSWERS[answer], at=at, metre=metre, noise=noise))
    assert body is not None
    assert held_answer(body) == answer
    hidden = read_upper_body(person(ANSWERS[answer], at=at, metre=metre, noise=noise, hidden=LEGS))
    assert hidden is not None
    assert held_answer(hidden) == answer


@pytest.mark.parametrize("pose", [IDLE, CROSSED, FOLDED, SCRATCHING, DRINKING, POINTING])
@QUICK
@given(noise=noises)
def test_what_people_do_while_they_think_is_no_answer(pose, noise):
    body = read_upper_body(person(pose, noise=noise))
    assert body is not None
    assert held_answer(body) is None


def test_who_looks_away_or_is_far_or_unsure_is_nobody():
    pose = person(LEFT_UP)
    away = Pose(pose.xy * (-1, 1) + np.float32((1.8, 0)), pose.confidence)
    assert read_upper_body(away) is None
    assert read_upper_body(person(LEFT_UP, metre=0.05)) is None
    assert read_upper_body(Pose(pose.xy, pose.confidence * 0.2)) is None
    upside_down = Pose(pose.xy * (-1, -1) + np.float32((1.8, 1)), pose.confidence)
    assert read_upper_body(upside_down) is None


# Buzzers


@QUICK
@given(rate_hz=rates, answer=st.integers(0, 3), metre=metres)
def test_an_answer_comes_after_holding_it_at_any_rate(rate_hz: float, answer: int, metre: float):
    found = said(GestureWatch(Want.ANSWERS), [(0, IDLE), (1.0, ANSWERS[answer])], rate_hz=rate_hz, metre=metre)
    assert [intent for intent, _ in found] == [Answer(answer, 7)]
    assert 1.0 + ANSWER_S <= found[0][1] <= 1.3 + ANSWER_S + 3 / rate_hz


def test_an_answer_can_be_changed_until_the_ring_closes_and_not_after():
    changed = said(GestureWatch(Want.ANSWERS), [(0, IDLE), (1, LEFT_UP), (1.8, BOTH_UP), (3.2, RIGHT_UP)], end_s=6)
    assert [intent for intent, _ in changed] == [Answer(2, 7)]


def test_the_next_question_is_answered_by_who_has_let_go_of_the_last_answer():
    for steps, expected in (
        ([(0, IDLE), (1, ON_HEAD)], [3]),
        ([(0, IDLE), (1, ON_HEAD), (3, IDLE), (4, LEFT_UP)], [3, 0]),
    ):
        buzzers, answers = Buzzers(), []
        for time_s, now in timeline(steps, end_s=7):
            found = buzzers.update(time_s, {3: person(now)})
            answers += [one.answer for one in found]
            if found:
                buzzers.clear()
        assert answers == expected


def test_a_hand_that_was_up_before_the_question_is_no_answer():
    watch = GestureWatch(Want.JOIN)
    joined, answers = [], []
    for time_s, now in timeline([(0, IDLE), (1, LEFT_UP)], end_s=6):
        gestures = watch.update(time_s, {0: person(now)})
        if gestures.joined and not joined:
            watch.listen(Want.ANSWERS)
        joined += gestures.joined
        answers += gestures.intents
    assert (joined, answers) == ([0], [])


def test_a_pose_let_go_early_is_no_answer():
    steps = [(0, IDLE), (1, LEFT_UP), (1.7, IDLE), (2.4, LEFT_UP), (3.1, IDLE)]
    assert said(GestureWatch(Want.ANSWERS), steps, end_s=5) == []


def test_six_answer_at_once_each_for_themselves():
    buzzers, found = Buzzers(), {}
    for k in range(80):
        poses = {
            slot: person(ANSWERS[slot % 4] if k > 20 else IDLE, at=(0.2 + 0.27 * slot, 0.4), metre=0.3)
            for slot in range(6)
        }
        for answered in buzzers.update(k / 20, poses):
            found[answered.slot] = answered.answer
        assert len(buzzers.rings) in (0, 6)
    assert found == {slot: slot % 4 for slot in range(6)}


def test_joints_that_are_unseen_for_a_moment_do_not_matter():
    buzzers, found = Buzzers(), []
    for k in range(80):
        hidden = ("left_wrist",) if k % 10 in (3, 4, 5) else ()
        poses = {} if k % 10 == 8 else {0: person(BOTH_UP if k > 20 else IDLE, hidden=hidden)}
        found += buzzers.update(k / 20, poses)
    assert [one.answer for one in found] == [2]


# Joining


@QUICK
@given(rate_hz=rates, metre=metres, is_left=st.booleans(), is_seated=st.booleans())
def test_a_raised_hand_joins_once(rate_hz: float, metre: float, is_left: bool, is_seated: bool):
    steps = [(0, IDLE), (1.2, LEFT_UP if is_left else RIGHT_UP)]
    hidden = LEGS if is_seated else ()
    found = said(GestureWatch(Want.JOIN), steps, rate_hz=rate_hz, metre=metre, hidden=hidden)
    assert [what for what, _ in found] == ["joined"]
    assert found[0][1] <= 1.5 + RAISE_S + 3 / rate_hz


def test_hands_below_a_table_may_be_raised():
    raises, joined = RaisedHands(), []
    for k in range(90):
        pose = person(RIGHT_UP) if k > 30 else person(IDLE, hidden=(*LEGS, "left_wrist", "right_wrist"))
        joined += raises.update(k / 30, {2: pose})
    assert joined == [2]


@QUICK
@given(seed=st.integers(0, 1000))
def test_a_poster_never_joins_however_the_estimator_trembles(seed: int):
    random, raises = np.random.default_rng(seed), RaisedHands()
    for k in range(300):
        slip = LEFT_UP if random.random() > 0.05 else IDLE
        pose = person(slip, noise=random.normal(0, 0.01, (len(CANONICAL), 2)))
        assert raises.update(k / 30, {0: pose}) == ()


def test_a_spectator_far_behind_and_who_walks_by_do_not_join():
    raises = RaisedHands()
    for time_s, now in timeline([(0, IDLE), (1, LEFT_UP)], end_s=4):
        behind = person(now, metre=0.12, at=(0.3, 0.2))
        walking = person(now, at=(0.2 + 0.4 * time_s, 0.3))
        assert raises.update(time_s, {0: person(IDLE, at=(1.0, 0.4)), 1: behind, 2: walking}) == ()


def test_who_has_just_joined_chooses_nothing_with_the_same_hand():
    watch, players, intents = GestureWatch(Want.JOIN), {}, []
    for time_s, now in timeline([(0, IDLE), (1, LEFT_UP)], end_s=6):
        gestures = watch.update(time_s, {0: person(now)}, players=players)
        players |= dict.fromkeys(gestures.joined, 1)
        intents += gestures.intents
    assert players == {0: 1}
    assert intents == []


# Pointing


@QUICK
@given(at=places, metre=metres, rate_hz=rates)
def test_a_hand_that_rests_chooses_once_wherever_one_stands(at, metre, rate_hz):
    found = said(GestureWatch(Want.MENU), [(0, IDLE), (1.0, POINTING)], rate_hz=rate_hz, at=at, metre=metre)
    assert [intent for intent, _ in found] == [Choose(7)]
    assert 1.0 + DWELL_S <= found[0][1] <= 2.0 + DWELL_S


def cursor(pose, **how) -> tuple[float, float]:
    pointing = Pointing()
    for time_s, now in timeline([(0, IDLE), (0.6, pose)], end_s=2):
        pointing.update(time_s, {0: person(now, **how)}, target=None)
    assert pointing.pointer is not None
    return pointing.pointer.x, pointing.pointer.y


@QUICK
@given(at=places, metre=metres)
def test_the_cursor_is_where_the_hand_is_beside_its_own_shoulder(at, metre):
    assert cursor(POINTING, at=at, metre=metre) == pytest.approx(cursor(POINTING), abs=0.01)


def test_the_cursor_goes_as_in_a_mirror():
    right, left = cursor(POINTING), cursor(POINTING_LEFT)
    assert left[0] == pytest.approx(1 - right[0], abs=0.01)
    further = cursor(arms(right=((0.7, 0.4), (0.7, -0.7))))
    assert further[0] > right[0]
    higher = cursor(arms(right=((0.6, -0.2), (0.3, -0.95))))
    assert higher[1] < right[1]


def test_nothing_is_chosen_without_a_target_or_while_it_changes():
    for targets in ([None], ["a", "b", "c"]):
        pointing = Pointing()
        for k, (time_s, now) in enumerate(timeline([(0, IDLE), (0.6, POINTING)], end_s=4)):
            assert pointing.update(time_s, {0: person(now)}, target=targets[k // 15 % len(targets)]) is None


def test_both_hands_up_a_hand_at_the_face_and_one_that_moves_choose_nothing():
    for pose in (BOTH_UP, SCRATCHING, DRINKING, FOLDED, ON_HEAD):
        assert said(GestureWatch(Want.MENU), [(0, IDLE), (1.0, pose)]) == []
    waving = [(0.0, IDLE)] + [(1 + 0.35 * k, (POINTING, LEFT_UP, IDLE)[k % 3]) for k in range(12)]
    assert said(GestureWatch(Want.MENU), waving, end_s=5) == []


def test_who_pointed_first_points_until_the_hand_goes_down():
    pointing, owners = Pointing(), []
    first = timeline([(0, IDLE), (0.6, POINTING), (3.0, IDLE)], end_s=6)
    second = timeline([(0, IDLE), (1.2, POINTING)], end_s=6)
    chosen = []
    for (time_s, one), (_, other) in zip(first, second, strict=True):
        chooser = pointing.update(time_s, {0: person(one, at=(0.4, 0.3)), 5: person(other, at=(1.4, 0.3))})
        owners.append(pointing.pointer.slot if pointing.pointer else None)
        chosen += [] if chooser is None else [(chooser, time_s)]
    order = [owner for k, owner in enumerate(owners) if k == 0 or owner != owners[k - 1]]
    assert order == [None, 0, 5]
    assert [slot for slot, _ in chosen] == [0, 5]
    assert chosen[1][1] > 3.3 + DWELL_S


def test_another_screen_waits_for_the_hand_to_move():
    watch, found = GestureWatch(Want.MENU), []
    for time_s, now in timeline([(0, IDLE), (0.6, POINTING)], end_s=6):
        found += watch.update(time_s, {0: person(now)}).intents
        if found and len(found) == 1:
            watch.listen(Want.MENU)
    assert len(found) == 1


LOW = arms(right=((0.6, 0.6), (0.7, -0.6)))
FROM_ABOVE_TO_LOW = [(0, IDLE), (1.0, POINTING), (1.6, LOW)]


def test_pointing_below_the_picture_rolls_a_list():
    found = said(GestureWatch(Want.LIST), FROM_ABOVE_TO_LOW)
    assert found
    assert {intent for intent, _ in found} == {Move(down=1, player=7)}


def test_a_hand_a_little_too_low_is_on_the_lowest_choices_of_a_menu():
    watch = GestureWatch(Want.MENU)
    assert {intent for intent, _ in said(watch, FROM_ABOVE_TO_LOW)} == {Choose(7)}
    pointing = Pointing()
    for time_s, now in timeline(FROM_ABOVE_TO_LOW, end_s=3):
        pointing.update(time_s, {0: person(now)})
    assert pointing.pointer is not None
    assert pointing.pointer.y == pytest.approx(1 - INSIDE_EDGE)


def test_a_hand_much_too_low_chooses_nothing():
    far = arms(right=((0.6, 0.6), (0.85, -0.4)))
    assert said(GestureWatch(Want.MENU), [(0, IDLE), (1.0, POINTING), (1.6, far)]) == []


# Crossed arms


@QUICK
@given(at=places, metre=metres, noise=noises, rate_hz=rates)
def test_crossed_arms_go_back_in_a_menu_and_pause_a_dance(at, metre, noise, rate_hz):
    steps = [(0, IDLE), (1.0, CROSSED)]
    for want, intent in ((Want.MENU, Back(7)), (Want.DANCE, Pause(7)), (Want.ANSWERS, Pause(7))):
        found = said(GestureWatch(want), steps, at=at, metre=metre, noise=noise, rate_hz=rate_hz)
        assert [what for what, _ in found] == [intent]


@pytest.mark.parametrize("pose", [IDLE, FOLDED, *ANSWERS, SCRATCHING, DRINKING, POINTING])
@QUICK
@given(noise=noises)
def test_nothing_else_is_a_cross(pose, noise):
    body = read_upper_body(person(pose, noise=noise))
    assert body is not None
    assert not is_crossed(body)


def test_a_cross_that_is_let_go_is_none():
    crossing = Crossing()
    for time_s, now in timeline([(0, IDLE), (1, CROSSED), (1.6, IDLE)], end_s=4):
        assert crossing.update(time_s, {0: person(now)}) == ()
    assert crossing.progress == {0: 0.0}


def test_a_cross_that_is_still_held_does_not_leave_the_next_screen_as_well():
    watch, found = GestureWatch(Want.MENU), []
    for time_s, now in timeline([(0, IDLE), (1, CROSSED)], end_s=7):
        intents = watch.update(time_s, {0: person(now)}, players={0: 3}).intents
        found += intents
        if intents:
            watch.listen(Want.MENU)
    assert found == [Back(3)]


# Nobody means anything


@pytest.mark.parametrize("want", list(Want))
@pytest.mark.parametrize("seed", range(4))
def test_dancing_says_nothing(want: Want, seed: int):
    watch, dance = GestureWatch(want), draw_dance(seed, scale=0.6, liveliness=1.3)
    for time_s, xy, confidence in zip(dance.times_s, dance.xy, dance.confidence, strict=True):
        gestures = watch.update(float(time_s), {0: Pose(xy, confidence)}, players={} if want is Want.JOIN else {0: 1})
        assert (gestures.intents, gestures.joined) == ((), ())


def test_an_empty_picture_says_nothing():
    watch = GestureWatch(Want.ANSWERS)
    assert watch.update(0.0, {}).rings == ()
    nobody = Pose(np.full((19, 2), np.nan, np.float32), np.zeros(19, np.float32))
    assert watch.update(0.1, {0: nobody}).intents == ()
