"""Somebody as a figure of light: the pose of their portrait, whole, in their colour; painted once for every size."""

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.body import HIPS, SHOULDERS, BodyPainter, Colors
from dancegame.game.drawing.build import HEAD_RADIUS
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.framing import TORSO_SHARE
from dancegame.game.drawing.glow import opaque
from dancegame.game.drawing.stance import Stance

# What an estimator is not sure of may still be drawn where somebody stood still to be portrayed.
LEAST_CONFIDENCE = 0.2
FINE = 2
# Room around the joints for the body, as a share of the standing height.
MARGIN = 0.07
_ANKLES = [CANONICAL.index(name) for name in ("left_ankle", "right_ankle")]
_LEGS = [CANONICAL.index(name) for name in ("left_knee", "right_knee", "left_toe", "right_toe")] + _ANKLES


@dataclass(frozen=True)
class Figure:
    """Light to add. feet: pixels of the picture at which it stands: the middle between the feet, or the hips."""

    picture: pygame.Surface
    feet: tuple[int, int]
    has_legs: bool


@dataclass(frozen=True)
class Shape:
    """A pose as it is painted: (J, 2) in standing heights from where it stands, y down; mirrored. seen: (J,)."""

    xy: NDArray[np.float32]
    seen: NDArray[np.bool_]
    has_legs: bool

    @property
    def above(self) -> float:
        """How far it reaches up from where it stands, in standing heights."""
        return float(-self.xy[self.seen, 1].min()) + MARGIN + HEAD_RADIUS / 2

    @property
    def aside(self) -> float:
        """How far it reaches to one side, in standing heights."""
        return float(np.abs(self.xy[self.seen, 0]).max()) + MARGIN


def shape_of(pose: Pose | None) -> Shape | None:
    """Return the shape of a pose, None where its upper body is not known."""
    if pose is None:
        return None
    seen = (pose.confidence >= LEAST_CONFIDENCE) & np.isfinite(pose.xy).all(axis=1)
    if not seen[SHOULDERS + HIPS].all():
        return None
    torso = float(np.linalg.norm(pose.xy[SHOULDERS].mean(axis=0) - pose.xy[HIPS].mean(axis=0)))
    if torso < 1e-3:
        return None
    has_legs = bool(seen[_ANKLES].all())
    stands = _ANKLES if has_legs else HIPS
    seen = seen if has_legs else seen & ~np.isin(np.arange(len(seen)), _LEGS)
    x, y = float(pose.xy[HIPS, 0].mean()), float(pose.xy[stands, 1].max())
    xy = np.nan_to_num((pose.xy - (x, y)) * (-1, 1) * TORSO_SHARE / torso).astype(np.float32)
    return Shape(xy, seen, has_legs)


def paint_figure(shape: Shape, height_px: int, *, color: Color, night: Color) -> Figure:
    """Paint a shape so tall when it stands."""
    tall = max(8, height_px)
    up, down, aside = shape.above * tall, (MARGIN if shape.has_legs else 0.02) * tall, shape.aside * tall
    size = (int(2 * aside) + 2, int(up + down) + 2)
    big = opaque((size[0] * FINE, size[1] * FINE))
    origin = np.array([aside, up], dtype=np.float32)
    colors = Colors.alone(color, night)
    BodyPainter(
        surface=big,
        stance=Stance(shape.xy, shape.seen.astype(np.float32)).placed(tall * FINE, origin * FINE),
        body_px=tall * FINE,
        colors=colors,
        presence=1.0,
        heart=0.5,
    ).paint(has_legs=shape.has_legs)
    return Figure(pygame.transform.smoothscale(big, size), (round(aside), round(up)), shape.has_legs)
