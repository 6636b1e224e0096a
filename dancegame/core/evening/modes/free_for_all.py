"""Party, everyone for themselves: guess the song together, then everyone in the picture dances it."""

from dancegame.core.evening.modes.party_mode import PartyMode
from dancegame.core.texts import N_

PARTY, PARTY_TEXT = N_("Party"), N_("Guess the song, then dance it together")

FREE_FOR_ALL = PartyMode(
    name="party",
    title=PARTY,
    text=PARTY_TEXT,
    kind=N_("Everyone for themselves"),
    rule=N_("The most points win"),
)
