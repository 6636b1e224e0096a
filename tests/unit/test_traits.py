"""What a dance is like."""

from dataclasses import replace

import numpy as np
import pytest

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL, mirror, mirror_confidence
from dancegame.core.song import Song, listed
from dancegame.core.traits import Step, Traits, measure, traits_of


def dancing(*, hz: float = 1.0, reach: float = 0.2, legs: float = 0.0, height: float = 0.8) -> PoseSequence:
    """Somebody whose hands swing to and fro, and whose knees and feet swing by `legs`."""
    times_s = np.arange(150) / 30
    xy = np.zeros((150, len(CANONICAL.joints), 2))
    for number, name in enumerate(CANONICAL.joints):
        level = {"shoulder": -0.32, "elbow": -0.18, "wrist": -0.05, "hip": -0.03, "knee": 0.2, "ankle": 0.42}
        side = -1 if name.startswith("left") else 1
        xy[:, number] = (side * 0.1, next((y for part, y in level.items() if part in name), -0.42))
        swing = reach if "wrist" in name else legs if "knee" in name or "ankle" in name else 0.0
        xy[:, number, 0] += swing * np.sin(2 * np.pi * hz * times_s)
    return PoseSequence(times_s, (xy * height + 0.6).astype(np.float32), np.ones(xy.shape[:2], np.float32), 30.0)


def traits(reference: PoseSequence, **facts: object) -> Traits:
    return traits_of(Song("id", "Title", "Artist", 5.0, **facts), measure(reference))


def test_the_faster_the_more_energy_and_the_harder():
    slow, fast = measure(dancing(hz=0.5)), measure(dancing(hz=1.5))
    assert fast.speed > 2 * slow.speed > 0
    assert traits(dancing(hz=0.3, reach=0.1)).energy is Step.LOW
    assert traits(dancing(hz=3.0, reach=0.5, legs=0.3)).energy is Step.HIGH
    assert traits(dancing(hz=3.0, reach=0.5, legs=0.3)).difficulty is Step.HIGH


def test_music_that_drives_makes_more_of_the_same_dance_and_calm_music_less():
    for speed, drive, energy in ((0.45, 0.0, Step.LOW), (0.45, 0.6, Step.MIDDLE), (0.53, 1.0, Step.HIGH)):
        found = replace(measure(dancing()), speed=speed)
        song = Song("id", "Title", "Artist", 5.0, drives=(drive, drive))
        assert traits_of(replace(song, drives=()), found).energy is Step.MIDDLE
        assert traits_of(song, found).energy is energy
        # What a list tells of a song is enough.
        assert traits_of(listed(song), found) == traits_of(song, found)


def test_still_is_the_least():
    assert measure(dancing(reach=0.0)).speed == pytest.approx(0.0, abs=1e-6)
    assert traits(dancing(reach=0.0)) == Traits(Step.LOW, Step.LOW, Step.LOW, is_seated=True)


def test_size_side_and_place_make_no_difference():
    reference = dancing(legs=0.1)
    mirrored = replace(
        reference, xy=mirror(reference.xy, axis_x=0.6), confidence=mirror_confidence(reference.confidence)
    )
    small = measure(dancing(legs=0.1, height=0.3))
    for other in (measure(mirrored), small):
        assert other.speed == pytest.approx(measure(reference).speed, rel=0.02)
        assert other.variety == pytest.approx(measure(reference).variety, rel=0.02)


def test_legs_that_move_or_not_decide_whether_it_can_be_danced_sitting():
    assert traits(dancing(legs=0.0)).is_seated
    assert not traits(dancing(legs=0.2)).is_seated
    unseen = dancing(legs=0.2)
    unseen.confidence[
        :, [number for number, name in enumerate(CANONICAL.joints) if "knee" in name or "ankle" in name]
    ] = 0
    assert traits(unseen).is_seated


@pytest.mark.parametrize(("bpm", "tempo"), [(60.0, Step.LOW), (110.0, Step.MIDDLE), (140.0, Step.HIGH)])
def test_the_tempo_is_that_of_the_beats(bpm, tempo):
    assert traits(dancing(), bpm=bpm).tempo is tempo
    assert traits(dancing(), beats_s=tuple(np.arange(8) * 60 / bpm)).tempo is tempo


def test_a_dance_of_which_nothing_is_seen_has_traits_too():
    nobody = dancing()
    nobody.confidence[:] = 0
    assert traits(nobody).energy is Step.LOW
