"""Somebody as they stand before the camera, drawn as a body of light: in their colour, as a character if they like."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.character import Character
from dancegame.core.poses import Pose
from dancegame.game.drawing.aura import box_around
from dancegame.game.drawing.body import HIPS, SHOULDERS, BodyPainter, Colors
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.framing import SHOULDERS_SHARE, TORSO_SHARE
from dancegame.game.drawing.glow import Scratch, add_all, lit
from dancegame.game.drawing.outfits import outfit_of
from dancegame.game.drawing.player import SEEN_CONFIDENCE
from dancegame.game.drawing.stance import Stance

_MARGIN = 0.24
_ROWS = 8


@dataclass(frozen=True)
class Sight:
    """Where the camera's whole picture would be on the canvas, mirrored: poses are placed in it, heights and all."""

    box: Box

    def placed(self, pose: Pose, unit_px: float) -> NDArray[np.float32]:
        """Return the joints (J, 2) of a pose in pixels."""
        turned = np.nan_to_num(pose.xy) * np.array((-1, 1), dtype=np.float32) * np.float32(self.box.height)
        return np.asarray((turned + np.array((self.box.right, self.box.top))) * unit_px, dtype=np.float32)


class LiveBody:
    """Draws one player; what it keeps from picture to picture is only to be fast.

    color: their light. character: None for nobody in particular.
    """

    def __init__(self, *, color: Color, character: Character | None = None) -> None:
        self._color, self._outfit = color, outfit_of(character)
        self._scratch = Scratch()

    def draw(self, canvas: Canvas, pose: Pose, sight: Sight, *, body: float, presence: float = 1.0) -> None:
        """Add a body to the canvas.

        body: their standing height in picture heights, as `standing` tells it of a pose; better steady than newest.
        """
        seen = (pose.confidence >= SEEN_CONFIDENCE) & np.isfinite(pose.xy).all(axis=1)
        if not seen[SHOULDERS + HIPS].all():
            return
        xy, tall = sight.placed(pose, canvas.unit_px), body * sight.box.height * canvas.unit_px
        box = box_around(xy[seen], canvas.surface.get_rect(), _MARGIN * tall, 1)
        if not all(box.size):
            return
        surface = self._scratch.cleared(*box.size)
        BodyPainter(
            surface=surface,
            stance=Stance(xy - np.array(box.topleft, dtype=np.float32), seen.astype(np.float32)),
            body_px=tall,
            colors=Colors.alone(self._color, canvas.theme.night),
            presence=presence,
            heart=0.4,
            outfit=self._outfit,
        ).paint(has_legs=True)
        parts = lit(surface, rows=_ROWS)
        add_all(canvas.surface, ((surface.subsurface(part), part.move(box.topleft).topleft) for part in parts))


def standing(pose: Pose) -> float:
    """Return how tall somebody stands in picture heights, from the longer of their trunk and their shoulders."""
    trunk = np.linalg.norm(pose.xy[SHOULDERS].mean(axis=0) - pose.xy[HIPS].mean(axis=0)) / TORSO_SHARE
    across = np.linalg.norm(pose.xy[SHOULDERS[0]] - pose.xy[SHOULDERS[1]]) / SHOULDERS_SHARE
    return float(np.nan_to_num(max(trunk, across)))
