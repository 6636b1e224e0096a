"""Sets of guesses as whole evenings without a picture: who is asked, when they end, what becomes of a day."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dancegame.core.daily import DailyLog, Mark
from dancegame.core.errors import SongError
from dancegame.core.evening import course, stages
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.modes.guess_kinds import KINDS
from dancegame.core.evening.outcomes import Answered, ChoseGuessing, ChoseMode, Chosen, Failed, Joined, Seen, Wish
from dancegame.core.reveal import FULL_SHARE, LIMIT_S, Entrant, Guess, Question, Who

SONGS = tuple(f"song-{number:02}" for number in range(17))
TODAY = date(2026, 11, 26)


def menu(**facts: object) -> Evening:
    return course.begin(replace(Evening(songs=SONGS, seed=7, today=TODAY), **facts))


def begun(kind: str, players: int = 1, **facts: object) -> Evening:
    """The evening after the two choices that lead from the menu to a mystery."""
    return course.fold(course.fold(menu(**facts), ChoseMode("guess")), ChoseGuessing(kind, players))


def answered(evening: Evening, *, is_right: bool = True, elapsed_s: float = 2.0) -> Evening:
    """The evening after everybody has answered its question alike."""
    if course.plan(evening).name == "mystery":
        evening = course.fold(evening, Seen())
    stage = course.plan(evening)
    assert isinstance(stage, stages.Guess)
    question = Question(stage.round.asked, right=0)
    for entrant in stage.round.asked.entrants:
        question = question.answered(0 if is_right else 1, player=entrant.player, elapsed_s=elapsed_s)
    return course.fold(evening, Answered.of(question.closed()))


def played(evening: Evening, *answers: bool) -> Evening:
    """The evening at the mystery, or the end, after some questions."""
    for is_right in answers:
        evening = course.fold(answered(evening, is_right=is_right), Chosen(Wish.NEXT))
    return evening


def end(evening: Evening) -> stages.GuessEnd:
    stage = course.plan(evening)
    assert isinstance(stage, stages.GuessEnd), stage
    return stage


@pytest.mark.parametrize("kind", KINDS)
def test_two_choices_lead_from_the_menu_to_the_first_mystery(kind):
    assert course.plan(begun(kind)).name == "mystery"


def test_ten_songs_are_ten_different_ones_and_then_the_result():
    evening = begun("guess_ten")
    assert course.plan(evening).question == (1, 10)
    evening = played(evening, *[True] * 9)
    reveal = course.plan(answered(evening))
    assert isinstance(reveal, stages.Reveal)
    assert reveal.is_last
    result = end(played(evening, True))
    assert len({one.song_id for one in result.rounds}) == 10
    assert result.asked.entrants == (Entrant(None, points=10 * 1000 + 1000 + 5 * 500, streak=10),)


def test_a_result_has_again_another_game_and_the_menu_and_asks_nothing_twice():
    evening = played(begun("guess_turns", 3), *[True] * 12)
    again = course.fold(evening, Chosen(Wish.AGAIN))
    assert course.plan(again).name == "mystery"
    assert len(again.guessers) == 3
    kinds = course.plan(course.fold(evening, Chosen(Wish.GUESS)))
    assert isinstance(kinds, stages.GuessKinds)
    assert (kinds.focus, kinds.players) == ("guess_turns", 3)
    assert course.plan(course.fold(evening, Chosen(Wish.MENU))).name == "title"


@pytest.mark.parametrize("players", [2, 3, 4, 5, 6])
def test_in_the_hot_seat_everybody_is_asked_equally_often_in_turns(players):
    evening, asked = begun("guess_turns", players), []
    while course.plan(evening).name == "mystery":
        asked += [entrant.player for entrant in evening.round.asked.entrants]
        evening = played(evening, True)
    assert asked[:players] == list(range(1, players + 1))
    assert len(asked) >= 10
    assert set(Counter(asked).values()) == {len(asked) // players}
    assert {one.points for one in end(evening).asked.entrants} == {end(evening).asked.entrants[0].points}


def test_teams_are_asked_at_once_and_another_one_is_next_each_time():
    evening = begun("guess_teams", 1)
    assert evening.round.asked.who is Who.TEAMS
    first = [one.player for one in evening.round.asked.entrants]
    second = [one.player for one in played(evening, True).round.asked.entrants]
    assert (first, second) == ([1, 2], [2, 1])


def test_survival_ends_with_the_first_mistake():
    evening = played(begun("guess_survival"), True, True)
    assert course.plan(evening).name == "mystery"
    result = end(played(evening, False))
    assert [one.answered.is_right for one in result.rounds] == [True, True, False]


def test_endless_ends_when_it_is_asked_to():
    evening = answered(played(begun("guess_endless"), *[False, True] * 12))
    reveal = course.plan(evening)
    assert (reveal.question, reveal.is_last, reveal.can_finish) == (None, False, True)
    assert len(end(course.fold(evening, Chosen(Wish.FINISH))).rounds) == 25


def test_a_damaged_song_is_replaced_by_another_one_for_the_same_player():
    evening = begun("guess_turns", 2)
    other = course.fold(evening, Failed(SongError("It is damaged.", remedy="Import it again.")))
    assert course.plan(other).name == "mystery"
    assert other.round.song_id != evening.round.song_id
    assert other.round.asked == evening.round.asked


def test_everybody_has_the_same_questions_on_a_day():
    def day(today: date, songs: tuple[str, ...] = SONGS, **facts: object) -> list[tuple[str, str, tuple[str, ...]]]:
        evening, seen = begun("guess_daily", today=today, songs=songs, **facts), []
        while course.plan(evening).name == "mystery":
            seen.append((evening.round.song_id, evening.round.asked.seed, evening.round.asked.pool))
            evening = played(evening, True)
        return seen

    assert day(TODAY, seed=1) == day(TODAY, songs=SONGS[::-1], seed=2)
    # Own songs beside those that everybody has change nothing.
    assert day(TODAY, songs=(*SONGS, "own"), pack=SONGS) == day(TODAY)
    assert day(TODAY) != day(TODAY + timedelta(days=1))
    assert len(day(TODAY)) == 10
    assert len(day(TODAY, songs=SONGS[:4])) == 4


def test_a_day_has_one_try():
    evening = played(begun("guess_daily"), *[True] * 9, False)
    assert end(evening).daily.right == 9
    assert evening.daily.is_finished
    again = course.fold(evening, Chosen(Wish.AGAIN))
    assert end(again).daily == evening.daily
    for today in (TODAY, TODAY - timedelta(days=3)):
        later = begun("guess_daily", today=today, daily=evening.daily)
        assert end(later).daily == evening.daily
    assert course.plan(begun("guess_daily", today=TODAY + timedelta(days=1), daily=evening.daily)).name == "mystery"


def test_across_midnight_the_day_of_the_start_counts():
    evening = played(begun("guess_daily"), *[True] * 4)
    songs_before = begun("guess_daily")
    evening = played(replace(evening, today=TODAY + timedelta(days=1)), *[True] * 6)
    assert end(evening).daily.day == TODAY
    assert end(evening).daily.finished == TODAY
    whole = played(songs_before, *[True] * 10)
    assert [one.song_id for one in evening.rounds] == [one.song_id for one in whole.rounds]
    assert end(evening).daily.streak == 1
    assert evening.daily.is_open_on(TODAY + timedelta(days=1))


def test_who_leaves_a_challenge_loses_the_question_that_was_on_and_no_other():
    evening = course.fold(played(begun("guess_daily"), True, True), Seen())
    left = course.fold(evening, Chosen(Wish.MENU))
    assert course.plan(left).name == "title"
    later = begun("guess_daily", daily=left.daily, seed=99)
    assert later.round.number == 4
    assert later.daily.marks == (Mark.FAST, Mark.FAST, Mark.OPEN, Mark.OPEN)


def test_who_leaves_the_last_question_has_finished_the_day():
    evening = course.fold(played(begun("guess_daily"), *[True] * 9), Seen())
    later = begun("guess_daily", daily=course.fold(evening, Chosen(Wish.MENU)).daily)
    assert end(later).daily.is_finished
    assert end(later).daily.right == 9


def test_a_damaged_song_of_a_day_is_passed_over_and_the_day_can_be_finished():
    evening = played(begun("guess_daily"), True)
    evening = course.fold(evening, Failed(SongError("It is damaged.", remedy="Import it again.")))
    assert (course.plan(evening).name, evening.round.number) == ("mystery", 3)
    assert end(played(evening, *[True] * 8)).daily.right == 9


def test_the_page_says_whether_today_can_be_played():
    done = played(begun("guess_daily"), *[True] * 10).daily
    open_, closed = (course.plan(course.fold(menu(daily=log), ChoseMode("guess"))) for log in (DailyLog(), done))
    assert (open_.has_daily, closed.has_daily) == (True, False)


def test_no_songs_are_said_in_every_kind():
    for kind in KINDS:
        assert course.plan(begun(kind, songs=())).name == "message"


def test_a_party_is_asked_everybody_for_themselves_once_they_are_known():
    alone, several = (
        course.fold(course.fold(menu(), ChoseMode("party")), Joined(tuple(range(count)))).round.asked
        for count in (1, 3)
    )
    assert (alone.who, len(alone.entrants)) == (Who.TOGETHER, 1)
    assert (several.who, [one.player for one in several.entrants]) == (Who.EACH, [1, 2, 3])


def test_one_who_guesses_alone_keeps_their_name_and_several_are_numbered():
    alone = course.fold(course.fold(menu(), ChoseMode("guess")), ChoseGuessing("guess_ten", 1, name="Mia"))
    assert [(one.number, one.name) for one in alone.guessers] == [(1, "Mia")]
    several = course.fold(course.fold(menu(), ChoseMode("guess")), ChoseGuessing("guess_turns", 3, name="Mia"))
    assert [(one.number, one.name) for one in several.guessers] == [(1, ""), (2, ""), (3, "")]


def test_in_the_hot_seat_the_turn_goes_round_and_asks_one_alone():
    evening, asked = begun("guess_turns", 3), []
    for _ in range(4):
        asked.append([entrant.player for entrant in evening.round.asked.entrants])
        evening = played(evening, True)
    assert asked == [[1], [2], [3], [1]]


@pytest.mark.parametrize(
    ("answer", "is_right", "answer_s", "mark"),
    [
        (None, False, LIMIT_S, Mark.LATE),
        (1, False, 0.1, Mark.WRONG),
        (0, True, 0.1, Mark.FAST),
        (0, True, FULL_SHARE * LIMIT_S, Mark.FAST),
        (0, True, FULL_SHARE * LIMIT_S + 0.01, Mark.SLOW),
    ],
)
def test_a_question_of_the_day_is_marked_by_its_answer(answer, is_right: bool, answer_s: float, mark: Mark):
    evening = course.fold(begun("guess_daily"), Seen())
    guess = Guess(None, answer, is_right=is_right, points=100 * is_right, answer_s=answer_s)
    marked = course.fold(evening, Answered.of((guess,)))
    assert marked.daily.marks == (mark,)
    assert marked.daily.points == 100 * is_right


def test_a_set_counts_its_questions_and_says_which_is_the_last():
    evening = begun("guess_ten")
    for number in range(1, 11):
        assert course.plan(evening).question == (number, 10)
        revealed = answered(evening)
        stage = course.plan(revealed)
        assert (stage.question, stage.is_last, stage.can_finish) == ((number, 10), number == 10, False)
        evening = course.fold(revealed, Chosen(Wish.NEXT))
    assert len(end(evening).rounds) == 10


def test_what_was_not_answered_is_not_in_the_result():
    evening = course.fold(played(begun("guess_ten"), True, True), Chosen(Wish.FINISH))
    assert len(end(evening).rounds) == 2


@pytest.mark.parametrize(("players", "questions"), [(2, 10), (3, 12), (4, 12), (6, 12)])
def test_in_the_hot_seat_everybody_is_asked_as_often(players, questions):
    evening = begun("guess_turns", players)
    assert course.plan(evening).question == (1, questions)
    done = end(played(evening, *[True] * questions))
    assert set(Counter(one.asked.entrants[0].player for one in done.rounds).values()) == {questions // players}


@pytest.mark.parametrize(
    ("kind", "asked", "players"), [("guess_turns", 1, 2), ("guess_turns", 9, 6), ("guess_teams", 5, 2)]
)
def test_a_set_is_played_by_as_many_as_it_is_for(kind, asked, players):
    assert len(begun(kind, asked).guessers) == players


def test_only_a_challenge_and_sets_of_so_many_say_how_many_are_to_come():
    lengths = {kind: course.plan(begun(kind, 2)).question for kind in KINDS}
    assert lengths.pop("guess_daily") == (1, begun("guess_daily").daily.questions)
    assert lengths == {
        "guess_ten": (1, 10),
        "guess_turns": (1, 10),
        "guess_teams": (1, 10),
        "guess_survival": None,
        "guess_endless": None,
    }


def test_a_mistake_ends_a_survival_and_no_other_set():
    for kind in ("guess_ten", "guess_survival", "guess_endless"):
        reveal = course.plan(answered(begun(kind), is_right=False))
        assert reveal.is_last == (kind == "guess_survival")


def test_the_questions_of_a_day_have_no_dance():
    assert not begun("guess_daily").round.has_dance


def test_each_way_to_guess_is_shown_with_how_many_it_is_for():
    kinds = {name: kind.kind for name, kind in KINDS.items()}
    assert {name: (kind.least_players, kind.most_players) for name, kind in kinds.items() if kind.most_players > 1} == {
        "guess_turns": (2, 6),
        "guess_teams": (2, 2),
    }
    assert [name for name, kind in kinds.items() if kind.is_daily] == ["guess_daily"]
