"""Paints people over, so that a network sees only the dancer it is meant for."""

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.vision.several.body import CORE, HEAD, HIPS, SHOULDERS, Body

Picture = NDArray[np.uint8]
Colour = tuple[int, ...]

LIMBS = np.array([limb for limb in CANONICAL.limb_indices if not {*limb} & {*HEAD}])
TORSO = [*SHOULDERS, *reversed(HIPS)]
LEGS = [CANONICAL.index(f"{side}_{joint}") for side in ("left", "right") for joint in ("knee", "ankle")]
TRUNK = [*CORE, *LEGS]
TRUNK_MARGIN_TORSOS = 0.25
# How thick limbs are painted, and the radius of a head, in torsos.
LIMB_TORSOS = 0.3
HEAD_TORSOS = 0.4


def paint_body(picture: Picture, body: Body, colour: Colour, *, stoutness: float = 1.0) -> None:
    """Paint head, torso and limbs of a body that is in heights of the picture."""
    height = picture.shape[0]
    torso_px = body.torso * height * stoutness
    places = np.where(body.seen[:, None], body.xy * height, 0).astype(np.int32)
    limbs = LIMBS[body.seen[LIMBS].all(axis=1)]
    cv2.polylines(picture, list(places[limbs]), False, colour, max(1, round(LIMB_TORSOS * torso_px)))
    torso = [joint for joint in TORSO if body.seen[joint]]
    if len(torso) > 2:
        cv2.fillConvexPoly(picture, places[torso], colour)
    for joint in [joint for joint in HEAD if body.seen[joint]][:1]:
        cv2.circle(picture, places[joint].tolist(), round(HEAD_TORSOS * torso_px), colour, -1)


def paint_trunk(picture: Picture, body: Body, colour: Colour) -> None:
    """Paint a box over head, torso and legs, not over the arms, behind which somebody else may stand."""
    height = picture.shape[0]
    trunk = [joint for joint in TRUNK if body.seen[joint]]
    margin = TRUNK_MARGIN_TORSOS * body.torso
    first, last = body.xy[trunk].min(axis=0) - margin, body.xy[trunk].max(axis=0) + margin
    cv2.rectangle(picture, (first * height).astype(int).tolist(), (last * height).astype(int).tolist(), colour, -1)
