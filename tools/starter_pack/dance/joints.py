"""Keeps limbs within what their joints can do, however a way between two poses would take them."""

import numpy as np

from tools.starter_pack.dance.vectors import Array, bent_at_most, turned, unit

# Least share of a direction to the outside and to the front, seen from the part of the trunk that the limb hangs on.
UPPER_ARM_LEAST = (-0.8, -0.7)
THIGH_LEAST = (-0.5, -0.6)
THIGH_HIGHEST = 0.8
# Where a forearm folds to: out, up, front of the chest. Turned farther from there it cannot fold, only straighten.
FOLD = (-0.3, 0.2, 0.93)
FOLDS_TO_DEG, STRAIGHT_FROM_DEG = 100.0, 138.0
LEAST_FOLD_SHARE = 0.15


def natural_arm(upper: Array, fore: Array, *, chest: Array, sign: float) -> tuple[Array, Array]:
    """Return directions (T, 3) of upper arm and forearm that a shoulder and an elbow allow."""
    upper = _within(upper, chest, sign, least=UPPER_ARM_LEAST)
    return upper, _folded_forwards(upper, bent_at_most(upper, fore), chest=chest, sign=sign)


def natural_thigh(thigh: Array, *, pelvis: Array, sign: float) -> Array:
    """Return directions (T, 3) of a thigh that a dancer's hip allows."""
    return _within(thigh, pelvis, sign, least=THIGH_LEAST, highest=THIGH_HIGHEST)


def _within(way: Array, part: Array, sign: float, *, least: tuple[float, float], highest: float = 1.0) -> Array:
    local = np.einsum("tji,tj->ti", part, way) * (sign, 1.0, 1.0)
    for axis, low, high in ((0, least[0], 1.0), (2, least[1], 1.0), (1, -1.0, highest)):
        kept = np.clip(local[:, axis], low, high)
        others = np.sqrt(np.maximum(1 - kept**2, 0) / np.maximum(1 - local[:, axis] ** 2, 1e-9))
        moved = local * others[:, None]
        moved[:, axis] = kept
        local = np.where((kept == local[:, axis])[:, None], local, moved)
    return turned(part, unit(local) * (sign, 1.0, 1.0))


def _folded_forwards(upper: Array, fore: Array, *, chest: Array, sign: float) -> Array:
    """Straighten elbows that would fold the wrong way."""
    along = np.sum(upper * fore, axis=1, keepdims=True)
    neutral = turned(chest, np.array(FOLD) * (sign, 1.0, 1.0))
    neutral = unit(neutral - np.sum(neutral * upper, axis=1, keepdims=True) * upper)
    fold = unit(fore - along * upper)
    crease_deg = np.rad2deg(np.arccos(np.clip(np.sum(neutral * fold, axis=1), -1, 1)))
    bend = np.arccos(np.clip(along[:, 0], -1, 1))
    share = np.interp(crease_deg, (FOLDS_TO_DEG, STRAIGHT_FROM_DEG), (1.0, LEAST_FOLD_SHARE))
    bend = bend * share
    return np.cos(bend)[:, None] * upper + np.sin(bend)[:, None] * fold
