"""Whole evenings without a picture, a camera or a sound."""

from dataclasses import replace

import pytest

from dancegame.core.errors import CameraError, SongError
from dancegame.core.evening import course, stages
from dancegame.core.evening.evening import OVER, Evening, Wished
from dancegame.core.evening.modes import MODES, PLAYED
from dancegame.core.evening.outcomes import (
    Answered,
    ChoseGuessing,
    ChoseMode,
    Chosen,
    ChoseSong,
    Danced,
    Failed,
    Gathered,
    Joined,
    Outcome,
    Seen,
    Wish,
)
from dancegame.core.score import Score

SONGS = tuple("abcdefg")
RIGHT = Answered(1, is_right=True, points=800, answer_s=4.0)
WRONG = Answered(0, is_right=False, points=0, answer_s=4.0)


def evening(**facts: object) -> Evening:
    return course.begin(replace(Evening(songs=SONGS, seed=7), **facts))


def after(start: Evening, *outcomes: Outcome) -> Evening:
    for outcome in outcomes:
        start = course.fold(start, outcome)
    return start


def names(start: Evening, *outcomes: Outcome) -> list[str]:
    """The stages that are shown, the first one and one after each outcome."""
    shown = [course.plan(start)]
    for outcome in outcomes:
        start = course.fold(start, outcome)
        shown.append(course.plan(start))
    return [stage.name if stage else "" for stage in shown]


def danced(**points: int) -> Danced:
    return Danced({int(slot[1:]): Score(points=earned) for slot, earned in points.items()})


def test_a_party_goes_through_all_its_stages_and_on_to_the_next_song():
    start = evening()
    seen = names(
        start,
        ChoseMode("party"),
        Joined(),
        Seen(),
        RIGHT,
        Seen(),
        Gathered((0, 1)),
        danced(s0=9, s1=5),
        Chosen(Wish.NEXT),
    )
    assert seen == ["title", "lobby", "mystery", "guess", "reveal", "ready", "dance", "result", "mystery"]


def test_guess_only_has_no_dance_and_adds_up():
    start = after(evening(), ChoseMode("guess"), ChoseGuessing("guess_endless", 1))
    round_ = (Seen(), RIGHT)
    reveal = course.plan(after(start, *round_))
    assert isinstance(reveal, stages.Reveal)
    assert (reveal.guess_points, reveal.round.most_players) == (800, 0)
    again = course.plan(after(start, *round_, Chosen(Wish.NEXT), *round_))
    assert isinstance(again, stages.Reveal)
    assert again.guess_points == 1600
    assert course.plan(after(start, *round_, Chosen(Wish.NEXT), Seen(), WRONG)).guess_points == 800


def test_no_stage_is_skipped_whatever_ends_the_one_before():
    start = after(evening(), ChoseMode("solo"))
    seen = names(start, Seen(), WRONG, Seen(), Gathered((0,)), danced(s0=3))
    assert seen == ["mystery", "guess", "reveal", "ready", "dance", "result"]


@pytest.mark.parametrize(("mode", "most"), [("party", 4), ("solo", 1), ("guess_endless", 0)])
def test_a_mode_says_how_many_dance(mode, most):
    begun = after(evening(), ChoseMode(mode))
    begun = after(begun, Joined()) if begun.is_gathering and mode == "party" else begun
    assert begun.round.most_players == most


def test_a_chosen_song_is_no_mystery_and_skips_the_guess():
    start = after(evening(), Chosen(Wish.SONGS))
    assert course.plan(start).name == "songs"
    assert names(start, ChoseSong("c", "party"), Gathered((0,)), danced(s0=1)) == ["songs", "ready", "dance", "result"]
    begun = after(start, ChoseSong("c", "party"))
    assert (begun.round.song_id, begun.round.is_mystery) == ("c", False)
    assert after(begun, Gathered((0,)), danced(s0=1), Chosen(Wish.NEXT)).round.is_mystery


def test_again_dances_the_same_song_without_the_guess_and_keeps_what_was_danced():
    start = after(evening(), ChoseMode("party"), Joined(), Seen(), RIGHT, Seen(), Gathered((0,)), danced(s0=9))
    again = after(start, Chosen(Wish.AGAIN))
    assert course.plan(again).name == "ready"
    assert again.round.song_id == start.round.song_id
    assert [one.danced for one in again.rounds] == [danced(s0=9)]
    assert again.guess_points == 800


def test_restart_dances_from_the_beginning_with_the_same_players():
    start = after(evening(), ChoseMode("party"), Joined(), Seen(), RIGHT, Seen(), Gathered((0, 2)))
    restarted = after(start, Chosen(Wish.RESTART))
    assert course.plan(restarted).name == "dance"
    assert restarted.round.seats == start.round.seats


def test_a_player_keeps_colour_and_shape_all_evening():
    start = after(evening(), ChoseMode("party"), Joined(), Seen(), RIGHT, Seen(), Gathered((1, 2)))
    first = dict(start.round.seats)
    later = after(start, danced(s1=1, s2=2), Chosen(Wish.NEXT), Seen(), RIGHT, Seen(), Gathered((0, 1, 2)))
    assert {slot: later.round.seats[slot] for slot in first} == first
    anew = (Chosen(Wish.MENU), ChoseMode("party"), Chosen(Wish.MODES), Joined())
    elsewhere = after(later, *anew, Seen(), RIGHT, Seen(), Gathered((2,)))
    assert elsewhere.round.seats == {2: first[2]}
    looks = {(player.color, player.shape) for player in later.round.seats.values()}
    assert len(looks) == 3


def test_a_damaged_song_is_followed_by_another_one():
    start = after(evening(), ChoseMode("party"), Joined())
    broken = start.round.song_id
    other = after(start, Failed(SongError("It is damaged.", remedy="Import it again.")))
    assert course.plan(other).name == "mystery"
    assert other.round.song_id != broken


def test_a_damaged_song_is_followed_by_the_only_other_one_that_is_left():
    start = after(replace(evening(), songs=("good", "bad")), ChoseMode("party"), Joined())
    (left,) = {"good", "bad"} - {start.round.song_id}
    other = after(replace(start, songs=(left,)), Failed(SongError("It is damaged.", remedy="Import it again.")))
    assert course.plan(other).name == "mystery"
    assert other.round.song_id == left


def test_who_left_is_a_guest_where_somebody_else_has_their_name_now():
    named = evening().joined(Joined((0, 1), names={0: "Anna"})).joined(Joined((1,), names={1: "ANNA"}))
    assert [player.name for player in named.gathered((0, 1)).players] == ["", "ANNA"]


def test_a_song_that_was_asked_for_and_is_damaged_is_said():
    start = after(evening(), Chosen(Wish.SONGS), ChoseSong("c", "party"))
    failed = after(start, Failed(SongError("It is damaged.", remedy="Import it again.")))
    assert course.plan(failed).name == "message"


def test_the_last_song_being_damaged_is_said():
    start = course.fold(replace(evening(), songs=("only",)), ChoseMode("party"))
    failed = after(start, Failed(SongError("It is damaged.", remedy="Import it again.")))
    assert course.plan(failed).name == "message"
    assert course.plan(after(failed, Chosen(Wish.MENU))).name == "title"


def test_no_songs_are_said():
    start = course.fold(replace(evening(), songs=()), ChoseMode("party"))
    assert course.plan(start).name == "message"


def test_without_a_camera_a_dance_says_so_first_and_guessing_goes_on():
    problem = CameraError("No camera was found.", remedy="Connect one.")
    start = replace(evening(), camera_problem=problem)
    party = after(start, ChoseMode("party"))
    assert course.plan(party) == stages.NoCamera(problem)
    assert course.plan(after(start, ChoseMode("guess_ten"))).name == "mystery"
    assert course.plan(after(party, Chosen(Wish.GUESS))).name == "guess kinds"
    assert course.plan(after(party, Chosen(Wish.SETTINGS))).name == "settings"
    found = course.fold(replace(party, camera_problem=None), Chosen(Wish.AGAIN))
    assert course.plan(found).name == "lobby"


def test_a_camera_that_fails_in_the_middle_of_a_round_is_said_and_not_asked_for_again_at_once():
    dancing = after(evening(), ChoseMode("party"), Joined(), Seen(), RIGHT, Seen(), Gathered((0,)))
    assert course.plan(dancing).name == "dance"
    failed = after(dancing, Failed(CameraError("It is gone.", remedy="Plug it in.")))
    assert course.plan(failed).name == "message"


def test_pages_lead_back_to_where_they_came_from():
    start = evening()
    assert names(start, Chosen(Wish.SETTINGS), Chosen(Wish.CALIBRATION), Chosen(Wish.MENU), Chosen(Wish.MENU)) == [
        "title", "settings", "calibrate", "settings", "title",
    ]  # fmt: skip


def test_the_menu_remembers_what_was_chosen():
    menu = course.plan(after(evening(), ChoseMode("solo"), Chosen(Wish.MENU)))
    assert isinstance(menu, stages.Menu)
    assert menu.focus == "solo"


def test_the_first_start_is_explained_once():
    start = evening(is_first_start=True)
    assert names(start, Seen()) == ["intro", "title"]


def test_one_round_without_a_menu_ends_the_evening():
    start = evening(mode="solo", home=OVER, length=1, wished=Wished("d", is_mystery=True))
    assert start.round.song_id == "d"
    done = after(start, Seen(), RIGHT, Seen(), Gathered((0,)), danced(s0=1), Chosen(Wish.NEXT))
    assert course.plan(done) is None
    assert course.plan(after(start, Chosen(Wish.MENU))) is None


def test_leaving_the_menu_ends_the_evening():
    assert course.plan(after(evening(), Chosen(Wish.QUIT))) is None


def test_every_mode_is_in_the_menu_under_its_own_name():
    menu = course.plan(evening())
    assert [entry.choice for entry in menu.entries if isinstance(entry.choice, str)] == [mode.name for mode in PLAYED]
    assert all(MODES[mode.name] is mode for mode in PLAYED)


def test_the_same_evening_draws_the_same_songs_and_another_one_others():
    def songs(seed: int) -> list[str]:
        start = course.fold(Evening(songs=SONGS, seed=seed), ChoseMode("guess_endless"))
        drawn = []
        for _ in range(7):
            drawn.append(start.round.song_id)
            start = after(start, Seen(), RIGHT, Chosen(Wish.NEXT))
        return drawn

    assert songs(1) == songs(1)
    assert sorted(songs(1)) == sorted(SONGS)
    assert songs(1) != songs(2)
