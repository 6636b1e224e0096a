"""A party that is left in the middle loses nothing that was earned."""

from dataclasses import replace

import pytest
from drawn_dances import as_dance, draw_dance
from test_party import NO_GUESS, after, party, song

from dancegame.core.errors import BugError, CameraError, DanceGameError, SongError
from dancegame.core.evening import course, stages
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.length import Length
from dancegame.core.evening.outcomes import (
    Answered,
    ChoseMode,
    Chosen,
    ChoseSong,
    Danced,
    Failed,
    Gathered,
    Invented,
    Joined,
    Seen,
    Wish,
)
from dancegame.core.invention import loop_s
from dancegame.core.score import Score

THREE = Length(songs=3)
GONE = CameraError("It is gone.", remedy="Plug it in.")
BROKEN = BugError("It broke.", remedy="Go on.")
INVENTED = as_dance(draw_dance(1, duration_s=3 * loop_s(100.0)))


def points(evening: Evening) -> list[int]:
    stage = course.plan(evening)
    assert isinstance(stage, stages.Unfinished | stages.Result | stages.Podium), stage
    return [standing.points for standing in stage.standings]


@pytest.fixture
def dancing() -> Evening:
    """The dance of the second song of three."""
    first = song(party(length=THREE), {0: 700, 1: 300})
    return after(first, Chosen(Wish.NEXT), Seen(), NO_GUESS, Seen(), Gathered((0, 1)))


@pytest.mark.parametrize("error", [GONE, BROKEN])
def test_after_a_mistake_the_points_that_were_confirmed_are_there(dancing: Evening, error: DanceGameError) -> None:
    failed = after(dancing, Failed(error))
    assert course.plan(failed) == stages.Message(error)
    asked = after(failed, Chosen(Wish.MENU))
    assert points(asked) == [700, 300]
    stage = course.plan(asked)
    assert (stage.songs, stage.songs_left) == (1, 2)
    resumed = after(asked, Chosen(Wish.GO_ON))
    if error is BROKEN:
        # What broke by itself would break again.
        assert course.plan(resumed).name == "mystery"
        return
    assert course.plan(resumed).name == "ready"
    assert resumed.round.song_id == dancing.round.song_id
    danced = after(resumed, Gathered((0, 1)), Danced({0: Score(points=10), 1: Score(points=5)}))
    assert points(danced) == [710, 305]


@pytest.mark.parametrize(
    "leaving",
    [
        [Chosen(Wish.MENU)],
        [Chosen(Wish.SETTINGS), Chosen(Wish.MENU)],
        [ChoseMode("solo"), Chosen(Wish.MENU)],
        [Chosen(Wish.GUESS), Chosen(Wish.MENU)],
    ],
)
def test_whoever_comes_back_to_a_party_goes_on_with_it(dancing: Evening, leaving: list) -> None:
    left = after(dancing, *leaving)
    assert course.plan(left).entries[0].text == "Go on where you stopped"
    asked = after(left, ChoseMode("party"))
    assert points(asked) == [700, 300]
    assert course.plan(after(asked, Chosen(Wish.GO_ON))).name == "ready"
    later = after(asked, Chosen(Wish.MENU), ChoseMode("party"))
    assert points(later) == [700, 300]


def test_a_new_party_begins_with_nothing(dancing: Evening) -> None:
    asked = after(dancing, Chosen(Wish.MENU), ChoseMode("party"), Chosen(Wish.MODES))
    assert course.plan(asked).name == "lobby"
    begun = after(asked, Joined(length=THREE))
    assert not begun.rounds
    assert points(song(begun, {0: 7, 1: 3})) == [7, 3]
    assert course.plan(after(begun, Chosen(Wish.MENU), ChoseMode("party"))).name == "lobby"


@pytest.mark.parametrize("mode", ["party_teams", "party_elimination", "party_relay", "party_together"])
def test_every_way_to_play_goes_on_as_it_was(mode: str) -> None:
    left = after(song(party(mode, length=THREE, slots=(0, 1, 2)), {0: 700, 1: 300, 2: 100}), Chosen(Wish.MENU))
    asked = after(left, ChoseMode("party"))
    assert asked.mode == mode
    assert sum(points(asked)) > 0
    assert after(asked, Chosen(Wish.GO_ON)).teams == left.resting.teams


def test_a_result_that_was_seen_counts_and_another_song_comes(dancing: Evening) -> None:
    result = after(dancing, Danced({0: Score(points=10), 1: Score(points=5)}))
    asked = after(result, Chosen(Wish.MENU), ChoseMode("party"))
    assert points(asked) == [710, 305]
    assert course.plan(after(asked, Chosen(Wish.GO_ON))).name == "mystery"


def test_a_damaged_song_that_was_asked_for_is_left_out(dancing: Evening) -> None:
    broken = after(dancing, Failed(SongError("It is damaged.", remedy="")))
    assert broken.round.song_id != dancing.round.song_id
    assert len(broken.rounds) == 1


def test_a_party_in_which_nothing_was_earned_or_that_is_over_does_not_wait() -> None:
    begun = party(length=THREE)
    assert course.plan(after(begun, Chosen(Wish.MENU), ChoseMode("party"))).name == "lobby"
    ended = after(song(party(length=Length(songs=1)), {0: 7, 1: 3}), Chosen(Wish.NEXT))
    assert course.plan(ended).name == "podium"
    assert course.plan(after(ended, Chosen(Wish.MENU), ChoseMode("party"))).name == "lobby"


def test_only_so_much_time_counts_as_was_played() -> None:
    left = after(song(party(length=Length(minutes=10)), {0: 7}), Chosen(Wish.MENU))
    later = course.fold(_at(left, left.now_s + 3600.0), ChoseMode("party"))
    again = course.fold(_at(later, later.now_s), Chosen(Wish.GO_ON))
    assert course.plan(again).name == "mystery"


def _at(evening: Evening, now_s: float) -> Evening:
    return replace(evening, now_s=now_s)


def test_a_song_that_is_chosen_in_between_is_danced_and_the_party_waits_on(dancing: Evening) -> None:
    left = after(dancing, Chosen(Wish.MENU), ChoseMode("party"), Chosen(Wish.MENU))
    chosen = after(left, Chosen(Wish.SONGS), ChoseSong("h", "party"))
    assert course.plan(chosen).name == "ready"
    danced = after(chosen, Gathered((0, 1)), Danced({0: Score(points=10), 1: Score(points=5)}))
    for later in (chosen, danced):
        assert points(after(later, Chosen(Wish.MENU), ChoseMode("party"))) == [700, 300]


def test_a_failure_while_it_is_asked_about_leaves_no_question_behind() -> None:
    guessed = after(party(length=THREE), Seen(), NO_GUESS)
    asked = after(guessed, Chosen(Wish.MENU), ChoseMode("party"), Failed(BROKEN), Chosen(Wish.MENU))
    assert course.plan(after(asked, ChoseMode("party"))).name == "lobby"


def test_the_settings_and_the_people_of_a_party_are_right_when_it_goes_on() -> None:
    first = song(party(length=THREE, slots=(1, 2)), {1: 700, 2: 300})
    left = after(first, Chosen(Wish.NEXT), Seen(), NO_GUESS, Seen(), Chosen(Wish.MENU))
    alone = after(replace(left, most_players=6), ChoseSong("h", "solo"), Gathered((0,)), Chosen(Wish.MENU))
    ready = course.plan(after(alone, ChoseMode("party"), Chosen(Wish.GO_ON)))
    assert ready.name == "ready"
    assert ready.round.most_players == 6
    assert ready.players == first.seats
    assert ready.away == first.away


def test_a_song_that_is_danced_once_more_is_known_and_comes_again() -> None:
    first = song(party(length=THREE), {0: 700, 1: 300})
    asked = after(first, Chosen(Wish.AGAIN), Chosen(Wish.MENU), ChoseMode("party"))
    assert points(asked) == [700, 300]
    resumed = after(asked, Chosen(Wish.GO_ON))
    assert course.plan(resumed).name == "ready"
    assert resumed.round.song_id == first.round.song_id


@pytest.mark.parametrize("error", [GONE, BROKEN, SongError("It is damaged.", remedy="")])
def test_a_mistake_at_a_result_takes_nothing_of_it_away(dancing: Evening, error: DanceGameError) -> None:
    result = after(dancing, Danced({0: Score(points=10), 1: Score(points=5)}))
    asked = after(result, Failed(error), Chosen(Wish.MENU))
    assert points(asked) == [710, 305]
    assert course.plan(after(asked, Chosen(Wish.GO_ON))).name == "mystery"


@pytest.mark.parametrize("points", [0, 800])
def test_a_first_song_that_earned_nothing_is_not_asked_about(points: int) -> None:
    answered = Answered(0, is_right=points > 0, points=points, answer_s=4.0)
    left = after(party(length=THREE), Seen(), answered, Seen(), Gathered((0, 1)), Chosen(Wish.MENU))
    assert course.plan(after(left, ChoseMode("party"))).name == ("unfinished" if points else "lobby")


@pytest.mark.parametrize("songs", [0, 1])
def test_what_was_made_up_is_danced_when_its_party_goes_on(songs: int) -> None:
    evening = after(party("party_invent", length=THREE, slots=(0, 1, 2)))
    for _ in range(songs):
        evening = after(evening, Gathered((0, 1, 2)), Invented(INVENTED), Danced({}), Chosen(Wish.NEXT))
    inventor = after(evening, Gathered((0, 1, 2))).round.invention.player
    left = after(evening, Gathered((0, 1, 2)), Invented(INVENTED), Chosen(Wish.MENU))
    resumed = after(left, ChoseMode("party"), Chosen(Wish.GO_ON))
    assert course.plan(resumed).name == "ready"
    dancing = after(resumed, Gathered((0, 1, 2)))
    assert course.plan(dancing).name == "dance"
    assert dancing.round.invention.dance is INVENTED
    assert dancing.round.invention.player == inventor
    assert inventor not in dancing.round.seats.values()
    # Whoever comes next makes up their own.
    next_one = after(dancing, Danced({}), Chosen(Wish.NEXT), Gathered((0, 1, 2)))
    assert course.plan(next_one).name == "invent"
