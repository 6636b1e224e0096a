"""The live picture on the screen: mirrored, in a rounded frame of light, the players' skeletons on it."""

from collections.abc import Mapping

import numpy as np
import pygame

from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.game.drawing.glow import MULTIPLY, add
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.palette import GLASS, MUTED, Color, dim, slot_color
from dancegame.game.drawing.player import draw_player
from dancegame.game.drawing.shapes import panel, panel_light

FRAME_PX = 5
RADIUS_PX = 20


class CameraView:
    """Fits the pictures of a camera into a box; converts each picture once, however often it is drawn."""

    def __init__(self, box: pygame.Rect) -> None:
        self._box = box
        self._captured_s: float | None = None
        self._picture: pygame.Surface | None = None
        self.rect = _fitted(box, 16, 9)

    def show(self, picture: LivePicture | None) -> None:
        """Take in the newest picture."""
        if picture is None or picture.captured_s == self._captured_s:
            return
        height_px, width_px = picture.rgb.shape[:2]
        self._captured_s = picture.captured_s
        self.rect = _fitted(self._box, width_px, height_px)
        whole = pygame.image.frombuffer(np.ascontiguousarray(picture.rgb), (width_px, height_px), "RGB")
        small = pygame.transform.smoothscale(whole, self.rect.size)
        self._picture = pygame.transform.flip(small, True, False).convert()
        self._picture.fill((226, 222, 236), special_flags=MULTIPLY)

    def draw(self, surface: pygame.Surface, players: Mapping[int, Pose], *, color: Color) -> None:
        """Draw frame, picture and skeletons; color is the light of the frame."""
        frame = self.rect.inflate(2 * FRAME_PX, 2 * FRAME_PX)
        light = panel_light(frame.size, dim(color, 0.7), radius=RADIUS_PX)
        add(surface, light, light.get_rect(center=frame.center).topleft)
        surface.blit(panel(frame.size, GLASS, color, radius=RADIUS_PX, edge_px=3, alpha=255), frame)
        if self._picture is None:
            write(surface, "No picture yet", size_px=24, color=MUTED, is_bold=False, center=self.rect.center)
            return
        surface.blit(self._picture, self.rect)
        for slot, pose in players.items():
            draw_player(surface, pose, self.rect, color=slot_color(slot))
        _round_corners(surface, self.rect, color)


def _fitted(box: pygame.Rect, width: int, height: int) -> pygame.Rect:
    """The largest rectangle of this shape inside the box, at the top of its middle."""
    scale = min(box.width / width, box.height / height)
    rect = pygame.Rect(0, 0, round(width * scale), round(height * scale))
    rect.midtop = box.midtop
    return rect


def _round_corners(surface: pygame.Surface, rect: pygame.Rect, color: Color) -> None:
    """Lay the frame's edge over the square corners of the picture."""
    pygame.draw.rect(surface, color, rect.inflate(6, 6), width=3, border_radius=RADIUS_PX // 2)
