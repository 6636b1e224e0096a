"""What is heard: grades without a hail of them, the countdown in the song's time, tension that tells nothing."""

import math
from dataclasses import replace

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, FakeEffects, FakeShelf, Play
from test_game_guess import guess

from dancegame.core.reveal import Clue, begin_s
from dancegame.core.round import RoundEvent
from dancegame.core.score import Grade, JudgedMove, Score
from dancegame.core.song import Song
from dancegame.game.countdown import COUNTS, Countdown, countdown_to
from dancegame.game.dance_sounds import LEAST_GAP_S, STREAK, DanceSounds
from dancegame.game.screens.guess import STREAK as STREAK_OF_ANSWERS

pytestmark = pytest.mark.usefixtures("bare")


def judged(grade, *, combo=1, is_gold=False, slot=0):
    return RoundEvent(slot, JudgedMove(0, grade, 1.0, is_gold=is_gold), Score(combo=combo))


def heard(*batches, people=1, gap_s=LEAST_GAP_S):
    """What is heard where events come in batches, gap_s from one to the next."""
    effects = FakeEffects()
    sounds = DanceSounds(effects, people=people)
    for number, batch in enumerate(batches):
        for event in batch:
            sounds.hear(event)
        sounds.update(number * gap_s)
    return effects.played


def test_of_what_happens_at_once_the_best_is_heard_and_nothing_else():
    four = [judged(grade) for grade in (Grade.MISS, Grade.GREAT, Grade.OK, Grade.GOOD)]
    assert heard(four) == ["great"]


def test_sixty_moves_in_short_order_are_not_sixty_sounds():
    batches = [[judged(Grade.MISS, combo=0)]] * 60
    played = heard(*batches, gap_s=0.1)
    assert len(played) <= 60 * 0.1 / LEAST_GAP_S + 1
    assert set(played) == {"miss"}


def test_what_waits_is_heard_when_its_turn_comes():
    assert heard([judged(Grade.OK)], [judged(Grade.PERFECT)], [], [], gap_s=LEAST_GAP_S / 2) == ["ok", "perfect"]


@pytest.mark.parametrize(("people", "cheer"), [(1, "cheer_1"), (2, "cheer_2"), (3, "cheer_2"), (6, "cheer_3")])
def test_gold_is_cheered_by_as_many_as_the_party_is_large(people, cheer):
    assert heard([judged(Grade.PERFECT, is_gold=True)], people=people) == ["gold", cheer]


def test_gold_that_was_missed_is_not_cheered():
    assert heard([judged(Grade.OK, is_gold=True)]) == ["ok"]


def test_every_tenth_good_move_in_a_row_is_a_streak():
    batches = [[judged(Grade.GOOD, combo=combo)] for combo in range(1, 2 * STREAK + 1)]
    assert [name for name in heard(*batches, gap_s=1.0) if name != "good"] == ["streak", "cheer_1"] * 2


def song(*, beat_s, first_s=0.0):
    return Song("a", "A", "B", 30.0, beats_s=tuple(first_s + beat_s * number for number in range(20)))


@pytest.mark.parametrize("beat_s", [0.3, 0.43, 0.6, 0.75, 1.05])
@pytest.mark.parametrize("first_s", [0.0, 0.2])
def test_the_countdown_is_in_the_songs_time_and_the_first_beat_comes_after_it(beat_s, first_s):
    countdown = countdown_to(song(beat_s=beat_s, first_s=first_s))
    assert 0.6 < countdown.step_s < 1.5
    times = math.log2(countdown.step_s / beat_s)
    assert times == pytest.approx(round(times))
    # The song begins so that its first beat would be the next count.
    assert countdown.length_s + first_s % beat_s == pytest.approx(COUNTS * countdown.step_s)
    assert [countdown.count(number * countdown.step_s + 1e-6) for number in range(COUNTS)] == [1, 2, 3]


def test_a_song_without_beats_is_counted_in_seconds():
    assert countdown_to(Song("a", "A", "B", 30.0)) == Countdown()


def test_tension_sounds_until_something_of_the_song_is_heard(display):
    play = Play(display).until("mystery").wait()
    assert play.effects.bed == "tension"
    play = guess(display, pictures_per_s=20)
    assert play.effects.bed == "tension"
    play.wait(begin_s(Clue.BEAT) + 0.2)
    assert play.effects.bed is None


def test_tension_ends_with_the_answer_and_three_right_ones_in_a_row_are_a_streak(display):
    play = guess(display, pictures_per_s=20)
    for number in range(STREAK_OF_ANSWERS):
        assert play.until("guess").effects.bed == "tension"
        play.answer()
        assert play.effects.bed is None
        assert play.effects.played[-1] == ("right" if number < STREAK_OF_ANSWERS - 1 else "streak")
        play.until("reveal").press(pygame.K_RETURN)


def test_who_is_ready_is_counted_in_in_the_songs_time(display):
    fast = replace(DANCES[0].song, bpm=140.0, beats_s=tuple(60 / 140 * number for number in range(14)))
    play = Play(display, pictures_per_s=50, shelf=FakeShelf((replace(DANCES[0], song=fast), *DANCES[1:])))
    play.until("guess").answer().until("reveal").press(pygame.K_RETURN).until("ready")
    counted_s = []
    while play.stage == "ready":
        before = play.effects.played.count("countdown")
        play.wait()
        if play.effects.played.count("countdown") > before:
            counted_s.append(play.clock.now_s)
    assert np.diff(counted_s) == pytest.approx([countdown_to(fast).step_s] * 2, abs=0.03)
    assert countdown_to(fast).step_s == pytest.approx(2 * 60 / 140)
