"""The delay found from raised arms: how near to the truth, with what cameras and people, and when it says no."""

import numpy as np
import pytest

from dancegame.core import calibration_dance as dance_module
from dancegame.core.calibration import Calibration, Calibrator, Trouble, arrivals
from dancegame.core.calibration_dance import BEATS_S, LENGTH_S, PERIOD_S, arm_raises, calibration_dance
from dancegame.core.poses import Observation, Pose, PoseSequence, pose_at
from dancegame.core.skeleton import CANONICAL

RAISES = arm_raises()
LEFT_WRIST = CANONICAL.index("left_wrist")


def watch(
    *delays_s: float,
    fps: float = 30.0,
    noise: float = 0.003,
    missing: float = 0.0,
    unsteady_s: float = 0.0,
    dance: PoseSequence = RAISES,
) -> Calibration:
    """What is found when a camera sees people raise their arms so late; noise in picture heights."""
    rng = np.random.default_rng(3)
    calibrator = Calibrator(BEATS_S)
    late_s = rng.normal(0, unsteady_s, len(BEATS_S) + 2)
    for song_s in np.arange(0.013, LENGTH_S + 0.4, 1 / fps):
        players = {}
        for slot, delay_s in enumerate(delays_s):
            own_s = late_s[int(np.clip((song_s - BEATS_S[0]) / PERIOD_S + 1.4, 0, len(BEATS_S)))]
            pose = pose_at(dance, float(song_s) - delay_s - own_s)
            is_gone = rng.random(len(pose.xy)) < missing
            xy = pose.xy + rng.normal(0, noise, pose.xy.shape).astype(np.float32)
            xy[is_gone] = np.nan
            players[slot] = Pose(xy, np.where(is_gone, 0, 1).astype(np.float32))
        calibrator.observe(Observation(float(song_s), players))
    return calibrator.result()


@pytest.mark.parametrize("delay_s", [0.0, 0.1, 0.2, 0.3, 0.4])
@pytest.mark.parametrize("fps", [10.0, 15.0, 30.0, 60.0])
def test_any_delay_is_found_with_any_camera(delay_s: float, fps: float):
    found = watch(delay_s, fps=fps)
    assert found.trouble is None
    assert found.latency_s == pytest.approx(delay_s, abs=0.01)
    assert len(found.raises) == len(BEATS_S)


@pytest.mark.parametrize(("rise_s", "low", "high"), [(0.22, 12, 160), (0.5, 12, 160), (0.4, 30, 120), (0.4, 5, 178)])
def test_however_people_raise_their_arms(monkeypatch, rise_s: float, low: float, high: float):
    """Quick or slow, half way or all the way: the arrival is felt on the beat."""
    monkeypatch.setattr(dance_module, "RISE_S", rise_s)
    monkeypatch.setattr(dance_module, "HELD_S", 0.05)
    monkeypatch.setattr(dance_module, "LOW_ANGLE", np.radians(low))
    monkeypatch.setattr(dance_module, "HIGH_ANGLE", np.radians(high))
    assert watch(0.2, dance=arm_raises()).latency_s == pytest.approx(0.2, abs=0.015)


def test_joints_that_are_missing_now_and_then_do_little_harm():
    assert watch(0.2, missing=0.1, noise=0.01).latency_s == pytest.approx(0.2, abs=0.02)


def test_one_arm_is_enough():
    xy = RAISES.xy.copy()
    xy[:, LEFT_WRIST] = np.nan
    one_arm = PoseSequence(RAISES.times_s, xy, RAISES.confidence, RAISES.fps)
    assert watch(0.2, dance=one_arm).latency_s == pytest.approx(0.2, abs=0.015)


def test_hidden_hips_do_no_harm():
    xy = RAISES.xy.copy()
    xy[:, [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]] = np.nan
    seated = PoseSequence(RAISES.times_s, xy, RAISES.confidence, RAISES.fps)
    assert watch(0.2, dance=seated).latency_s == pytest.approx(0.2, abs=0.015)


def test_raises_to_the_front_are_timed_like_those_to_the_side():
    """The arms point at the camera on their way up: only their height tells."""
    xy = RAISES.xy.copy()
    for side in ("left", "right"):
        shoulder, elbow, wrist = (CANONICAL.index(f"{side}_{name}") for name in ("shoulder", "elbow", "wrist"))
        xy[:, [elbow, wrist], 0] = xy[:, [shoulder], 0]
    assert watch(0.2, dance=PoseSequence(RAISES.times_s, xy, RAISES.confidence, 60.0)).latency_s == pytest.approx(
        0.2, abs=0.015
    )


def test_untrained_people_are_unsteady_and_still_agree():
    found = watch(0.15, 0.15, 0.15, unsteady_s=0.04)
    assert found.latency_s == pytest.approx(0.15, abs=0.03)
    assert 0.005 < found.spread_s < 0.07


def test_whoever_does_not_take_part_does_not_count():
    calibrator = Calibrator(BEATS_S)
    for song_s in np.arange(0.0, LENGTH_S + 0.3, 1 / 30):
        waver = pose_at(RAISES, float(song_s) * 1.31 % LENGTH_S)
        calibrator.observe(Observation(float(song_s), {0: waver, 1: pose_at(RAISES, float(song_s) - 0.1)}))
    found = calibrator.result()
    assert found.latency_s == pytest.approx(0.1, abs=0.015)
    assert {one.slot for one in found.raises} == {1}


def test_nobody_and_hanging_arms_are_too_few_raises():
    assert watch().trouble is Trouble.TOO_FEW
    still = PoseSequence(RAISES.times_s, RAISES.xy[:1].repeat(len(RAISES.xy), axis=0), RAISES.confidence, RAISES.fps)
    assert watch(0.0, dance=still).trouble is Trouble.TOO_FEW


def test_scattered_raises_give_no_latency():
    found = watch(0.1, unsteady_s=0.2)
    assert (found.latency_s, found.trouble) == (None, Trouble.SCATTERED)


def test_raises_between_the_clicks_give_no_latency():
    found = watch(PERIOD_S / 2 + 0.1)
    assert (found.latency_s, found.trouble) == (None, Trouble.OFF_BEAT)


def test_ambiguous_poses_are_left_out():
    calibrator = Calibrator(BEATS_S)
    for song_s in np.arange(0.0, LENGTH_S, 1 / 30):
        pose = pose_at(RAISES, float(song_s))
        calibrator.observe(Observation(float(song_s), {0: pose}, frozenset({0})))
    assert calibrator.result().raises == ()


def test_a_slow_stretch_is_not_a_raise():
    times_s = np.arange(0, 12, 1 / 30)
    assert arrivals(times_s, 1.5 + 1.5 * np.sin(2 * np.pi * times_s / 6)) == []
    assert len(arrivals(times_s, 1.5 + 1.5 * np.sin(2 * np.pi * times_s))) >= 11


def test_the_dance_arrives_on_its_beats():
    song = calibration_dance().song
    assert song.beats_s == BEATS_S
    assert song.duration_s > BEATS_S[-1] + 0.5
    found = watch(0.0, fps=60.0, noise=0.0)
    assert found.latency_s == pytest.approx(0.0, abs=0.003)
