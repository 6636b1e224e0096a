"""Seated and jump-free play: what is left out gives nothing and costs nothing, what remains is worth everything."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance

from dancegame.core.best import Entry, Race, best_first
from dancegame.core.ease import Ease, eased, fitting
from dancegame.core.evening.turns import make_turns
from dancegame.core.jumps import jumping
from dancegame.core.limbs import LIMB_NAMES
from dancegame.core.memory import Way, way_of
from dancegame.core.poses import Observation, Pose, PoseSequence
from dancegame.core.replay import Recorder, Terms, make_replay, rescore
from dancegame.core.score import MAX_POINTS, SCORING_VERSION, Grade, Score, Strictness
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance

LEGS = [CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in ("knee", "ankle", "toe")]
ARMS = [CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in ("elbow", "wrist")]
UPPER = [place for place in range(len(CANONICAL)) if place not in LEGS]
LENGTH_S = 16.0
DANCE = as_dance(draw_dance(4, duration_s=LENGTH_S))


def with_poses(change) -> Dance:
    """The drawn dance, changed by a function of times (T,) and joints (T, J, 2); its moves stay those of the whole."""
    xy = DANCE.reference.xy.copy()
    change(DANCE.reference.times_s, xy)
    return Dance(DANCE.song, replace(DANCE.reference, xy=xy))


def stepping(from_s: float) -> Dance:
    """From a second on only the legs dance."""

    def change(times_s, xy):
        late = np.flatnonzero(times_s >= from_s)
        xy[np.ix_(late, UPPER)] = xy[late[0], UPPER]

    return with_poses(change)


def leaping(
    at_s: float, *, rise: float = 0.12, lasting_s: float = 0.4, joints: slice | list[int] = slice(None)
) -> Dance:
    """Stands on the ground but for one jump, picture heights high."""

    def change(times_s, xy):
        xy[:, LEGS] = xy[0, LEGS]
        share = np.clip((times_s - at_s) / lasting_s, 0, 1)
        xy[:, joints, 1] -= (rise * np.sin(np.pi * share))[:, None].astype(np.float32)

    return with_poses(change)


def perform(dance: Dance, performed: PoseSequence, ease: Ease, *, noise: float = 0.0) -> Score:
    """Judge a performance of a whole dance by an ease."""
    judged = Terms((0,), ease=ease).begin(dance)
    random = np.random.default_rng(1)
    for time_s, xy, confidence in zip(performed.times_s, performed.xy, performed.confidence, strict=True):
        trembling = (xy + random.normal(0, noise, xy.shape)).astype(np.float32)
        judged.observe(Observation(float(time_s) + 0.1, {0: Pose(trembling, confidence)}))
    judged.finish()
    return judged.score(0)


def without_legs(performed: PoseSequence) -> PoseSequence:
    xy, confidence = performed.xy.copy(), performed.confidence.copy()
    xy[:, LEGS], confidence[:, LEGS] = np.nan, 0
    return replace(performed, xy=xy, confidence=confidence)


def rests(dance: Dance) -> set[int]:
    return {place for place, move in enumerate(dance.song.moves) if move.is_rest}


@pytest.mark.parametrize("ease", Ease)
@pytest.mark.parametrize(
    "dance", [DANCE, stepping(8.0), stepping(0.0), leaping(5.0)], ids=("whole", "half steps", "steps", "a jump")
)
def test_the_full_million_stays_reachable(dance: Dance, ease: Ease):
    score = perform(dance, dance.reference, ease)
    assert score.points == MAX_POINTS
    assert {judged.index for judged in score.moves} == set(range(len(dance.song.moves))) - rests(eased(dance, ease))


def test_whoever_sits_behind_a_table_has_it_all_and_may_do_with_legs_what_they_like():
    assert perform(DANCE, without_legs(DANCE.reference), Ease.SEATED).points == MAX_POINTS
    other = DANCE.reference.xy.copy()
    other[:, LEGS] = draw_dance(9, duration_s=LENGTH_S).xy[:, LEGS]
    likeness = {
        ease: min(judged.similarity for judged in perform(DANCE, replace(DANCE.reference, xy=other), ease).moves)
        for ease in Ease
    }
    assert likeness[Ease.SEATED] > 0.99
    assert likeness[Ease.WHOLE] < 0.95


def test_steps_alone_are_rests_that_give_nothing_and_take_nothing():
    dance = stepping(8.0)
    judged = eased(dance, Ease.SEATED)
    moves = judged.song.moves
    assert rests(judged) == {place for place, move in enumerate(moves) if move.start_s - 0.8 > 8.0}
    assert not any(move.is_gold for move in moves if move.is_rest)
    half = without_legs(dance.reference)
    half.xy[half.times_s > 8.5] = np.nan
    assert perform(dance, half, Ease.SEATED).points > 0.9 * MAX_POINTS


def test_a_dance_of_nothing_but_steps_keeps_what_else_there_is():
    judged = eased(stepping(0.5), Ease.SEATED)
    danced = len(judged.song.moves) - len(rests(judged))
    assert 0.2 * len(judged.song.moves) < danced < len(judged.song.moves) / 2


def test_nobody_lies_down_who_sits():
    def change(times_s, xy):
        down = (times_s > 6) & (times_s < 9)
        xy[down] = xy[down][..., ::-1] - xy[down][:, :1, ::-1] + xy[down][:, :1]

    dance = with_poses(change)
    lying = {place for place, move in enumerate(dance.song.moves) if move.start_s >= 6 and move.end_s <= 9}
    assert lying
    assert lying <= rests(eased(dance, Ease.SEATED))
    assert not rests(eased(dance, Ease.NO_JUMPS))


def test_sitting_still_and_another_dance_earn_next_to_nothing():
    still = replace(DANCE.reference, xy=np.repeat(DANCE.reference.xy[:1], len(DANCE.reference.xy), axis=0))
    other = draw_dance(9, duration_s=LENGTH_S)
    for dance in (DANCE, stepping(8.0)):
        assert perform(dance, without_legs(still), Ease.SEATED, noise=0.002).points < 0.03 * MAX_POINTS
        assert perform(dance, without_legs(other), Ease.SEATED).points < 0.2 * MAX_POINTS


def test_whole_play_is_what_it_was():
    assert eased(DANCE, Ease.WHOLE) is DANCE
    assert not rests(DANCE)
    assert Terms((0,)).ease is Ease.WHOLE


def test_jumps_are_found_where_both_feet_leave_the_ground():
    dance = leaping(5.0)
    found = jumping(dance.reference)
    times_s = dance.reference.times_s[found]
    assert 4.7 < times_s.min() < 5.1
    assert 5.3 < times_s.max() < 5.8
    assert not jumping(leaping(5.0, rise=0.02).reference).any()
    one_leg = [place for place in LEGS if CANONICAL.joints[place].startswith("left")]
    assert not jumping(leaping(5.0, joints=one_leg).reference).any()
    assert not jumping(without_legs(dance.reference)).any()


def test_whoever_comes_nearer_does_not_jump():
    def change(times_s, xy):
        xy[:, LEGS] = xy[0, LEGS]
        xy[..., 1] += (0.1 * np.clip((times_s - 5) / 1.0, 0, 1))[:, None].astype(np.float32)

    assert not jumping(with_poses(change).reference).any()


def test_legs_count_nothing_in_a_jump_and_all_else_does():
    dance = leaping(5.0)
    judged = eased(dance, Ease.NO_JUMPS).reference
    unseen = np.isnan(judged.xy).any(axis=-1)
    assert (unseen[:, LEGS].all(axis=1) == jumping(dance.reference)).all()
    assert not unseen[:, UPPER].any()


def test_a_dance_without_jumps_is_danced_whole():
    grounded = leaping(5.0, rise=0.0)
    assert fitting(grounded, Ease.NO_JUMPS) is Ease.WHOLE
    assert fitting(leaping(5.0), Ease.NO_JUMPS) is Ease.NO_JUMPS
    assert fitting(grounded, Ease.SEATED) is Ease.SEATED
    assert fitting(replace(DANCE, reference=without_legs(DANCE.reference)), Ease.SEATED) is Ease.WHOLE


def test_a_replay_is_judged_again_as_easily():
    dance, terms = stepping(8.0), Terms((0,), ease=Ease.SEATED)
    recorder, judged = Recorder((0,)), terms.begin(dance)
    for time_s, xy, confidence in zip(
        dance.reference.times_s, dance.reference.xy, dance.reference.confidence, strict=True
    ):
        kept = recorder.take(Observation(float(time_s) + 0.1, {0: Pose(xy, confidence)}))
        judged.observe(kept)
    judged.finish()
    replay = make_replay(dance, terms, {0: judged.score(0)}, recorder.recording())
    assert rescore(replay, dance).score(0) == judged.score(0)
    assert rescore(replace(replay, terms=Terms((0,))), dance).score(0) != judged.score(0)


def test_ghosts_are_of_the_same_ease_and_so_are_leaderboards():
    race = Race("song", "abc", None, is_drawn=False)

    class Kept:
        def __init__(self, ease: Ease) -> None:
            self.entry = Entry(replace(race, ease=ease), 1000, Strictness.PARTY, SCORING_VERSION)

    rounds = {ease: Kept(ease) for ease in Ease}
    for ease, kept in rounds.items():
        assert best_first(rounds.values(), replace(race, ease=ease), Strictness.PARTY) == [kept]
    ways = [way_of(Terms((0,), ease=ease)) for ease in Ease]
    assert ways == [Way.WHOLE, Way.NO_JUMPS, Way.SEATED]
    assert way_of(Terms((0,), end_s=9.0, ease=Ease.SEATED)) is Way.PRACTICE


def test_turns_are_of_moves_that_are_danced():
    moves = eased(stepping(8.0), Ease.SEATED).song.moves
    for turn in make_turns(moves, (0, 1, 2)):
        assert any(not moves[place].is_rest for place in turn.moves)


def test_nobody_is_told_of_legs_that_do_not_count():
    score = perform(DANCE, draw_dance(9, duration_s=LENGTH_S), Ease.SEATED)
    worst = {judged.worst_limb for judged in score.moves if judged.grade is not Grade.PERFECT} - {None}
    assert worst
    assert not worst & {name for name in LIMB_NAMES if name.endswith(("thigh", "shin"))}
