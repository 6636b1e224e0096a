"""A table between a puppet and the camera, which hides everything below the hips."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.puppet.figure import Figure
from dancegame.vision.puppet.shapes import Picture, fill, shade

WOOD = (128, 88, 58)
# Metres of the room: how high and how wide its top is, how thick, how far its cloth hangs in at the sides, and how much
# lower than the feet behind it it ends.
TOP_M, WIDTH_M, THICK_M, INSET_M, DROP_M = 0.82, 3.0, 0.05, 0.06, 0.14
CLOTH = (188, 196, 204)
FOLDS = 14


def draw_table(picture: Picture, figure: Figure, *, middle_px: float, floor_px: float) -> None:
    """Draw the table before a figure, its cloth down to the floor."""
    metre = figure.metre_px
    left, right, top = middle_px - WIDTH_M / 2 * metre, middle_px + WIDTH_M / 2 * metre, floor_px - TOP_M * metre
    edge, inset = top + THICK_M * metre, INSET_M * metre
    folds = np.linspace(left + inset, right - inset, FOLDS + 1)
    for number, (start, end) in enumerate(pairwise(folds.tolist())):
        fill(picture, _box(start, edge, end, floor_px + DROP_M * metre), shade(CLOTH, 0.94 if number % 2 else 1.0))
    fill(picture, _box(left, top, right, edge), WOOD)
    fill(picture, _box(left, top, right, top + 0.3 * THICK_M * metre), shade(WOOD, 1.3))


def _box(left: float, top: float, right: float, bottom: float) -> NDArray[np.float64]:
    return np.array(((left, top), (right, top), (right, bottom), (left, bottom)))
