"""Tells from the places of their joints whether two poses are one person."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL

Joints = NDArray[np.float32]  # (J, 2) picture heights, NaN where unseen

SHOULDERS = [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")]
HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]
HEAD = [CANONICAL.index(name) for name in ("nose", "left_eye", "right_eye", "left_ear", "right_ear")]
CORE = [*HEAD, *SHOULDERS, *HIPS]
# Heights of a standing body in torsos.
BODY_TORSOS = 3.3
# Fewer joints of head and torso than this are no person to follow.
LEAST_CORE_JOINTS = 4
# Two poses nearer than this are one person found twice: 17 cm for a torso of half a metre. Puppets that cross one
# another stay two people down to about this distance.
SAME_TORSOS = 0.35


def is_person(xy: Joints) -> bool:
    """Say whether enough of head and torso is seen."""
    return int(np.isfinite(xy[CORE, 0]).sum()) >= LEAST_CORE_JOINTS


def torso_of(xy: Joints) -> float:
    """Return shoulders to hips in picture heights, guessed from the height of what is seen where they are unseen."""
    length = float(np.linalg.norm(xy[SHOULDERS].mean(axis=0) - xy[HIPS].mean(axis=0)))
    if np.isfinite(length) and length > 0:
        return length
    low, high = bounds_of(xy)
    return max(float(high[1] - low[1]) / BODY_TORSOS, 1e-3)


def bounds_of(xy: Joints) -> tuple[Joints, Joints]:
    """Return the lowest and highest x and y (2,) of the joints that are seen; at least one must be."""
    return np.nanmin(xy, axis=0), np.nanmax(xy, axis=0)


def apart_torsos(one: Joints, other: Joints) -> float:
    """Return the median distance of the joints seen in both, in torsos of the larger; infinite when there is none."""
    distances = np.linalg.norm(one - other, axis=1)
    if np.isnan(distances).all():
        return float("inf")
    return float(np.nanmedian(distances)) / max(torso_of(one), torso_of(other))


def is_same(one: Joints, other: Joints) -> bool:
    """Say whether two poses of one picture are one person."""
    return apart_torsos(one, other) < SAME_TORSOS
