"""The dancer over oneself: thin lines of light on the camera picture, in which to fit one's own body."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import pygame

from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.glow import Scratch, add, blurred
from dancegame.game.drawing.pen import Ground
from dancegame.game.drawing.player import head_place, seen_points
from dancegame.game.drawing.shapes import LIGHT

# How wide lines are, in units: the taller the picture, the wider; those that are wrong are so many times as wide.
_LEAST_LINE, _MOST_LINE, _LINE_SHARE, _WRONG = 5.0, 9.0, 1 / 110, 1.5
# How much wider their dark rims are; how wide and how bright the light around them is.
RIM, HALO, BRIGHT = 5.0, 16.0, 0.9
_SHRINK = 4
_SIDES = ("left", "right")
_JOINTS = {"upper_arm": ("shoulder", "elbow"), "forearm": ("elbow", "wrist"), "thigh": ("hip", "knee")}
_JOINTS |= {"shin": ("knee", "ankle"), "trunk": ("shoulder", "hip")}
# The line between two joints, and the limb of core.limbs that it stands for.
LINES = (
    *(
        (f"{side}_{start}", f"{side}_{end}", name if name == "trunk" else f"{side}_{name}")
        for side in _SIDES
        for name, (start, end) in _JOINTS.items()
    ),
    ("left_ankle", "left_toe", "left_shin"),
    ("right_ankle", "right_toe", "right_shin"),
    ("left_shoulder", "right_shoulder", "shoulders"),
    ("left_hip", "right_hip", "trunk"),
)
_LINES = tuple((CANONICAL.index(start), CANONICAL.index(end), limb) for start, end, limb in LINES)
_scratch = Scratch()
Place = tuple[float, float]


class Stroke(NamedTuple):
    """A line in pixels, rounded at its ends, or, where radius_px is more than 0, a ring around its start."""

    start: Place
    end: Place
    is_wrong: bool
    radius_px: float = 0.0

    def draw(self, surface: Ground, width_px: int, tint: Color) -> None:
        """Draw it so wide."""
        if self.radius_px:
            pen.aacircle(surface, tint, self.start, self.radius_px + width_px / 2, width_px)
            return
        pen.aaline(surface, tint, self.start, self.end, width_px)
        for place in (self.start, self.end):
            pen.circle(surface, tint, place, width_px / 2)

    def light(self, surface: pygame.Surface, corner: tuple[int, int], width_px: int, tint: Color) -> None:
        """Draw its light so wide on a surface that is _SHRINK times smaller and begins at a corner."""
        start, end = (((x - corner[0]) / _SHRINK, (y - corner[1]) / _SHRINK) for x, y in (self.start, self.end))
        width = max(1, width_px // _SHRINK)
        if self.radius_px:
            pygame.draw.circle(surface, tint, start, self.radius_px / _SHRINK + width / 2, width)
        else:
            pygame.draw.line(surface, tint, start, end, width)


def draw_over(
    canvas: Canvas,
    pose: Pose,
    whole_box: Box,
    *,
    within: Box,
    color: Color,
    wrong: Collection[str] = (),
) -> None:
    """Draw a pose that core.fitting has placed in the camera's picture, over the player in it.

    whole_box, within: where all of the mirrored picture would stand, and the part of it that is seen (CameraView's
    whole_box and box). wrong: limbs of core.limbs.LIMB_NAMES that the player has elsewhere, in the theme's red.
    """
    surface, clip, theme = canvas.surface, canvas.surface.get_clip(), canvas.theme
    strokes = _strokes(canvas, pose, whole_box, wrong)
    surface.set_clip(canvas.rect(within).clip(clip))
    _draw_light(canvas, strokes, color)
    line = min(_MOST_LINE, max(_LEAST_LINE, _LINE_SHARE * whole_box.height))
    for extra, right, mistake in ((RIM, theme.night, theme.night), (0.0, mix(color, LIGHT, 0.35), theme.mistake)):
        for stroke in strokes:
            width = line * (_WRONG if stroke.is_wrong else 1.0) + extra
            stroke.draw(surface, canvas.px(width), mistake if stroke.is_wrong else right)
    surface.set_clip(clip)


def _draw_light(canvas: Canvas, strokes: Sequence[Stroke], color: Color) -> None:
    room = _around(strokes, canvas.px(2 * HALO)).clip(canvas.surface.get_clip())
    if not all(room.size):
        return
    small = _scratch.cleared(room.width // _SHRINK + 1, room.height // _SHRINK + 1)
    for stroke in strokes:
        tint = canvas.theme.mistake if stroke.is_wrong else color
        stroke.light(small, room.topleft, canvas.px(HALO), dim(tint, BRIGHT))
    soft = blurred(small, max(1, canvas.px(HALO) // _SHRINK // 2))
    size = (soft.get_width() * _SHRINK, soft.get_height() * _SHRINK)
    add(canvas.surface, pygame.transform.smoothscale(soft, size), room.topleft)


def _strokes(canvas: Canvas, pose: Pose, whole_box: Box, wrong: Collection[str]) -> list[Stroke]:
    """The lines in pixels; what is wrong comes last, over the rest."""
    scale = canvas.unit_px
    points = {joint: (x * scale, y * scale) for joint, (x, y) in seen_points(pose, whole_box).items()}
    strokes = [
        Stroke(points[start], points[end], limb in wrong)
        for start, end, limb in _LINES
        if start in points and end in points
    ]
    if (head := head_place(points)) is not None:
        strokes.append(Stroke(head[0], head[0], "head" in wrong, radius_px=head[1]))
    return sorted(strokes, key=lambda stroke: stroke.is_wrong)


def _around(strokes: Sequence[Stroke], margin_px: int) -> pygame.Rect:
    """The part of the picture that strokes and their light cover; empty where there are none."""
    places = [(place, stroke.radius_px) for stroke in strokes for place in (stroke.start, stroke.end)]
    if not places:
        return pygame.Rect(0, 0, 0, 0)
    left, top = (int(min(place[axis] - radius for place, radius in places)) for axis in (0, 1))
    right, bottom = (int(max(place[axis] + radius for place, radius in places)) for axis in (0, 1))
    return pygame.Rect(left, top, right - left, bottom - top).inflate(2 * margin_px, 2 * margin_px)
