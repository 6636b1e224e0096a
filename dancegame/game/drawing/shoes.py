"""Feet of light: a heel, a sole and a toe, seen from whichever side the joints tell."""

import numpy as np

from dancegame.game.drawing.plates import Corners, smooth

# Around a foot from the heel over the sole to the toe and back over the instep: share of the way from ankle to toe,
# half the thickness, and how much lower the sole is than the middle; the last two as shares of the standing height.
_SHAPE = np.array(
    [
        (-0.16, 0.020, 0.002),
        (-0.30, -0.010, -0.018),
        (0.30, -0.022, -0.012),
        (0.98, -0.019, -0.008),
        (1.18, 0.001, -0.003),
        (0.92, 0.018, -0.001),
        (0.30, 0.023, 0.005),
    ]
)
_AROUND = [(along, half, bias) for along, half, bias in (smooth(len(_SHAPE), 3) @ _SHAPE).tolist()]
# The light of a foot is a line from here to there.
_CORE = (0.12, 0.80)
CORE_SHARE = 0.013
# A foot that points at the camera is still so long, and one that stretches on from the leg has no sole.
_LEAST = 0.050
_BENT = 0.45


def shoe_of(ankle: complex, toe: complex, knee: complex, tall: float) -> tuple[Corners, Corners]:
    """Return a foot's outline and the line of its light, in pixels; tall: of a body that has such a foot."""
    way, shin = toe - ankle, knee - ankle
    size = max(abs(way), 1e-3)
    way *= max(1.0, _LEAST * tall / size)
    up = way / abs(way) * 1j if size > 1e-3 else 1 + 0j
    bent = (shin * up.conjugate()).real / max(abs(shin), 1e-3) / _BENT
    bent = max(-1.0, min(1.0, bent))
    across = up * tall * (-1 if bent < 0 else 1)
    places = [ankle + way * along + across * (half + bias * abs(bent)) for along, half, bias in _AROUND]
    core = [ankle + way * along - across * (0.004 * abs(bent)) for along in _CORE]
    return [[place.real, place.imag] for place in places], [[place.real, place.imag] for place in core]
