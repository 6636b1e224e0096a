"""The modes; adding one is a file here and its line in the list."""

from dancegame.core.evening.mode import Mode
from dancegame.core.evening.modes.free_for_all import FREE_FOR_ALL
from dancegame.core.evening.modes.guess_kinds import KINDS
from dancegame.core.evening.modes.guess_only import GUESS_ONLY
from dancegame.core.evening.modes.home import Home
from dancegame.core.evening.modes.solo import SOLO

# In the order of the menu.
PLAYED: tuple[Mode, ...] = (FREE_FOR_ALL, SOLO, GUESS_ONLY)
HOME = Home(PLAYED)
MODES: dict[str, Mode] = {mode.name: mode for mode in (HOME, *PLAYED)}
# Reached from the page of guess-only, not from the menu.
MODES.update(KINDS)
