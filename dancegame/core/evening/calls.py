"""What is called out during a dance: who takes over and when, and what a twist asks for."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from dancegame.core.evening.rounds import Round, Twist
from dancegame.core.texts import N_, Text, text_of
from dancegame.core.twists import Stretch

# So many beats ahead; where they are fast, twice as many.
AHEAD_BEATS, LEAST_AHEAD_S = 2, 0.9
USUAL_BEAT_S = 0.6
# So long a call stays once its moment has come; what a twist is about is told before the first time it happens.
GO_S, TOLD_S = 1.2, 5.0

NAMES = {
    Twist.MIRROR: N_("Mirror"),
    Twist.BLACKOUT: N_("Lights out"),
    Twist.FREEZE: N_("Freeze"),
    Twist.FASTER: N_("Faster"),
}
RULES = {
    Twist.MIRROR: N_("Twist: today the dancer is mirrored"),
    Twist.BLACKOUT: N_("Twist: the dancer goes dark, you dance on"),
    Twist.FREEZE: N_("Twist: when the dancer stops, hold still"),
    Twist.FASTER: N_("Twist: today everything runs faster"),
}
_BEFORE = {Twist.BLACKOUT: N_("Lights out soon!"), Twist.FREEZE: N_("Freeze soon!")}
_DURING = {Twist.BLACKOUT: N_("Dance on!"), Twist.FREEZE: N_("Freeze!")}
_AFTER = {Twist.FREEZE: N_("Go on!")}


class Moment(Enum):
    """Whether what is called is told of, is about to come, or is there."""

    TOLD = "told"
    SOON = "soon"
    NOW = "now"


@dataclass(frozen=True)
class Call:
    """A call from one song second to another. slot: of the player it is for, None for everybody."""

    text: Text
    start_s: float
    end_s: float
    moment: Moment
    slot: int | None = None


def make_calls(
    current: Round, stretches: Sequence[Stretch], *, beat_s: float | None, end_s: float = math.inf
) -> tuple[Call, ...]:
    """Return all calls of a dance that ends at end_s, in the order of time. stretches: when its twist happens."""
    ahead_s = AHEAD_BEATS * (beat_s or USUAL_BEAT_S)
    while 0 < ahead_s < LEAST_AHEAD_S:
        ahead_s *= 2
    stretches = [one for one in stretches if one.start_s < end_s]
    calls = [*_turn_calls(current, ahead_s, end_s), *_twist_calls(current, stretches, ahead_s)]
    return tuple(sorted(calls, key=lambda call: call.start_s))


def call_at(calls: Sequence[Call], song_s: float) -> Call | None:
    """Return what is called at a song second: of several the one that began last."""
    return next((call for call in reversed(calls) if call.start_s <= song_s < call.end_s), None)


def _turn_calls(current: Round, ahead_s: float, end_s: float) -> list[Call]:
    calls = []
    for number, turn in enumerate(turn for turn in current.turns if turn.start_s < end_s):
        player = current.seats[turn.slot].label
        template = N_("{player}, get ready!") if number else N_("{player} begins!")
        soon = text_of(template, player=player)
        # Whoever begins has the time until the first move.
        begins_s = turn.start_s - ahead_s if number else min(0.0, turn.start_s - ahead_s)
        calls.append(Call(soon, begins_s, turn.start_s, Moment.SOON, turn.slot))
        go = text_of(N_("{player}, go!"), player=player)
        calls.append(Call(go, turn.start_s, turn.start_s + GO_S, Moment.NOW, turn.slot))
    return calls


def _twist_calls(current: Round, stretches: Sequence[Stretch], ahead_s: float) -> list[Call]:
    twist = current.twist
    if twist is None:
        return []
    # Of a dance that was made up it is told when it is to be watched.
    calls = [] if current.is_made_up else [Call(Text(RULES[twist]), 0.0, TOLD_S, Moment.TOLD)]
    for one in stretches:
        calls.append(Call(Text(_BEFORE[twist]), one.start_s - ahead_s, one.start_s, Moment.SOON))
        calls.append(Call(Text(_DURING[twist]), one.start_s, one.end_s, Moment.NOW))
        if twist in _AFTER:
            calls.append(Call(Text(_AFTER[twist]), one.end_s, one.end_s + GO_S, Moment.NOW))
    return calls
