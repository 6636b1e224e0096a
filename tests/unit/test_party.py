"""Whole parties without a picture: modes, standings, who is missed, length, queue, rematch."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dancegame.core.evening import course, stages
from dancegame.core.evening.drama import MOST_IN_A_SONG, news
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.length import Length
from dancegame.core.evening.modes import MODES, PARTY
from dancegame.core.evening.modes.co_op import goal_of
from dancegame.core.evening.modes.elimination import dancing
from dancegame.core.evening.outcomes import (
    Answered,
    ChoseMode,
    Chosen,
    Danced,
    Gathered,
    Joined,
    Outcome,
    Queued,
    Seen,
    Wish,
)
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import OF_SONGS, Step
from dancegame.core.evening.standings import Standing, player_standings
from dancegame.core.evening.turns import make_turns, moves_of, turn_at
from dancegame.core.reveal import Guess
from dancegame.core.score import MAX_POINTS, Grade, JudgedMove, Score, Strictness, move_value
from dancegame.core.song import Move

SONGS = tuple("abcdefgh")
NO_GUESS = Answered(None, is_right=False, points=0, answer_s=30.0)
MOVES = tuple(Move(float(at), at + 1.0, weight=0.5 + at % 3) for at in range(60))


def after(start: Evening, *outcomes: Outcome) -> Evening:
    for outcome in outcomes:
        start = course.fold(start, outcome)
    return start


def party(mode: str = "party", *, length: Length | None = None, slots: tuple[int, ...] = (), **facts) -> Evening:
    """A party at its first mystery."""
    start = course.begin(replace(Evening(songs=SONGS, seed=3), **facts))
    return after(start, ChoseMode("party"), Joined(slots, mode=mode, length=length or Length()))


def song(start: Evening, points: dict[int, int | Score], *, answered: Answered = NO_GUESS) -> Evening:
    """The evening at the result of a song that these slots danced, as far as they may."""
    guessed = (Seen(), answered, Seen()) if start.round.is_mystery else ()
    ready = after(start, *guessed, Gathered(tuple(points), moves=MOVES))
    assert course.plan(ready).name == "dance", course.plan(ready)
    scores = {slot: one if isinstance(one, Score) else Score(points=one) for slot, one in points.items()}
    return after(ready, Danced({slot: scores[slot] for slot in ready.round.seats}))


def play(start: Evening, *songs: dict[int, int | Score]) -> Evening:
    """The evening after some songs, at what comes then."""
    for points in songs:
        start = after(song(start, points), Chosen(Wish.NEXT))
    return start


def unseen(points: int, *, seen: int, of: int = 10) -> Score:
    moves = tuple(JudgedMove(n, Grade.GOOD, 0.5, is_left_out=n >= seen, is_unseen=n >= seen) for n in range(of))
    return Score(points=points, moves=moves)


def points_of(standings: tuple[Standing, ...]) -> dict[int, int]:
    return {standing.who.number: standing.points for standing in standings}


# The lobby and who is here.


def test_from_the_menu_to_the_first_mystery_in_two_choices():
    start = course.begin(Evening(songs=SONGS, seed=1))
    lobby = course.plan(after(start, ChoseMode("party")))
    assert isinstance(lobby, stages.Lobby)
    assert [entry.choice for entry in lobby.modes] == [mode.name for mode in PARTY]
    assert course.plan(after(start, ChoseMode("party"), Joined())).name == "mystery"


@pytest.mark.parametrize("mode", [mode.name for mode in PARTY if Step.INVENT not in mode.steps])
def test_every_way_to_play_goes_from_the_lobby_to_the_podium_and_back(mode):
    # Where the lowest leaves, these two songs leave one as well.
    done = play(party(mode, length=Length(songs=2)), {0: 9, 1: 9, 2: 9}, {0: 9, 1: 5, 2: 5})
    podium = course.plan(done)
    assert isinstance(podium, stages.Podium)
    assert sorted(podium.reveal) == list(range(len(podium.standings)))
    assert course.plan(after(done, Chosen(Wish.MODES))).name == "lobby"
    assert course.plan(after(done, Chosen(Wish.MENU))).name == "title"
    again = after(done, Chosen(Wish.AGAIN))
    assert (course.plan(again).name, again.mode, again.rounds, again.seats) == ("mystery", mode, (), done.seats)


def test_players_stay_leave_and_come_back_as_who_they_were():
    start = party(slots=(0, 1, 2))
    assert [player.number for player in start.players] == [1, 2, 3]
    without = after(song(start, {0: 5, 1: 5, 2: 5}), Joined((0, 2)))
    assert [player.number for player in without.players] == [1, 3]
    back = after(without, Chosen(Wish.NEXT), Seen(), NO_GUESS, Seen(), Gathered((0, 1, 2, 3)))
    assert [player.number for player in back.players] == [1, 2, 3, 4]
    assert back.round.seats[1] == start.seats[1]


def test_a_profile_and_a_strictness_of_ones_own_stay():
    start = after(
        course.begin(Evening(songs=SONGS, seed=1)),
        ChoseMode("party"),
        Joined((0, 1), names={1: "Mia"}, strictness={1: Strictness.KIDS}),
    )
    later = song(start, {0: 1, 1: 2})
    assert (later.round.seats[1].name, later.round.seats[1].strictness) == ("Mia", Strictness.KIDS)
    assert later.round.seats[1].label.english == "Mia"
    guests = {player.label.english for player in party(slots=tuple(range(6))).players}
    assert len(guests) == 6


# Standings.


def test_standings_say_what_they_are_made_of_and_ties_share_a_place():
    answered = Answered.of((Guess(1, 0, True, 900, 3.0), Guess(2, 1, False, -200, 4.0), Guess(3, 0, True, 900, 3.0)))
    result = course.plan(song(party(slots=(0, 1, 2)), {0: 400_000, 1: 990_000, 2: 400_000}, answered=answered))
    assert isinstance(result, stages.Result)
    found = [(one.place, one.who.number, one.dance, one.guess) for one in result.standings]
    assert found == [(1, 2, 990_000, 0), (2, 1, 400_000, 90_000), (2, 3, 400_000, 90_000)]
    assert [one.song for one in result.standings] == [990_000, 490_000, 490_000]


def test_a_missed_song_counts_as_one_usually_does_beside_the_others_once_one_is_back():
    start = play(party(), {0: 800_000, 1: 400_000}, {1: 200_000})
    assert points_of(player_standings(start.rounds)) == {1: 800_000, 2: 600_000}
    back = play(start, {0: 800_000, 1: 400_000})
    # The second song was half as easy for whoever danced it: so it counts half for who usually has 800,000.
    found = {one.who.number: one for one in player_standings(back.rounds)}
    assert (found[1].dance, found[1].missed, found[2].missed) == (1_600_000, 400_000, 0)
    assert (found[1].songs, round(found[1].share, 2), found[2].share) == (2, 0.67, 1.0)


def test_who_leaves_for_good_earns_nothing_more_and_never_more_than_they_danced():
    gone = play(party(), {0: 800_000, 1: 400_000}, *[{1: 400_000}] * 4)
    assert points_of(player_standings(gone.rounds))[1] == 800_000
    back = play(gone, {0: 800_000, 1: 400_000})
    found = player_standings(back.rounds)[0]
    assert (found.dance, found.missed) == (1_600_000, 1_600_000)


def test_who_was_lost_from_the_picture_for_half_a_song_is_not_punished_for_it():
    start = play(party(), {0: 600_000, 1: 600_000})
    # Seen for 4 of 10 moves, which were as good as ever: a score counts them of 8.
    lost = play(start, {0: unseen(300_000, seen=4), 1: 600_000}, {0: 600_000, 1: 600_000})
    found = points_of(player_standings(lost.rounds))
    assert abs(found[1] - found[2]) < 2


def test_who_comes_late_begins_with_nothing_and_is_not_asked_for_what_was_before():
    late = play(party(), {0: 500_000}, {0: 500_000, 1: 500_000})
    found = {one.who.number: one for one in player_standings(late.rounds)}
    assert (found[2].points, found[2].share, found[2].songs) == (500_000, 1.0, 1)


SCORES = st.one_of(st.integers(0, MAX_POINTS), st.builds(unseen, st.integers(0, MAX_POINTS), seen=st.integers(0, 10)))
EVENINGS = st.lists(st.dictionaries(st.integers(0, 3), SCORES, min_size=1), min_size=1, max_size=7)


@settings(max_examples=60)
@given(songs=EVENINGS, mode=st.sampled_from(["party", "party_teams", "party_together"]))
def test_points_are_never_lost_and_never_more_than_there_are(songs, mode):
    start, before = party(mode), {}
    for points in songs:
        start = song(start, points)
        standings = course.plan(start).standings
        now = {getattr(one.who, "number", 0): one.points for one in standings}
        assert all(now[who] >= had for who, had in before.items())
        assert [one.place for one in standings] == sorted(one.place for one in standings)
        most = len(start.rounds) + 1
        assert all(earned <= most * MAX_POINTS * (4 if mode == "party_together" else 1) for earned in now.values())
        before = now
        start = after(start, Chosen(Wish.NEXT))


@settings(max_examples=60)
@given(songs=EVENINGS)
def test_who_dances_all_of_every_song_has_just_what_they_danced(songs):
    start = party()
    for points in songs:
        start = after(song(start, {**points, 5: 123_456}), Chosen(Wish.NEXT))
    assert points_of(player_standings(start.rounds))[6] == 123_456 * len(songs)


# Teams, all together.


def test_a_team_is_not_better_for_being_larger_and_the_late_join_the_smaller_one():
    start = party("party_teams", slots=(0, 1, 2))
    assert [team.members for team in start.teams] == [(1, 3), (2,)]
    standings = course.plan(song(start, {0: 300_000, 1: 400_000, 2: 500_000})).standings
    assert [(one.place, one.points) for one in standings] == [(1, 400_000), (1, 400_000)]
    late = after(start, Seen(), NO_GUESS, Seen(), Gathered((0, 1, 2, 4)))
    assert [team.members for team in late.teams] == [(1, 3), (2, 5)]


@settings(max_examples=40)
@given(groups=st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=2, max_size=4))
def test_a_rematch_keeps_the_teams_and_nobody_ever_changes_sides(groups):
    start, side = party("party_teams", length=Length(songs=len(groups))), {}
    for slots in groups:
        start = play(start, dict.fromkeys(slots, 1000))
        now = {number: team.number for team in start.teams for number in team.members}
        assert all(now[number] == where for number, where in side.items())
        sizes = [len(team.members) for team in start.teams]
        assert max(sizes) - min(sizes) <= 1
        side = now
    again = after(start, Chosen(Wish.AGAIN))
    assert (again.teams, again.rounds) == (start.teams, ())


def test_six_players_have_six_colours_and_six_shapes():
    players = [Player(number) for number in range(1, 7)]
    assert len({player.color for player in players}) == len({player.shape for player in players}) == 6


def test_all_together_fill_one_bar_that_grows_with_songs_and_dancers():
    result = course.plan(song(party("party_together"), {0: 300_000, 1: 500_000}))
    assert result.round.goal == goal_of(song=1, dancers=2) == 700_000
    assert [(one.who, one.place, one.song) for one in result.standings] == [(None, 1, 800_000)]
    assert result.standings[0].points == 800_000
    goals = [goal_of(song=number, dancers=3) for number in range(1, 12)]
    assert goals == sorted(goals)
    assert goals[-1] < 3 * MAX_POINTS


# Elimination.


def test_the_lowest_leaves_until_one_is_left_who_wins():
    start = play(party("party_elimination"), {0: 5, 1: 3, 2: 9})
    assert dancing(start.rounds) == {1, 3}
    second = song(start, {0: 7, 1: 900_000, 2: 8})
    assert set(second.round.seats) == {0, 2}
    podium = course.plan(after(second, Chosen(Wish.NEXT)))
    assert isinstance(podium, stages.Podium)
    assert [(one.place, one.who.number, one.is_out) for one in podium.standings] == [
        (1, 3, False), (2, 1, True), (3, 2, True),
    ]  # fmt: skip


def test_nobody_leaves_where_all_are_equal_and_who_was_not_seen_is_excused_once():
    equal = play(party("party_elimination"), {0: 5, 1: 5})
    assert dancing(equal.rounds) == {1, 2}
    hidden = {0: unseen(1, seen=2), 1: 500, 2: 400}
    once = play(party("party_elimination"), hidden)
    assert dancing(once.rounds) == {1, 2}
    assert dancing(play(once, {0: unseen(1, seen=2), 1: 500}).rounds) == {2}


def test_who_is_out_stays_and_watches_and_dances_again_in_the_rematch():
    start = play(party("party_elimination"), {0: 5, 1: 3, 2: 9})
    only_out = after(start, Seen(), NO_GUESS, Seen(), Gathered((1,)))
    assert course.plan(only_out).name == "ready"
    done = play(start, {0: 1, 1: 1, 2: 2})
    again = song(after(done, Chosen(Wish.AGAIN)), {0: 1, 1: 2, 2: 3})
    assert set(again.round.seats) == {0, 1, 2}


@settings(max_examples=60)
@given(data=st.data(), players=st.integers(2, 6))
def test_everybody_dances_equally_often_until_they_are_out(data, players):
    start = party("party_elimination")
    for count in range(1, 12):
        points = {slot: data.draw(st.integers(0, 20)) for slot in range(players)}
        if course.plan(start).name == "podium":
            break
        still = dancing(start.rounds) or set(range(1, players + 1))
        start = after(song(start, points), Chosen(Wish.NEXT))
        danced = {n: sum(n in {p.number for p in one.seats.values()} for one in start.rounds) for n in still}
        assert set(danced.values()) == {count}
    assert len(dancing(start.rounds)) >= 1


# Relay.


@settings(max_examples=80)
@given(
    weights=st.lists(st.floats(0.1, 3.0), min_size=1, max_size=80),
    players=st.integers(1, 6),
    first=st.integers(0, 20),
)
def test_a_relay_hands_on_at_moves_and_everybody_dances_as_often(weights, players, first):
    moves = [Move(float(at), at + 1.0, weight=weight) for at, weight in enumerate(weights)]
    slots = tuple(range(players))
    turns = make_turns(moves, slots, first=first)
    assert [place for turn in turns for place in turn.moves] == list(range(len(moves)))
    assert all(before.end_s == then.start_s for before, then in pairwise(turns))
    assert turns[0].slot == first % players
    often = [sum(turn.slot == slot for turn in turns) for slot in slots]
    if len(moves) >= players:
        assert min(often) == max(often) >= 1
    else:
        assert max(often) == 1
    assert sum(len(moves_of(turns, slot)) for slot in slots) == len(moves)
    assert turn_at(turns, 0.5) == turns[0]
    assert turn_at(turns, len(moves) + 1.0) is None


def test_the_stretches_of_a_relay_are_worth_the_same_to_within_a_move():
    turns = make_turns(MOVES, (0, 1, 2))
    worth = [sum(move_value(MOVES[place]) for place in turn.moves) for turn in turns]
    assert len(turns) == 6
    assert max(worth) - min(worth) <= 2 * max(move_value(move) for move in MOVES)


def test_every_song_of_a_relay_is_begun_by_somebody_else():
    start, first = party("party_relay"), []
    for _ in range(3):
        start = song(start, {0: 1, 1: 2, 2: 3})
        first.append(start.round.turns[0].slot)
        start = after(start, Chosen(Wish.NEXT))
    assert sorted(first) == [0, 1, 2]


# Length, queue, songs.


def test_an_evening_ends_after_its_songs_or_its_minutes():
    assert course.plan(play(party(length=Length(songs=2)), {0: 1})).name == "mystery"
    two = play(party(length=Length(songs=2)), {0: 1}, {0: 1})
    assert course.plan(two).name == "podium"
    more = after(two, Chosen(Wish.NEXT))
    assert (course.plan(more).name, len(more.rounds)) == ("mystery", 2)
    assert course.plan(play(more, {0: 1})).name == "mystery"
    assert course.plan(play(more, {0: 1}, {0: 1})).name == "podium"

    short = play(party(length=Length(minutes=10)), {0: 1})
    assert course.plan(short).name == "mystery"
    late = after(song(replace(short, now_s=601.0), {0: 1}), Chosen(Wish.NEXT))
    assert course.plan(late).name == "podium"


def test_what_was_asked_for_comes_first_and_once():
    start = after(song(party(), {0: 1}), Queued(("h", "c")), Queued(("c", "f", "c")))
    first = after(start, Chosen(Wish.NEXT))
    second = play(first, {0: 1})
    assert (first.round.song_id, second.round.song_id, second.queue) == ("c", "f", ())
    assert (first.round.is_mystery, second.round.is_mystery) == (False, False)
    assert play(second, {0: 1}).round.is_mystery


def test_what_was_asked_for_in_a_party_comes_in_no_other_game():
    menu = after(party(), Queued(("c", "f")), Chosen(Wish.MENU))
    assert menu.queue == ()


@settings(max_examples=40)
@given(seed=st.integers(0, 10**6), wanted=st.lists(st.sampled_from(SONGS), max_size=4))
def test_no_song_comes_twice_until_all_have_been_there(seed, wanted):
    start = after(party(seed=seed), Queued(tuple(wanted)))
    drawn = []
    for _ in range(len(SONGS) - len(SONGS) // 8):
        drawn.append(start.round.song_id)
        start = play(start, {0: 1})
    not_asked = [song_id for song_id in drawn if song_id not in wanted]
    assert len(not_asked) == len(set(not_asked))


# Drama.


def test_the_last_song_decides_only_where_it_can():
    close = course.plan(song(party(length=Length(songs=2)), {0: 500_000, 1: 400_000}))
    assert close.news.english == "The last round decides!"
    assert MOST_IN_A_SONG < 2_000_000
    start = play(party(length=Length(songs=4)), *[{0: MAX_POINTS, 1: 0}] * 2)
    far = course.plan(song(start, {0: MAX_POINTS, 1: 0}))
    assert far.news.english == "Fox leads by 3000000 points"


def test_a_mode_is_found_by_its_name_and_says_what_it_is():
    assert all(MODES[mode.name] is mode and mode.kind and mode.rule for mode in PARTY)


def test_a_result_knows_how_everybody_stood_before():
    start = play(party(), {0: 300_000, 1: 200_000})
    shown = course.plan(song(start, {0: 100_000, 1: 400_000}))
    assert [(one.who.number, one.points) for one in shown.before] == [(1, 300_000), (2, 200_000)]
    assert [(one.who.number, one.song) for one in shown.standings] == [(2, 400_000), (1, 100_000)]
    assert shown.standings[0].is_of(shown.before[1])
    assert not shown.standings[0].is_of(shown.before[0])


def test_who_is_still_in_counts_more_than_who_leads_where_the_lowest_leaves():
    first = song(party("party_elimination"), {0: 1, 1: 300_000, 2: 900_000, 3: 500_000})
    assert course.plan(first).news.english == "3 are still in"
    second = song(after(first, Chosen(Wish.NEXT)), {1: 100_000, 2: 200_000, 3: 300_000})
    assert course.plan(second).news.english == "The last round decides!"
    third = song(after(second, Chosen(Wish.NEXT)), {2: 100_000, 3: 300_000})
    assert course.plan(third).news.english == "Otter wins!"


def test_of_more_than_two_who_are_equal_nobody_is_left_out():
    first = song(party(length=Length(songs=2)), dict.fromkeys(range(3), 300_000))
    assert course.plan(first).news.english == "The last round decides!"
    standings = course.plan(first).standings
    assert news(standings, songs_left=None).english == "3 share the lead"
    assert news(standings, songs_left=0).english == "A tie: 3 win together!"
    assert news(standings[:2], songs_left=None).english == "Fox and Owl share the lead"
    assert news(standings[:2], songs_left=0).english == "Fox and Owl win together!"


def test_the_dance_knows_the_teams():
    start = after(party("party_teams"), NO_GUESS)
    assert start.teams
    gathered = after(party("party_teams"), Seen(), NO_GUESS, Seen(), Gathered((0, 1), MOVES))
    shown = course.plan(gathered)
    assert isinstance(shown, stages.Dance)
    assert shown.teams == gathered.teams


def test_with_twists_about_every_other_song_has_one_and_without_none_has():
    def twists(**facts: object) -> list[object]:
        start, found = party(length=Length(songs=40), **facts), []
        for _ in range(40):
            found.append(start.round.twist)
            start = after(song(start, {0: 5, 1: 4}), Chosen(Wish.NEXT))
            start = start if start.round else after(start, Chosen(Wish.NEXT))
        return found

    twisted = twists(has_twists=True)
    assert 10 < sum(twist is not None for twist in twisted) < 30
    assert {*twisted} == {None, *OF_SONGS}
    assert {*twists()} == {None}


def test_without_moves_or_dancers_nobody_takes_turns():
    assert make_turns((), (0, 1)) == make_turns(MOVES, ()) == ()
