"""The judge on drawn dances: what must earn everything, and what must earn nothing."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance, perform

from dancegame.core.poses import Observation, Pose, PoseSequence
from dancegame.core.round import DanceRound
from dancegame.core.score import MAX_POINTS, Grade, Missing, Strictness
from dancegame.core.skeleton import CANONICAL, mirror

DANCE = as_dance(draw_dance(1))


def jitter(performance: PoseSequence, size: float) -> PoseSequence:
    noise = np.random.default_rng(5).normal(0, size, performance.xy.shape).astype(np.float32)
    return replace(performance, xy=performance.xy + noise)


def test_perfect_play_earns_everything():
    score = perform(DANCE, DANCE.reference)
    assert score.points == MAX_POINTS
    assert score.stars == 7
    assert score.grades[Grade.PERFECT] == score.best_combo == len(DANCE.song.moves)
    assert score.offset_s == pytest.approx(0, abs=0.01)


def test_place_and_size_of_the_dancer_do_not_matter():
    small_and_aside = draw_dance(1, scale=0.4, at=(0.3, 0.7))
    assert perform(DANCE, small_and_aside).points == MAX_POINTS


@pytest.mark.parametrize("delay_s", [0.1, 0.2, 0.3])
def test_a_constant_delay_costs_little_and_is_measured(delay_s: float):
    score = perform(DANCE, DANCE.reference, delay_s=delay_s)
    assert score.points >= 0.97 * MAX_POINTS
    assert score.offset_s == pytest.approx(delay_s, abs=0.02)


@pytest.mark.parametrize(("fps", "least_share"), [(5.0, 0.75), (10.0, 0.95), (17.3, 0.95), (60.0, 0.95)])
def test_the_rate_of_the_camera_costs_little(fps: float, least_share: float):
    assert perform(DANCE, draw_dance(1, fps=fps)).points >= least_share * MAX_POINTS


@pytest.mark.parametrize("delay_s", [0.0, 0.15, 0.3])
def test_the_latency_is_found_and_then_nobody_looks_late(delay_s: float):
    dance_round = DanceRound(DANCE, slots=[0, 1])
    for index, time_s in enumerate(DANCE.reference.times_s):
        pose = Pose(DANCE.reference.xy[index], DANCE.reference.confidence[index])
        dance_round.observe(Observation(float(time_s) + delay_s, {0: pose, 1: pose}))
    dance_round.finish()
    assert dance_round.latency_s == pytest.approx(delay_s, abs=0.02)
    moves = dance_round.score(0).moves
    assert moves[0].timing_s is None
    assert all(abs(move.timing_s) < 0.03 for move in moves[6:])


def test_nobody_can_dance_before_the_music():
    assert perform(DANCE, DANCE.reference, delay_s=-0.05).points >= 0.97 * MAX_POINTS
    early = perform(DANCE, DANCE.reference, delay_s=-0.3)
    assert early.points < 0.4 * MAX_POINTS
    assert all(move.offset_s is None or move.offset_s > -0.12 for move in early.moves)


@pytest.mark.parametrize("known_s", [-5.0, -0.2, 0.0, 0.3, 0.5])
@pytest.mark.parametrize("delay_s", [0.05, 0.45])
def test_a_latency_that_was_wrong_before_is_found_anew(known_s: float, delay_s: float):
    dance_round = DanceRound(DANCE, slots=[0], latency_s=known_s)
    for index, time_s in enumerate(DANCE.reference.times_s):
        pose = Pose(DANCE.reference.xy[index], DANCE.reference.confidence[index])
        dance_round.observe(Observation(float(time_s) + delay_s, {0: pose}))
    dance_round.finish()
    assert dance_round.latency_s == pytest.approx(delay_s, abs=0.02)
    assert dance_round.score(0).points >= 0.95 * MAX_POINTS


def test_strictness_moves_thresholds_and_not_the_truth():
    points, similarities = [], []
    for strictness in (Strictness.KIDS, Strictness.PARTY, Strictness.PRO):
        dance_round = DanceRound(DANCE, slots=[0], strictness=strictness)
        noisy = jitter(DANCE.reference, 0.12)
        for index, time_s in enumerate(noisy.times_s):
            dance_round.observe(Observation(float(time_s), {0: Pose(noisy.xy[index], noisy.confidence[index])}))
        dance_round.finish()
        points.append(dance_round.score(0).points)
        similarities.append([move.similarity for move in dance_round.score(0).moves])
    assert points[0] > points[1] > points[2] > 0
    assert similarities[0] == similarities[1] == similarities[2]


def test_small_movements_lack_energy_and_a_wrong_arm_stands_out():
    small = perform(DANCE, draw_dance(1, liveliness=0.35))
    assert small.points < 0.75 * MAX_POINTS
    lacking = [move.missing for move in small.moves if move.missing]
    assert lacking.count(Missing.ENERGY) > 0.7 * len(lacking) > 5
    arm = [CANONICAL.index("left_elbow"), CANONICAL.index("left_wrist")]
    xy = DANCE.reference.xy.copy()
    xy[:, arm] = xy[:, [CANONICAL.index("left_shoulder")]] + np.array([[0.0, 0.1], [0.0, 0.2]], np.float32)
    worst = [move.worst_limb for move in perform(DANCE, replace(DANCE.reference, xy=xy)).moves if move.worst_limb]
    assert len(worst) > 4
    assert sum(limb in ("left_upper_arm", "left_forearm") for limb in worst) > 0.9 * len(worst)


def test_standing_still_earns_next_to_nothing():
    still = replace(DANCE.reference, xy=np.median(DANCE.reference.xy, axis=0, keepdims=True).repeat(720, axis=0))
    assert perform(DANCE, jitter(still, 0.003)).points < 0.03 * MAX_POINTS


@pytest.mark.parametrize("seed", range(2, 8))
def test_another_dance_earns_little(seed: int):
    assert perform(DANCE, draw_dance(seed)).points < 0.25 * MAX_POINTS


def test_the_right_poses_at_the_wrong_time_earn_little():
    shifted = replace(DANCE.reference, xy=np.roll(DANCE.reference.xy, 45, axis=0))
    assert perform(DANCE, shifted).points < 0.25 * MAX_POINTS


def test_who_dances_as_in_a_mirror_is_noticed_and_as_right():
    mirrored = replace(DANCE.reference, xy=mirror(DANCE.reference.xy, axis_x=0.9))
    dance_round = DanceRound(DANCE, slots=[0, 1])
    for index, time_s in enumerate(DANCE.reference.times_s):
        poses = {slot: Pose(d.xy[index], d.confidence[index]) for slot, d in ((0, DANCE.reference), (1, mirrored))}
        dance_round.observe(Observation(float(time_s), poses))
    dance_round.finish()
    assert not dance_round.is_mirrored(0)
    assert dance_round.is_mirrored(1)
    assert dance_round.score(1).points == pytest.approx(MAX_POINTS, rel=1e-3)


def test_more_sloppiness_earns_less():
    sloppy = draw_dance(9)
    blends = [
        replace(sloppy, xy=(DANCE.reference.xy * (1 - share) + sloppy.xy * share).astype(np.float32))
        for share in (0.0, 0.3, 0.6, 0.9)
    ]
    points = [perform(DANCE, blend).points for blend in blends]
    assert points == sorted(points, reverse=True)
    assert points[0] > 3 * points[-1]


def test_hidden_legs_weigh_nothing():
    legs = [i for i, name in enumerate(CANONICAL.joints) if name.split("_")[-1] in ("knee", "ankle", "toe")]
    xy = DANCE.reference.xy.copy()
    xy[:, legs] = np.nan
    assert perform(DANCE, replace(DANCE.reference, xy=xy)).points >= 0.99 * MAX_POINTS


def test_nobody_in_the_picture_earns_nothing_and_is_given_no_grade():
    dance_round = DanceRound(DANCE, slots=[0])
    for time_s in DANCE.reference.times_s:
        dance_round.observe(Observation(float(time_s), {}))
    dance_round.finish()
    assert dance_round.score(0).points == 0
    assert sum(dance_round.score(0).grades.values()) == 0
    assert all(judged.is_unseen and judged.is_left_out for judged in dance_round.score(0).moves)


def test_who_is_half_hidden_in_the_second_row_is_judged_by_what_is_seen_and_never_missed():
    """Now and then all of them is hidden, and all along one side."""
    right = [i for i, name in enumerate(CANONICAL.joints) if name.startswith("right_")]
    random, dance_round = np.random.default_rng(2), DanceRound(DANCE, slots=[0])
    is_seen, turn_s = False, 0.0
    for index, time_s in enumerate(DANCE.reference.times_s):
        if time_s >= turn_s:
            is_seen, turn_s = not is_seen, time_s + random.uniform(0.2, 0.6 if is_seen else 2.0)
        xy = DANCE.reference.xy[index].copy()
        xy[right] = np.nan
        pose = Pose(xy, np.where(np.isnan(xy[:, 0]), 0.0, DANCE.reference.confidence[index]).astype(np.float32))
        dance_round.observe(Observation(float(time_s), {0: pose} if is_seen else {}))
    dance_round.finish()
    score = dance_round.score(0)
    assert score.grades.get(Grade.MISS, 0) == 0
    assert all(judged.is_left_out for judged in score.moves if judged.grade is Grade.MISS)
    assert score.points >= 0.9 * MAX_POINTS


def test_ambiguous_pictures_are_left_out_and_cost_nothing():
    other = draw_dance(4)
    dance_round = DanceRound(DANCE, slots=[0])
    for index, time_s in enumerate(DANCE.reference.times_s):
        is_mixed_up = 8 < time_s < 14
        source = other if is_mixed_up else DANCE.reference
        pose = Pose(source.xy[index], source.confidence[index])
        dance_round.observe(Observation(float(time_s), {0: pose}, frozenset({0} if is_mixed_up else ())))
    dance_round.finish()
    score = dance_round.score(0)
    assert score.points >= 0.99 * MAX_POINTS
    assert 3 <= sum(judged.is_left_out for judged in score.moves) <= 8


def test_moves_are_judged_as_they_pass():
    dance_round = DanceRound(DANCE, slots=[0])
    lags_s = []
    for index, time_s in enumerate(DANCE.reference.times_s):
        pose = Pose(DANCE.reference.xy[index], DANCE.reference.confidence[index])
        for event in dance_round.observe(Observation(float(time_s), {0: pose})):
            lags_s.append(time_s - DANCE.song.moves[event.judged.index].end_s)
    assert len(lags_s) >= len(DANCE.song.moves) - 1
    assert min(lags_s) > 0
    assert max(lags_s) < 0.7


def test_observations_out_of_order_are_dropped():
    dance_round = DanceRound(DANCE, slots=[0])
    pose = Pose(DANCE.reference.xy[0], DANCE.reference.confidence[0])
    dance_round.observe(Observation(1.0, {0: pose}))
    assert dance_round.observe(Observation(0.5, {0: pose})) == []


def test_who_is_away_for_a_while_is_neither_punished_nor_given_a_grade():
    dance_round = DanceRound(DANCE, slots=[0])
    for index, time_s in enumerate(DANCE.reference.times_s):
        pose = Pose(DANCE.reference.xy[index], DANCE.reference.confidence[index])
        dance_round.observe(Observation(float(time_s), {} if 8 < time_s < 12 else {0: pose}))
    dance_round.finish()
    score = dance_round.score(0)
    assert score.points >= 0.95 * MAX_POINTS
    assert 3 <= sum(judged.is_unseen for judged in score.moves) <= 10


def test_who_leaves_early_is_not_rewarded():
    dance_round = DanceRound(as_dance(draw_dance(1, duration_s=60.0)), slots=[0])
    for index, time_s in enumerate(DANCE.reference.times_s[:300]):
        pose = Pose(DANCE.reference.xy[index], DANCE.reference.confidence[index])
        dance_round.observe(Observation(float(time_s), {0: pose}))
    dance_round.finish()
    assert dance_round.score(0).moves[-1].is_unseen
    # A sixth of the dance, perfect.
    assert 0.1 * MAX_POINTS < dance_round.score(0).points < 0.25 * MAX_POINTS


def test_two_players_are_judged_each_for_themselves_but_share_a_latency():
    dance_round = DanceRound(DANCE, slots=[0, 3])
    wrong = draw_dance(6)
    for index, time_s in enumerate(DANCE.reference.times_s):
        poses = {slot: Pose(d.xy[index], d.confidence[index]) for slot, d in ((0, DANCE.reference), (3, wrong))}
        dance_round.observe(Observation(float(time_s), poses))
    dance_round.finish()
    assert dance_round.score(0).points == MAX_POINTS
    # Who dances surely tells the latency, and a wrong dance is sought at no other.
    assert dance_round.latency_s == pytest.approx(0, abs=0.01)
    assert 0 < dance_round.score(3).points <= perform(DANCE, wrong).points


def test_only_moves_before_the_end_are_judged():
    dance_round = DanceRound(DANCE, slots=[0], end_s=6.0)
    for index, time_s in enumerate(DANCE.reference.times_s[:200]):
        pose = Pose(DANCE.reference.xy[index], DANCE.reference.confidence[index])
        dance_round.observe(Observation(float(time_s), {0: pose}))
    dance_round.finish()
    assert dance_round.score(0).points == MAX_POINTS
    assert sum(dance_round.score(0).grades.values()) == 6
