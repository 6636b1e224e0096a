"""The ways through the menu and out of every mode: which page follows which, and where somebody gets back to."""

from dataclasses import replace
from datetime import date

import pytest

from dancegame.core.daily import Mark
from dancegame.core.errors import CameraError, InputError, SongError
from dancegame.core.evening import course, stages
from dancegame.core.evening.evening import OVER, Evening
from dancegame.core.evening.outcomes import (
    Added,
    Answered,
    ChoseGuessing,
    ChoseMode,
    Chosen,
    ChoseScores,
    ChoseSong,
    Danced,
    Failed,
    Gathered,
    Outcome,
    Seen,
    Wish,
)
from dancegame.core.score import Score

SONGS = tuple("abcdefg")
NO_ANSWER = Answered(None, is_right=False, points=0, answer_s=30.0)
NO_CAMERA = CameraError("There is no camera.", remedy="")
BROKEN = InputError("It is broken.", remedy="")
TO_DANCE = (ChoseSong("c", "solo"), Gathered((0,)))
DANCED = Danced({0: Score(points=1)})


def shown(*outcomes: Outcome, **facts: object) -> stages.Stage | None:
    """The stage after some outcomes, from the menu on."""
    return course.plan(after(*outcomes, **facts))


def after(*outcomes: Outcome, **facts: object) -> Evening:
    evening = course.begin(replace(Evening(songs=SONGS, seed=7, today=date(2026, 11, 26)), **facts))
    for outcome in outcomes:
        evening = course.fold(evening, outcome)
    return evening


@pytest.mark.parametrize(
    ("page", "stage"),
    [
        (Wish.SONGS, stages.SongChoice(mode="party")),
        (Wish.ADD, stages.AddPage(mode="party")),
        (Wish.SCORES, stages.ScoresPage(None)),
        (Wish.SETTINGS, stages.SettingsPage()),
        (Wish.CALIBRATION, stages.CalibrationPage()),
        (Wish.CHECKUP, stages.CheckupPage()),
    ],
)
def test_the_menu_leads_to_a_page(page: Wish, stage: stages.Stage) -> None:
    assert shown(Chosen(page)) == stage


@pytest.mark.parametrize(
    ("way", "back"),
    [
        ([Chosen(Wish.SETTINGS), Chosen(Wish.CALIBRATION)], stages.SettingsPage(lit=Wish.CALIBRATION)),
        ([Chosen(Wish.SETTINGS), Chosen(Wish.CHECKUP)], stages.SettingsPage(lit=Wish.CHECKUP)),
        ([Chosen(Wish.SONGS), ChoseScores("c")], stages.SongChoice(mode="party", lit="c")),
    ],
)
@pytest.mark.parametrize("end", [Chosen(Wish.MENU), Seen()])
def test_a_page_leads_back_to_where_it_was_opened(way: list[Outcome], back: stages.Stage, end: Outcome) -> None:
    assert shown(*way, end) == back
    assert shown(*way, end, Chosen(Wish.MENU)).name == "title"


def test_scores_of_a_song_and_songs_that_came_are_shown() -> None:
    assert shown(Chosen(Wish.SONGS), ChoseScores("c")) == stages.ScoresPage("c")
    assert shown(Chosen(Wish.ADD), Added("b")) == stages.SongChoice(mode="party", lit="b")


def test_who_danced_alone_last_chooses_songs_to_dance_alone() -> None:
    assert shown(ChoseMode("solo"), Chosen(Wish.MENU), Chosen(Wish.SONGS)).mode == "party"
    assert shown(chosen="solo", page=Wish.SONGS).mode == "solo"


def test_the_first_start_shows_how_it_works_once() -> None:
    assert shown(is_first_start=True) == stages.Intro()
    assert shown(Seen(), is_first_start=True).name == "title"
    assert shown(Chosen(Wish.CALIBRATION), is_first_start=True) == stages.CalibrationPage()
    # What fails on the way says so once.
    assert shown(Failed(BROKEN), is_first_start=True) == stages.Message(BROKEN)
    assert shown(Failed(BROKEN), Seen(), is_first_start=True).name == "title"


def test_what_fails_in_the_menu_is_said_and_left() -> None:
    assert shown(Chosen(Wish.SONGS), Failed(BROKEN)) == stages.Message(BROKEN)
    assert shown(Chosen(Wish.SONGS), Failed(BROKEN), Seen()).name == "title"


@pytest.mark.parametrize("way", [[], [ChoseMode("solo")], [*TO_DANCE, DANCED]])
def test_the_game_can_be_left_from_everywhere(way: list[Outcome]) -> None:
    assert shown(*way, Chosen(Wish.QUIT)) is None


def test_a_game_of_one_mode_ends_where_its_menu_would_come() -> None:
    assert shown(Chosen(Wish.MENU), home=OVER) is None
    assert shown(Chosen(Wish.MENU), mode="solo", home=OVER) is None


def test_without_songs_a_mode_says_so_and_leads_back() -> None:
    assert isinstance(shown(ChoseMode("solo"), songs=()), stages.Message)
    assert shown(ChoseMode("solo"), Seen(), songs=()).name == "title"


def test_a_camera_that_is_missing_is_said_before_the_round_and_what_else_fails_ends_it() -> None:
    assert shown(ChoseMode("solo"), Failed(NO_CAMERA)) == stages.NoCamera(NO_CAMERA)
    assert shown(*TO_DANCE, Failed(NO_CAMERA)) == stages.Message(NO_CAMERA)
    assert shown(*TO_DANCE, Failed(BROKEN)) == stages.Message(BROKEN)


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [
        (ChoseMode("guess"), "guess kinds"),
        (Chosen(Wish.GUESS), "guess kinds"),
        (ChoseSong("b", "practice"), "ready"),
        (Chosen(Wish.SONGS), "songs"),
        (Chosen(Wish.SETTINGS), "settings"),
        (Chosen(Wish.AGAIN), "ready"),
        (Seen(), "mystery"),
    ],
)
def test_ways_out_of_a_result(outcome: Outcome, stage: str) -> None:
    assert shown(*TO_DANCE, DANCED, outcome).name == stage


def test_again_before_anything_was_danced_changes_nothing() -> None:
    assert shown(ChoseMode("solo"), Chosen(Wish.AGAIN)) == shown(ChoseMode("solo"))


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [
        (ChoseMode("party"), "lobby"),
        (Chosen(Wish.SONGS), "songs"),
        (Chosen(Wish.SETTINGS), "settings"),
        (Chosen(Wish.MENU), "title"),
        (Failed(BROKEN), "message"),
    ],
)
def test_ways_out_of_the_page_of_guess_only(outcome: Outcome, stage: str) -> None:
    assert shown(ChoseMode("guess"), outcome).name == stage


def test_a_song_to_guess_needs_no_page() -> None:
    begun = after(ChoseSong("c", "guess"))
    assert (course.plan(begun).name, begun.round.song_id) == ("mystery", "c")


@pytest.mark.parametrize(
    ("outcome", "mode"),
    [(ChoseMode("solo"), "solo"), (ChoseGuessing("guess_turns", 2), "guess_turns"), (Chosen(Wish.GUESS), "guess")],
)
def test_ways_out_of_a_question(outcome: Outcome, mode: str) -> None:
    assert after(ChoseMode("guess"), ChoseGuessing("guess_endless", 1), outcome).mode == mode


def test_a_question_of_the_day_that_nobody_answered_is_late() -> None:
    begun = (ChoseMode("guess"), ChoseGuessing("guess_daily", 1), Seen(), NO_ANSWER)
    assert after(*begun).daily.marks[0] is Mark.LATE


def test_a_damaged_song_of_the_day_counts_as_late_and_another_one_is_drawn_elsewhere() -> None:
    damaged = Failed(SongError("It is damaged.", remedy=""))
    assert after(ChoseMode("guess"), ChoseGuessing("guess_daily", 1), damaged).daily.marks[0] is Mark.LATE
    begun = after(ChoseMode("solo"))
    assert course.fold(begun, damaged).round.song_id != begun.round.song_id
