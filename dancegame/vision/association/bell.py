"""The top of the bell that a network paints where it sees a joint, between the cells, compiled."""

import math

import numpy as np
from numpy.typing import NDArray

from dancegame.core.kernels import part

# How wide the network paints a joint, in cells: the median of its peaks is 0.94 (7.5 px at stride 8).
SIGMA = 0.94
# The logarithm of a heatmap's negative ripples does not exist.
LEAST_HEAT = 1e-3


@part
def top_offset(before: float, here: float, after: float) -> float:
    """Return how far a parabola's top is from its highest sample, -0.5 to 0.5; NaN for a sample there is not.

    The logarithm of a Gaussian bell is a parabola. At the picture's border two samples and SIGMA make one, too.
    """
    if math.isnan(before):
        offset = 0.5 - SIGMA * SIGMA * (here - after)
    elif math.isnan(after):
        offset = SIGMA * SIGMA * (here - before) - 0.5
    else:
        offset = 0.5 * (before - after) / (before - 2 * here + after)
    if -0.5 < offset < 0.5:
        return offset
    return 0.5 if offset > 0 else -0.5  # for a network gone mad, that says NaN, too: an index is made of it


@part
def top_height(here: float, dx: float, dy: float) -> float:
    """Return the height of a bell's top from a cell beside it: a joint that moves over cells keeps its confidence."""
    return here * math.exp((dx * dx + dy * dy) / (2 * SIGMA * SIGMA))


@part
def offset_across(heat: NDArray[np.float32], y: int, x: int) -> float:
    """Return how many cells a bell's top is to the right of its highest cell."""
    left = math.log(max(heat[y, x - 1], LEAST_HEAT)) if x > 0 else math.nan
    right = math.log(max(heat[y, x + 1], LEAST_HEAT)) if x < heat.shape[1] - 1 else math.nan
    return top_offset(left, math.log(heat[y, x]), right)


@part
def offset_down(heat: NDArray[np.float32], y: int, x: int) -> float:
    """Return how many cells a bell's top is below its highest cell."""
    above = math.log(max(heat[y - 1, x], LEAST_HEAT)) if y > 0 else math.nan
    below = math.log(max(heat[y + 1, x], LEAST_HEAT)) if y < heat.shape[0] - 1 else math.nan
    return top_offset(above, math.log(heat[y, x]), below)


@part
def refined(heat: NDArray[np.float32], y: int, x: int) -> tuple[float, float, float]:
    """Return x and y, in cells, of the top of a bell whose highest cell this is, and the top's height."""
    dx, dy = offset_across(heat, y, x), offset_down(heat, y, x)
    return x + dx, y + dy, top_height(heat[y, x], dx, dy)
