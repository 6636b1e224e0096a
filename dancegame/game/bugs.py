"""Mistakes of the program itself, as they are told."""

import traceback

from dancegame.core.errors import BugError
from dancegame.core.text import cleaned
from dancegame.core.texts import N_


def bug_of(error: BaseException) -> BugError:
    """Return what is to be said of something that nobody thought of."""
    return BugError(
        N_("Something in the game broke ({kind}: {reason})."),
        remedy=N_("What was danced before is kept; go on from the menu."),
        report="".join(traceback.format_exception(error)),
        kind=type(error).__name__,
        reason=cleaned(str(error)),
    )
