"""Faster dances, blackouts and stops in the smallest cases, to the figure."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance

from dancegame.core.evening.rounds import Twist
from dancegame.core.faster import FACTOR, MOST_SPEED, can_be_faster, faster, top_speed
from dancegame.core.poses import JOINT_COUNT, PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move, Song
from dancegame.core.twists import (
    EVERY_S,
    FIRST_S,
    FREEZE_S,
    FREEZE_WEIGHT,
    REACTION_S,
    Stretch,
    _with_stops,
    moments,
    stops,
    stretches_of,
    twisted,
)

MOVES = tuple(Move(k * 1.0, k + 1.0) for k in range(60))


def still() -> PoseSequence:
    """Somebody who stands, whose trunk is half a picture long."""
    dance = draw_dance(1, duration_s=6, liveliness=0.0)
    xy = dance.xy.copy()
    for side in ("left", "right"):
        xy[:, CANONICAL.index(f"{side}_hip")] = (0.5, 0.7)
        xy[:, CANONICAL.index(f"{side}_shoulder")] = (0.5, 0.2)
    return replace(dance, xy=xy)


def moving(reference: PoseSequence, joint: str, speed: float) -> PoseSequence:
    """The same with one joint that goes sideways by so many picture heights a second."""
    xy = reference.xy.copy()
    xy[:, CANONICAL.index(joint), 0] = reference.times_s * speed
    return replace(reference, xy=xy)


@pytest.mark.parametrize("joint", ["left_wrist", "right_wrist", "left_ankle", "right_ankle"])
def test_the_top_speed_is_that_of_hands_or_feet_in_trunks_a_second(joint: str):
    assert top_speed(still()) == 0.0
    reference = moving(still(), joint, 1.5)
    assert top_speed(reference) == pytest.approx(3.0, rel=1e-3)
    half = replace(
        reference, times_s=reference.times_s[::2], xy=reference.xy[::2], confidence=reference.confidence[::2]
    )
    assert top_speed(replace(half, fps=15.0)) == pytest.approx(3.0, rel=1e-3)


def test_what_hands_do_with_the_hips_is_no_speed_and_short_bursts_do_not_count():
    reference = still()
    carried = replace(reference, xy=reference.xy + reference.times_s[:, None, None].astype(np.float32) * 3)
    assert top_speed(carried) == pytest.approx(0.0, abs=1e-3)
    burst = moving(reference, "left_wrist", 1.5)
    xy = np.where((reference.times_s < 5.8)[:, None, None], reference.xy, burst.xy)
    xy[:, CANONICAL.index("left_wrist"), 0] = np.maximum(0, reference.times_s - 5.9)
    assert top_speed(replace(reference, xy=xy)) == 0.0
    elbow = moving(reference, "left_elbow", 9.0)
    assert top_speed(elbow) == 0.0


def test_a_dance_can_be_faster_as_long_as_people_can_follow():
    fastest = MOST_SPEED / FACTOR / 2
    assert can_be_faster(moving(still(), "left_wrist", fastest * 0.99))
    assert not can_be_faster(moving(still(), "left_wrist", fastest * 1.01))
    assert can_be_faster(moving(still(), "left_wrist", fastest * 1.4), factor=1.0)


def test_a_faster_dance_is_the_same_in_less_time():
    dance = as_dance(draw_dance(3, duration_s=24))
    song = replace(dance.song, bpm=100.0, beats_s=tuple(k * 0.6 for k in range(40)))
    quick = faster(Dance(song, dance.reference), factor=1.5)
    np.testing.assert_allclose(quick.reference.times_s * 1.5, dance.reference.times_s)
    np.testing.assert_array_equal(quick.reference.xy, dance.reference.xy)
    assert quick.reference.fps == pytest.approx(45.0)
    assert quick.song.bpm == pytest.approx(150.0)
    assert quick.song.duration_s == pytest.approx(song.duration_s / 1.5)
    assert quick.song.beats_s == pytest.approx([k * 0.4 for k in range(40)])
    assert faster(replace(dance, song=replace(song, bpm=None))).song.bpm is None


def test_what_was_only_watched_stays_so_when_it_is_faster():
    dance = as_dance(draw_dance(3, duration_s=24))
    judged = tuple(move for move in dance.song.moves if move.start_s >= 6 and move.end_s <= 18)
    quick = faster(Dance(replace(dance.song, moves=judged), dance.reference), factor=1.5)
    whole = faster(dance, factor=1.5)
    from_s, until_s = judged[0].start_s / 1.5, judged[-1].end_s / 1.5
    wanted = [one for one in whole.song.moves if one.start_s >= from_s - 0.1 and one.end_s <= until_s + 0.1]
    assert len(whole.song.moves) > len(wanted) > 5
    assert list(quick.song.moves) == wanted
    assert faster(Dance(replace(dance.song, moves=()), dance.reference)).song.moves == ()


def test_a_twist_comes_first_after_a_while_then_again_and_again_and_never_at_the_end():
    found = stretches_of(MOVES, length_s=3.0)
    assert found[0] == Stretch(FIRST_S, FIRST_S + 3.0)
    starts_s = [one.start_s for one in found]
    assert np.diff(starts_s).tolist() == [EVERY_S] * (len(found) - 1)
    assert found[-1].end_s < 59.0
    assert stretches_of(MOVES, length_s=0.5) == ()
    assert stretches_of(MOVES[: int(FIRST_S) + 1], length_s=3.0) == ()
    assert stretches_of((), length_s=3.0) == ()


def test_a_stretch_begins_in_it_and_ends_outside():
    stretch = Stretch(2.0, 4.0)
    assert [second in stretch for second in (1.99, 2.0, 3.99, 4.0)] == [False, True, True, False]


def test_moments_are_those_of_the_twist():
    assert moments(MOVES, Twist.FREEZE) == stops(MOVES) != moments(MOVES, Twist.BLACKOUT)
    assert moments(MOVES, Twist.MIRROR) == moments(MOVES, None) == ()


def test_a_dance_with_stops_holds_still_and_asks_for_it_and_leaves_out_the_move_after():
    dance = Dance(Song("a", "A", "B", 60.0, moves=MOVES), draw_dance(2, duration_s=60))
    frozen = twisted(dance, Twist.FREEZE)
    first = stops(MOVES)[0]
    held = (dance.reference.times_s >= first.start_s) & (dance.reference.times_s < first.end_s)
    pose = dance.reference.xy[np.flatnonzero(held)[0]]
    assert (frozen.reference.xy[held] == pose).all()
    after = np.flatnonzero(held)[-1] + 1
    np.testing.assert_array_equal(frozen.reference.xy[after], dance.reference.xy[after])
    judged = {move.start_s: move for move in frozen.song.moves}
    stop = judged[first.start_s + REACTION_S]
    assert (stop.end_s, stop.weight) == (first.end_s, FREEZE_WEIGHT)
    # Neither what is stopped nor the move after it is judged; the one before and the next but one are.
    assert first.start_s not in judged
    assert first.end_s not in judged
    assert {first.start_s - 1, first.end_s + 1} <= judged.keys()


def test_a_stop_too_short_to_come_to_is_not_judged():
    quick = [Move(k / 2, (k + 1) / 2) for k in range(120)]
    dance = Dance(Song("a", "A", "B", 60.0, moves=tuple(quick)), draw_dance(2, duration_s=60))
    for stop in stops(quick):
        assert stop.end_s - stop.start_s <= FREEZE_S
    assert twisted(dance, None) is dance
    assert twisted(dance, Twist.BLACKOUT) is dance


def test_a_mirrored_dance_stays_where_it_stood():
    dance = as_dance(draw_dance(2, duration_s=4, at=(1.3, 0.5)))
    turned = twisted(dance, Twist.MIRROR).reference
    assert float(np.nanmedian(turned.xy[..., 0])) == pytest.approx(
        float(np.nanmedian(dance.reference.xy[..., 0])), abs=0.02
    )
    wrist, other = CANONICAL.index("left_wrist"), CANONICAL.index("right_wrist")
    middle = float(np.nanmedian(dance.reference.xy[..., 0]))
    np.testing.assert_allclose(turned.xy[:, wrist, 0] - middle, middle - dance.reference.xy[:, other, 0], atol=1e-5)
    nobody = replace(dance, reference=replace(dance.reference, xy=np.full_like(dance.reference.xy, np.nan)))
    assert np.isnan(twisted(nobody, Twist.MIRROR).reference.xy).all()


def test_in_a_mirror_left_and_right_are_exchanged_in_space_too():
    dance = as_dance(draw_dance(2, duration_s=6))
    world = np.random.default_rng(1).random((len(dance.reference.times_s), JOINT_COUNT, 3)).astype(np.float32)
    shown = twisted(replace(dance, reference=replace(dance.reference, world=world)), Twist.MIRROR).reference.world
    left, right = CANONICAL.index("left_wrist"), CANONICAL.index("right_wrist")
    np.testing.assert_allclose(shown[:, left], world[:, right] * [-1, 1, 1])


@pytest.mark.parametrize(("length_s", "is_judged"), [(2 * REACTION_S - 0.1, False), (2 * REACTION_S + 0.1, True)])
def test_a_stop_is_judged_where_it_lasts_longer_than_it_takes_to_come_to_it(length_s: float, is_judged: bool):
    moves = (*MOVES[:20], Move(20.0, 20.0 + length_s), *(Move(k + 2.0, k + 3.0) for k in range(20, 60)))
    shown = _with_stops(
        Dance(Song("a", "A", "B", 62.0, moves=moves), draw_dance(1, duration_s=6)), [Stretch(20.0, 20.0 + length_s)]
    )
    assert any(move.start_s == 20.0 + REACTION_S for move in shown.song.moves) == is_judged
    assert shown.song.moves[:20] == MOVES[:20]
