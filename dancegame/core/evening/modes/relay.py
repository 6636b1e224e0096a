"""Relay: the dance is handed on at the boundaries of moves, and everybody dances as often and as much."""

from dataclasses import replace

from dancegame.core.evening.evening import Evening
from dancegame.core.evening.modes.free_for_all import PARTY, PARTY_TEXT
from dancegame.core.evening.modes.party_mode import PartyMode
from dancegame.core.evening.rounds import Round
from dancegame.core.evening.turns import make_turns
from dancegame.core.song import Move
from dancegame.core.texts import N_


class Relay(PartyMode):
    """Every song is begun by somebody else."""

    def shaped(self, evening: Evening, current: Round, moves: tuple[Move, ...]) -> Round:
        turns = make_turns(moves, sorted(current.seats), first=len(evening.rounds))
        dancing = {turn.slot for turn in turns}
        watching = {player.number for slot, player in current.seats.items() if turns and slot not in dancing}
        return replace(current, turns=turns, spectators=current.spectators | watching)


RELAY = Relay(
    name="party_relay",
    title=PARTY,
    text=PARTY_TEXT,
    kind=N_("Relay"),
    rule=N_("The dance is handed on"),
)
