"""Tells how well two joints are the ends of a limb, by the field along the line between them; compiled."""

import math

import numpy as np
from numpy.typing import NDArray

from dancegame.core.kernels import part
from dancegame.vision.association.network import LIMBS

# All but one sample must lie more than 0.05 along the limb (Cao et al.'s code: 8 of 10), and the first three
# all must: in the middle most wrong pairs fail. On the photos 5 to 20 samples find the same joints within 0.2 points.
SAMPLE_PLACES = np.array([3, 1, 5, 2, 4, 0, 6]) / 6
SAMPLES = len(SAMPLE_PLACES)
MUST_HIT = 3
MOST_MISSES = 1
LEAST_ALONG = 0.05
# Closer than a cell, a limb has no direction to speak of: the less it has, the more the field's strength counts.
SHORT_CELLS = 1.0
# A limb as long as the picture is high counts by a quarter less, so that of two equals the nearer wins. (Cao et al.
# take 0.5 x height / length - 1 off limbs longer than half the picture.)
LENGTH_COST = 0.34
LIMB_TABLE = np.array(LIMBS)


@part
def sample(paf_x: NDArray[np.float32], paf_y: NDArray[np.float32], x: float, y: float) -> tuple[float, float]:
    """Return the field's vector between four cells; outside the picture, that at its border. H, W: 2 or more."""
    height, width = paf_x.shape
    x, y = min(max(x, 0.0), width - 1.0), min(max(y, 0.0), height - 1.0)
    x0, y0 = min(int(x), width - 2), min(int(y), height - 2)
    u, v = x - x0, y - y0
    both = u * v
    w00, w01, w10 = 1 - u - v + both, u - both, v - both
    fx = w00 * paf_x[y0, x0] + w01 * paf_x[y0, x0 + 1] + w10 * paf_x[y0 + 1, x0] + both * paf_x[y0 + 1, x0 + 1]
    fy = w00 * paf_y[y0, x0] + w01 * paf_y[y0, x0 + 1] + w10 * paf_y[y0 + 1, x0] + both * paf_y[y0 + 1, x0 + 1]
    return fx, fy


@part
def limb_score(
    paf_x: NDArray[np.float32], paf_y: NDArray[np.float32], ax: float, ay: float, dx: float, dy: float
) -> float:
    """Return the mean of the field along the line from a on by d (cells), or 0 for no limb.

    Cao et al. 2017, equation 11: the integral of the field's share along the line, here sampled between cells
    (bilinear). Ends as soon as too many samples have missed.
    """
    length = math.sqrt(dx * dx + dy * dy)
    scale = 1 / length if length > 0 else 0.0
    trust = min(length / SHORT_CELLS, 1.0)
    total, misses = 0.0, 0
    for place in range(SAMPLES):
        fx, fy = sample(paf_x, paf_y, ax + SAMPLE_PLACES[place] * dx, ay + SAMPLE_PLACES[place] * dy)
        along = (fx * dx + fy * dy) * scale
        if trust < 1:
            along = along * trust + math.sqrt(fx * fx + fy * fy) * (1 - trust)
        if not along > LEAST_ALONG:
            misses += 1
            if place < MUST_HIT or misses > MOST_MISSES:
                return 0.0
        total += along
    mean = total / SAMPLES
    return mean / (1 + LENGTH_COST * length / paf_x.shape[0]) if 0 < mean < math.inf else 0.0


@part
def score_limbs(
    pafs: NDArray[np.float32],
    limb: int,
    peaks: NDArray[np.float64],
    counts: NDArray[np.int64],
    scores: NDArray[np.float64],
) -> None:
    """Write into scores (starts, ends) how well each pair is this limb: 0 not at all, up to about 1."""
    start, end = LIMB_TABLE[limb, 0], LIMB_TABLE[limb, 1]
    paf_x, paf_y = pafs[LIMB_TABLE[limb, 2]], pafs[LIMB_TABLE[limb, 3]]
    for a in range(counts[start]):
        ax, ay = peaks[start, a, 0], peaks[start, a, 1]
        for b in range(counts[end]):
            dx, dy = peaks[end, b, 0] - ax, peaks[end, b, 1] - ay
            # Nine pairs of ten in a crowd end here, before the first square root.
            fx, fy = sample(paf_x, paf_y, ax + 0.5 * dx, ay + 0.5 * dy)
            along, square = fx * dx + fy * dy, dx * dx + dy * dy
            is_far_off = along <= 0 or along * along <= LEAST_ALONG * LEAST_ALONG * square
            if is_far_off and square >= SHORT_CELLS * SHORT_CELLS:
                scores[a, b] = 0.0
            else:
                scores[a, b] = limb_score(paf_x, paf_y, ax, ay, dx, dy)
