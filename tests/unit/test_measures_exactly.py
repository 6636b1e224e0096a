"""What is measured of dances and dancers in the smallest cases, to the figure: likeness, energy, a loop made up."""

import math
from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import draw_dance

from dancegame.core.energy import LEAST_STEPS, MET_PER_SPEED, MOST_MET, RESTING_MET, WEIGHT_KG, kcal, mean_speed
from dancegame.core.invention import BARS, DANCED, FPS, WATCHED, Unfit, before_inventing, invent, loop_s
from dancegame.core.likeness import (
    LIMB_WEIGHT,
    PHASE_WEIGHT,
    PHASES,
    PLACES,
    RESTING_SPEED,
    SHAPE_WEIGHT,
    SHAPES,
    SPEED_WEIGHT,
    TEMPO_WEIGHT,
    UNKNOWN_BEAT_S,
    Descriptor,
    _phases,
    _places,
    _ratio_apart,
    _shares,
    _speeds,
    describe,
    likeness,
)
from dancegame.core.limbs import LIMB_COUNT
from dancegame.core.poses import JOINT_COUNT, Observation, Pose, pose_at
from dancegame.core.skeleton import CANONICAL


def descriptor() -> Descriptor:
    shapes = np.zeros((len(SHAPES), PLACES, PLACES))
    shapes[:, 0, 0] = 1.0
    limbs, phases = np.zeros(LIMB_COUNT), np.zeros(PHASES)
    limbs[0] = phases[0] = 1.0
    return Descriptor(shapes, limbs, phases, speed=1.0, beat_s=0.5)


def moved(values: np.ndarray, share: float) -> np.ndarray:
    """The same shares with a part of the first one's at the second place."""
    other = values.copy()
    other[..., 0] -= share * values[..., 0]
    other[..., 1] += share * values[..., 0]
    return other


def test_each_difference_costs_its_weight_and_half_of_it_half():
    one = descriptor()
    for share in (0.5, 1.0):
        assert likeness(one, replace(one, limbs=moved(one.limbs, share))) == pytest.approx(1 - share * LIMB_WEIGHT)
        assert likeness(one, replace(one, phases=moved(one.phases, share))) == pytest.approx(1 - share * PHASE_WEIGHT)
        assert likeness(one, replace(one, shapes=moved(one.shapes, share))) == pytest.approx(1 - share * SHAPE_WEIGHT)
    assert likeness(one, replace(one, speed=2.0)) == pytest.approx(1 - SPEED_WEIGHT)
    assert likeness(one, replace(one, beat_s=0.25)) == pytest.approx(1 - TEMPO_WEIGHT)
    assert pytest.approx(1) == SHAPE_WEIGHT + LIMB_WEIGHT + PHASE_WEIGHT + SPEED_WEIGHT + TEMPO_WEIGHT


def test_what_both_arms_do_weighs_twice_what_a_leg_does():
    one = descriptor()

    def cost(place: int) -> float:
        shapes = one.shapes.copy()
        shapes[place] = moved(one.shapes, 1.0)[place]
        return 1 - likeness(one, replace(one, shapes=shapes))

    assert cost(2) == pytest.approx(2 * cost(3))
    assert cost(0) == pytest.approx(cost(1))
    assert sum(map(cost, range(len(SHAPES)))) == pytest.approx(SHAPE_WEIGHT)


def test_twice_as_much_or_more_is_as_far_apart_as_can_be():
    assert _ratio_apart(1.0, math.sqrt(2)) == pytest.approx(0.5)
    assert _ratio_apart(2.0, 1.0) == _ratio_apart(1.0, 9.0) == _ratio_apart(0.0, 1.0) == 1.0
    assert _ratio_apart(0.0, 0.0) == 0.0


def test_a_limb_points_to_one_of_eight_ways_or_between_two_or_at_the_camera():
    angles = np.array([0.0, math.pi / 8, -math.pi / 2, math.pi])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1)[None]
    rows = _places(vectors, np.ones(4))[0]
    expected = np.zeros((4, PLACES))
    expected[0, 0] = expected[2, 6] = expected[3, 4] = 1.0
    expected[1, :2] = 0.5
    np.testing.assert_allclose(rows, expected, atol=1e-12)


def test_a_short_limb_points_at_the_camera_and_an_unseen_one_nowhere():
    vectors = np.array([[[0.01, 0.0], [np.nan, np.nan], [1.0, 0.0]]])
    rows = _places(vectors, np.array([1.0, 1.0, np.nan]))[0]
    assert rows.sum(axis=1).tolist() == [1.0, 0.0, 0.0]
    assert rows[0, PLACES - 1] == 1.0


def test_a_speed_is_the_way_in_a_second_less_what_trembling_makes():
    times_s = np.arange(5) / 10
    vectors = np.zeros((5, 2, 2))
    vectors[:, 0, 0] = times_s * 2
    vectors[:, 1, 1] = times_s * RESTING_SPEED / 2
    np.testing.assert_allclose(_speeds(vectors, times_s), np.tile([2 - RESTING_SPEED, 0.0], (5, 1)))
    assert _speeds(vectors[:1], times_s[:1]).tolist() == [[0.0, 0.0]]
    assert _speeds(vectors[:2], times_s[:2]).tolist() == [[pytest.approx(2 - RESTING_SPEED), 0.0]] * 2


def test_movement_is_counted_by_the_part_of_the_beat_it_is_in():
    times_s = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
    shares = _phases(times_s, np.array([1.0, 2.0, 0.0, 4.0, 1.0]), [0.0, 0.5, 1.0])
    expected = np.zeros(PHASES)
    expected[0], expected[4] = 2 / 8, 6 / 8
    np.testing.assert_allclose(shares, expected)
    two_beats = _phases(times_s[:2], np.array([3.0, 1.0]), [0.0, 0.5])
    assert (two_beats[0], two_beats[4]) == (0.75, 0.25)
    assert _phases(times_s, np.ones(5), [0.5]).tolist() == [1 / PHASES] * PHASES


def test_shares_are_of_all_and_equal_where_there_is_nothing():
    shares = _shares(np.array([[1.0, 3.0], [0.0, 0.0]]))
    assert shares.tolist() == [[0.25, 0.75], [0.5, 0.5]]


def test_the_beat_of_a_dance_is_the_usual_one():
    dance = draw_dance(1, duration_s=4)
    assert describe(dance, beats_s=(0.0, 0.4, 0.8, 1.9)).beat_s == pytest.approx(0.4)
    assert describe(dance, beats_s=(0.0, 0.7)).beat_s == pytest.approx(0.7)
    assert describe(dance, beats_s=(0.7,)).beat_s == UNKNOWN_BEAT_S


def sliding(count: int, *, step_s: float, speed: float = 1.0) -> list[Observation]:
    """Somebody whose trunk is half a picture long, carried sideways by so many trunks a second."""
    xy = np.zeros((JOINT_COUNT, 2), np.float32)
    for side in ("left", "right"):
        xy[CANONICAL.index(f"{side}_hip"), 1] = 0.5
    way = np.array([0.5 * speed, 0.0])
    return [
        Observation(k * step_s, {0: Pose((xy + way * k * step_s).astype(np.float32), np.ones(JOINT_COUNT, np.float32))})
        for k in range(count)
    ]


def test_a_mean_speed_is_in_trunks_a_second_whatever_the_rate():
    for step_s in (0.25, 0.5, 1.0):
        assert mean_speed(sliding(40, step_s=step_s, speed=1.5), slot=0) == pytest.approx(1.5, rel=1e-4)
    assert mean_speed(sliding(400, step_s=1 / 30), slot=0) == pytest.approx(1.0, rel=1e-3)


def test_a_mean_speed_needs_enough_steps_and_none_of_them_long():
    assert mean_speed(sliding(LEAST_STEPS + 1, step_s=0.5), slot=0) is not None
    assert mean_speed(sliding(LEAST_STEPS, step_s=0.5), slot=0) is None
    assert mean_speed(sliding(40, step_s=1.01), slot=0) is None
    assert mean_speed(sliding(40, step_s=0.5), slot=1) is None


def test_energy_grows_with_speed_and_time_to_a_bound():
    assert kcal(0.0, duration_s=3600) == pytest.approx(RESTING_MET * WEIGHT_KG)
    assert kcal(1.0, duration_s=1800) == pytest.approx((RESTING_MET + MET_PER_SPEED) * WEIGHT_KG / 2)
    assert kcal(99.0, duration_s=3600) == pytest.approx(MOST_MET * WEIGHT_KG)


def observed(duration_s: float, *, start_s: float = 0.0) -> list[Observation]:
    dance = draw_dance(4, duration_s=duration_s + 1)
    return [Observation(start_s + t, {0: pose_at(dance, t)}) for t in np.arange(0, duration_s, 1 / 30).tolist()]


def test_a_loop_lasts_its_bars():
    assert loop_s(120, bars=2) == pytest.approx(4.0)
    assert loop_s(60) == pytest.approx(4.0 * BARS)


def test_an_invention_is_itself_over_and_over_and_judged_once_it_was_watched():
    length_s = loop_s(120, bars=2)
    dance = invent(observed(length_s), slot=0, bpm=120, bars=2, title="T")
    assert not isinstance(dance, Unfit)
    count, times = round(length_s * FPS), WATCHED + DANCED
    assert len(dance.reference.times_s) == count * times
    np.testing.assert_array_equal(dance.reference.xy[:count], dance.reference.xy[-count:])
    np.testing.assert_allclose(np.diff(dance.reference.times_s), 1 / FPS)
    assert dance.song.duration_s == pytest.approx(times * length_s)
    assert dance.song.beats_s == tuple(k * 0.5 for k in range(8 * times))
    assert dance.song.moves[0].start_s >= WATCHED * length_s - 0.1
    assert dance.song.title == "T"


@pytest.mark.parametrize("bpm", [19.9, 400.1])
def test_a_tempo_that_is_none_is_refused(bpm: float):
    with pytest.raises(ValueError, match="bpm must be between 20 and 400"):
        invent(observed(1.0), slot=0, bpm=bpm)


def test_the_slowest_and_the_quickest_tempo_are_some():
    for bpm in (20, 400):
        assert not isinstance(invent(observed(loop_s(bpm, bars=1)), slot=0, bpm=bpm, bars=1), Unfit)


def test_who_was_not_seen_or_stood_still_has_invented_nothing():
    assert invent([], slot=0, bpm=120) == Unfit(is_seen=False)
    assert invent(observed(4.0)[:1], slot=0, bpm=120, bars=1) == Unfit(is_seen=False)
    assert invent(observed(4.0), slot=1, bpm=120, bars=1) == Unfit(is_seen=False)
    assert invent(observed(4.0, start_s=9.0), slot=0, bpm=120, bars=1) == Unfit(is_seen=False)
    ambiguous = [replace(seen, ambiguous=frozenset({0})) for seen in observed(4.0)]
    assert invent(ambiguous, slot=0, bpm=120, bars=1) == Unfit(is_seen=False)
    still = [replace(seen, players=observed(1.0)[0].players) for seen in observed(4.0)]
    assert invent(still, slot=0, bpm=120, bars=1) == Unfit(is_seen=True)


@pytest.mark.parametrize("scale", [0.2, 1.0])
def test_an_invention_is_as_lively_from_far_away(scale: float):
    dance = draw_dance(4, duration_s=5.0, scale=scale)
    seen = [Observation(t, {0: pose_at(dance, t)}) for t in np.arange(0, 4.0, 1 / 30).tolist()]
    assert not isinstance(invent(seen, slot=0, bpm=120, bars=1), Unfit)


def test_before_there_is_a_dance_somebody_stands_for_as_long():
    dance = before_inventing(120)
    assert len(dance.reference.times_s) == round(loop_s(120) * FPS)
    assert (dance.reference.xy == dance.reference.xy[0]).all()
    assert dance.song.moves == ()
