"""The recent limbs of a dancer: the compiled motion against its plain twin, and a memory that does not grow."""

import numpy as np
import pytest
from drawn_dances import draw_dance

from dancegame.core.grid import STEP_S, grid_times, onto_grid
from dancegame.core.limb_track import MOST_KEPT, LimbTrack
from dancegame.core.limbs import LIMB_NAMES, MARGIN_STEPS, limb_motion, limb_vectors, usual_lengths
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.skeleton import CANONICAL

ONES = np.ones(JOINT_COUNT, np.float32)


def track_of(times_s: np.ndarray, xy: np.ndarray) -> LimbTrack:
    track = LimbTrack()
    for time_s, pose in zip(times_s, xy, strict=True):
        assert track.add(float(time_s), Pose(pose, ONES))
    return track


@pytest.mark.parametrize("fps", [10.0, 17.3, 30.0, 60.0])
def test_the_compiled_motion_is_that_of_the_plain_twin(fps: float):
    drawn = draw_dance(3, duration_s=8.0, fps=fps)
    rng = np.random.default_rng(1)
    times_s = drawn.times_s + rng.uniform(0, 0.4 / fps, len(drawn.times_s))
    xy = drawn.xy.copy()
    xy[rng.random(xy.shape[:2]) < 0.02] = np.nan
    kept = (times_s < 3) | (times_s > 3.6)  # a gap that is not bridged
    times_s, xy = times_s[kept], xy[kept]
    vectors = limb_vectors(xy)
    gridded = onto_grid(times_s, vectors, at_s=grid_times(start=50 - MARGIN_STEPS, end=225 + MARGIN_STEPS))
    every = max(1, len(times_s) // 120)
    expected = limb_motion(gridded, usual=usual_lengths(vectors[::every]), step_s=STEP_S)
    expected = expected.stretch(MARGIN_STEPS, len(expected) - MARGIN_STEPS)
    motion = track_of(times_s, xy).motion(start=50, end=225)
    np.testing.assert_array_equal(motion.is_seen, expected.is_seen)
    assert 0.05 < motion.is_seen.mean() < 0.99
    np.testing.assert_allclose(motion.direction, expected.direction, atol=1e-6)
    np.testing.assert_allclose(motion.velocity, expected.velocity, atol=1e-5)


@pytest.mark.parametrize("start", [0, 60])
@pytest.mark.parametrize("kept_share", [0.15, 0.3, 0.6])
def test_gaps_are_bridged_as_far_as_by_the_plain_twin(kept_share: float, start: int):
    drawn = draw_dance(6, duration_s=8.0, fps=30.0)
    kept = np.random.default_rng(2).random(len(drawn.times_s)) < kept_share
    kept[0] = True
    times_s, xy = drawn.times_s[kept], drawn.xy[kept]
    vectors = limb_vectors(xy)
    # To beyond the last look.
    gridded = onto_grid(times_s, vectors, at_s=grid_times(start=start - MARGIN_STEPS, end=260 + MARGIN_STEPS))
    every = max(1, len(times_s) // 120)
    expected = limb_motion(gridded, usual=usual_lengths(vectors[::every]), step_s=STEP_S)
    expected = expected.stretch(MARGIN_STEPS, len(expected) - MARGIN_STEPS)
    motion = track_of(times_s, xy).motion(start=start, end=260)
    np.testing.assert_array_equal(motion.is_seen, expected.is_seen)
    np.testing.assert_allclose(motion.direction, expected.direction, atol=1e-6)


def test_a_long_dance_needs_no_more_memory_and_is_the_same_at_its_end():
    drawn = draw_dance(4, duration_s=20.0)
    track = LimbTrack()
    for index in range(3 * MOST_KEPT):
        track.add(index / 30, Pose(drawn.xy[index % 600], ONES))
    end = 3 * MOST_KEPT - 10
    late = track.motion(start=end - 60, end=end)
    early = track_of(np.arange(600) / 30, drawn.xy).motion(start=end % 600 - 60, end=end % 600)
    np.testing.assert_allclose(late.direction, early.direction, atol=0.05)
    assert late.is_seen.all()


def test_the_legs_of_somebody_who_sits_are_not_judged():
    xy = draw_dance(5, duration_s=5.0).xy.copy()
    for side in ("left", "right"):
        hip, knee = (CANONICAL.index(f"{side}_{name}") for name in ("hip", "knee"))
        xy[:, knee] = xy[:, hip] + np.array([0.0, 0.05], np.float32)
    seen = track_of(np.arange(len(xy)) / 30, xy).motion(start=60, end=90).is_seen
    legs = [name.endswith(("thigh", "shin")) for name in LIMB_NAMES]
    assert not seen[:, legs].any()
    assert seen[:, ~np.array(legs)].all()


def test_observations_out_of_order_are_dropped_and_nobody_has_no_limbs():
    track = LimbTrack()
    assert track.add(1.0, None)
    assert not track.add(1.0, None)
    assert not track.motion(start=20, end=40).is_seen.any()
