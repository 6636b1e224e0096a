"""Make your move without a picture: whose turn it is, what an inventor earns, when it is over, what runs faster."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance, perform
from hypothesis import given, settings
from hypothesis import strategies as st

from dancegame.core.evening import course, stages
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.length import Length
from dancegame.core.evening.modes.make_your_move import inventor_points
from dancegame.core.evening.outcomes import ChoseMode, Chosen, Danced, Gathered, Invented, Joined, Outcome, Wish
from dancegame.core.evening.rounds import Twist
from dancegame.core.faster import FACTOR, MOST_SPEED, can_be_faster, faster, top_speed
from dancegame.core.invention import loop_s
from dancegame.core.poses import PoseSequence
from dancegame.core.score import Score
from dancegame.core.twists import twisted

DANCE = as_dance(draw_dance(1, duration_s=3 * loop_s(100.0)))
MODE = "party_invent"


def after(start: Evening, *outcomes: Outcome) -> Evening:
    for outcome in outcomes:
        start = course.fold(start, outcome)
    return start


def party(slots: tuple[int, ...], *, songs: int | None = None, **facts) -> Evening:
    start = course.begin(Evening(songs=tuple("abc"), seed=3, **facts))
    return after(start, ChoseMode("party"), Joined(slots, mode=MODE, length=Length(songs=songs)))


def turn(start: Evening, points: dict[int, int]) -> Evening:
    """One round to its result: everybody of `points` is in the picture, the inventor's points are not used."""
    inventing = after(start, Gathered(tuple(points)), Invented(DANCE))
    return after(inventing, Danced({slot: Score(points=points[slot]) for slot in inventing.round.seats}))


def totals(evening: Evening) -> dict[int, int]:
    return {one.who.number: one.points for one in course.plan(evening).standings}


def test_a_round_is_a_place_to_stand_an_invention_a_dance_and_its_result():
    evening, names = party((0, 1)), []
    for outcome in (Gathered((0, 1)), Invented(DANCE), Danced({1: Score(points=7)})):
        names.append(course.plan(evening).name)
        evening = after(evening, outcome)
    assert [*names, course.plan(evening).name] == ["ready", "invent", "dance", "result"]
    assert evening.round.invention.player.number == 1
    assert evening.round.invention.dance is DANCE
    assert list(evening.round.seats) == [1]


def test_who_made_it_up_gets_what_the_others_earn_on_average():
    evening = turn(party((0, 1, 2)), {0: 0, 1: 600_001, 2: 300_000})
    assert totals(evening) == {1: 450_000, 2: 600_001, 3: 300_000}
    assert [one.song for one in course.plan(evening).standings] == [600_001, 450_000, 300_000]
    evening = turn(after(evening, Chosen(Wish.NEXT)), {0: 100_000, 1: 0, 2: 500_000})
    assert totals(evening) == {1: 550_000, 2: 900_001, 3: 800_000}


def test_of_two_who_made_it_up_is_in_though_it_earns_them_nothing():
    evening = turn(party((0, 1)), {0: 0, 1: 600_001})
    assert totals(evening) == {1: 0, 2: 600_001}
    evening = turn(after(evening, Chosen(Wish.NEXT)), {0: 300_000, 1: 0})
    assert totals(evening) == {1: 300_000, 2: 600_001}


def test_who_is_alone_dances_their_own():
    evening = turn(party((0,)), {0: 400_000})
    assert (totals(evening), list(evening.round.seats)) == ({1: 400_000}, [0])


def test_nothing_invented_passes_the_turn_on_without_points():
    evening = after(party((0, 1)), Gathered((0, 1)), Invented(None), Gathered((0, 1)))
    assert evening.round.invention.player.number == 2
    assert course.plan(evening).name == "invent"


def test_dancing_it_again_is_no_turn_of_its_own():
    evening = after(turn(party((0, 1), songs=2), {0: 1, 1: 5}), Chosen(Wish.AGAIN))
    assert course.plan(evening).name == "dance"
    evening = after(evening, Danced({1: Score(points=9)}), Chosen(Wish.NEXT))
    assert isinstance(course.plan(evening), stages.Ready)
    evening = after(turn(evening, {0: 3, 1: 1}), Chosen(Wish.NEXT))
    assert isinstance(course.plan(evening), stages.Podium)
    # Of two, whoever made it up has nothing of it: they would always be equal.
    assert totals(evening) == {1: 3, 2: 5 + 9}


@settings(max_examples=60)
@given(players=st.integers(1, 6), songs=st.integers(1, 9), passes=st.lists(st.booleans(), max_size=14))
def test_everybody_invents_equally_often_and_it_ends_soon_after_its_length(players, songs, passes):
    evening, slots = party(tuple(range(players)), songs=songs), tuple(range(players))
    turns: list[int] = []
    while not isinstance(course.plan(evening), stages.Podium):
        assert len(turns) < songs + players
        evening = after(evening, Gathered(slots))
        turns.append(evening.round.invention.player.number)
        assert max(Counter(turns).values()) - min(Counter(turns)[n + 1] for n in slots) <= 1
        if len(passes) > len(turns) and passes[len(turns)]:
            evening = after(evening, Invented(None))
            continue
        evening = after(evening, Invented(DANCE), Danced({slot: Score(points=1) for slot in slots}), Chosen(Wish.NEXT))
    assert set(Counter(turns).values()) == {len(turns) // players}
    assert songs <= len(turns) < songs + players


@settings(max_examples=60)
@given(
    rounds=st.lists(
        st.dictionaries(st.integers(0, 4), st.integers(0, 1_000_000), min_size=1, max_size=5), min_size=1, max_size=8
    )
)
def test_points_are_never_lost_and_nobody_has_two_turns_running_while_others_are_here(rounds):
    evening, before, last = party(tuple(range(5))), {}, None
    for points in rounds:
        evening = turn(evening, points)
        inventor = evening.round.invention.player.number
        assert len(points) == 1 or inventor != last
        now = totals(evening)
        assert all(now[number] >= before[number] for number in before)
        # Whoever invents never earns more than the best of those who copied it.
        assert inventor_points(evening.round) <= max(points.values())
        evening, before, last = after(evening, Chosen(Wish.NEXT)), now, inventor


# Faster.


def test_faster_is_the_same_dance_in_less_time_and_judged_as_well():
    quick = faster(DANCE)
    assert quick.song.duration_s == pytest.approx(DANCE.song.duration_s / FACTOR)
    np.testing.assert_array_equal(quick.reference.xy, DANCE.reference.xy)
    assert twisted(DANCE, Twist.FASTER).song == quick.song
    times_s = np.arange(0, quick.song.duration_s, 1 / 24)
    rows = np.searchsorted(quick.reference.times_s, times_s).clip(0, len(quick.reference.times_s) - 1)
    copied = PoseSequence(times_s, quick.reference.xy[rows], quick.reference.confidence[rows], 24.0)
    assert perform(quick, copied, delay_s=0.1).points > 930_000
    as_before = replace(copied, xy=DANCE.reference.xy[: len(times_s)], confidence=copied.confidence)
    assert perform(quick, as_before, delay_s=0.1).points < 300_000


def test_moves_that_are_only_watched_stay_so():
    loop = loop_s(100.0)
    watched = replace(DANCE.song, moves=tuple(move for move in DANCE.song.moves if move.start_s >= loop))
    assert all(move.start_s >= loop / FACTOR - 0.1 for move in faster(replace(DANCE, song=watched)).song.moves)


def test_what_is_too_fast_for_people_does_not_come_faster():
    assert can_be_faster(draw_dance(3, liveliness=0.3))
    wild = faster(as_dance(draw_dance(3)), factor=MOST_SPEED / top_speed(draw_dance(3)))
    assert not can_be_faster(wild.reference)
    gathered = after(party((0, 1)), Gathered((0, 1)))
    gathered = replace(gathered, round=replace(gathered.round, twist=Twist.FASTER))
    assert after(gathered, Invented(wild)).round.twist is None
    calm = as_dance(draw_dance(3, liveliness=0.3))
    assert after(gathered, Invented(calm)).round.twist is Twist.FASTER
