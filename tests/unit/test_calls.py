"""What is called out during a dance: the hand-over of a relay, and twists before and when they happen."""

import pytest

from dancegame.core.evening.calls import AHEAD_BEATS, LEAST_AHEAD_S, RULES, Moment, call_at, make_calls
from dancegame.core.evening.modes.round_mode import DANCING
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Round, Step, Twist
from dancegame.core.evening.turns import make_turns, turn_after, turn_at
from dancegame.core.song import Move, Song
from dancegame.core.twists import moments

BEAT_S = 0.5
MOVES = tuple(Move(float(second), second + 1.0) for second in range(2, 50))
SEATS = {slot: Player(slot + 1) for slot in range(3)}
RELAY = Round(1, "a", DANCING, 3, Step.DANCE, seats=SEATS, turns=make_turns(MOVES, sorted(SEATS), first=1))


def said(calls, song_s: float) -> str | None:
    call = call_at(calls, song_s)
    return call.text.english if call else None


def test_who_takes_over_is_called_two_beats_before_and_at_the_moment():
    calls = make_calls(RELAY, (), beat_s=BEAT_S)
    for before, turn in zip(RELAY.turns, RELAY.turns[1:], strict=False):
        name = SEATS[turn.slot].label.english
        ahead_s = AHEAD_BEATS * BEAT_S
        assert said(calls, turn.start_s - ahead_s - 0.01) is None
        assert said(calls, turn.start_s - ahead_s + 0.01) == said(calls, turn.start_s - 0.01) == f"{name}, get ready!"
        assert said(calls, turn.start_s) == f"{name}, go!"
        assert call_at(calls, turn.start_s).slot == turn.slot == turn_after(RELAY.turns, before.start_s).slot
    assert said(calls, 0.5) == "Owl begins!"
    assert turn_after(RELAY.turns, RELAY.turns[-1].start_s) is None


def test_nobody_is_called_while_another_one_still_dances_long():
    calls = make_calls(RELAY, (), beat_s=BEAT_S)
    for second in range(2, 50):
        call = call_at(calls, float(second))
        if call is not None and call.moment is Moment.NOW:
            assert call.slot == turn_at(RELAY.turns, float(second)).slot


def test_what_would_come_after_the_end_is_not_called():
    end_s = RELAY.turns[1].start_s
    assert {call.slot for call in make_calls(RELAY, (), beat_s=BEAT_S, end_s=end_s)} == {RELAY.turns[0].slot}
    freeze = Round(1, "a", DANCING, 3, Step.DANCE, twist=Twist.FREEZE)
    stretches = moments(MOVES, Twist.FREEZE)
    calls = make_calls(freeze, stretches, beat_s=BEAT_S, end_s=stretches[0].start_s)
    assert [call.moment for call in calls] == [Moment.TOLD]


@pytest.mark.parametrize("beat_s", [None, 0.2, 0.3, 0.8])
def test_a_call_leaves_time_to_get_ready_however_fast_the_song_is(beat_s):
    calls = make_calls(RELAY, (), beat_s=beat_s)
    assert all(call.end_s - call.start_s >= LEAST_AHEAD_S for call in calls)


@pytest.mark.parametrize("twist", Twist)
def test_a_twist_is_told_first_and_called_before_and_when_it_happens(twist):
    stretches = moments(MOVES, twist)
    calls = make_calls(Round(1, "a", DANCING, 3, Step.DANCE, twist=twist), stretches, beat_s=BEAT_S)
    assert said(calls, 1.0) == RULES[twist]
    assert bool(stretches) == (twist not in (Twist.MIRROR, Twist.FASTER))
    for one in stretches:
        assert call_at(calls, one.start_s - 0.5).moment is Moment.SOON
        assert call_at(calls, (one.start_s + one.end_s) / 2).moment is Moment.NOW
    assert make_calls(Round(1, "a", DANCING, 3, Step.DANCE), stretches, beat_s=BEAT_S) == ()


def test_beats_are_as_far_apart_as_most_of_them():
    assert Song("a", "A", "B", 3.0, beats_s=(0.0, 0.5, 1.0, 2.0)).beat_s == 0.5
    assert Song("a", "A", "B", 3.0).beat_s is None
