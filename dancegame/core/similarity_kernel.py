"""The sums that likeness is made of, limb by limb at every shift, compiled; importing it loads Numba."""

import numpy as np

from dancegame.core.kernels import kernel


@kernel(
    "void(float64[:, :, ::1], float64[:, :, ::1], boolean[:, ::1],"
    " float64[:, :, ::1], float64[:, :, ::1], boolean[:, ::1], float64[:, :, ::1])"
)
def sum_limbs(own, own_velocity, own_seen, direction, velocity, seen, sums):
    """Fill sums (S, K, 8), see `similarity.match_from_sums`: means over the moments at which a limb is seen in both.

    own, own_velocity (W, K, 2), own_seen (W, K): the reference. direction, velocity (N, K, 2), seen (N, K): the
    player; N = W + S - 1.
    """
    width, limbs = own_seen.shape
    for shift in range(sums.shape[0]):
        for limb in range(limbs):
            count = 0
            apart = ax = ay = bx = by = aa = bb = ab = vv = ww = vw = 0.0
            for at in range(width):
                there = shift + at
                if not (own_seen[at, limb] and seen[there, limb]):
                    continue
                count += 1
                a_x, a_y = own[at, limb, 0], own[at, limb, 1]
                b_x, b_y = direction[there, limb, 0], direction[there, limb, 1]
                apart += np.sqrt((a_x - b_x) ** 2 + (a_y - b_y) ** 2)
                ax += a_x
                ay += a_y
                bx += b_x
                by += b_y
                aa += a_x * a_x + a_y * a_y
                bb += b_x * b_x + b_y * b_y
                ab += a_x * b_x + a_y * b_y
                v_x, v_y = own_velocity[at, limb, 0], own_velocity[at, limb, 1]
                w_x, w_y = velocity[there, limb, 0], velocity[there, limb, 1]
                vv += v_x * v_x + v_y * v_y
                ww += w_x * w_x + w_y * w_y
                vw += v_x * w_x + v_y * w_y
            if count == 0:
                sums[shift, limb] = 0.0
                continue
            share = 1.0 / count
            sums[shift, limb, 0] = count / width
            sums[shift, limb, 1] = apart * share
            sums[shift, limb, 2] = max(0.0, aa * share - (ax * ax + ay * ay) * share * share)
            sums[shift, limb, 3] = max(0.0, bb * share - (bx * bx + by * by) * share * share)
            sums[shift, limb, 4] = ab * share - (ax * bx + ay * by) * share * share
            sums[shift, limb, 5] = vv * share
            sums[shift, limb, 6] = ww * share
            sums[shift, limb, 7] = vw * share
