"""The staged reveal: clues in their order, what answers earn, and several players who answer for themselves."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancegame.core.quiz import GuessLevel, HintKind, Quiz, make_hint, make_quiz
from dancegame.core.reveal import (
    FIRST_EXTRA,
    FULL_POINTS,
    FULL_SHARE,
    LIMIT_S,
    WRONG_COST,
    Asked,
    Clue,
    Entrant,
    Question,
    Who,
    begin_s,
    clue_at,
    clues_of,
    entrants_after,
    guess_points,
)
from dancegame.core.song import Song

TIMES_S = st.floats(0, 1.2 * LIMIT_S)
PRESSES = st.lists(st.tuples(st.sampled_from([None, 1, 2, 3, 9]), st.integers(0, 3), TIMES_S), max_size=9)


def question(who: Who, players: int, **entrant: int) -> Question:
    numbers = (None,) if who is Who.TOGETHER else tuple(range(1, players + 1))
    return Question(Asked(who, tuple(Entrant(number, **entrant) for number in numbers)), right=2)


def played(start: Question, presses: list[tuple[int | None, int, float]]) -> Question:
    for player, answer, elapsed_s in sorted(presses, key=lambda press: press[2]):
        start = start.answered(answer, player=player, elapsed_s=elapsed_s)
    return start


@given(st.lists(TIMES_S, min_size=2, max_size=20), st.booleans(), st.booleans())
def test_clues_come_in_their_order_and_none_goes_back(times_s, has_beat, has_music):
    clues = clues_of(has_beat=has_beat, has_music=has_music)
    shown = [list(Clue).index(clue_at(time_s, clues)) for time_s in sorted(times_s)]
    assert shown == sorted(shown)
    assert (Clue.BEAT in clues, Clue.MUSIC in clues) == (has_beat, has_music)
    assert clue_at(0.0, clues) is Clue.HANDS


def test_every_clue_has_its_time_and_the_whole_dancer_is_seen_before_points_fall():
    begins_s = [begin_s(clue) for clue in Clue]
    assert begins_s == sorted(set(begins_s))
    assert begin_s(Clue.DANCER) < FULL_SHARE * LIMIT_S < begin_s(Clue.BEAT)
    assert [clue_at(second, tuple(Clue)) for second in begins_s] == list(Clue)


@given(st.lists(TIMES_S, min_size=2, max_size=20))
def test_points_are_held_for_a_third_and_never_rise(times_s):
    points = [guess_points(elapsed_s=time_s) for time_s in sorted(times_s)]
    assert points == sorted(points, reverse=True)
    assert guess_points(elapsed_s=FULL_SHARE * LIMIT_S) == FULL_POINTS
    assert guess_points(elapsed_s=FULL_SHARE * LIMIT_S + 1) < FULL_POINTS


@given(st.sampled_from(Who), st.integers(1, 3), st.lists(PRESSES, min_size=1, max_size=6))
def test_nobody_ever_has_less_than_nothing_and_each_question_costs_once(who, players, questions):
    standing = question(who, players).asked.entrants
    for presses in questions:
        asked = Question(Asked(who, standing), right=2)
        guesses = played(asked, presses).closed()
        assert sorted(str(guess.player) for guess in guesses) == sorted(str(one.player) for one in standing)
        before = {one.player: one for one in standing}
        standing = entrants_after(standing, guesses)
        for guess, one in ((guess, one) for guess in guesses for one in standing if one.player == guess.player):
            assert one.points == before[guess.player].points + guess.points >= 0
            assert guess.points >= -WRONG_COST
            assert guess.is_right == (guess.answer == 2)
            assert one.streak == (before[guess.player].streak + 1 if guess.is_right else 0)


def test_a_wrong_answer_costs_no_more_than_there_is():
    assert question(Who.TURN, 1, points=1000).answered(0, player=1, elapsed_s=3).guesses[0].points == -WRONG_COST
    assert question(Who.TURN, 1, points=50).answered(0, player=1, elapsed_s=3).guesses[0].points == -50
    assert question(Who.TURN, 1).answered(0, player=1, elapsed_s=3).guesses[0].points == 0


def test_only_the_first_right_answer_of_several_has_the_extra():
    asked = question(Who.EACH, 3)
    guesses = played(asked, [(3, 0, 1.0), (2, 2, 2.0), (1, 2, 3.0)]).closed()
    assert [(guess.player, guess.is_first, guess.points) for guess in guesses] == [
        (3, False, 0), (2, True, FULL_POINTS + FIRST_EXTRA), (1, False, FULL_POINTS),
    ]  # fmt: skip
    assert not question(Who.TOGETHER, 1).answered(2, player=None, elapsed_s=1).guesses[0].is_first


def test_each_player_answers_once_and_all_of_them_end_the_question():
    asked = question(Who.EACH, 2).answered(0, player=1, elapsed_s=1)
    assert [one.player for one in asked.waiting] == [2]
    assert asked.answered(2, player=1, elapsed_s=2).guesses == asked.guesses
    assert asked.answered(2, player=7, elapsed_s=2).guesses == asked.guesses
    assert asked.answered(2, player=2, elapsed_s=2).is_answered


def test_an_answer_of_nobody_in_particular_is_everybodys_or_of_who_is_next():
    together = question(Who.EACH, 3).answered(1, player=2, elapsed_s=1).answered(2, player=None, elapsed_s=2)
    assert {guess.player: guess.answer for guess in together.guesses} == {2: 1, 1: 2, 3: 2}
    teams = question(Who.TEAMS, 2).answered(0, player=None, elapsed_s=1)
    assert [guess.player for guess in teams.guesses] == [1]
    assert [guess.player for guess in teams.answered(2, player=None, elapsed_s=2).guesses] == [1, 2]


def test_a_pad_that_is_handed_on_answers_for_whose_turn_it_is():
    assert question(Who.TURN, 1).answered(2, player=4, elapsed_s=1).is_answered


def test_after_the_time_nothing_counts():
    late = question(Who.TOGETHER, 1, points=500, streak=3).answered(2, player=None, elapsed_s=LIMIT_S)
    assert not late.guesses
    (guess,) = late.closed()
    assert (guess.answer, guess.points, guess.streak) == (None, 0, 0)


def test_streaks_add_up_to_a_limit():
    earned = [
        question(Who.TOGETHER, 1, streak=streak).answered(2, player=None, elapsed_s=1).guesses[0].points
        for streak in range(9)
    ]
    assert earned == [1000, 1100, 1200, 1300, 1400, 1500, 1500, 1500, 1500]


def song(number: int, title: str | None = None, **facts: object) -> Song:
    return Song(f"s{number:02}", title or f"Song {number}", "Somebody", 30.0, **facts)


def test_levels_choose_by_how_alike_the_dances_are():
    songs = [song(number) for number in range(17)]
    likenesses = {one.id: number / 20 for number, one in enumerate(songs) if number}

    def mean(level: GuessLevel) -> float:
        rng = random.Random(3)
        wrong = [
            likenesses[answer.id]
            for _ in range(40)
            for answer in make_quiz(songs[0], songs, random=rng, likenesses=likenesses, level=level).answers
            if answer is not songs[0]
        ]
        return sum(wrong) / len(wrong)

    assert mean(GuessLevel.HARD) > mean(GuessLevel.NORMAL) > mean(GuessLevel.EASY) + 0.2


@pytest.mark.parametrize("seed", range(12))
def test_a_hint_leaves_something_to_guess(seed):
    answers = (song(0, "Can-Can"), song(1, "Cello"), song(2, "Habanera"), song(3, "Korobeiniki"))
    for right in range(4):
        hint = make_hint(Quiz(answers, right), random=random.Random(seed))
        assert hint.kind is HintKind.LETTER
        having = [answer for answer in answers if hint.value in answer.title.upper()]
        assert answers[right] in having
        assert 1 < len(having) < 4


def test_a_hint_names_a_year_where_there_is_one_and_no_artist_who_gives_it_away():
    answers = (song(0, year=1875), song(1), song(2))
    kinds = {make_hint(Quiz(answers, 0), random=random.Random(seed)).kind for seed in range(30)}
    assert HintKind.YEAR in kinds
    assert HintKind.ARTIST not in kinds


def test_there_is_a_hint_for_any_title():
    for title in ("夜に踊る", "오늘 밤", "1999", "A"):
        assert make_hint(Quiz((song(0, title), song(1, "Other")), 0), random=random.Random(1)).value


def test_who_is_away_is_not_waited_for_once_somebody_has_answered():
    start = question(Who.EACH, 3)
    assert not start.is_over({1, 2, 3})
    some = start.answered(0, player=1, elapsed_s=3.0)
    assert not some.is_over({3})
    assert some.is_over({2, 3})
    # Who comes back in time answers like everybody.
    assert some.answered(2, player=3, elapsed_s=9.0).guesses[1].is_right
