"""An arm pose as a small figure, as its player sees themselves in a mirror: the arms that do something shine."""

from functools import lru_cache
from itertools import pairwise

import numpy as np
import pygame

from dancegame.core.gestures.arm_poses import ArmPose, Direction
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.tubes import tube_sides

_FINE = 3
# Metres of a grown body, from between the shoulders, y down.
SHOULDER, UPPER_ARM, FOREARM, HAND = 0.175, 0.27, 0.25, 0.07
HEAD_Y, HEAD_RADIUS, WAIST_Y = -0.2, 0.105, 0.5
ARM_RADIUS, SHOULDER_RADIUS, WAIST_RADIUS = 0.052, 0.085, 0.115
# The highest hand and the waist fit into the picture.
TOP, HEIGHT = -0.68, 1.34


def draw_arm_pose(
    canvas: Canvas, center: tuple[float, float], size: float, pose: ArmPose, *, color: Color, rest: Color
) -> None:
    """Draw a pose around its middle. size: height and width in units. color: of raised arms; rest: of the others."""
    arms = tuple(pose.directions[f"{side}_{bone}"] for side in ("left", "right") for bone in ("upper_arm", "forearm"))
    figure = _figure(canvas.px(size), arms, color, rest)
    canvas.surface.blit(figure, figure.get_rect(center=canvas.point(center)))


@lru_cache(maxsize=64)
def _figure(size_px: int, arms: tuple[Direction, ...], color: Color, rest: Color) -> pygame.Surface:
    big = pygame.Surface((size_px * _FINE, size_px * _FINE), pygame.SRCALPHA, 32)
    big.fill((*rest, 0))
    metre = size_px * _FINE / HEIGHT

    def place(x: float, y: float) -> tuple[float, float]:
        return size_px * _FINE / 2 + x * metre, (y - TOP) * metre

    pygame.draw.circle(big, rest, place(0, HEAD_Y), HEAD_RADIUS * metre)
    corners = [(-SHOULDER, 0), (SHOULDER, 0), (WAIST_RADIUS, WAIST_Y), (-WAIST_RADIUS, WAIST_Y)]
    pygame.draw.polygon(big, rest, [place(*corner) for corner in corners])
    for x in (-SHOULDER, SHOULDER):
        pygame.draw.circle(big, rest, place(x * 0.75, 0.02), SHOULDER_RADIUS * metre)
    for side, (upper, fore) in ((-1, arms[:2]), (1, arms[2:])):
        is_raised = upper[1] < 0
        joints = _joints(side * SHOULDER, upper, fore)
        _draw_arm(big, [place(*joint) for joint in joints], metre, color if is_raised else rest)
    return pygame.transform.smoothscale(big, (size_px, size_px))


def _joints(shoulder_x: float, upper: Direction, fore: Direction) -> list[tuple[float, float]]:
    """Shoulder, elbow and fingertips in the mirror, where what points to the person's left points left."""
    elbow = (shoulder_x - UPPER_ARM * upper[0], UPPER_ARM * upper[1])
    reach = FOREARM + HAND
    return [(shoulder_x, 0.0), elbow, (elbow[0] - reach * fore[0], elbow[1] + reach * fore[1])]


def _draw_arm(surface: pygame.Surface, path: list[tuple[float, float]], metre: float, color: Color) -> None:
    """A dark seam sets an arm off from what lies behind it."""
    for radius, tint in ((1.35, mix(color, (0, 0, 0), 0.8)), (1.0, color)):
        radius_px = ARM_RADIUS * radius * metre
        for start, end in pairwise(path):
            line = np.linspace(start, end, 2).astype(np.float32)
            left, right = tube_sides(line, np.full(2, radius_px, dtype=np.float32))
            pygame.draw.polygon(surface, tint, [*left.tolist(), *right.tolist()[::-1]])
        for point in path:
            pygame.draw.circle(surface, tint, point, radius_px)
