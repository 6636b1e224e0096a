"""A reference as motion on a fine grid: its bones and its place at any moment, smoothed, and how lively they are."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from dancegame.bench.judge.bones import bones_of
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL

Floats = NDArray[np.float64]

# Bodies move on this grid; cameras of any rate look at it.
FINE_HZ = 60.0
# What is smooth anyway is made on every so-many-th point.
COARSE = 6
HIPS = ("left_hip", "right_hip")


def bones_at(reference: PoseSequence, at_s: Floats) -> Floats:
    """Return the reference's bones (T, B, 3) at moments (T,); before its start and after its end it stands."""
    bones = bones_of(world_of(reference))
    return _interpolated(reference.times_s, bones, at_s)


def path_at(reference: PoseSequence, at_s: Floats) -> Floats:
    """Return where the pelvis is (T, 3), metres from its usual place, as far as the picture tells: not in depth."""
    hips = reference.xy[:, [CANONICAL.index(hip) for hip in HIPS]].astype(np.float64).mean(axis=1)
    spread_m = np.nanstd(world_of(reference)[..., :2])
    metre = np.nanstd(reference.xy - hips[:, None]) / spread_m
    path = np.zeros((len(hips), 3))
    path[:, :2] = (hips - np.median(hips, axis=0)) / metre
    return _interpolated(reference.times_s, path, at_s)


def world_of(reference: PoseSequence) -> NDArray[np.float32]:
    """Return a reference's joints in metres (T, J, 3). ValueError where it has none."""
    if reference.world is None:
        raise ValueError("a dancer is made of joints in metres, which this reference does not have")
    return reference.world


def slow(values: Floats, around_s: float) -> Floats:
    """Return values (T, ...) on the fine grid, smoothed around each moment."""
    coarse = values[::COARSE]
    smoothed = gaussian_filter1d(coarse, around_s * FINE_HZ / COARSE, axis=0, mode="nearest")
    places = np.arange(len(values), dtype=np.float64)
    return _interpolated(places[::COARSE], smoothed, places)


def spread(bones: Floats, around_s: float) -> Floats:
    """Return how far (T, B, 1) each bone's direction strays from its mean around every moment."""
    directions = bones / np.linalg.norm(bones, axis=2, keepdims=True)
    steady = (slow(directions, around_s) ** 2).sum(axis=2, keepdims=True)
    strays: Floats = np.sqrt(np.maximum(1 - steady, 0))
    return strays


def _interpolated(times_s: Floats, values: Floats, at_s: Floats) -> Floats:
    flat = values.reshape(len(times_s), -1)
    return np.stack([np.interp(at_s, times_s, column) for column in flat.T], axis=1).reshape(-1, *values.shape[1:])
