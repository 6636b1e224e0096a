"""What is kept of a dance, in the smallest cases: recordings, fingerprints, paces, offsets, a dance of one's own."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance

from dancegame.core.limb_path import danced_path
from dancegame.core.own_dance import own_dance
from dancegame.core.pace import steady
from dancegame.core.poses import JOINT_COUNT, Observation, pose_at
from dancegame.core.replay import Recorder, fingerprint
from dancegame.core.score import Grade, JudgedMove, Score, Tally
from dancegame.core.song import Move


def test_one_look_is_no_dance_of_ones_own_and_two_are():
    one = Observation(0.0, {0: pose_at(draw_dance(1), 0.0)})
    two = Observation(0.5, {0: pose_at(draw_dance(1), 0.5)})
    assert own_dance([one], slot=0, delay_s=0.0) is None
    assert own_dance([one, Observation(0.5, {})], slot=0, delay_s=0.0) is None
    found = own_dance([one, two], slot=0, delay_s=0.1)
    assert found is not None
    assert found.times_s.tolist() == pytest.approx([-0.1, 0.4])
    assert found.fps == pytest.approx(2.0)


def test_the_newest_turn_of_a_pace_is_compared():
    pace = steady(0).turned(4, 0.5).turned(8, 0.75)
    assert pace.is_near(pace.later(0.05), within_s=0.1)
    assert not pace.is_near(steady(0).turned(4, 0.5), within_s=0.1)
    assert not pace.is_near(steady(0).turned(4, 0.5).turned(8, 1.0), within_s=0.1)


@pytest.mark.parametrize("name", ["ticks", "xy", "confidence", "presence"])
def test_a_recording_of_another_shape_is_none(name: str):
    recorder = Recorder((0,))
    for time_s in (1.0, 2.0):
        recorder.take(Observation(time_s, {}))
    kept = recorder.recording()
    array = getattr(kept, name)
    with pytest.raises(ValueError, match=name):
        replace(kept, **{name: array[..., None]})
    with pytest.raises(ValueError, match="ticks must strictly increase"):
        replace(kept, ticks=np.array([kept.ticks[0], kept.ticks[0]]))


def test_a_dance_in_space_is_another_than_the_same_in_the_picture_alone():
    dance = as_dance(draw_dance(3, duration_s=8))
    flat, world = dance.reference, np.zeros((len(dance.reference.times_s), JOINT_COUNT, 3), np.float32)
    prints = {fingerprint(replace(dance, reference=replace(flat, world=one))) for one in (None, world, world + 1)}
    assert len(prints) == 3


def test_the_usual_offset_is_that_in_the_middle_or_between_two():
    def offset(*offsets_s: float) -> float | None:
        tally = Tally({index: Move(index, index + 1.0) for index in range(5)})
        for index, offset_s in enumerate(offsets_s):
            tally.count(JudgedMove(index, Grade.GREAT, 0.8, offset_s=offset_s))
        return tally.score().offset_s

    assert offset() is None
    assert offset(0.3) == pytest.approx(0.3)
    assert offset(0.1, 0.4) == pytest.approx(0.25)
    assert offset(0.1, 0.9, 0.2, 0.3) == pytest.approx(0.25)
    assert offset(0.4, 0.1, 0.2, 0.9, 0.3) == pytest.approx(0.3)


def test_who_has_danced_nothing_yet_has_no_grade():
    assert dict(Score(points=0).grades) == dict.fromkeys(Grade, 0)


@pytest.mark.parametrize(("start_s", "first"), [(4.99, 150), (-1.01, -30)])
def test_a_path_begins_and_ends_where_somebody_was_seen(start_s: float, first: int):
    dance = draw_dance(2, duration_s=2.0)
    seen = [Observation(start_s + t, {0: pose_at(dance, t)}) for t in (np.arange(60) / 30).tolist()]
    path = danced_path(seen, slot=0)
    assert (path.first, len(path.motion)) == (first, 59)
    assert len(danced_path(seen[:1], slot=0).motion) == 0
