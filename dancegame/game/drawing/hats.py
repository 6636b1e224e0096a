"""Hats of light, upright in radii of the head."""

import numpy as np

from dancegame.game.drawing.build import Build
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.plates import AROUND, Plate, rounded

# Worn a little aslant.
_SLANT = np.exp(-0.10j)
_BRIM = (1.95 * AROUND.real + 0.36j * AROUND.imag - 0.14j * np.abs(AROUND.real) ** 2 - 0.55j) * _SLANT
_SEEN_FROM_ABOVE = 2.0 * AROUND.imag
_CROWN = _SLANT * np.array(
    [
        -0.98 - 0.52j, -0.96 - 0.95j, -0.88 - 1.40j, -0.70 - 1.72j, -0.34 - 1.80j, 0.0 - 1.68j, 0.34 - 1.80j,
        0.70 - 1.72j, 0.88 - 1.40j, 0.96 - 0.95j, 0.98 - 0.52j, 0.5 - 0.42j, 0.0 - 0.38j, -0.5 - 0.42j,
    ]
)  # fmt: skip
_BAND = _SLANT * np.array([-0.95 - 0.84j, -0.5 - 0.74j, 0.0 - 0.70j, 0.5 - 0.74j, 0.95 - 0.84j])


def hat(build: Build, color: Color, band: Color) -> list[Plate]:
    """Return a hat with a brim."""
    # Seen from above, where the head nods, a brim is round and the crown lies in its middle.
    aside = 0.10 * build.turn + 0.35j * build.nod
    brim = _BRIM.real + 1j * (_BRIM.imag + (0.36 * _SEEN_FROM_ABOVE) * build.nod)
    crown = Plate(rounded(build.on_head(_CROWN + aside)), color, lines=[(build.on_head(_BAND + aside), band)])
    return [Plate(build.on_head(brim + 2 * aside), color), crown]
