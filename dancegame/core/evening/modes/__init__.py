"""The modes; adding one is a file here and its line in the list."""

from dataclasses import replace

from dancegame.core.evening.mode import Mode
from dancegame.core.evening.modes.co_op import CO_OP
from dancegame.core.evening.modes.elimination import ELIMINATION
from dancegame.core.evening.modes.free_for_all import FREE_FOR_ALL
from dancegame.core.evening.modes.guess_kinds import KINDS
from dancegame.core.evening.modes.guess_only import GUESS_ONLY
from dancegame.core.evening.modes.home import Home
from dancegame.core.evening.modes.make_your_move import MAKE_YOUR_MOVE
from dancegame.core.evening.modes.party_mode import PartyMode
from dancegame.core.evening.modes.practice import PRACTISED
from dancegame.core.evening.modes.relay import RELAY
from dancegame.core.evening.modes.solo import SOLO
from dancegame.core.evening.modes.teams import TEAMS

# In the order of the lobby; the first is a party's usual way.
_PARTY = (FREE_FOR_ALL, TEAMS, CO_OP, ELIMINATION, RELAY, MAKE_YOUR_MOVE)
PARTY: tuple[PartyMode, ...] = tuple(replace(mode, siblings=tuple(one.entry for one in _PARTY)) for mode in _PARTY)
# In the order of the menu.
PLAYED: tuple[Mode, ...] = (PARTY[0], SOLO, GUESS_ONLY)
HOME = Home(PLAYED)
MODES: dict[str, Mode] = {mode.name: mode for mode in (HOME, *PLAYED)}
# Reached from the songs and from a result; from the page of guess-only; from the lobby.
MODES[PRACTISED.name] = PRACTISED
MODES.update(KINDS)
MODES.update({mode.name: mode for mode in PARTY})
