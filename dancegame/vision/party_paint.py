"""Paints people over, so that a network sees only the dancer it is meant for."""

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.vision.party_likeness import CORE, HEAD, HIPS, SHOULDERS, Joints, bounds_of, torso_of

Picture = NDArray[np.uint8]
Colour = tuple[int, ...]

LEGS = [CANONICAL.index(f"{side}_{joint}") for side in ("left", "right") for joint in ("knee", "ankle")]
TRUNK = [*CORE, *LEGS]
TRUNK_MARGIN_TORSOS = 0.25
# How thick limbs are painted, and the radius of a head, in torsos.
LIMB_TORSOS = 0.3
HEAD_TORSOS = 0.4


def paint_body(picture: Picture, xy: Joints, colour: Colour, *, stoutness: float = 1.0) -> None:
    """Paint head, torso and limbs; xy (J, 2) is in heights of the picture."""
    height = picture.shape[0]
    torso_px = torso_of(xy) * height * stoutness
    points = {joint: _px(xy[joint], height) for joint in range(len(xy)) if np.isfinite(xy[joint, 0])}
    for start, end in CANONICAL.limb_indices:
        if start in points and end in points:
            cv2.line(picture, points[start], points[end], colour, max(1, round(LIMB_TORSOS * torso_px)))
    torso = [points[joint] for joint in (*SHOULDERS, *reversed(HIPS)) if joint in points]
    if len(torso) > 2:
        cv2.fillConvexPoly(picture, np.array(torso), colour)
    for joint in [joint for joint in HEAD if joint in points][:1]:
        cv2.circle(picture, points[joint], round(HEAD_TORSOS * torso_px), colour, -1)


def paint_trunk(picture: Picture, xy: Joints, colour: Colour) -> None:
    """Paint a box over head, torso and legs, not over the arms, behind which somebody else may stand."""
    seen = xy[TRUNK] if np.isfinite(xy[TRUNK, 0]).any() else xy
    margin = TRUNK_MARGIN_TORSOS * torso_of(xy)
    low, high = bounds_of(seen)
    cv2.rectangle(picture, _px(low - margin, picture.shape[0]), _px(high + margin, picture.shape[0]), colour, -1)


def _px(point: Joints, height: int) -> tuple[int, int]:
    return round(float(point[0]) * height), round(float(point[1]) * height)
