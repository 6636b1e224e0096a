"""Outlines of the luminous body: limbs as bent tapered tubes, the torso as one rounded shape."""

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float32]
_BEND = 0.30


def _bent_basis(straight: int = 3, turn: int = 5) -> NDArray[np.float32]:
    """Shares (K, 3) of start, joint and end along two straight parts joined by a quadratic curve."""
    into, out = np.array([_BEND, 1 - _BEND, 0.0]), np.array([0.0, 1 - _BEND, _BEND])
    joint = np.array([0.0, 1.0, 0.0])
    first = np.linspace([1.0, 0.0, 0.0], into, straight)
    t = np.linspace(0, 1, turn)[1:-1, None]
    bend = (1 - t) ** 2 * into + 2 * t * (1 - t) * joint + t**2 * out
    return np.concatenate([first, bend, np.linspace(out, [0.0, 0.0, 1.0], straight)]).astype(np.float32)


BENT = _bent_basis()


def bent_radii(shares: tuple[float, float, float], *, bulge: tuple[float, float]) -> NDArray[np.float32]:
    """Return the radii (K,) along a bent path from those at start, joint and end.

    bulge: how much the muscle of each part swells, as a share of its radius.
    """
    along = np.linspace(0, 2, len(BENT))
    swell = 1 + np.where(along < 1, bulge[0], bulge[1]) * np.sin(np.pi * np.mod(along, 1.0)) ** 2
    return np.asarray(np.interp(along, (0, 1, 2), shares) * swell, dtype=np.float32)


def tube_sides(path: Points, radii: NDArray[np.float32]) -> tuple[Points, Points]:
    """Return the left and right outlines (..., K, 2) of tubes around paths (..., K, 2); radii (..., K)."""
    along = np.empty_like(path)
    along[..., 1:-1, :] = path[..., 2:, :] - path[..., :-2, :]
    along[..., 0, :], along[..., -1, :] = path[..., 1, :] - path[..., 0, :], path[..., -1, :] - path[..., -2, :]
    length = np.maximum(np.sqrt(along[..., 0] ** 2 + along[..., 1] ** 2), np.float32(1e-3))
    normal = np.stack([-along[..., 1] / length, along[..., 0] / length], axis=-1)
    aside = normal * radii[..., None]
    return path + aside, path - aside


# Corners down one side of the torso, as shares of: neck, pelvis, half the chest's width, half the hips' width, one body
# height along the spine, and one body height across it.
_TORSO_SIDE = np.array(
    [
        [1.00, 0.00, 0.20, 0.00, -0.030, 0.000],
        [1.00, 0.00, 0.72, 0.00, -0.012, 0.000],
        [0.94, 0.06, 1.00, 0.00, 0.000, 0.021],
        [0.68, 0.32, 0.86, 0.00, 0.000, 0.015],
        [0.32, 0.68, 0.30, 0.46, 0.000, 0.010],
        [0.02, 0.98, 0.00, 1.00, 0.000, 0.024],
        [0.00, 1.00, 0.00, 0.52, 0.050, 0.008],
    ],
    dtype=np.float32,
)


# Between two corners.
_SAMPLES = 2


def _torso_basis(samples: int = _SAMPLES) -> NDArray[np.float32]:
    """Both sides of the torso as one closed Catmull-Rom curve (K, 6)."""
    other = _TORSO_SIDE[::-1] * np.array([1, 1, -1, -1, 1, -1], dtype=np.float32)
    corners = np.concatenate([_TORSO_SIDE, other])
    before, after, beyond = (np.roll(corners, shift, axis=0) for shift in (1, -1, -2))
    parts = []
    for t in np.arange(samples) / samples:
        square, cube = t * t, t * t * t
        parts.append(
            corners
            + 0.5 * (after - before) * t
            + 0.5 * (2 * before - 5 * corners + 4 * after - beyond) * square
            + 0.5 * (3 * corners - before - 3 * after + beyond) * cube
        )
    return np.stack(parts, axis=1).reshape(-1, 6).astype(np.float32)


def _torso_pieces(samples: int = _SAMPLES) -> tuple[tuple[int, ...], ...]:
    """The torso in slices from top to bottom, as corners of its outline: many small polygons fill faster than one."""
    last = (len(_TORSO_SIDE) - 1) * samples  # down one side; what follows is the bottom, the other side, the top
    count = 2 * len(_TORSO_SIDE) * samples
    cuts = range(0, last + 1, last // 4)
    slices = [(*range(a, b + 1), *range(count - samples - b, count - samples + 1 - a)) for a, b in pairwise(cuts)]
    top = (*slices[0], *range(count - samples + 1, count))
    bottom = range(cuts[-2], count - samples + 1 - cuts[-2])
    return top, *slices[1:-1], tuple(bottom)


TORSO = _torso_basis()
TORSO_PIECES = _torso_pieces()


def torso_outline(shoulders: Points, hips: Points, *, body_px: float) -> Points:
    """Return the torso's closed outline (K, 2) from both shoulders (2, 2) and both hips (2, 2).

    A torso seen from the side keeps a least width.
    """
    neck, pelvis = (shoulders[0] + shoulders[1]) / 2, (hips[0] + hips[1]) / 2
    spine = pelvis - neck
    down = spine / max(math.hypot(*spine.tolist()), 1e-3)
    chest = _half_width(shoulders, down, least=0.055 * body_px)
    hip = _half_width(hips, down, least=0.048 * body_px)
    if float(chest @ hip) < 0:
        hip = -hip  # turned against each other, as the side shows it: the outline must not cross itself
    across = chest / max(math.hypot(*chest.tolist()), 1e-3)
    vectors = np.stack([neck, pelvis, chest, hip, down * body_px, across * body_px])
    return np.asarray(TORSO @ vectors.astype(np.float32))


def _half_width(pair: Points, down: Points, *, least: float) -> Points:
    half: Points = (pair[0] - pair[1]) / 2
    length = math.hypot(*half.tolist())
    if length >= least:
        return half
    across = np.array([-down[1], down[0]], dtype=np.float32)
    sign = 1.0 if float(across @ half) >= 0 else -1.0
    return half + across * np.float32(sign * (least - length))
