"""Make your move: one after the other makes up two bars of dance, and the others copy them.

Who made a dance up gets what the others earn with it on average: it is nobody's loss to invent, and best for everybody
to invent what can be danced. Everybody invents equally often, so an evening goes on until the last of them has had
their turn. Whoever is alone in the picture dances what they have made up themselves.
"""

from dataclasses import replace

from dancegame.core.evening.evening import Evening
from dancegame.core.evening.modes.free_for_all import PARTY, PARTY_TEXT
from dancegame.core.evening.modes.party_mode import PartyMode
from dancegame.core.evening.outcomes import Chosen, Gathered, Invented, Outcome, Wish
from dancegame.core.evening.rounds import Invention, Round, Step, Twist
from dancegame.core.evening.standings import ENOUGH_SHARE, Standing, danced_share, player_standings, ranked
from dancegame.core.faster import can_be_faster
from dancegame.core.song import Dance, Move
from dancegame.core.texts import N_

INVENTING = (Step.READY, Step.INVENT, Step.DANCE, Step.RESULT)


def turns_of(rounds: tuple[Round, ...]) -> dict[int, int]:
    """Return how often everybody has had their turn to invent, by number; a dance that is danced again is one turn."""
    inventors = {one.number: one.invention.player.number for one in rounds if one.invention}
    return {number: list(inventors.values()).count(number) for number in inventors.values()}


def next_inventor(evening: Evening, slots: tuple[int, ...]) -> int:
    """Return the slot whose turn it is: who has had the fewest, and never the same one twice as long as there are two.

    slots: who is in the picture, one at least.
    """
    turns = turns_of(evening.rounds)
    invented = [one.invention.player.number for one in evening.rounds if one.invention]

    def rank(slot: int) -> tuple[bool, int, int]:
        number = evening.seats[slot].number
        return number in invented[-1:], turns.get(number, 0), number

    return min(slots, key=rank)


def with_dance(current: Round, dance: Dance) -> Round:
    """Return a round whose dance has been made up; it does not come faster where people could not follow."""
    is_too_fast = current.twist is Twist.FASTER and not can_be_faster(dance.reference)
    invention = current.invention and replace(current.invention, dance=dance)
    return replace(current, invention=invention, twist=None if is_too_fast else current.twist)


def inventor_points(one: Round) -> int:
    """Return what a dance earns whoever made it up: the mean of those who copied it and were seen.

    Nothing where one alone did: the two would always be equal, and they invent equally often.
    """
    if one.invention is None or one.danced is None or one.invention.player in one.seats.values():
        return 0
    scores = list(one.danced.scores.values())
    if len(scores) < 2:
        return 0
    points = [score.points for score in scores if danced_share(score) >= ENOUGH_SHARE] or [s.points for s in scores]
    return sum(points) // len(points)


class MakeYourMove(PartyMode):
    """Everyone for themselves, with dances of their own instead of songs."""

    def _next_round(self, evening: Evening) -> Evening:
        after = super()._next_round(evening)
        if after.round is None:
            return after
        return replace(after, round=replace(after.round, steps=INVENTING, step=INVENTING[0]))

    def _gathered(self, evening: Evening, outcome: Gathered) -> Evening:
        current, here = evening.round, evening.gathered(outcome.slots)
        if current is None or current.step is not Step.READY or not outcome.slots:
            return here
        if current.invention is not None and current.invention.dance is not None:
            # A party that rested goes on with the dance that was made up before.
            ready = super()._gathered(here, outcome)
            return replace(ready, round=ready.round and replace(ready.round, step=Step.DANCE))
        slot = next_inventor(here, outcome.slots)
        inventing = replace(current, invention=Invention(slot, here.seats[slot]))
        return super()._gathered(replace(here, round=inventing), outcome)

    def dancers(self, evening: Evening, slots: tuple[int, ...]) -> tuple[int, ...]:
        invention = evening.round.invention if evening.round else None
        return tuple(slot for slot in slots if invention is None or slot != invention.slot) or slots

    def shaped(self, evening: Evening, current: Round, moves: tuple[Move, ...]) -> Round:  # noqa: ARG002
        dancing = {player.number for player in current.seats.values()}
        return replace(current, spectators=current.spectators - dancing)

    def fold(self, evening: Evening, outcome: Outcome) -> Evening:
        """Take in a dance, or pass the turn on where nothing came of it."""
        current = evening.round
        match outcome:
            case Invented(None) if current:
                return self._next_round(evening)
            case Invented(dance) if current and dance:
                return super().fold(replace(evening, round=with_dance(current, dance)), outcome)
            case Chosen(Wish.AGAIN) if current and current.danced and not evening.is_ended:
                return replace(evening, rounds=(*evening.rounds, current), round=current.again(Step.DANCE))
        return super().fold(evening, outcome)

    def standings(self, evening: Evening) -> tuple[Standing, ...]:
        earned = {one.who.number: one for one in player_standings(evening.rounds) if one.who}
        for place, one in enumerate(evening.rounds, start=1):
            if one.invention is None:
                continue
            # Whoever made a dance up is in, also where it earns nothing: with two only the other one has danced so far.
            player, points = one.invention.player, inventor_points(one)
            mine = earned.get(player.number, Standing(player, place=0))
            is_last = place == len(evening.rounds)
            earned[player.number] = replace(mine, dance=mine.dance + points, song=mine.song + is_last * points)
        return ranked(earned.values())

    def is_over(self, evening: Evening) -> bool:
        """Whether its length is reached and everybody has had as many turns."""
        turns = self._turns(evening)
        if evening.length is not None:
            return turns >= evening.length
        is_reached = evening.lasts.is_reached(songs=turns, elapsed_s=evening.now_s - evening.counted_s)
        return is_reached and turns % max(1, len(evening.players)) == 0

    def songs_left(self, evening: Evening) -> int | None:
        if evening.lasts.songs is None or evening.length is not None:
            return None
        players = max(1, len(evening.players))
        return max(0, -(-evening.lasts.songs // players) * players - self._turns(evening))

    @staticmethod
    def _turns(evening: Evening) -> int:
        return len({one.number for one in evening.rounds[evening.counted :]})


MAKE_YOUR_MOVE = MakeYourMove(
    name="party_invent",
    title=PARTY,
    text=PARTY_TEXT,
    kind=N_("Make your move"),
    rule=N_("Make up a dance for the others"),
    steps=INVENTING,
    twists=(Twist.MIRROR, Twist.FASTER),
)
