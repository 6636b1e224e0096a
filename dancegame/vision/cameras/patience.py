"""How long each kind of camera may take before it counts as lost, and how long it is kept awake."""

from dataclasses import dataclass

from dancegame.core.texts import N_


@dataclass(frozen=True)
class Patience:
    """One kind of camera.

    opening_s: how long its first picture may take. silence_s: how long it may give none after that; one that has
    been slower lately may take longer. rest_s: how long it stays open while nobody looks, to be there at once for
    the next dance. remedy: what to do about one that is lost.
    """

    opening_s: float
    silence_s: float
    rest_s: float
    remedy: str


# Opening may take 20 s on Windows; a pause for a changed exposure is shorter than 2 s, and a busy computer doubles it.
# Who pulls the plug is noticed at once: this is for a driver that hangs. Between two dances lie 25 s of
# mystery and guess: whoever is still in the menu after 45 s does not dance yet, and the camera's light goes out.
WEBCAM = Patience(40.0, 4.0, 45.0, N_("Unplug it and plug it in again, then try again."))
# The disk may wake up, and a busy computer may take its time; there is nothing that could have been unplugged.
FILE = Patience(20.0, 15.0, 0.0, N_("Close other programs, and look whether a video player shows it."))
# A little longer than `vision.video` waits for an address.
STREAM = Patience(10.0, 10.0, 45.0, N_("Check the address, and that what sends it is switched on and in your network."))
DRAWN = Patience(20.0, 15.0, 0.0, N_("Close other programs, then try again."))
