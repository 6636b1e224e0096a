"""The puppet: what he is told, how he dances, and that the real estimator finds him where he is."""

from dataclasses import replace

import numpy as np
import pytest
from puppet_dances import swing_dance

from dancegame.core.errors import InputError
from dancegame.core.pace import steady
from dancegame.core.skeleton import CANONICAL, mirror
from dancegame.vision.estimators.mediapipe import MediaPipeEstimator
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.performer import BLEND_S, Performer
from dancegame.vision.puppet.spec import PuppetSpec, parse_puppet
from dancegame.vision.puppet.table import CLOTH

ASPECT = 16 / 9
CUE_S = 100.0


def test_a_spec_reads_every_word():
    assert parse_puppet("puppet") == PuppetSpec()
    assert parse_puppet("puppet:polka,delay=0.2,height=1.6,noise=0.01,x=0.3,mirror=1,fps=24,outfit=2") == PuppetSpec(
        "polka", 0.2, 1.6, 0.01, 0.3, 1, 24, 2
    )
    assert parse_puppet("puppet,delay=-0.1").song is None
    assert parse_puppet("puppet,table=1") == PuppetSpec(table=1)


@pytest.mark.parametrize(
    ("camera", "named"),
    [
        ("puppet,dely=1", "dely=1"),
        ("puppet,height=tall", "height=tall"),
        ("puppet:polka,noise=-1", "noise=-1"),
        ("puppet,fps=nan", "fps=nan"),
        ("puppet,delay", "delay"),
    ],
)
def test_a_misspelt_word_is_named_with_what_is_possible(camera, named):
    with pytest.raises(InputError) as caught:
        parse_puppet(camera)
    assert named in caught.value.message
    assert "height" in caught.value.remedy or named.partition("=")[0] in caught.value.remedy


def test_he_dances_the_reference_with_its_own_left_and_right():
    dance = swing_dance()
    performer = Performer(PuppetSpec(), dance, aspect=ASPECT)
    drawn = np.array([performer.body(CUE_S + t, pace=steady(CUE_S)).xy for t in dance.times_s])
    scale = performer.metre / 0.4
    shift = drawn - dance.xy * scale
    assert np.ptp(shift[..., 0]) < 1e-4
    assert np.ptp(shift[..., 1]) < 1e-4


def test_the_whole_dance_is_in_the_picture_at_any_place():
    dance = swing_dance()
    for x in (0.0, 0.5, 1.0):
        performer = Performer(PuppetSpec(x=x), dance, aspect=ASPECT)
        drawn = np.array([performer.body(t, pace=steady(0.0)).xy for t in dance.times_s])
        assert drawn.min() > 0
        assert drawn[..., 0].max() < ASPECT
        assert drawn[..., 1].max() < 1


def test_a_table_hides_legs_that_stay_still():
    hips, knees = ([CANONICAL.index(f"{side}_{joint}") for side in ("left", "right")] for joint in ("hip", "knee"))
    with PuppetCamera(PuppetSpec(table=1), swing_dance()) as camera:
        camera.cue(steady(0.0))
        before, after = (camera.body(now_s).xy for now_s in (0.7, 1.1))
        assert np.allclose(before[knees] - before[hips], after[knees] - after[hips])
        picture, height = camera.draw(1.1), camera.draw(1.1).shape[0]
    for x, y in (after[knees] * height).astype(int):
        cloth = picture[y - 3 : y + 3, x - 3 : x + 3].astype(int)
        assert np.ptp(cloth, axis=(0, 1)).max() < 15
        assert cloth.mean(axis=(0, 1)) == pytest.approx(CLOTH, rel=0.1)


def test_delay_height_and_mirror():
    dance = swing_dance()
    plain = Performer(PuppetSpec(), dance, aspect=ASPECT)
    late = Performer(PuppetSpec(delay=0.3), dance, aspect=ASPECT)
    np.testing.assert_allclose(late.body(1.3, pace=steady(0.0)).xy, plain.body(1.0, pace=steady(0.0)).xy)
    small = Performer(PuppetSpec(height=0.85), dance, aspect=ASPECT)
    assert small.metre == pytest.approx(plain.metre / 2)
    turned = Performer(PuppetSpec(mirror=1), dance, aspect=ASPECT)
    expected = mirror(plain.body(1.0, pace=steady(0.0)).xy, axis_x=ASPECT / 2)
    np.testing.assert_allclose(turned.body(1.0, pace=steady(0.0)).xy, expected, atol=1e-6)


def test_noise_has_the_spread_that_was_asked_for_and_no_jumps():
    still = Performer(PuppetSpec(), swing_dance(), aspect=ASPECT)
    shaky = Performer(PuppetSpec(noise=0.01), swing_dance(), aspect=ASPECT)
    times_s = np.arange(0, 60, 1 / 30)
    noise = np.array([shaky.body(t, pace=steady(0.0)).xy - still.body(t, pace=steady(0.0)).xy for t in times_s])
    assert noise.std() == pytest.approx(0.01, rel=0.1)
    assert np.abs(np.diff(noise, axis=0)).std() < 0.005


def test_he_waits_before_the_music_and_after_it():
    dance = swing_dance()
    performer = Performer(PuppetSpec(), dance, aspect=ASPECT)
    still = Performer(PuppetSpec(song="still"), None, aspect=ASPECT)
    wrists = [CANONICAL.index("left_wrist"), CANONICAL.index("right_wrist")]
    for moment_s in (-2.0, -BLEND_S, dance.duration_s + BLEND_S, dance.duration_s + 9):
        waiting = performer.body(moment_s, pace=steady(0.0)).xy
        np.testing.assert_allclose(waiting[wrists, 1], still.body(moment_s, pace=None).xy[wrists, 1], atol=1e-6)
    frames = np.array([performer.body(t, pace=steady(0.0)).xy for t in np.arange(-1, dance.duration_s + 1, 1 / 60)])
    assert np.abs(np.diff(frames, axis=0)).max() < 0.06


def test_he_is_whole_where_the_reference_was_not_seen():
    dance = swing_dance()
    xy = dance.xy.copy()
    legs = [CANONICAL.index(f"{side}_{joint}") for side in ("left", "right") for joint in ("knee", "ankle", "toe")]
    xy[:, legs] = np.nan
    xy[20:30, CANONICAL.index("left_wrist")] = np.nan
    performer = Performer(PuppetSpec(), replace(dance, xy=xy), aspect=ASPECT)
    drawn = np.array([performer.body(t, pace=steady(0.0)).xy for t in dance.times_s])
    assert not np.isnan(drawn).any()
    thigh = drawn[:, CANONICAL.index("left_knee"), 1] - drawn[:, CANONICAL.index("left_hip"), 1]
    assert thigh == pytest.approx(0.42 * performer.metre, rel=0.1)
    nothing = replace(dance, xy=np.full_like(dance.xy, np.nan))
    assert not np.isnan(Performer(PuppetSpec(), nothing, aspect=ASPECT).body(1.0, pace=steady(0.0)).xy).any()


def test_the_estimator_finds_him_where_he_is():
    dance = swing_dance()
    with PuppetCamera(PuppetSpec(outfit=3), dance) as camera, MediaPipeEstimator() as estimator:
        camera.cue(steady(CUE_S))
        times_s = CUE_S + np.arange(0, dance.duration_s, 1 / 15)
        found = {t: estimator.estimate(camera.draw(t), time_s=t) for t in times_s}
        apart = np.array([np.linalg.norm(p[0].xy - camera.body(t).xy, axis=1) for t, p in found.items() if p])
    assert len(apart) >= 0.99 * len(times_s)
    assert np.nanmedian(apart) < 0.012
    assert np.nanpercentile(apart, 95) < 0.05
    assert np.isnan(apart).mean() < 0.05


def test_a_puppet_dances_as_fast_as_the_music():
    performer = Performer(PuppetSpec(), swing_dance(), aspect=ASPECT)
    pace = steady(0.0).turned(1.0, 0.5)
    slowed, plain = performer.body(3.0, pace=pace).xy, performer.body(3.0, pace=steady(1.0)).xy
    np.testing.assert_allclose(slowed, plain)  # both in song second 2
    late = Performer(PuppetSpec(delay=0.3), swing_dance(), aspect=ASPECT)
    np.testing.assert_allclose(late.body(3.3, pace=pace).xy, performer.body(3.3, pace=steady(1.3)).xy)
