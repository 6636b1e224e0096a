"""Solo: one dancer, and the ghost of the best round."""

from dancegame.core.evening.modes.round_mode import RoundMode
from dancegame.core.texts import N_

SOLO = RoundMode(name="solo", title=N_("Solo"), text=N_("One dancer in front of the camera"), players=1)
