"""The course of an evening: which stage is on, and the evening after it."""

from dancegame.core.evening.evening import OVER, Evening
from dancegame.core.evening.modes import MODES
from dancegame.core.evening.outcomes import Outcome
from dancegame.core.evening.stages import Stage


def begin(evening: Evening) -> Evening:
    """Return the evening at the beginning of its mode."""
    return evening if evening.mode == OVER else MODES[evening.mode].begin(evening)


def plan(evening: Evening) -> Stage | None:
    """Return the stage to show now, None when the evening is over."""
    return None if evening.mode == OVER else MODES[evening.mode].plan(evening)


def fold(evening: Evening, outcome: Outcome) -> Evening:
    """Return the evening after its stage ended with an outcome; a mode that is entered begins."""
    after = MODES[evening.mode].fold(evening, outcome)
    return after if after.mode == evening.mode else begin(after)
