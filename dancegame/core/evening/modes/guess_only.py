"""Guess only: one mystery after the other, no camera."""

from dancegame.core.evening.modes.round_mode import GUESSING, RoundMode
from dancegame.core.texts import N_

GUESS_ONLY = RoundMode(name="guess", title=N_("Guess only"), text=N_("No camera needed"), steps=GUESSING, players=0)
