"""A wheelchair: how somebody sits in it, and how it is drawn around them."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.figure import Figure
from dancegame.vision.puppet.shapes import CIRCLE, Picture, draw_chain, draw_hull, fill

# Metres above the floor at which hips are, and to the side and above the floor where the legs' joints are.
SEAT_M = 0.56
_LEGS = {"knee": (0.14, 0.53), "ankle": (0.12, 0.15), "toe": (0.14, 0.07)}
_DEPTHS = {"knee": -0.42, "ankle": -0.50, "toe": -0.62}
RUBBER, RIM, FABRIC, STEEL = (38, 38, 42), (188, 192, 198), (52, 58, 74), (150, 154, 160)
# The large wheels as seen from the front, and how far out they stand.
WHEEL_M, TREAD_M, OUT_M = 0.31, 0.035, 0.33
HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]


def seated(shape: NDArray[np.float64], depth: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return shape (J, 2) and depth (J,) of somebody who dances sitting: hips at rest, legs on the footrest."""
    shape, depth = shape - shape[HIPS].mean(axis=0) - (0.0, SEAT_M), depth.copy()
    for side, sign in (("left", 1), ("right", -1)):
        for joint, (x, y) in _LEGS.items():
            place = CANONICAL.index(f"{side}_{joint}")
            shape[place], depth[place] = (sign * x, -y), _DEPTHS[joint]
    return shape, depth


def draw_chair_behind(picture: Picture, figure: Figure, *, floor_px: float) -> None:
    """Draw what is behind and beside the sitter: back, seat, wheels."""
    metre, x = figure.metre_px, figure.middle("hip")[0]

    def at(out_m: float, up_m: float) -> NDArray[np.float64]:
        return np.array((x + out_m * metre, floor_px - up_m * metre))

    back = np.stack((at(-0.19, 0.95), at(0.19, 0.95), at(0.2, 0.5), at(-0.2, 0.5)))
    draw_hull(picture, back, np.full(4, 0.03 * metre), FABRIC)
    draw_chain(picture, np.stack((at(-0.24, 0.5), at(0.24, 0.5))), np.full(2, 0.04 * metre), FABRIC)
    for sign in (-1, 1):
        wheel = at(sign * OUT_M, WHEEL_M)
        for radius, tread, tone in ((WHEEL_M, TREAD_M, RUBBER), (WHEEL_M * 0.86, TREAD_M * 0.5, RIM)):
            fill(picture, wheel + CIRCLE * np.array((tread, radius)) * metre, tone)
        draw_chain(picture, np.stack((at(sign * 0.25, 0.95), at(sign * 0.25, 0.5))), np.full(2, 0.014 * metre), STEEL)


def draw_chair_before(picture: Picture, figure: Figure, *, floor_px: float) -> None:
    """Draw the footrest and the small wheels, which are nearer than the sitter's feet."""
    metre, x = figure.metre_px, figure.middle("hip")[0]
    for sign in (-1, 1):
        y = floor_px - 0.05 * metre
        rest = np.array(((x + sign * 0.05 * metre, y), (x + sign * 0.2 * metre, y)))
        draw_chain(picture, rest, np.full(2, 0.014 * metre), STEEL)
        caster = np.array((x + sign * 0.24 * metre, floor_px - 0.06 * metre))
        fill(picture, caster + CIRCLE * np.array((0.018, 0.06)) * metre, RUBBER)
