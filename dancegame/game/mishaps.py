"""Whether an evening goes on after a mistake of the program itself."""

from dancegame.core.evening.stages import Message
from dancegame.game.parts import GameParts
from dancegame.game.router import Shown

# Two within so many seconds are one that does not go away.
APART_S = 10.0


class Mishaps:
    """Counts mistakes: an evening goes on after each, unless they come one after the other."""

    def __init__(self, parts: GameParts) -> None:
        self._can_be_told = parts.crashes is not None
        self._last_s: float | None = None

    def can_go_on(self, shown: Shown | None, now_s: float) -> bool:
        """Return whether what was on when it happened can be left for a message about it."""
        is_again = self._last_s is not None and now_s - self._last_s < APART_S
        self._last_s = now_s
        is_told = shown is not None and isinstance(shown.stage, Message)
        return self._can_be_told and not is_again and not is_told
