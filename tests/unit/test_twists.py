"""Twists: the mirrored dance, the hidden stretches, the stops, each of them fair."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance, perform

from dancegame.core.evening.rounds import Twist
from dancegame.core.poses import PoseSequence
from dancegame.core.twists import REACTION_S, blackouts, stops, twisted

DANCE = as_dance(draw_dance(4, duration_s=60.0))


def reacting(dance: PoseSequence, stretches, *, late_s: float) -> PoseSequence:
    """Somebody who dances on for late_s, then holds still until the stretch is over."""
    xy = dance.xy.copy()
    for stretch in stretches:
        still = (dance.times_s >= stretch.start_s + late_s) & (dance.times_s < stretch.end_s)
        xy[still] = dance.xy[int(np.searchsorted(dance.times_s, stretch.start_s + late_s))]
    rng = np.random.default_rng(1)
    return replace(dance, xy=xy + rng.normal(0, 0.003, xy.shape).astype(np.float32))


def test_a_mirrored_dance_is_danced_as_it_is_shown_and_twice_is_none():
    mirrored = twisted(DANCE, Twist.MIRROR)
    assert not np.allclose(mirrored.reference.xy, DANCE.reference.xy, atol=0.01)
    np.testing.assert_allclose(twisted(mirrored, Twist.MIRROR).reference.xy, DANCE.reference.xy, atol=1e-5)
    assert perform(mirrored, mirrored.reference, delay_s=0.1).points > 990_000
    assert twisted(DANCE, Twist.BLACKOUT) is DANCE
    assert twisted(DANCE, None) is DANCE


@pytest.mark.parametrize("find", [blackouts, stops])
def test_there_is_dance_before_between_and_after_what_a_twist_takes(find):
    found = find(DANCE.song.moves)
    assert 2 <= len(found) <= 4
    assert found[0].start_s >= 8.0
    assert all(then.start_s - before.end_s >= 8.0 for before, then in pairwise(found))
    assert found[-1].end_s < DANCE.song.moves[-1].start_s
    starts = {move.start_s for move in DANCE.song.moves}
    assert all(one.start_s in starts for one in found)
    assert find(DANCE.song.moves[:5]) == find(()) == ()


def test_who_stops_in_time_has_danced_it_and_who_dances_on_has_not():
    frozen, found = twisted(DANCE, Twist.FREEZE), stops(DANCE.song.moves)
    stopping = reacting(DANCE.reference, found, late_s=0.35)
    plain = perform(DANCE, reacting(DANCE.reference, (), late_s=0.0), delay_s=0.1)
    held = perform(frozen, stopping, delay_s=0.1)
    on = perform(frozen, DANCE.reference, delay_s=0.1)
    assert held.points > plain.points - 30_000
    stops_at = {n for n, move in enumerate(frozen.song.moves) if any(move.start_s in one for one in found)}
    assert len(stops_at) == len(found)
    by_move = {judged.index: judged.credit for judged in held.moves}
    by_move_on = {judged.index: judged.credit for judged in on.moves}
    assert min(by_move[n] for n in stops_at) > 0.9
    assert max(by_move_on[n] for n in stops_at) < 0.5


def test_a_stop_is_judged_only_when_people_can_have_come_to_it():
    frozen = twisted(DANCE, Twist.FREEZE)
    for stretch in stops(DANCE.song.moves):
        judged = [move for move in frozen.song.moves if stretch.start_s <= move.start_s < stretch.end_s]
        assert [move.start_s for move in judged] == [stretch.start_s + REACTION_S]
        during = (frozen.reference.times_s >= stretch.start_s) & (frozen.reference.times_s < stretch.end_s)
        assert np.ptp(frozen.reference.xy[during], axis=0).max() == 0
