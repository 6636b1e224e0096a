"""Vectors and rotations over time: every array has the moments in its first axis."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Elbows and knees fold this far: the soft parts of upper and lower limb then meet.
MOST_BEND_DEG = 150.0


def unit(vectors: Array) -> Array:
    """Scale vectors (..., 3) to length 1."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)


def rotation(*, yaw_deg: Array, pitch_deg: Array, roll_deg: Array) -> Array:
    """Return matrices (T, 3, 3) whose columns are left, up and front of a body part.

    yaw_deg turns to the dancer's left, pitch_deg bows to the front, roll_deg tips to the left.
    """
    yaw, pitch, roll = np.deg2rad(yaw_deg), np.deg2rad(pitch_deg), np.deg2rad(roll_deg)
    cy, sy, cp, sp, cr, sr = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch), np.cos(roll), np.sin(roll)
    zero, one = np.zeros_like(yaw), np.ones_like(yaw)
    about_y = _matrix(cy, zero, sy, zero, one, zero, -sy, zero, cy)
    about_z = _matrix(cr, sr, zero, -sr, cr, zero, zero, zero, one)
    about_x = _matrix(one, zero, zero, zero, cp, -sp, zero, sp, cp)
    return about_y @ about_z @ about_x


def _matrix(*entries: Array) -> Array:
    return np.stack(entries, axis=-1).reshape(-1, 3, 3)


def turned(matrices: Array, vector: Array) -> Array:
    """Apply matrices (T, 3, 3) to one vector (3,) or to vectors (T, 3)."""
    return np.einsum("tij,tj->ti", matrices, np.broadcast_to(vector, (len(matrices), 3)))


def slerp(start: Array, end: Array, share: Array) -> Array:
    """Walk unit vectors (T, 3) along the great circle; share (T,) may pass 1 a little to overshoot."""
    cosine = np.clip(np.sum(start * end, axis=-1), -0.9995, 1.0)
    angle = np.arccos(cosine)
    across = unit(end - cosine[:, None] * start)
    step = (share * angle)[:, None]
    return np.where(angle[:, None] < 1e-6, start, np.cos(step) * start + np.sin(step) * across)


def bent_at_most(first: Array, second: Array, *, most_deg: float = MOST_BEND_DEG) -> Array:
    """Return the directions of the second bones (T, 3), unfolded where a joint is bent more than it can be."""
    cosine = np.sum(first * second, axis=-1, keepdims=True)
    across = unit(second - cosine * first)
    limit = np.deg2rad(most_deg)
    return np.where(cosine < np.cos(limit), np.cos(limit) * first + np.sin(limit) * across, second)


def two_bones(start: Array, end: Array, pole: Array, *, upper_m: float, lower_m: float) -> tuple[Array, Array]:
    """Return unit directions (T, 3) of two bones from start towards end, the joint between bent towards pole.

    An end out of reach is pointed at with an almost straight limb, one too near with a limb folded as far as it goes.
    """
    line = end - start
    reach = np.linalg.norm(line, axis=-1)
    nearest = np.sqrt(upper_m**2 + lower_m**2 + 2 * upper_m * lower_m * np.cos(np.deg2rad(MOST_BEND_DEG)))
    distance = np.clip(reach, nearest, 0.9995 * (upper_m + lower_m))
    along = line / np.maximum(reach, 1e-9)[:, None]
    sideways = unit(pole - np.sum(pole * along, axis=-1, keepdims=True) * along)
    cosine = (upper_m**2 + distance**2 - lower_m**2) / (2 * upper_m * distance)
    sine = np.sqrt(np.maximum(0.0, 1 - cosine**2))
    middle = upper_m * (cosine[:, None] * along + sine[:, None] * sideways)
    return middle / upper_m, unit(distance[:, None] * along - middle)


def minimum_jerk(share: Array) -> Array:
    """Ease 0 to 1 the way a hand moves: no speed and no acceleration at both ends (Flash and Hogan 1985)."""
    u = np.clip(share, 0.0, 1.0)
    return u**3 * (10 - 15 * u + 6 * u**2)


def eased_out(share: Array) -> Array:
    """Go from 0 to 1 quickly at first, and stop gently."""
    u = np.clip(share, 0.0, 1.0)
    return u * (2 - u)


def smoothed(values: Array, *, sigma_s: float, step_s: float) -> Array:
    """Blur values (T, ...) over time with a Gaussian; the ends are held."""
    if sigma_s <= 0:
        return values
    reach = int(np.ceil(3 * sigma_s / step_s))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step_s / sigma_s) ** 2)
    weights /= weights.sum()
    flat = values.reshape(len(values), -1)
    padded = np.pad(flat, ((reach, reach), (0, 0)), mode="edge")
    columns = [np.convolve(padded[:, k], weights, mode="valid") for k in range(flat.shape[1])]
    return np.stack(columns, axis=1).reshape(values.shape)
