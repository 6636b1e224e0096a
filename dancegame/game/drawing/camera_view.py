"""The live picture on the screen: mirrored, in a rounded frame of light, the players' skeletons on it."""

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pygame

from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.game.drawing.glow import MULTIPLY, add
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.colors import GLASS, MUTED, Color, dim, slot_color
from dancegame.game.drawing.player import SEEN_CONFIDENCE, draw_player
from dancegame.game.drawing.shapes import panel, panel_light

FRAME_PX = 5
RADIUS_PX = 20
# The part shown covers at least this share of the picture's height, and follows the players in about so many seconds.
LEAST_CROP = 0.5
CROP_FOLLOWS_S = 1.2


class CameraView:
    """Fits the pictures of a camera into a box; converts each picture once, however often it is drawn.

    is_following: fill the box and move slowly with the players, so that they see themselves large.
    """

    def __init__(self, box: pygame.Rect, *, is_following: bool = False) -> None:
        self._box, self._is_following = box, is_following
        self._captured_s: float | None = None
        self._picture: pygame.Surface | None = None
        self._crop: Crop | None = None
        self.rect = box.copy() if is_following else _fitted(box, 16, 9)
        # Where the whole camera picture would lie on the screen: poses are drawn into it.
        self.whole_rect = self.rect.copy()

    def show(self, picture: LivePicture | None, players: Mapping[int, Pose]) -> None:
        """Take in the newest picture; players tell where to look."""
        if picture is None or picture.captured_s == self._captured_s:
            return
        height_px, width_px = picture.rgb.shape[:2]
        step_s = 0.0 if self._captured_s is None else picture.captured_s - self._captured_s
        self._captured_s = picture.captured_s
        whole = pygame.image.frombuffer(np.ascontiguousarray(picture.rgb), (width_px, height_px), "RGB")
        if not self._is_following:
            self.rect = self.whole_rect = _fitted(self._box, width_px, height_px)
        else:
            self._crop = self._crop or self._first_crop(players, aspect=width_px / height_px)
            part = self._crop.follow(players, aspect=width_px / height_px, step_s=step_s)
            self.whole_rect = _whole_rect(self.rect, part, width_px / height_px)
            whole = whole.subsurface(_pixels(part, width_px, height_px))
        small = pygame.transform.smoothscale(whole, self.rect.size)
        self._picture = pygame.transform.flip(small, True, False).convert()
        self._picture.fill((226, 222, 236), special_flags=MULTIPLY)

    def _first_crop(self, players: Mapping[int, Pose], *, aspect: float) -> "Crop":
        """Return what follows in pictures of this shape; of upright ones, a part in which bodies are whole.

        The shape stays: a frame that grows and shrinks would distract.
        """
        shape = self._box.width / self._box.height
        wanted = _around_players(players)
        if aspect < shape:
            shape = min(shape, aspect / min(wanted.height if wanted else 1.0, 1.0))
        crop = Crop(shape)
        self.rect = _fitted(self._box, crop.aspect, 1)
        return crop

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
        clip = surface.get_clip()
        surface.set_clip(self.rect)
        for slot, pose in players.items():
            draw_player(surface, pose, self.whole_rect, color=slot_color(slot))
        surface.set_clip(clip)
        pygame.draw.rect(surface, color, self.rect.inflate(6, 6), width=3, border_radius=RADIUS_PX // 2)


class Crop:
    """The part of the picture around the players, in picture heights (x, y, width, height); moves slowly."""

    def __init__(self, aspect: float) -> None:
        self.aspect = aspect
        self._middle: tuple[float, float] | None = None
        self._height = 1.0

    def follow(self, players: Mapping[int, Pose], *, aspect: float, step_s: float) -> tuple[float, float, float, float]:
        """Return the part to show after step_s more seconds; aspect: of the camera's picture."""
        largest = min(1.0, aspect / self.aspect)
        if self._middle is None:
            self._middle, self._height = (aspect / 2, 0.5), largest
        wanted = _around_players(players)
        if wanted:
            share = 1 - math.exp(-step_s / CROP_FOLLOWS_S)
            self._middle = (
                self._middle[0] + (wanted.x - self._middle[0]) * share,
                self._middle[1] + (wanted.y - self._middle[1]) * share,
            )
            self._height += (max(wanted.height, wanted.width / self.aspect) - self._height) * share
        height = min(largest, max(LEAST_CROP, self._height))
        width = height * self.aspect
        left = min(max(self._middle[0] - width / 2, 0.0), aspect - width)
        top = min(max(self._middle[1] - height / 2, 0.0), 1.0 - height)
        return left, top, width, height


class Part(NamedTuple):
    """A part of the picture by its middle and size, in picture heights."""

    x: float
    y: float
    width: float
    height: float


def _around_players(players: Mapping[int, Pose]) -> Part | None:
    """Return the part that holds all players with room for their arms; None where nobody is seen."""
    seen = [
        pose.xy[np.isfinite(pose.xy).all(axis=1) & (pose.confidence > SEEN_CONFIDENCE)] for pose in players.values()
    ]
    points = np.concatenate(seen) if seen else np.zeros((0, 2))
    if not len(points):
        return None
    low, high = points.min(axis=0), points.max(axis=0)
    tall, wide = float(high[1] - low[1]), float(high[0] - low[0])
    return Part(float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2 - 0.03 * tall, 1.5 * wide, 1.4 * tall)


def _whole_rect(rect: pygame.Rect, part: tuple[float, float, float, float], aspect: float) -> pygame.Rect:
    """Where the whole mirrored picture lies when its part fills rect."""
    left, top, _, height = part
    scale = rect.height / height
    whole = pygame.Rect(0, 0, round(aspect * scale), round(scale))
    whole.topright = (round(rect.right + left * scale), round(rect.top - top * scale))
    return whole


def _pixels(part: tuple[float, float, float, float], width_px: int, height_px: int) -> pygame.Rect:
    left, top, width, height = (round(value * height_px) for value in part)
    return pygame.Rect(left, top, width, height).clip(pygame.Rect(0, 0, width_px, height_px))


def _fitted(box: pygame.Rect, width: float, height: float) -> pygame.Rect:
    """The largest rectangle of this shape inside the box, at the top of its middle."""
    scale = min(box.width / width, box.height / height)
    rect = pygame.Rect(0, 0, round(width * scale), round(height * scale))
    rect.midtop = box.midtop
    return rect
