"""The judge by its exact figures, in the smallest cases: what a wrong sign, a step too many or too few would change."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance

from dancegame.core.align import likely_starts
from dancegame.core.choreography import judged_stretches, reference_motion
from dancegame.core.ease import Ease, eased
from dancegame.core.grid import LONGEST_GAP_S, grid_times, onto_grid
from dancegame.core.judge import NARROW, WIDE, TimingWindow, _peak_shift
from dancegame.core.jumps import jumping
from dancegame.core.limbs import LIMB_COUNT
from dancegame.core.poses import Observation, Pose, PoseSequence, pose_at
from dancegame.core.round import MOST_SPREAD_S, DanceRound
from dancegame.core.skeleton import CANONICAL, mirror

FEET = [CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in ("ankle", "toe")]


def later(dance: PoseSequence, by_s: float) -> PoseSequence:
    return replace(dance, times_s=dance.times_s + by_s)


def test_a_window_reaches_as_far_on_both_sides_and_costs_most_at_its_edge():
    window = TimingWindow(reach_steps=2, edge_cost=0.4)
    assert window.offsets((3,)).tolist() == [1, 2, 3, 4, 5]
    assert window.factors((3,)).tolist() == pytest.approx([0.6, 0.9, 1.0, 0.9, 0.6])
    assert window.latest((3,)) == 5


def test_a_window_around_two_expected_offsets_covers_both():
    window = TimingWindow(reach_steps=1, edge_cost=0.4)
    assert window.offsets((1, 4)).tolist() == [0, 1, 2, 3, 4, 5]
    assert window.factors((1, 4)).tolist() == pytest.approx([0.6, 1.0, 0.6, 0.6, 1.0, 0.6])


def test_nobody_is_looked_for_more_than_a_tenth_of_a_second_early():
    assert TimingWindow(reach_steps=4, edge_cost=0.4).offsets((-1,)).tolist() == [-3, -2, -1, 0, 1, 2, 3]


def test_the_window_is_narrow_and_strict_once_the_latency_is_known():
    assert NARROW.reach_steps < WIDE.reach_steps
    assert NARROW.edge_cost > WIDE.edge_cost


@pytest.mark.parametrize("top", [-0.5, -0.25, 0.0, 0.1, 0.4])
def test_the_top_between_three_points_is_that_of_the_parabola_through_them(top: float):
    values = 5 - 3 * (np.arange(-2, 3) - top) ** 2
    assert _peak_shift(values, 2) == pytest.approx(top)


@pytest.mark.parametrize(
    ("values", "best", "shift"),
    [
        ([3.0, 2.0, 1.0], 0, 0.0),
        ([1.0, 2.0, 3.0], 2, 0.0),
        ([1.0, 1.0, 1.0], 1, 0.0),
        ([1.0, 0.0, 1.0], 1, 0.0),
        ([0.9, 1.0, 0.0, 0.0], 1, -9 / 22),
        ([4.0, 3.0, 0.0], 1, -0.5),
        ([0.0, 3.0, 4.0], 1, 0.5),
    ],
)
def test_a_top_at_the_edge_or_of_nothing_is_where_it_was_found(values: list[float], best: int, shift: float):
    assert _peak_shift(np.array(values), best) == pytest.approx(shift)


def test_who_dances_perfectly_lacks_nothing():
    dance = as_dance(draw_dance(3, duration_s=8))
    judge = DanceRound(dance, slots=(0,), latency_s=0.0)
    events = []
    for time_s in np.arange(0, 9, 1 / 30):
        pose = pose_at(dance.reference, min(time_s, dance.reference.times_s[-1]))
        events += judge.observe(Observation(float(time_s), {0: pose}))
    full = [event.judged for event in events if event.judged.credit >= 1]
    assert len(full) > 5
    assert all(move.worst_limb is None and move.missing is None for move in full)


@pytest.mark.parametrize("by_s", [-0.2, 0.0, 1.4, 2 / 3])
def test_a_motion_begins_at_the_first_point_of_the_grid_within_the_dance(by_s: float):
    dance = later(draw_dance(5, duration_s=3), by_s)
    motion, first = reference_motion(dance)
    assert first == round(by_s * 30)
    assert len(motion) == len(dance.times_s)
    between, second = reference_motion(later(dance, 0.01))
    assert (second, len(between)) == (first + 1, len(motion) - 1)


def test_stretches_are_those_of_the_dance_wherever_it_begins_and_their_twins_those_of_its_mirror():
    dance = as_dance(draw_dance(7, duration_s=6))
    shifted = [replace(move, start_s=move.start_s + 2, end_s=move.end_s + 2, pose_s=None) for move in dance.song.moves]
    usual = judged_stretches(dance.reference, dance.song.moves)
    moved = judged_stretches(later(dance.reference, 2.0), shifted)
    mirrored = replace(dance.reference, xy=mirror(dance.reference.xy, axis_x=0.0))
    turned = judged_stretches(later(mirrored, 2.0), shifted)
    assert len(usual) == len(moved) == len(turned) == 5
    for here, there, twin in zip(usual, moved, turned, strict=True):
        assert there.start == here.start + 60
        np.testing.assert_allclose(there.reference.velocity, here.reference.velocity, atol=1e-9)
        np.testing.assert_allclose(there.mirrored.velocity, here.mirrored.velocity, atol=1e-9)
        np.testing.assert_allclose(there.mirrored.velocity, twin.reference.velocity, atol=1e-9)


@pytest.mark.parametrize("start_steps", [-30, 0, 1, 45])
def test_a_start_is_found_to_the_step(start_steps: int):
    dance = draw_dance(2, duration_s=12)
    performance = later(dance, start_steps / 30)
    if start_steps < 0:
        kept = performance.times_s >= -1e-9
        performance = replace(
            performance,
            times_s=performance.times_s[kept],
            xy=performance.xy[kept],
            confidence=performance.confidence[kept],
        )
    assert likely_starts(dance, performance)[0] == pytest.approx(start_steps / 30, abs=1e-6)


def test_a_quiet_performance_is_found_beside_a_livelier_dance_of_something_else():
    dance, other = draw_dance(2, duration_s=8), draw_dance(3, duration_s=8, liveliness=2.0)
    quiet = draw_dance(2, duration_s=8, liveliness=0.3)
    both = PoseSequence(
        np.concatenate([other.times_s, quiet.times_s + 8.0]),
        np.concatenate([other.xy, quiet.xy]),
        np.concatenate([other.confidence, quiet.confidence]),
        30.0,
    )
    assert likely_starts(dance, both)[0] == pytest.approx(8.0, abs=0.04)


def test_what_is_seen_a_third_of_a_second_apart_is_known_all_the_way_between():
    vectors = np.zeros((2, LIMB_COUNT, 2)) + np.arange(2.0)[:, None, None]
    at_s = np.array([4.0, 4.03, 4.15, 4.27, 4.3])
    known = onto_grid(np.array([4.0, 4.3]), vectors, at_s=at_s)
    np.testing.assert_allclose(known[:, 0, 0], (at_s - 4.0) / 0.3)


def test_between_two_moments_lies_their_mean_by_time_and_beyond_half_a_gap_nothing():
    vectors = np.array([[[0.0, 4.0]], [[1.0, 0.0]], [[3.0, 8.0]]])
    times_s = np.array([0.0, 0.1, 0.3])
    at_s = np.array([-0.16, -0.18, 0.0, 0.025, 0.1, 0.2, 0.3, 0.46, 0.48])
    found = onto_grid(times_s, vectors, at_s=at_s)[:, 0]
    expected = [[0, 4], [np.nan] * 2, [0, 4], [0.25, 3], [1, 0], [2, 4], [3, 8], [3, 8], [np.nan] * 2]
    np.testing.assert_allclose(found, expected)


def test_over_a_long_gap_and_beside_what_is_unseen_nothing_is_known():
    times_s = np.array([0.0, 0.1, 0.2, 0.2 + LONGEST_GAP_S + 0.01])
    vectors = np.array([[[1.0, 1.0]], [[np.nan, np.nan]], [[2.0, 2.0]], [[3.0, 3.0]]])
    found = onto_grid(times_s, vectors, at_s=np.array([0.0, 0.05, 0.1, 0.15, 0.2, 0.3, times_s[-1]]))[:, 0, 0]
    np.testing.assert_array_equal(found, [1, np.nan, np.nan, np.nan, 2, np.nan, 3])


def test_points_of_the_grid_are_a_thirtieth_of_a_second_apart():
    np.testing.assert_allclose(grid_times(start=-1, end=3), [-1 / 30, 0, 1 / 30, 2 / 30])


def test_legs_that_do_not_count_are_neither_seen_nor_sure():
    dance = as_dance(draw_dance(9, duration_s=6))
    reference = eased(dance, Ease.SEATED).reference
    ankle, wrist = CANONICAL.index("left_ankle"), CANONICAL.index("left_wrist")
    assert np.isnan(reference.xy[:, ankle]).all()
    assert (reference.confidence[:, ankle] == 0).all()
    assert (reference.confidence[:, wrist] == 1).all()


def standing(seconds: float = 4.0, fps: float = 30.0) -> PoseSequence:
    return draw_dance(1, duration_s=seconds, fps=fps, liveliness=0.0)


def risen(dance: PoseSequence, start_s: float, end_s: float, height: float) -> PoseSequence:
    xy = dance.xy.copy()
    up = (dance.times_s >= start_s) & (dance.times_s < end_s)
    xy[up, :, 1] -= height
    return replace(dance, xy=xy)


def test_a_jump_is_as_long_as_it_is_with_what_leads_to_it_and_out_of_it():
    flags = jumping(risen(standing(), 1.5, 1.8, 0.15))
    found = np.flatnonzero(flags) / 30
    assert found[0] == pytest.approx(1.25, abs=0.04)
    assert found[-1] == pytest.approx(2.05, abs=0.04)
    assert flags[round(found[0] * 30) : round(found[-1] * 30) + 1].all()


@pytest.mark.parametrize(
    ("start_s", "end_s", "height"),
    [(1.5, 1.8, 0.02), (1.5, 1.56, 0.15), (1.0, 2.5, 0.15), (0.0, 0.3, 0.15), (3.7, 4.0, 0.15)],
    ids=["a bounce", "a slip", "gone to the back", "from the beginning", "to the end"],
)
def test_what_is_no_jump(start_s: float, end_s: float, height: float):
    assert not jumping(risen(standing(), start_s, end_s, height)).any()


def test_where_feet_are_unseen_nobody_jumps():
    dance = standing()
    xy = dance.xy.copy()
    xy[45:60, FEET] = np.nan
    assert not jumping(replace(dance, xy=xy)).any()


def test_moves_that_cannot_be_judged_hide_none_after_them():
    dance = as_dance(draw_dance(7, duration_s=12))
    rests = [replace(move, is_rest=place in (0, 3)) for place, move in enumerate(dance.song.moves)]
    places = [stretch.index for stretch in judged_stretches(dance.reference, rests)]
    assert places == [place for place in range(len(rests)) if place not in (0, 3)]
    late = [stretch.index for stretch in judged_stretches(dance.reference, dance.song.moves, start_s=4.0, end_s=9.0)]
    assert late == [n for n, move in enumerate(dance.song.moves) if move.start_s >= 4.0 and move.end_s <= 9.0]


@pytest.mark.parametrize(("steps", "is_jump"), [(2, False), (3, True), (4, True)])
def test_a_tenth_of_a_second_in_the_air_is_a_jump(steps: int, is_jump: bool):
    assert jumping(risen(standing(), 1.5, 1.5 + (steps - 0.5) / 30, 0.15)).any() == is_jump


def test_who_dances_a_part_of_the_moves_is_judged_by_those_alone():
    dance = as_dance(draw_dance(3, duration_s=12))
    places = range(len(dance.song.moves))
    judge = DanceRound(dance, slots=(0, 1, 2), latency_s=0.0, moves_of={0: frozenset({1, 2}), 1: frozenset(places)})
    told = [(event.slot, event.judged.index) for event in judge.finish()]
    assert [index for slot, index in told if slot == 0] == [1, 2]
    assert [index for slot, index in told if slot == 1] == list(places)
    assert [index for slot, index in told if slot == 2] == []


@pytest.mark.parametrize("rate_hz", [30, 6])
def test_moves_that_end_at_once_are_judged_one_by_one_and_as_they_would_be_alone(rate_hz: int):
    dance, slots = as_dance(draw_dance(3, duration_s=8)), range(5)
    together = DanceRound(dance, slots=slots, latency_s=0.0)
    alone = {slot: DanceRound(dance, slots=(slot,), latency_s=0.0) for slot in slots}
    expected, seen = {}, []
    for time_s in np.arange(0, 9, 1 / rate_hz).tolist():
        pose = pose_at(dance.reference, min(time_s, dance.reference.times_s[-1]))
        players = {slot: Pose(pose.xy * (0.6 + 0.1 * slot), pose.confidence) for slot in slots}
        for slot, single in alone.items():
            for event in single.observe(Observation(time_s, {slot: players[slot]})):
                expected[slot, event.judged.index] = event.judged
        seen.append([(time_s, event) for event in together.observe(Observation(time_s, players))])
    told = {(event.slot, event.judged.index): (time_s, event) for events in seen for time_s, event in events}
    assert told.keys() == expected.keys()
    for key, (_, event) in told.items():
        # They share what is known of the latency, by which a hair of everything goes.
        judged, single = event.judged, expected[key]
        assert (judged.grade, judged.missing, judged.worst_limb) == (single.grade, single.missing, single.worst_limb)
        assert (judged.similarity, judged.credit) == pytest.approx((single.similarity, single.credit), abs=1e-4)
    late_s = [time_s - told[0, index][0] for (_, index), (time_s, _) in told.items()]
    assert 0 < max(late_s) <= MOST_SPREAD_S + 1 / rate_hz + 1e-6
    assert min(late_s) == 0
    assert max(map(len, seen)) <= (2 if rate_hz == 30 else len(slots))
