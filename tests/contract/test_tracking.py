"""Tracking: who is who from picture to picture, and who plays, with made-up people."""

import numpy as np
import pytest
from puppet_dances import swing_dance

from dancegame.core.poses import JOINT_COUNT, MOST_SLOTS, Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.tracking.identity import HIDDEN_S
from dancegame.vision.tracking.records import LOST_S
from dancegame.vision.tracking.roster import HAND_S, LINEUP_S, STEADY_S, STILL_S
from dancegame.vision.tracking.tracker import MEMORY_S, Tracker

FPS = 30
DANCE = swing_dance(duration_s=20.0).xy - np.float32((0.6, 0.0))
BODY = DANCE[0]
RED, BLUE, GREEN, YELLOW = (200, 40, 40), (40, 60, 200), (60, 160, 60), (220, 200, 40)
HEIGHT_PX, WIDTH_PX = 90, 160


def person(x: float, y: float = 0.0, *, size: float = 1.0, body: np.ndarray = BODY) -> Pose:
    """Somebody whose feet are at x picture heights, on the floor or y below it."""
    floor = np.float32((0.0, 0.9))
    return Pose((body - floor) * np.float32(size) + floor + np.float32((x, y)), np.ones(JOINT_COUNT, np.float32))


def dancer(x: float, k: int, *, size: float = 1.0) -> Pose:
    """Somebody who dances, in the k-th picture."""
    return person(x, size=size, body=DANCE[k % len(DANCE)])


def stroller(x: float, k: int, *, y: float = 0.0, size: float = 1.0) -> Pose:
    """Somebody who moves the legs and keeps the hands down."""
    body = BODY.copy()
    for side, sign in (("left", 1), ("right", -1)):
        legs = [CANONICAL.index(f"{side}_{joint}") for joint in ("knee", "ankle", "toe")]
        body[legs, 0] += np.float32(sign * 0.06 * np.sin(k / 3))
    return person(x, y, size=size, body=body)


def painted(*people: tuple[Pose, tuple[int, int, int]]) -> np.ndarray:
    """A picture in which everyone wears one colour; later people cover earlier ones."""
    picture = np.full((HEIGHT_PX, WIDTH_PX, 3), 180, np.uint8)
    for pose, colour in people:
        left, top = (pose.xy[:, 0].min(), pose.xy[5, 1])
        right = pose.xy[:, 0].max()
        columns = slice(max(0, round(float(left) * HEIGHT_PX)), max(0, round(float(right) * HEIGHT_PX) + 1))
        picture[round(float(top) * HEIGHT_PX) : HEIGHT_PX, columns] = colour
    return picture


def places(players: dict[int, Pose]) -> dict[int, float]:
    """Slot -> where it stands, to a hundredth."""
    return {slot: round(float(np.median(pose.xy[:, 0])), 2) for slot, pose in players.items()}


def watch(tracker: Tracker, poses_at, duration_s: float, *, start_s: float = 0.0):
    """Track poses_at(k) at 30 pictures a second; return every outcome."""
    count = round(duration_s * FPS)
    return [tracker.update(poses_at(k), start_s + k / FPS) for k in range(count)]


def test_newcomers_take_slots_from_left_to_right():
    players, ambiguous = watch(Tracker(3), lambda k: [person(1.2), person(0.3), person(0.8)], 0.1)[-1]
    assert places(players) == {0: 0.3, 1: 0.8, 2: 1.2}
    assert not ambiguous


def test_who_is_there_when_it_begins_plays_at_once():
    outcomes = watch(Tracker(2), lambda k: [person(0.4), person(1.2)], 0.1)
    assert [len(players) for players, _ in outcomes] == [2, 2, 2]


def test_the_order_of_poses_does_not_matter():
    outcomes = watch(Tracker(2), lambda k: [person(0.4), person(1.2)][:: 1 if k % 2 else -1], 1.0)
    assert all(places(players) == {0: 0.4, 1: 1.2} for players, _ in outcomes)


def test_people_who_cross_keep_their_slots_and_are_ambiguous_while_they_do():
    outcomes = watch(Tracker(2), lambda k: [person(0.4 + 0.8 * k / 60), person(1.2 - 0.8 * k / 60)], 61 / FPS)
    doubted = [bool(ambiguous) for _, ambiguous in outcomes]
    assert places(outcomes[-1][0]) == {0: 1.2, 1: 0.4}
    assert all(doubted[28:33])
    assert not any(doubted[:20])
    assert not any(doubted[45:])


def test_more_people_than_slots_leave_the_players_alone():
    tracker = Tracker(1)
    tracker.update([person(0.5)], 0.0)
    outcomes = watch(tracker, lambda k: [person(1.3), person(0.5)], 3.0, start_s=0.1)
    assert all(places(players) == {0: 0.5} for players, _ in outcomes)


def test_one_alone_is_the_largest_and_most_central_at_once():
    players, _ = Tracker(1).update([person(0.2), person(0.9, size=0.9), person(1.5, size=0.6)], 0.0, painted())
    assert places(players) == {0: 0.9}


def test_a_player_who_returns_within_the_memory_has_the_same_slot():
    tracker = Tracker(2)
    watch(tracker, lambda k: [person(0.4), person(1.2)], 0.5)
    for players, _ in watch(tracker, lambda k: [person(1.2)], MEMORY_S - 1, start_s=0.5):
        assert places(players) == {1: 1.2}
    players, _ = tracker.update([person(0.5), person(1.2)], MEMORY_S - 0.4)
    assert places(players) == {0: 0.5, 1: 1.2}


def test_players_who_return_on_the_other_side_are_known_by_their_clothes():
    tracker = Tracker(2)
    for k in range(60):
        red, blue = dancer(0.4, k), dancer(1.3, k)
        tracker.update([red, blue], k / FPS, painted((red, RED), (blue, BLUE)))
    for k in range(60, 120):
        assert tracker.update([], k / FPS, painted()) == ({}, set())
    for k in range(120, 180):
        red, blue = dancer(1.3, k), dancer(0.4, k)
        people = [(blue, BLUE)] if k < 140 else [(blue, BLUE), (red, RED)]
        players, _ = tracker.update([pose for pose, _ in people], k / FPS, painted(*people))
        assert players.get(1) is blue
    assert players[0] is red


def test_who_turned_round_while_unseen_has_the_slot_again_within_a_second():
    tracker, back = Tracker(3), {}
    for k in range(150):
        red, blue = dancer(0.5, k), dancer(1.3, k)
        people = [(red, RED if k < 60 else GREEN), (blue, BLUE)]
        people = people[1:] if 60 <= k < 80 else people
        players, _ = tracker.update([pose for pose, _ in people], k / FPS, painted(*people))
        back[k] = players.get(0) is red
        assert 2 not in players
    assert all(back[k] for k in range(80 + FPS, 150))


def test_a_slot_that_jumped_to_an_onlooker_comes_back_once_its_dancer_is_found_apart():
    """The network has jumped from a dancer to an onlooker right behind, and the dancer is found anew, walking away."""
    tracker, right = Tracker(2), []
    for k in range(150):
        red = dancer(0.55 - 0.35 * min(max(k - 60, 0) / 20, 1), k)
        blue, onlooker = dancer(1.3, k), person(0.55, y=-0.1, size=0.8)
        seen = [(onlooker, GREEN)] if 60 <= k < 66 else [(red, RED)] if k < 60 else [(onlooker, GREEN), (red, RED)]
        seen = [*seen, (blue, BLUE)]
        players, _ = tracker.update([pose for pose, _ in seen], k / FPS, painted(*seen))
        right.append(players.get(0) is red and players.get(1) is blue)
    assert all(right[80 + FPS :])


def test_people_who_meet_and_turn_back_unseen_are_told_by_their_clothes():
    tracker = Tracker(2)
    turned = []
    for k in range(120):
        apart = 0.5 * abs(k - 60) / 60  # they look as if they crossed: they move on evenly, and are not seen between
        red, blue = person(0.85 - apart), person(0.85 + apart)
        picture = painted((red, RED), (blue, BLUE))
        players, ambiguous = tracker.update([red, blue] if apart > 0.1 else [], k / FPS, picture)
        turned.append(players.get(0) is blue)
        assert players.get(0) is not blue or 0 in ambiguous
    assert players[0] is red
    assert players[1] is blue
    assert not any(turned[80:])


def test_pictures_may_be_read_only_and_turned_round():
    picture = painted((person(0.4), RED))
    picture.flags.writeable = False
    tracker = Tracker(2)
    assert list(tracker.update([person(0.4)], 0.0, picture)[0]) == [0]
    assert list(tracker.update([person(0.4)], 0.1, picture[:, ::-1, ::-1])[0]) == [0]


def test_who_vanishes_beside_somebody_is_ambiguous_for_a_while():
    tracker = Tracker(2)
    watch(tracker, lambda k: [person(0.7), person(1.2 - 0.45 * k / 30)], 31 / FPS)
    outcomes = watch(tracker, lambda k: [person(0.7)], 3.0, start_s=31 / FPS)
    assert [list(players) for players, _ in outcomes] == [[0]] * 90
    hidden = [1 in ambiguous for _, ambiguous in outcomes]
    assert hidden == sorted(hidden, reverse=True)
    assert sum(hidden) == pytest.approx(HIDDEN_S * FPS, abs=1)


def piece(pose: Pose) -> Pose:
    """The legs of somebody, and nothing else."""
    legs = np.array([name.endswith(("hip", "knee", "ankle", "toe")) for name in CANONICAL.joints])
    return Pose(np.where(legs[:, None], pose.xy, np.nan).astype(np.float32), legs.astype(np.float32))


def test_a_piece_of_a_body_beside_somebody_is_not_shown():
    tracker = Tracker(2)
    watch(tracker, lambda k: [person(0.4), person(1.2 - 0.78 * k / 45)], 1.5)
    for players, ambiguous in watch(tracker, lambda k: [piece(person(0.42)), person(0.4)], 0.2, start_s=1.5):
        assert places(players) == {0: 0.4}
        assert ambiguous == {0, 1}


def test_whose_legs_alone_are_seen_is_shown_where_nobody_else_is():
    tracker = Tracker(1)
    watch(tracker, lambda k: [dancer(0.5, k)], 0.5)
    outcomes = watch(tracker, lambda k: [piece(dancer(0.5, k + 15))], 0.5, start_s=0.5)
    assert [list(players) for players, _ in outcomes] == [[0]] * len(outcomes)


ROUND_S, MYSTERY_S = 3.0, 25.0


def party_round(tracker: Tracker, *people: tuple[float, tuple[int, int, int]], start_s: float):
    """Let people (x, clothes) dance for ROUND_S; return the slots of their clothes in each picture."""
    slots = []
    for k in range(round(ROUND_S * FPS)):
        dancing = [(dancer(x, k), clothes) for x, clothes in people]
        players, _ = tracker.update([pose for pose, _ in dancing], start_s + k / FPS, painted(*dancing))
        slots.append({clothes: slot for slot, seen in players.items() for pose, clothes in dancing if pose is seen})
    return slots


def remembered(tracker: Tracker, players: int) -> Tracker:
    return Tracker(players, memory=tracker.memory())


@pytest.mark.parametrize("go_on", [lambda tracker, players: tracker, remembered], ids=["warm", "handed on"])
def test_the_next_round_finds_everybody_in_another_place_with_the_same_slots(go_on):
    tracker = Tracker(3)
    first = party_round(tracker, (0.3, RED), (0.9, BLUE), (1.5, GREEN), start_s=0.0)[-1]
    assert first == {RED: 0, BLUE: 1, GREEN: 2}
    tracker = go_on(tracker, 3)
    after = party_round(tracker, (0.3, GREEN), (0.9, RED), (1.5, BLUE), start_s=ROUND_S + MYSTERY_S)
    assert after[-1] == first
    # Nobody had another one's for a moment.
    assert all(slots.items() <= first.items() for slots in after)
    assert after.index(first) / FPS < 0.5


@pytest.mark.parametrize("go_on", [lambda tracker, players: tracker, remembered], ids=["warm", "handed on"])
def test_a_newcomer_gets_a_slot_that_nobody_had_and_who_sat_out_a_round_returns_to_the_old_one(go_on):
    tracker = Tracker(3)
    party_round(tracker, (0.3, RED), (1.3, BLUE), start_s=0.0)
    tracker = go_on(tracker, 3)
    second = party_round(tracker, (0.3, GREEN), (1.3, BLUE), start_s=ROUND_S + MYSTERY_S)
    assert second[-1] == {GREEN: 2, BLUE: 1}
    tracker = go_on(tracker, 3)
    third = party_round(tracker, (1.0, RED), (0.3, GREEN), (1.6, BLUE), start_s=2 * (ROUND_S + MYSTERY_S))
    assert third[-1] == {GREEN: 2, BLUE: 1, RED: 0}


def test_where_all_slots_are_taken_a_newcomer_gets_that_of_who_does_not_come():
    tracker = Tracker(2)
    party_round(tracker, (0.3, RED), (1.3, BLUE), start_s=0.0)
    assert party_round(tracker, (0.3, GREEN), (1.3, BLUE), start_s=ROUND_S + MYSTERY_S)[-1] == {GREEN: 0, BLUE: 1}


def test_of_more_slots_than_players_a_newcomer_gets_that_of_who_was_there_least():
    tracker = Tracker(2, known=3)
    for start_s in (0.0, 30.0):
        party_round(tracker, (0.3, RED), (1.3, BLUE), start_s=start_s)
    assert party_round(tracker, (0.3, GREEN), (1.3, BLUE), start_s=60.0)[-1] == {GREEN: 2, BLUE: 1}
    party_round(tracker, (1.3, BLUE), start_s=90.0)
    assert party_round(tracker, (0.3, YELLOW), (1.3, BLUE), start_s=120.0)[-1] == {YELLOW: 2, BLUE: 1}


def test_a_camera_that_begins_in_the_dark_makes_nobody_a_newcomer():
    tracker, dark = evening(players=2), (8, 8, 8)
    first = party_round(tracker, (0.3, RED), (1.3, BLUE), start_s=0.0)[-1]
    for k in range(round(0.5 * FPS)):
        poses = [dancer(0.4, k), dancer(1.2, k)]
        assert tracker.update(poses, 30.0 + k / FPS, painted(*((pose, dark) for pose in poses)))[0] == {}
    assert party_round(tracker, (0.4, BLUE), (1.2, RED), start_s=30.5)[-1] == first


@pytest.mark.parametrize("go_on", [lambda tracker: tracker, lambda tracker: evening(memory=tracker.memory())])
def test_a_round_for_fewer_forgets_nobody(go_on):
    tracker = evening()
    first = party_round(tracker, (0.3, RED), (0.9, BLUE), (1.5, GREEN), start_s=0.0)[-1]
    tracker = go_on(tracker)
    tracker.players = 2
    assert party_round(tracker, (0.4, RED), (1.2, BLUE), start_s=30.0)[-1] == {RED: 0, BLUE: 1}
    tracker = go_on(tracker)
    tracker.players = 3
    assert party_round(tracker, (0.3, BLUE), (0.9, GREEN), (1.5, RED), start_s=60.0)[-1] == first


def test_in_an_evening_nobody_gets_the_slot_of_who_fetches_drinks():
    tracker = evening(players=2)
    party_round(tracker, (0.3, RED), (1.3, BLUE), start_s=0.0)
    assert party_round(tracker, (0.3, GREEN), (1.3, BLUE), start_s=30.0)[-1] == {GREEN: 2, BLUE: 1}
    assert party_round(tracker, (0.3, BLUE), (1.3, RED), start_s=60.0)[-1] == {RED: 0, BLUE: 1}
    assert not tracker.unsure


def evening(players: int = 3, **options) -> Tracker:
    """A tracker as an evening has it: for more people than play at a time."""
    return Tracker(players, known=MOST_SLOTS, **options)


def alike(tracker: Tracker, *xs: float, start_s: float) -> tuple[dict[int, float], set[int]]:
    """Let people in the same clothes dance for a round; return where each slot stands, and who is unsure."""
    seen: dict[int, Pose] = {}
    for k in range(round(ROUND_S * FPS)):
        poses = [dancer(x, k) for x in xs]
        seen, _ = tracker.update(poses, start_s + k / FPS, painted(*((pose, RED) for pose in poses)))
    return places(seen), set(tracker.unsure)


def test_two_in_the_same_clothes_are_told_apart_by_what_they_say():
    tracker = evening()
    assert alike(tracker, 0.3, 1.3, start_s=0.0)[1] == set()
    seen, unsure = alike(tracker, 0.4, 1.2, start_s=30.0)
    assert unsure == {0, 1}
    assert seen[0] == pytest.approx(0.4, abs=0.1)
    tracker.tell(1, 0)
    seen, unsure = alike(tracker, 0.4, 1.2, start_s=30.0 + ROUND_S)
    assert (seen[0], unsure) == (pytest.approx(1.2, abs=0.1), set())
    memory = tracker.memory()
    assert alike(evening(memory=memory), 0.4, 1.2, start_s=60.0)[1] == {0, 1}


def test_who_comes_alone_of_two_who_are_alike_may_be_either_and_so_may_the_second():
    tracker = evening()
    alike(tracker, 0.3, 1.3, start_s=0.0)
    assert alike(tracker, 0.5, start_s=30.0)[1] == {0}
    seen, unsure = alike(tracker, 0.5, 1.3, start_s=30.0 + ROUND_S)
    assert unsure == set(seen) == {0, 1}
    handed_on = evening(memory=tracker.memory())
    assert alike(handed_on, 0.5, 1.3, start_s=30.0 + 2 * ROUND_S)[1] == {0, 1}
    tracker.tell(0, 0)
    tracker.tell(1, 1)
    assert not tracker.unsure


def test_who_has_changed_clothes_says_so_and_is_known_by_the_new_ones():
    tracker = evening()
    party_round(tracker, (0.3, RED), (1.3, BLUE), start_s=0.0)
    assert party_round(tracker, (0.3, GREEN), (1.3, BLUE), start_s=30.0)[-1] == {GREEN: 2, BLUE: 1}
    tracker.tell(2, 0)
    assert party_round(tracker, (0.3, GREEN), (1.3, BLUE), start_s=30.0 + ROUND_S)[-1] == {GREEN: 0, BLUE: 1}
    assert party_round(tracker, (0.3, BLUE), (1.3, GREEN), start_s=60.0)[-1] == {GREEN: 0, BLUE: 1}


def test_a_memory_holds_no_picture():
    tracker = Tracker(2)
    party_round(tracker, (0.3, RED), (1.3, BLUE), start_s=0.0)
    memory = tracker.memory()
    assert memory.tracks.shape == (2,)
    assert memory.tracks.nbytes < 2 * 3000


def test_a_forgotten_slot_is_given_away():
    tracker = Tracker(1)
    tracker.update([person(0.3)], 0.0)
    players, _ = tracker.update([person(1.5)], MEMORY_S + 1)
    assert places(players) == {0: 1.5}


def test_somebody_who_jumps_far_is_back_after_a_moment():
    tracker = Tracker(1)
    tracker.update([person(0.3)], 0.0)
    seen = [k for k in range(1, 60) if tracker.update([person(1.5)], k / FPS)[0]]
    assert seen[0] == pytest.approx(LOST_S * FPS, abs=2)
    assert seen == list(range(seen[0], 60))


def latecomer(poses_at, *, duration_s: float = 3.0, players: int = 3) -> list[bool]:
    """Two dance; later somebody comes. Return in which pictures the third has a slot."""
    tracker = Tracker(players)
    watch(tracker, lambda k: [dancer(0.3, k), dancer(1.4, k)], LINEUP_S + 0.5)
    outcomes = watch(
        tracker, lambda k: [dancer(0.3, k), dancer(1.4, k), poses_at(k)], duration_s, start_s=LINEUP_S + 0.5
    )
    return [2 in players for players, _ in outcomes]


def test_a_latecomer_plays_after_staying_and_moving_for_a_moment():
    plays = latecomer(lambda k: dancer(0.85, k))
    assert plays.index(True) == pytest.approx(STEADY_S * FPS, abs=3)
    assert all(plays[plays.index(True) :])


def test_a_child_plays_and_a_small_spectator_does_not():
    assert latecomer(lambda k: stroller(0.85, k, size=0.62))[-1]
    assert latecomer(lambda k: stroller(0.85, k, size=0.5))[-1]
    assert not any(latecomer(lambda k: stroller(0.85, k, size=0.35)))
    assert not any(latecomer(lambda k: stroller(0.85, k, y=-0.1, size=0.5)))
    assert not any(latecomer(lambda k: stroller(0.85, k, y=-0.13, size=0.7)))


def test_whoever_raises_a_hand_plays():
    def raising(k: int) -> Pose:
        pose = person(0.85, -0.1, size=0.5, body=DANCE[0])
        hand = CANONICAL.index("left_wrist")
        pose.xy[hand, 1] -= 0.25 * min(k / 15, 1)
        return pose

    plays = latecomer(raising)
    assert HAND_S * FPS < plays.index(True) < 2 * FPS


@pytest.mark.parametrize(("lift", "plays"), [(0.02, False), (-0.2, True)])
def test_whose_hand_goes_up_with_that_of_somebody_larger_is_a_mirror_image(lift: float, plays: bool):
    """The larger one's hand is above the nose by `lift`, too little to count as up by itself."""
    nose, hand = CANONICAL.index("nose"), CANONICAL.index("left_wrist")

    def raising(x: float, k: int, above: float, **given: float) -> Pose:
        pose = person(x, body=DANCE[k % len(DANCE)], **given)
        pose.xy[hand, 1] = pose.xy[nose, 1] - np.float32(above)
        return pose

    def pictures(k: int) -> list[Pose]:
        return [raising(0.4, k, lift), *([raising(0.85, k, 0.1, y=-0.1, size=0.5)] if k > 5 else [])]

    outcomes = watch(Tracker(2), pictures, 3.0)
    assert any(len(players) == 2 for players, _ in outcomes) == plays


def test_who_walks_by_and_who_hangs_on_the_wall_does_not_play():
    assert not any(latecomer(lambda k: stroller(0.1 + 1.6 * k / 90, k)))
    noise = np.random.default_rng(4).normal(0, 0.0005, (90, JOINT_COUNT, 2)).astype(np.float32)
    assert not any(latecomer(lambda k: person(0.85, body=BODY + noise[k])))


def test_a_picture_that_was_taken_for_a_player_loses_its_slot_to_the_next():
    tracker = Tracker(2)
    outcomes = watch(tracker, lambda k: [dancer(0.3, k), person(1.2)], STILL_S + 1)
    assert [len(players) for players, _ in outcomes[:5]] == [2] * 5
    assert list(outcomes[-1][0]) == [0]
    outcomes = watch(tracker, lambda k: [dancer(0.3, k), person(1.2), dancer(0.75, k)], 1.0, start_s=STILL_S + 1)
    assert places(outcomes[-1][0])[1] == pytest.approx(0.75, abs=0.1)


def test_the_same_person_found_twice_is_one():
    def twice(k: int) -> list[Pose]:
        pose = dancer(0.5, k)
        return [Pose(pose.xy + np.float32(0.01), pose.confidence), pose, dancer(1.3, k)]

    outcomes = watch(Tracker(4), twice, 2.0)
    assert all(len(players) == 2 and not ambiguous for players, ambiguous in outcomes)


def test_more_people_than_can_be_remembered():
    tracker = Tracker(6)
    outcomes = watch(tracker, lambda k: [dancer(0.05 + 0.1 * n, k, size=0.9) for n in range(17)], 2.0)
    assert all(len(players) == 6 for players, _ in outcomes[-5:])


def test_empty_pictures_and_poses_without_joints():
    tracker = Tracker(1)
    nobody = Pose(np.full((JOINT_COUNT, 2), np.nan, np.float32), np.zeros(JOINT_COUNT, np.float32))
    assert tracker.update([], 0.0) == ({}, set())
    assert tracker.update([nobody], 0.1) == ({}, set())
    head = np.arange(JOINT_COUNT) < 5
    pose = person(0.5)
    only_head = Pose(np.where(head[:, None], pose.xy, np.nan).astype(np.float32), head.astype(np.float32))
    assert list(tracker.update([only_head], 0.2)[0]) == [0]
    assert list(tracker.update([only_head, nobody], 0.3)[0]) == [0]


def test_who_waits_plays_though_the_computer_sees_a_picture_a_second_and_missed_them_in_the_first():
    tracker = Tracker(2)
    everybody = [person(0.4), person(1.2)]
    for second in range(3):
        tracker.update(everybody[:1], 1.1 * second)
    assert sorted(tracker.update(everybody, 3.3)[0]) == [0, 1]
