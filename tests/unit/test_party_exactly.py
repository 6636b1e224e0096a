"""The rules of a party in the smallest cases: how long it lasts, who is who, who watches, what rests, what is said."""

from dataclasses import replace

import pytest
from test_party import MOVES, NO_GUESS, after, party, song, unseen

from dancegame.core.errors import BugError
from dancegame.core.evening import course, stages
from dancegame.core.evening.drama import CLOSE_POINTS, news
from dancegame.core.evening.length import Length
from dancegame.core.evening.modes import RELAY
from dancegame.core.evening.modes.make_your_move import MAKE_YOUR_MOVE
from dancegame.core.evening.modes.round_mode import DANCING, GUESSING
from dancegame.core.evening.outcomes import Answered, ChoseMode, Chosen, Failed, Gathered, Seen, Wish
from dancegame.core.evening.players import Player, seat
from dancegame.core.evening.resting import reopened
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.evening.standings import Standing

BROKEN = BugError("It broke.", remedy="Go on.")
RIGHT = Answered(0, is_right=True, points=800, answer_s=4.0)


# How long it goes on.


def test_minutes_are_of_sixty_seconds_and_one_song_is_danced_at_least():
    half_an_hour = Length(minutes=30)
    assert not half_an_hour.is_reached(songs=9, elapsed_s=1799.0)
    assert half_an_hour.is_reached(songs=1, elapsed_s=1800.0)
    assert not half_an_hour.is_reached(songs=0, elapsed_s=9999.0)


def test_the_first_that_is_reached_ends_it_and_without_both_nothing_does():
    both = Length(songs=3, minutes=10)
    assert both.is_reached(songs=3, elapsed_s=0.0)
    assert both.is_reached(songs=1, elapsed_s=600.0)
    assert not both.is_reached(songs=2, elapsed_s=599.0)
    assert not Length().is_reached(songs=99, elapsed_s=1e6)


@pytest.mark.parametrize(("players", "songs_left"), [(1, 3), (2, 4), (3, 3)])
def test_everybody_makes_up_as_many_dances(players: int, songs_left: int):
    start = party("party_invent", length=Length(songs=3), slots=tuple(range(players)))
    assert MAKE_YOUR_MOVE.songs_left(start) == songs_left


# Who is who, and who watches.


def test_whoever_stands_where_a_number_is_taken_has_the_first_free_one():
    assert [seat({}, [slot])[slot].number for slot in (0, 5)] == [1, 6]
    assert [player.number for player in seat({}, range(10)).values()] == list(range(1, 11))
    assert seat({0: Player(3)}, [2])[2].number == 1
    # There is no seventh colour, so that a seat beyond the sixth is nobody's own.
    assert seat({}, [6])[6].number == seat({}, [9])[9].number == 1
    assert seat({0: Player(1)}, [7])[7].number == 2


def test_in_a_relay_watch_who_watched_already_and_who_has_no_turn():
    here = Round(1, "a", DANCING, most_players=4, step=Step.READY, seats=seat({}, range(3)), spectators=frozenset({4}))
    shaped = RELAY.shaped(party("party_relay"), here, MOVES[:2])
    assert [turn.slot for turn in shaped.turns] == [0, 1]
    assert shaped.spectators == {3, 4}
    assert RELAY.shaped(party("party_relay"), here, MOVES).spectators == {4}


# What rests.


def reopened_step(step: Step, answered: Answered | None, **facts) -> Step | None:
    found = reopened(Round(1, "a", GUESSING + DANCING, most_players=2, step=step, answered=answered, **facts))
    return found and found.step


@pytest.mark.parametrize("step", [Step.MYSTERY, Step.GUESS])
def test_a_round_whose_song_is_not_known_yet_is_followed_by_another(step: Step):
    assert reopened_step(step, None) is None


@pytest.mark.parametrize("step", [Step.REVEAL, Step.READY, Step.DANCE])
def test_a_round_whose_song_was_told_goes_on_with_its_dance(step: Step):
    assert reopened_step(step, RIGHT) is Step.READY


@pytest.mark.parametrize("step", [Step.READY, Step.DANCE])
def test_a_song_that_is_danced_once_more_goes_on_though_nobody_guessed_it_this_time(step: Step):
    assert reopened_step(step, None) is Step.READY


def test_a_guess_alone_is_worth_going_on_with():
    left = after(party(length=Length(songs=3)), Seen(), RIGHT, Chosen(Wish.MENU), ChoseMode("party"))
    stage = course.plan(left)
    assert isinstance(stage, stages.Unfinished)
    assert course.plan(after(left, Chosen(Wish.GO_ON))).name == "ready"


def test_a_mistake_upon_a_mistake_is_said_and_whoever_wants_to_go_may():
    first = song(party(length=Length(songs=3)), {0: 700, 1: 300})
    failed = after(first, Chosen(Wish.NEXT), Seen(), NO_GUESS, Seen(), Gathered((0, 1)), Failed(BROKEN))
    another = BugError("It broke again.", remedy="Go on.")
    assert course.plan(after(failed, Failed(another))) == stages.Message(another)
    assert course.plan(after(failed, Chosen(Wish.QUIT))) != course.plan(after(failed, Chosen(Wish.MENU)))
    assert after(failed, Chosen(Wish.QUIT)).mode == ""


# What is said.


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (0, "Fox and Owl share the lead"),
        (CLOSE_POINTS, "Owl is right behind Fox"),
        (CLOSE_POINTS + 1, "Fox leads by 50001 points"),
    ],
)
def test_who_leads_by_how_much_is_said(gap: int, said: str):
    first, second = Standing(Player(1), place=1, dance=90_000), Standing(Player(2), place=2, dance=90_000 - gap)
    said_now = news([first, second if gap else replace(second, place=1)], songs_left=None)
    assert said_now is not None
    assert said_now.english == said


def test_who_was_unseen_in_more_than_a_fifth_of_a_song_is_missed_in_the_rest_only():
    # Seen in 7 of 10: 7/8 of what counts as all of it, and so at 7/8 of their rate.
    seen_less = party(slots=(0, 1))
    first = song(seen_less, {0: unseen(350_000, seen=7), 1: 400_000})
    standings = {one.who.number: one for one in course.plan(first).standings}
    assert (standings[1].dance, standings[1].share) == (350_000, pytest.approx(7 / 8))
    again = song(after(first, Chosen(Wish.NEXT)), {0: 400_000, 1: 400_000})
    standings = {one.who.number: one for one in course.plan(again).standings}
    # At 400,000 a song, as the other one had all the time, an eighth is 50,000.
    assert (standings[1].dance, standings[1].missed) == (750_000, 50_000)


@pytest.mark.parametrize(("seen", "songs"), [(4, 1), (3, 0)])
def test_half_of_a_song_is_a_song_that_was_danced(seen: int, songs: int):
    first = song(party(slots=(0, 1)), {0: unseen(100_000, seen=seen), 1: 400_000})
    standings = {one.who.number: one for one in course.plan(first).standings}
    assert standings[1].songs == songs


def test_minutes_of_a_party_of_inventions_count_from_where_they_began():
    begun = replace(party("party_invent", length=Length(minutes=10), slots=(0,)), counted_s=5000.0)
    turn = replace(begun, rounds=(begun.round,))
    assert not MAKE_YOUR_MOVE.is_over(replace(turn, now_s=5599.0))
    assert MAKE_YOUR_MOVE.is_over(replace(turn, now_s=5600.0))


@pytest.mark.parametrize(("songs", "stage"), [(1, "title"), (2, "podium")])
def test_one_song_that_was_asked_for_from_outside_has_no_podium(songs: int, stage: str):
    evening = replace(party(), length=songs)
    for _ in range(songs):
        evening = after(song(evening, {0: 7, 1: 3}), Chosen(Wish.NEXT))
    assert course.plan(evening).name == stage


def test_a_dance_is_made_up_where_somebody_invents_it():
    assert party("party_invent").round.is_made_up
    assert not party().round.is_made_up
