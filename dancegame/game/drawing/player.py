"""A player's skeleton drawn over the live picture, in the player's light."""

import math
from collections.abc import Sequence

import pygame

from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix

SEEN_CONFIDENCE = 0.35
_HEAD = frozenset({"nose", "left_eye", "right_eye", "left_ear", "right_ear"})
BODY_LIMBS = tuple(
    (CANONICAL.index(a), CANONICAL.index(b)) for a, b in CANONICAL.limbs if a not in _HEAD and b not in _HEAD
)
_EARS = (CANONICAL.index("left_ear"), CANONICAL.index("right_ear"))
_NOSE = CANONICAL.index("nose")
_SHOULDERS = (CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder"))
_HIPS = (CANONICAL.index("left_hip"), CANONICAL.index("right_hip"))
# Of strokes, in units; the taller the picture, the wider.
_LEAST_WIDTH, _MOST_WIDTH, _WIDTH_SHARE, _RIM = 6.0, 14.0, 1 / 60, 6.0
_FINE_PX = 6
Points = dict[int, tuple[float, float]]


def seen_points(pose: Pose, box: Box) -> Points:
    """Return joint -> place of the seen joints, mirrored as the whole picture in the box is; in the box's units."""
    points, right, top, height = {}, box.right, box.top, box.height
    for joint, ((x, y), confidence) in enumerate(zip(pose.xy.tolist(), pose.confidence.tolist(), strict=True)):
        if confidence >= SEEN_CONFIDENCE and math.isfinite(x) and math.isfinite(y):
            points[joint] = (right - x * height, top + y * height)
    return points


def draw_player(canvas: Canvas, pose: Pose, box: Box, *, color: Color) -> None:
    """Draw the seen joints and limbs of a pose over the whole mirrored picture in the box."""
    scale = canvas.unit_px
    points = {joint: (x * scale, y * scale) for joint, (x, y) in seen_points(pose, box).items()}
    draw_lines(canvas, points, line_px(canvas, box.height), color=color)


def line_px(canvas: Canvas, height: float) -> int:
    """Return how wide the lines are where a whole picture is so high, in units."""
    return canvas.px(min(_MOST_WIDTH, max(_LEAST_WIDTH, _WIDTH_SHARE * height)))


def draw_lines(
    canvas: Canvas,
    points: Points,
    width_px: int,
    *,
    color: Color,
    limbs: Sequence[tuple[int, int]] = BODY_LIMBS,
    has_head: bool = True,
) -> None:
    """Draw limbs between points in pixels, where both of theirs are known, and the head as a circle."""
    surface = canvas.surface
    brush = pygame.draw if isinstance(surface, pygame.Surface) else pen
    lines = [(points[first], points[second]) for first, second in limbs if first in points and second in points]
    ends, head = {point for line in lines for point in line}, head_place(points) if has_head else None
    strokes = (
        (dim(color, 0.30), canvas.px(_RIM)),
        (color, 0),
        (mix(color, (255, 255, 255), 0.75), -width_px * 2 // 3),
    )
    for tint, extra in strokes:
        thick = max(1, width_px + extra)
        # Smooth where it shows: the colour against its dark rim.
        draw_line = brush.line if extra else brush.aaline
        for start, end in lines:
            draw_line(surface, tint, start, end, thick)
        # The ends of a line so thin are as round as they look.
        for point in ends if thick > _FINE_PX else ():
            brush.circle(surface, tint, point, thick / 2)
        if head is not None:
            middle, radius = head
            brush.circle(surface, tint, middle, radius + thick / 2, thick)


def head_place(points: Points) -> tuple[tuple[float, float], float] | None:
    """Return the middle and radius of the head among seen points, None where the head is unseen."""
    ears = [points[joint] for joint in _EARS if joint in points]
    base = ears if len(ears) == 2 else [points[_NOSE]] if _NOSE in points else []
    if not base:
        return None
    x, y = (sum(point[axis] for point in base) / len(base) for axis in (0, 1))
    return (x, y), _head_radius(points)


def _head_radius(points: Points) -> float:
    """About a fifth of the torso, or of what the shoulders say where the torso is hidden."""
    sides = [
        math.dist(points[shoulder], points[hip])
        for shoulder, hip in zip(_SHOULDERS, _HIPS, strict=True)
        if shoulder in points and hip in points
    ]
    if sides:
        return 0.23 * max(sides)
    if all(joint in points for joint in _SHOULDERS):
        return max(8.0, 0.32 * math.dist(points[_SHOULDERS[0]], points[_SHOULDERS[1]]))
    return 20.0
