"""The trainer's rules: what was wrong with a move, what to learn first, and when it is learned."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance

from dancegame.core.diagnosis import Fault, Part
from dancegame.core.drill import FASTEST, SLOWEST, TAUGHT_SPEED, Drill, bars_at, loop_of, move_at
from dancegame.core.forearms import covered_share
from dancegame.core.limb_path import danced_path
from dancegame.core.poses import Observation, Pose
from dancegame.core.round import DanceRound
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance
from dancegame.core.trainer import Lesson, is_mended, lessons, reference_path

DANCE = as_dance(draw_dance(3))
WRONG_MOVE = 9
MOVE = DANCE.song.moves[WRONG_MOVE]
DELAY_S = 0.1
LEFT_ARM = [CANONICAL.index(f"left_{name}") for name in ("shoulder", "elbow", "wrist")]


def seen(xy: np.ndarray, dance: Dance = DANCE) -> list[Observation]:
    times_s, sure = dance.reference.times_s, dance.reference.confidence
    return [
        Observation(float(time_s) + DELAY_S, {0: Pose(pose.astype(np.float32), one)})
        for time_s, pose, one in zip(times_s, xy, sure, strict=True)
    ]


def taught(xy: np.ndarray) -> tuple[Lesson, ...]:
    return taught_by(seen(xy))


def taught_by(observations: list[Observation]) -> tuple[Lesson, ...]:
    judged = DanceRound(DANCE, slots=[0])
    for observation in observations:
        judged.observe(observation)
    judged.finish()
    score, is_mirrored, latency_s = judged.score(0), judged.is_mirrored(0), judged.latency_s
    return lessons(DANCE, observations, slot=0, score=score, is_mirrored=is_mirrored, latency_s=latency_s)


def with_left_arm(change) -> np.ndarray:
    """The dance with another left arm in one move; change: of its joints from the shoulder (T, 2, 2)."""
    reference = DANCE.reference
    xy = reference.xy.astype(float).copy()
    during = (reference.times_s >= MOVE.start_s) & (reference.times_s <= MOVE.end_s)
    arm = xy[:, LEFT_ARM[1:]] - xy[:, LEFT_ARM[:1]]
    xy[np.ix_(during, LEFT_ARM[1:])] = (xy[:, LEFT_ARM[:1]] + change(arm))[during]
    return xy


def late(arm: np.ndarray) -> np.ndarray:
    return np.roll(arm, 9, axis=0)


def hanging(arm: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(np.diff(arm, axis=1, prepend=0), axis=2)
    return np.cumsum(np.stack([np.zeros_like(lengths), lengths], axis=2), axis=1)


def raised(arm: np.ndarray) -> np.ndarray:
    return -hanging(arm)


def test_a_dance_without_a_fault_needs_no_lesson():
    assert taught(DANCE.reference.xy.astype(float)) == ()


@pytest.mark.parametrize(("change", "fault"), [(late, Fault.LATE), (hanging, Fault.LOW), (raised, Fault.SHAPE)])
def test_one_wrong_move_is_told_by_move_part_and_fault(change, fault: Fault):
    first = taught(with_left_arm(change))[0]
    assert (first.judged.index, first.diagnosis.part, first.diagnosis.fault) == (WRONG_MOVE, Part.LEFT_ARM, fault)
    assert MOVE.start_s - 0.05 <= first.diagnosis.worst_s <= MOVE.end_s + 0.05


def test_how_late_and_how_much_lacks_is_told():
    assert taught(with_left_arm(late))[0].diagnosis.shift_s == pytest.approx(0.3, abs=0.07)
    assert taught(with_left_arm(hanging))[0].diagnosis.share == pytest.approx(0.0, abs=0.1)


def test_whoever_dances_as_in_a_mirror_hears_of_their_own_arm():
    wrong = with_left_arm(late)
    mirrored = wrong[:, CANONICAL.mirror_permutation] * (-1, 1)
    assert taught(mirrored)[0].diagnosis.part is Part.RIGHT_ARM


def test_a_whole_body_that_is_late_for_a_move_is_told_as_a_whole():
    reference = DANCE.reference
    late_s = np.where((reference.times_s >= MOVE.start_s) & (reference.times_s <= MOVE.end_s), 0.3, 0.0)
    at = np.clip(np.round((reference.times_s - late_s) * 30).astype(int), 0, None)
    first = taught(reference.xy[at].astype(float))[0]
    assert first.judged.index == WRONG_MOVE
    assert (first.diagnosis.part, first.diagnosis.fault) == (Part.BODY, Fault.LATE)


def test_a_lesson_is_mended_when_its_part_is_right_again():
    lesson = taught(with_left_arm(late))[0]
    reference = reference_path(DANCE.reference, is_mirrored=False)
    still, better = (danced_path(seen(xy), slot=0) for xy in (with_left_arm(late), DANCE.reference.xy.astype(float)))
    assert not is_mended(lesson, reference=reference, danced=still, delay_s=DELAY_S)
    assert is_mended(lesson, reference=reference, danced=better, delay_s=DELAY_S)


@pytest.mark.parametrize("change", [late, hanging])
def test_what_was_not_seen_or_danced_is_not_mended(change):
    lesson = taught(with_left_arm(change))[0]
    reference = reference_path(DANCE.reference, is_mirrored=False)
    well = seen(DANCE.reference.xy)
    before = [one for one in well if one.song_s < MOVE.start_s - 1]
    during = (MOVE.start_s + DELAY_S, MOVE.end_s + DELAY_S)
    away = [Observation(one.song_s, {}) if during[0] <= one.song_s <= during[1] else one for one in well]
    for part in (before, away):
        assert not is_mended(lesson, reference=reference, danced=danced_path(part, slot=0), delay_s=DELAY_S)


def early(arm: np.ndarray) -> np.ndarray:
    return np.roll(arm, -9, axis=0)


def test_who_was_late_and_is_early_now_has_not_mended_it():
    lesson = taught(with_left_arm(late))[0]
    reference = reference_path(DANCE.reference, is_mirrored=False)
    danced = danced_path(seen(with_left_arm(early)), slot=0)
    assert not is_mended(lesson, reference=reference, danced=danced, delay_s=DELAY_S)


def test_what_differs_a_little_in_another_way_does_not_hold_anybody_back():
    lesson = taught(with_left_arm(late))[0]
    reference = reference_path(DANCE.reference, is_mirrored=False)

    def other(angle: float) -> bool:
        turned = with_left_arm(
            lambda arm: arm @ np.array(((np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))))
        )
        return is_mended(lesson, reference=reference, danced=danced_path(seen(turned), slot=0), delay_s=DELAY_S)

    assert other(0.4)
    assert not other(1.6)


def test_what_is_seen_of_arms_that_cover_each_other_is_believed_less():
    reference = DANCE.reference
    xy = reference.xy.copy()
    during = (reference.times_s >= MOVE.start_s) & (reference.times_s <= MOVE.end_s)
    for joint in ("elbow", "wrist"):
        left, right = (CANONICAL.index(f"{side}_{joint}") for side in ("left", "right"))
        xy[during, left] = xy[during, right]
    covered = replace(reference, xy=xy)
    assert covered_share(reference, MOVE) < 0.5
    assert covered_share(covered, MOVE) > 0.9
    assert covered_share(covered, DANCE.song.moves[WRONG_MOVE + 3]) == covered_share(
        reference, DANCE.song.moves[WRONG_MOVE + 3]
    )


def test_nobody_in_the_picture_is_taught_nothing():
    assert taught_by([]) == ()


def test_a_loop_goes_from_move_to_move_in_either_order():
    loop = loop_of(DANCE.song.moves, 5, 3)
    assert (loop.first, loop.last) == (3, 5)
    assert (loop.start_s, loop.end_s) == (DANCE.song.moves[3].start_s, DANCE.song.moves[5].end_s)
    assert 4 in loop
    assert 6 not in loop
    with pytest.raises(ValueError, match="not in a song"):
        loop_of(DANCE.song.moves, 0, len(DANCE.song.moves))


def test_bars_hold_the_moves_that_are_mostly_in_them():
    beats_s = tuple(np.arange(0.0, 24.0, 0.5).tolist())
    song = replace(DANCE.song, beats_s=beats_s)
    for song_s in (0.1, 7.3, 23.0):
        loop = bars_at(song, song_s, bars=2)
        assert loop.first <= move_at(song.moves, song_s)
        inside = song.moves[loop.first : loop.last + 1]
        assert inside[-1].end_s - inside[0].start_s <= 2 * 4 * 0.5 + 1.5
    assert bars_at(replace(song, beats_s=()), 7.3, bars=2) == loop_of(song.moves, *[move_at(song.moves, 7.3)] * 2)


def test_the_speed_follows_the_dancing_within_its_limits():
    drill = Drill(loop_of(DANCE.song.moves, 2, 4), speed=TAUGHT_SPEED)
    assert drill.after(0.9).speed == TAUGHT_SPEED + 10
    assert drill.after(0.65).speed == TAUGHT_SPEED
    assert drill.after(0.2).speed == TAUGHT_SPEED - 10
    for _ in range(9):
        drill = drill.after(0.95)
    assert drill.speed == FASTEST
    for _ in range(9):
        drill = drill.after(0.1)
    assert drill.speed == SLOWEST
    assert replace(drill, adapts=False).after(1.0).speed == SLOWEST
    assert drill.at(83).speed == 85


def test_a_lesson_is_learned_when_it_was_danced_twice_well_in_a_row():
    drill = Drill(loop_of(DANCE.song.moves, 2, 4))
    assert not drill.after(0.9).after(0.6).after(0.9).is_learned
    assert drill.after(0.9).after(0.9).is_learned
    assert not drill.after(0.9, is_well=False).after(0.9).is_learned
    # Nobody in the picture: it neither helps nor hurts.
    assert drill.after(0.9).after(None).after(0.9).is_learned


def test_the_move_that_is_most_worth_learning_comes_first():
    xy = DANCE.reference.xy.astype(float).copy()
    # Every move is wrong in its own measure: the arm is the later the longer the dance lasts.
    arm = xy[:, LEFT_ARM[1:]] - xy[:, LEFT_ARM[:1]]
    delays = np.linspace(0, 20, len(xy)).astype(int)
    xy[:, LEFT_ARM[1:]] = xy[:, LEFT_ARM[:1]] + arm[np.maximum(0, np.arange(len(xy)) - delays)]
    worths = [lesson.worth for lesson in taught(xy)]
    assert len(set(worths)) > 1
    assert worths == sorted(worths, reverse=True)
