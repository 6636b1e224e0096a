"""Somebody as they stand before the camera, drawn as a body of light in their colour."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.game.drawing.aura import box_around
from dancegame.game.drawing.body import HIPS, SHOULDERS, BodyPainter, Colors
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.framing import SHOULDERS_SHARE, TORSO_SHARE
from dancegame.game.drawing.glow import Scratch, clear, cover_all, lit
from dancegame.game.drawing.player import SEEN_CONFIDENCE
from dancegame.game.drawing.stance import Stance

# How far hands, feet and the head reach beyond their joints, in standing heights.
_MARGIN = 0.13
# Light is looked for in every other row, and added in bands of so many.
_GRID_PX, _ROWS = 2, 24


@dataclass(frozen=True)
class Sight:
    """Where the camera's whole picture would be on the canvas, mirrored: poses are placed in it, heights and all."""

    box: Box

    def placed(self, pose: Pose, unit_px: float) -> NDArray[np.float32]:
        """Return the joints (J, 2) of a pose in pixels."""
        turned = np.nan_to_num(pose.xy) * np.array((-1, 1), dtype=np.float32) * np.float32(self.box.height)
        return np.asarray((turned + np.array((self.box.right, self.box.top))) * unit_px, dtype=np.float32)


class LiveBody:
    """Draws one player in their light; what it keeps from picture to picture is only to be fast."""

    def __init__(self, *, color: Color) -> None:
        self._color = color
        self._scratch = Scratch(has_alpha=True)
        # The pose is kept, or another could get its id.
        self._state: tuple[object, ...] = ()
        self._lights: tuple[tuple[pygame.Surface, tuple[int, int]], ...] = ()

    def draw(self, canvas: Canvas, pose: Pose, sight: Sight, *, body: float) -> bool:
        """Put a body on the canvas; returns whether enough of it is seen.

        What was painted of the same pose in the same place is added again. body: their standing height in picture
        heights, as `standing` tells it of a pose; better steady than newest.
        """
        state = (pose, tuple(sight.box), canvas.surface.get_size(), body)
        if not self._state or self._state[0] is not pose or self._state[1:] != state[1:]:
            # Empty again where the last one was: that is much less than its box.
            for light, _place in self._lights:
                clear(light)
            self._state, self._lights = state, tuple(self._painted(canvas, pose, sight, body))
        cover_all(canvas.surface, self._lights)
        return bool(self._lights)

    def _painted(
        self, canvas: Canvas, pose: Pose, sight: Sight, body: float
    ) -> Iterator[tuple[pygame.Surface, tuple[int, int]]]:
        """Paint a body; yields the parts of it that are lit, and where."""
        seen = (pose.confidence >= SEEN_CONFIDENCE) & np.isfinite(pose.xy).all(axis=1)
        if not seen[SHOULDERS + HIPS].all():
            return
        xy, tall = sight.placed(pose, canvas.unit_px), body * sight.box.height * canvas.unit_px
        box = box_around(xy[seen], canvas.surface.get_rect(), _MARGIN * tall, _GRID_PX)
        if not all(box.size):
            return
        surface = self._scratch.unpainted(*box.size)
        BodyPainter(
            surface=surface,
            stance=Stance(xy - np.array(box.topleft, dtype=np.float32), seen.astype(np.float32)),
            body_px=tall,
            colors=Colors.alone(self._color, canvas.theme.night),
            presence=1.0,
            heart=0.4,
        ).paint(has_legs=True)
        for part in lit(surface, rows=_ROWS, grid_px=_GRID_PX):
            yield surface.subsurface(part), part.move(box.topleft).topleft


def standing(pose: Pose) -> float:
    """Return how tall somebody stands in picture heights, from the longer of their trunk and their shoulders."""
    trunk = np.linalg.norm(pose.xy[SHOULDERS].mean(axis=0) - pose.xy[HIPS].mean(axis=0)) / TORSO_SHARE
    across = np.linalg.norm(pose.xy[SHOULDERS[0]] - pose.xy[SHOULDERS[1]]) / SHOULDERS_SHARE
    return float(np.nan_to_num(max(trunk, across)))
