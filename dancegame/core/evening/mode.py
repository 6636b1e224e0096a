"""What a mode is: a plan of stages, and what becomes of the evening by their outcomes."""

from typing import Protocol

from dancegame.core.evening.evening import Evening
from dancegame.core.evening.outcomes import Outcome
from dancegame.core.evening.stages import Stage


class Mode(Protocol):
    """One way to play. name: in the evening, on the command line. title, text: in the menu, as gettext keys."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...

    def begin(self, evening: Evening) -> Evening:
        """Return the evening at the beginning of the mode."""
        ...

    def plan(self, evening: Evening) -> Stage:
        """Return the stage to show now."""
        ...

    def fold(self, evening: Evening, outcome: Outcome) -> Evening:
        """Return the evening after a stage ended with an outcome."""
        ...
