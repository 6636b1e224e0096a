"""Party, everyone for themselves: guess the song together, then everyone in the picture dances it."""

from dancegame.core.evening.modes.round_mode import RoundMode
from dancegame.core.texts import N_

FREE_FOR_ALL = RoundMode(name="party", title=N_("Party"), text=N_("Guess the song, then dance it together"))
