"""Draws one limb of a pose in a light of its own, so that nobody can miss which one to work on."""

import numpy as np
import pygame

from dancegame.game.drawing.body import HIPS, SHOULDERS
from dancegame.game.drawing.build import HEAD_RADIUS, JOINT
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.glow import add, blurred, shrunk
from dancegame.game.drawing.shapes import LIGHT
from dancegame.game.drawing.tubes import Points, tube_sides

# How thick each limb is at its start and end, as shares of the standing height.
_THICK = {
    "upper_arm": (0.034, 0.029),
    "forearm": (0.031, 0.025),
    "thigh": (0.050, 0.038),
    "shin": (0.040, 0.028),
    "trunk": (0.055, 0.055),
    "shoulders": (0.036, 0.036),
}
_SIDED = {
    "upper_arm": ("shoulder", "elbow"),
    "forearm": ("elbow", "wrist"),
    "thigh": ("hip", "knee"),
    "shin": ("knee", "ankle"),
}
_HAND = 0.16
_SHRINK = 4


def mark_limb(surface: pygame.Surface, limb: str, xy: Points, *, body_px: float, color: Color) -> None:
    """Draw a limb of core.limbs.LIMB_NAMES over a pose (J, 2) in pixels, and its light around it."""
    light = pygame.Surface(surface.get_size(), 0, surface)
    _draw(light, limb, xy, body_px, ((1.0, color),))
    soft = blurred(shrunk(light, _SHRINK), max(2, round(0.035 * body_px / _SHRINK)), light=0.9)
    add(surface, pygame.transform.smoothscale(soft, surface.get_size()), (0, 0))
    _draw(surface, limb, xy, body_px, _layers(color))


def _layers(color: Color) -> tuple[tuple[float, Color], ...]:
    """Share of the limb's thickness and colour, from the dark rim to the bright core."""
    return (1.18, dim(color, 0.08)), (1.0, dim(color, 0.72)), (0.78, color), (0.34, mix(color, LIGHT, 0.4))


def _draw(
    surface: pygame.Surface, limb: str, xy: Points, body_px: float, layers: tuple[tuple[float, Color], ...]
) -> None:
    if limb == "head":
        ears = xy[[JOINT["left_ear"], JOINT["right_ear"]]].mean(axis=0)
        for share, color in layers[:3]:
            pygame.draw.circle(surface, color, ears.tolist(), 1.1 * HEAD_RADIUS * body_px * share)
        return
    path, thick = _path(limb, xy)
    radii = np.linspace(*thick, len(path)).astype(np.float32) * np.float32(body_px)
    for share, color in layers:
        left, right = tube_sides(path, radii * np.float32(share))
        pygame.draw.polygon(surface, color, [*left.tolist(), *right.tolist()[::-1]])
        pygame.draw.circle(surface, color, path[0].tolist(), float(radii[0]) * share)
        pygame.draw.circle(surface, color, path[-1].tolist(), float(radii[-1]) * share)


def _path(limb: str, xy: Points) -> tuple[Points, tuple[float, float]]:
    """The limb's middle line (K, 2), and its thickness at both ends."""
    side, _, name = limb.partition("_")
    if name in _SIDED:
        start, end = (xy[JOINT[f"{side}_{joint}"]] for joint in _SIDED[name])
        end = end + (end - start) * np.float32(_HAND if name == "forearm" else 0.0)
        thick = _THICK[name]
    elif limb == "trunk":
        start, end, thick = xy[SHOULDERS].mean(axis=0), xy[HIPS].mean(axis=0), _THICK["trunk"]
    else:
        start, end, thick = xy[SHOULDERS[0]], xy[SHOULDERS[1]], _THICK["shoulders"]
    return np.linspace(start, end, 6).astype(np.float32), thick
