"""How far camera and loudspeakers lag, in words that mean something to a player."""

from dancegame.core.calibration import Trouble
from dancegame.core.texts import N_
from dancegame.texts import _

# Below this nobody would notice, and a measurement of eight raises cannot tell.
IN_TIME_S = 0.015
# The game makes up for more than this as well; only the grades come later than one would like.
FINE_S = 0.25
TROUBLES = {
    Trouble.TOO_FEW: (
        N_("I saw too few raises"),
        N_("Step back until your raised arms are in the picture, and lift them high."),
    ),
    Trouble.SCATTERED: (
        N_("The raises came at different times"),
        N_("Listen to the bright click: your arms arrive with it."),
    ),
    Trouble.OFF_BEAT: (
        N_("You were between the clicks"),
        N_("Your arms go up on the bright click and down on the soft one."),
    ),
}


def latency_words(latency_s: float) -> str:
    """Say how late the pictures arrive, and whether that matters."""
    if abs(latency_s) < IN_TIME_S:
        return _("Your picture and the sound arrive together.")
    seconds = f"{abs(latency_s):.2f}"
    if latency_s < 0:
        return _("Your sound arrives {seconds} s after your picture: fine, the game knows now.", seconds=seconds)
    if latency_s <= FINE_S:
        return _("Your picture arrives {seconds} s late: fine, the game knows now.", seconds=seconds)
    return _(
        "Your picture arrives {seconds} s late: the game allows for it, but grades come late. "
        "A camera on a cable is faster.",
        seconds=seconds,
    )


def trouble_words(trouble: Trouble) -> tuple[str, str]:
    """Say why a calibration failed, and what to do about it."""
    headline, remedy = TROUBLES[trouble]
    return _(headline), _(remedy)
