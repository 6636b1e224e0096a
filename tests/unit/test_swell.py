"""How a dance swells: by how fast it is danced, and towards its gold moves."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move
from dancegame.core.song_energy import CALM, MUSIC_SHARE, WILD
from dancegame.core.swell import AFTER_S, BEFORE_S, GOLD, LEAST_DRIVE_SPREAD, RANGE, STEP_S, Swell, swell_of
from dancegame.core.traits import measure, speeds

STILL = draw_dance(1, duration_s=30.0, liveliness=0.0)
LIMBS = ("wrist", "elbow", "knee", "ankle")
GOLD_MOVE = Move(12.0, 13.0, is_gold=True)


def swung(*, from_s: float, until_s: float) -> PoseSequence:
    """Somebody who stands still, but for a while."""
    wild = draw_dance(1, duration_s=30.0)
    is_on = (STILL.times_s >= from_s) & (STILL.times_s < until_s)
    return replace(STILL, xy=np.where(is_on[:, None, None], wild.xy, STILL.xy).astype(np.float32))


def shaken(*, until_s: float, size: float) -> PoseSequence:
    """Somebody whose arms and legs go to and fro, always as fast, and who then stands still."""
    limbs = [number for number, name in enumerate(CANONICAL.joints) if name.endswith(LIMBS)]
    xy = STILL.xy.copy()
    to_and_fro = np.where(STILL.times_s < until_s, np.abs(4.3 * STILL.times_s % 2 - 1), 1.0)
    xy[:, limbs, 0] += (size * to_and_fro)[:, None].astype(np.float32)
    return replace(STILL, xy=xy)


def with_moves(reference: PoseSequence, *moves: Move) -> Dance:
    dance = as_dance(reference)
    return replace(dance, song=replace(dance.song, moves=moves))


def with_drives(reference: PoseSequence, *drives: float) -> Dance:
    dance = with_moves(reference)
    return replace(dance, song=replace(dance.song, drives=drives))


def test_energy_between_two_steps_lies_between_theirs_and_is_held_at_the_ends():
    swell = Swell(0.5, (0.2, 0.6, 0.4))
    assert [swell.at(place * STEP_S) for place in (-9, 0, 0.5, 1, 1.25, 2, 9)] == pytest.approx(
        [0.2, 0.2, 0.4, 0.6, 0.55, 0.4, 0.4]
    )


def test_the_usual_energy_is_where_the_speed_lies_between_calm_and_wild():
    dance = as_dance(draw_dance(1))
    found = measure(dance.reference)
    for speed, usual in ((CALM - 0.1, 0.0), ((CALM + WILD) / 2, 0.5), (WILD + 0.1, 1.0)):
        assert swell_of(dance, replace(found, speed=speed)).usual == pytest.approx(usual)
    assert swell_of(dance) == swell_of(dance, found)


def test_a_dance_swells_where_it_is_danced_faster():
    swell = swell_of(with_moves(swung(from_s=10.0, until_s=20.0)))
    assert swell.at(15.0) > swell.at(3.0) + 0.2
    assert swell.at(15.0) > swell.at(27.0) + 0.2


@pytest.mark.parametrize(("until_s", "share"), [(15.0, 1 / 2), (10.0, 1 / 3)])
def test_stretches_differ_from_the_mean_by_their_speed_and_all_of_it_is_the_range(until_s, share):
    dance = with_moves(shaken(until_s=until_s, size=0.2))
    swell = swell_of(dance, replace(measure(dance.reference), speed=(CALM + WILD) / 2))
    fast, still = 0.5 + RANGE * (1 - share), 0.5 - RANGE * share
    assert [swell.at(5.0), swell.at(25.0)] == pytest.approx([fast, still], abs=0.015)
    assert swell.levels[-1] == pytest.approx(still, abs=0.003)
    # A window long: from the one to the other.
    assert still + 0.03 < swell.at(until_s + 1.0) < swell.at(until_s - 1.0) < fast - 0.03


def test_of_a_dance_that_hardly_moves_little_is_made():
    dance = with_moves(shaken(until_s=15.0, size=0.01))
    swell = swell_of(dance, replace(measure(dance.reference), speed=(CALM + WILD) / 2))
    speed = speeds(dance.reference)[:220].mean()
    assert swell.at(5.0) - swell.at(25.0) == pytest.approx(RANGE * speed / (0.1 * WILD), rel=0.05)


def test_a_dance_to_music_swells_where_the_music_drives_more():
    calm, driving = 0.3, 0.8
    dance = with_drives(STILL, *[calm] * 15, *[driving] * 15)
    swell = swell_of(dance, replace(measure(STILL), speed=(CALM + WILD) / 2))
    usual = 0.5 * (1 - MUSIC_SHARE) + (calm + driving) / 2 * MUSIC_SHARE
    assert swell.usual == pytest.approx(usual)
    assert [swell.at(5.0), swell.at(25.0)] == pytest.approx(
        [usual - RANGE * MUSIC_SHARE / 2, usual + RANGE * MUSIC_SHARE / 2], abs=0.01
    )


def test_of_music_that_hardly_changes_little_is_made():
    dance = with_drives(STILL, *[0.5] * 15, *[0.54] * 15)
    swell = swell_of(dance, replace(measure(STILL), speed=(CALM + WILD) / 2))
    assert swell.at(25.0) - swell.at(5.0) == pytest.approx(RANGE * MUSIC_SHARE * 0.04 / LEAST_DRIVE_SPREAD, rel=0.05)


def test_who_stands_still_swells_at_gold_moves_alone_from_before_them_until_after():
    plain = swell_of(with_moves(STILL, Move(3.0, 4.0), replace(GOLD_MOVE, is_gold=False)))
    assert set(plain.levels) == {0.0}
    golden = swell_of(with_moves(STILL, Move(3.0, 4.0), GOLD_MOVE))
    times_s = np.arange(len(golden.levels)) * STEP_S
    # What is smoothed reaches a second farther.
    is_far = (times_s < GOLD_MOVE.start_s - BEFORE_S - 1) | (times_s > GOLD_MOVE.end_s + AFTER_S + 1)
    levels = np.array(golden.levels)
    assert np.flatnonzero(levels[is_far]).tolist() == []
    rise, fall = golden.at(GOLD_MOVE.start_s - BEFORE_S / 2), golden.at(GOLD_MOVE.end_s + AFTER_S / 2)
    assert (rise, fall) == pytest.approx((GOLD / 2, GOLD / 2), abs=0.02)
    assert GOLD - 0.05 < levels.max() <= GOLD
    assert GOLD_MOVE.start_s <= times_s[levels.argmax()] <= GOLD_MOVE.end_s


def test_gold_moves_side_by_side_add_no_more_than_one():
    one = swell_of(with_moves(STILL, GOLD_MOVE))
    both = swell_of(with_moves(STILL, GOLD_MOVE, GOLD_MOVE))
    assert both == one


def test_energy_is_smooth_between_nothing_and_all_and_lasts_as_long_as_the_song():
    for reference in (draw_dance(2), draw_dance(3, liveliness=3.0), swung(from_s=10.0, until_s=20.0)):
        swell = swell_of(as_dance(reference))
        assert 0 <= min(swell.levels) <= max(swell.levels) <= 1
        # In a tenth of a second less than a twentieth.
        assert np.abs(np.diff(swell.levels)).max() * 0.1 / STEP_S < 0.05
        assert (len(swell.levels) - 1) * STEP_S >= reference.times_s[-1]
