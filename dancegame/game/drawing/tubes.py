"""Outlines of the luminous body: limbs as bent tapered tubes, the torso as one rounded shape."""

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float32]
_BEND = 0.30


def bent_path(
    start: Points, joint: Points, end: Points, *, radii: tuple[float, float, float], bulge: tuple[float, float]
) -> tuple[Points, NDArray[np.float32]]:
    """Return a limb's middle line (K, 2) and radii (K,): two straight parts joined by a soft bend.

    radii: at start, joint and end. bulge: how much the muscle of each part swells, as a share of its radius.
    """
    into, out = joint + (start - joint) * _BEND, joint + (end - joint) * _BEND
    first = _straight(start, into, 5)
    turn = np.linspace(0, 1, 6, dtype=np.float32)[1:-1, None]
    bend = (1 - turn) ** 2 * into + 2 * turn * (1 - turn) * joint + turn**2 * out
    path = np.concatenate([first, bend, _straight(out, end, 5)])
    along = np.linspace(0, 2, len(path), dtype=np.float32)
    swell = 1 + np.where(along < 1, bulge[0], bulge[1]) * np.sin(np.pi * np.mod(along, 1.0)) ** 2
    return path, (np.interp(along, (0, 1, 2), radii) * swell).astype(np.float32)


def _straight(start: Points, end: Points, count: int) -> Points:
    share = np.linspace(0, 1, count, dtype=np.float32)[:, None]
    return start * (1 - share) + end * share


def tube_sides(path: Points, radii: NDArray[np.float32]) -> tuple[Points, Points]:
    """Return the left and right outlines (..., K, 2) of tubes around a path; radii (..., K)."""
    along = np.empty_like(path)
    along[1:-1] = path[2:] - path[:-2]
    along[0], along[-1] = path[1] - path[0], path[-1] - path[-2]
    length = np.maximum(np.sqrt(along[:, 0] ** 2 + along[:, 1] ** 2), np.float32(1e-3))
    normal = np.stack([-along[:, 1] / length, along[:, 0] / length], axis=1)
    aside = normal * radii[..., None]
    return path + aside, path - aside


def torso_outline(shoulders: Points, hips: Points, *, body_px: float) -> Points:
    """Return the torso's closed outline (K, 2) from both shoulders (2, 2) and both hips (2, 2).

    A torso seen from the side keeps a least width.
    """
    neck, pelvis = shoulders.mean(axis=0), hips.mean(axis=0)
    spine = pelvis - neck
    down = spine / max(float(np.hypot(*spine)), 1e-3)
    chest = _half_width(shoulders, down, least=0.055 * body_px)
    hip = _half_width(hips, down, least=0.048 * body_px)
    thick = 0.021 * body_px
    side = (
        (neck - down * 0.030 * body_px, chest * 0.20, 0.0),
        (neck - down * 0.012 * body_px, chest * 0.72, 0.0),
        (neck + spine * 0.06, chest, thick),
        (neck + spine * 0.32, chest * 0.86, thick * 0.7),
        (neck + spine * 0.68, chest * 0.30 + hip * 0.46, thick * 0.5),
        (neck + spine * 0.98, hip, thick * 1.15),
        (pelvis + down * 0.050 * body_px, hip * 0.52, thick * 0.4),
    )
    right = [_outward(place, width, extra) for place, width, extra in side]
    left = [_outward(place, -width, extra) for place, width, extra in reversed(side)]
    return _rounded(np.array(right + left, dtype=np.float32))


def _half_width(pair: Points, down: Points, *, least: float) -> Points:
    half = (pair[0] - pair[1]) / 2
    length = float(np.hypot(*half))
    if length >= least:
        return half
    across = np.array([-down[1], down[0]], dtype=np.float32)
    sign = 1.0 if float(across @ half) >= 0 else -1.0
    return half + across * np.float32(sign * (least - length))


def _outward(place: Points, width: Points, extra: float) -> Points:
    length = max(float(np.hypot(*width)), 1e-3)
    return place + width * np.float32(1 + extra / length)


def _rounded(corners: Points, samples: int = 4) -> Points:
    """A closed Catmull-Rom curve through the corners."""
    before, after = np.roll(corners, 1, axis=0), np.roll(corners, -1, axis=0)
    beyond = np.roll(corners, -2, axis=0)
    parts = []
    for share in np.arange(samples, dtype=np.float32) / samples:
        parts.append(
            0.5
            * (
                2 * corners
                + (after - before) * share
                + (2 * before - 5 * corners + 4 * after - beyond) * share**2
                + (3 * corners - before - 3 * after + beyond) * share**3
            )
        )
    return np.stack(parts, axis=1).reshape(-1, 2)
