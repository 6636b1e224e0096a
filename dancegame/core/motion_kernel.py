"""A dancer's limbs and how they move, compiled; importing it loads Numba. The plain twin is `limbs` with `grid`."""

import numpy as np

from dancegame.core.grid import LONGEST_GAP_S, STEP_S
from dancegame.core.kernels import kernel
from dancegame.core.limbs import (
    DIFFERENCE_STEPS,
    FORESHORTENED_SHARE,
    FROM_JOINTS,
    MARGIN_STEPS,
    SMOOTHING_STEPS,
    TO_JOINTS,
)

VELOCITY_SCALE = 1 / ((2 * SMOOTHING_STEPS + 1) * 2 * DIFFERENCE_STEPS * STEP_S)


@kernel("void(float32[:, :], float64[:, ::1])")
def fill_limbs(xy, vectors):
    """Fill vectors (K, 2) with the limbs of a pose xy (J, 2), as `limbs.limb_vectors` returns them."""
    for limb in range(vectors.shape[0]):
        for axis in range(2):
            end = np.float64(xy[TO_JOINTS[limb, 0], axis]) + np.float64(xy[TO_JOINTS[limb, 1], axis])
            start = np.float64(xy[FROM_JOINTS[limb, 0], axis]) + np.float64(xy[FROM_JOINTS[limb, 1], axis])
            vectors[limb, axis] = (end - start) / 2


@kernel("void(float64[::1], float64[:, :, ::1], float64[::1], intp, float64[:, :, ::1], boolean[:, ::1])")
def fill_directions(times_s, vectors, usual, start, direction, is_seen):
    """Fill direction (N, K, 2) and is_seen (N, K) at the grid points from `start` on, 0 and False where unseen.

    times_s (T,), vectors (T, K, 2): what was observed, T at least 1. usual (K,): the limbs' usual lengths.
    """
    last = len(times_s) - 1
    after = 0
    for point in range(len(direction)):
        at_s = (start + point) * STEP_S
        while after < last and times_s[after] < at_s:
            after += 1
        before = after if at_s >= times_s[after] else max(after - 1, 0)
        gap_s = times_s[after] - times_s[before]
        distance_s = min(abs(at_s - times_s[before]), abs(at_s - times_s[after]))
        is_near = gap_s <= LONGEST_GAP_S and distance_s <= LONGEST_GAP_S / 2
        share = min(1.0, max(0.0, (at_s - times_s[before]) / gap_s)) if gap_s > 0 else 0.0
        for limb in range(direction.shape[1]):
            x, y = vectors[before, limb, 0], vectors[before, limb, 1]
            if share > 0:
                x = x * (1 - share) + vectors[after, limb, 0] * share
                y = y * (1 - share) + vectors[after, limb, 1] * share
            length = max(np.sqrt(x * x + y * y), FORESHORTENED_SHARE * usual[limb], 1e-9)
            seen = is_near and not (np.isnan(x) or np.isnan(usual[limb]))
            is_seen[point, limb] = seen
            direction[point, limb, 0] = x / length if seen else 0.0
            direction[point, limb, 1] = y / length if seen else 0.0


@kernel("void(float64[:, :, ::1], boolean[:, ::1], float64[:, :, ::1])")
def fill_velocities(direction, is_seen, velocity):
    """Fill velocity (N, K, 2), directions a second; 0 where the limb is unseen within the margin.

    The difference of two means that overlap is a sum of differences.
    """
    velocity[:] = 0.0
    for point in range(MARGIN_STEPS, len(direction) - MARGIN_STEPS):
        for limb in range(direction.shape[1]):
            if not is_seen[point - MARGIN_STEPS : point + MARGIN_STEPS + 1, limb].all():
                continue
            for axis in range(2):
                change = 0.0
                for step in range(-SMOOTHING_STEPS, SMOOTHING_STEPS + 1):
                    change += direction[point + DIFFERENCE_STEPS + step, limb, axis]
                    change -= direction[point - DIFFERENCE_STEPS + step, limb, axis]
                velocity[point, limb, axis] = change * VELOCITY_SCALE
