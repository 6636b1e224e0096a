"""The live picture on the screen: mirrored, in a rounded frame of light, the players' skeletons on it."""

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pygame

from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.glow import MULTIPLY, Scratch, opaque, stamp
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.player import SEEN_CONFIDENCE, draw_player
from dancegame.game.drawing.shapes import draw_frame, draw_panel, draw_panel_light
from dancegame.texts import _

FRAME, RADIUS, EDGE = 8.0, 30.0, 5.0
# The part shown covers at least this share of the picture's height, and follows the players in about so many seconds.
LEAST_CROP = 0.5
CROP_FOLLOWS_S = 1.2
# A wider part than its box asks for is shown where players stand far apart: so many times as wide as they are.
ROOM = 1.15


class CameraView:
    """Fits the pictures of a camera into a box; converts each picture once, however often it is drawn.

    is_following: fill the box and move slowly with the players, so that they see themselves large. box: where the
    picture stands. whole_box: where all of the camera's picture would stand; poses are drawn into it.
    """

    def __init__(self, *, is_following: bool = False) -> None:
        self._is_following = is_following
        self._captured_s: float | None = None
        self._picture: pygame.Surface | None = None
        self._crop: Crop | None = None
        self._room: tuple[float, ...] | None = None
        self._part, self._mirrored, self._shown = (Scratch() for _ in range(3))
        self._small: pygame.Surface | None = None
        self._dressed: pygame.Surface | None = None
        self._is_worn = False
        self._state: tuple[object, ...] = ()
        self._poses: tuple[Pose, ...] = ()
        self.box, self.whole_box = Box(0, 0, 16, 9), Box(0, 0, 16, 9)

    def show(self, picture: LivePicture | None, players: Mapping[int, Pose], canvas: Canvas, box: Box) -> None:
        """Take in the newest picture for a place in a box of the canvas; players tell where to look."""
        room = (*box, canvas.unit_px)
        if picture is None:
            if self._picture is None:
                self.box = self.whole_box = box.copy() if self._is_following else _fitted(box, 16, 9)
            return
        if picture.captured_s == self._captured_s and room == self._room:
            return
        step_s = 0.0 if self._captured_s is None else picture.captured_s - self._captured_s
        if room != self._room and self._crop is not None:
            self._crop = self._first_crop(box, players, picture)
        self._captured_s, self._room = picture.captured_s, room
        self._picture = self._converted(picture, players, canvas, box, step_s)

    def _converted(
        self, picture: LivePicture, players: Mapping[int, Pose], canvas: Canvas, box: Box, step_s: float
    ) -> pygame.Surface:
        height_px, width_px = picture.rgb.shape[:2]
        whole = pygame.image.frombuffer(np.ascontiguousarray(picture.rgb).data, (width_px, height_px), "RGB")
        if not self._is_following:
            self.box = self.whole_box = _fitted(box, width_px, height_px)
        else:
            aspect = width_px / height_px
            if self._crop is None or self._crop.cuts(players, aspect=aspect):
                self._crop = self._first_crop(box, players, picture)
            self.box = _fitted(box, self._crop.aspect, 1)
            part = self._crop.follow(players, aspect=aspect, step_s=step_s)
            self.whole_box = _whole_box(self.box, part, aspect)
            whole = whole.subsurface(_pixels(part, width_px, height_px))
        # In 32 bits: with 24 everything that follows takes seven times as long. Dimmed and mirrored while it is small.
        wide = self._part.unpainted(*whole.get_size())
        wide.blit(whole, (0, 0))
        wide.fill((226, 222, 236), special_flags=MULTIPLY)
        mirrored = self._mirrored.unpainted(*whole.get_size())
        pygame.surfarray.pixels2d(mirrored)[:] = pygame.surfarray.pixels2d(wide)[::-1]
        self._small, self._is_worn = mirrored, False
        return self._shown.scaled(mirrored, canvas.rect(self.box).size)

    @staticmethod
    def _first_crop(box: Box, players: Mapping[int, Pose], picture: LivePicture) -> "Crop":
        """Return what follows in pictures of this shape: a part in which all bodies are whole.

        The shape stays as long as they are: a frame that grows and shrinks would distract.
        """
        shape, aspect = box.width / box.height, picture.rgb.shape[1] / picture.rgb.shape[0]
        wanted = _around_players(players)
        if wanted is None:
            return Crop(min(shape, aspect))
        if aspect < shape:
            return Crop(min(shape, aspect / min(wanted.height, 1.0)))
        return Crop(max(shape, min(aspect, ROOM * wanted.wide)))

    def draw(
        self,
        canvas: Canvas,
        players: Mapping[int, Pose],
        *,
        lights: Mapping[int, Color],
        color: Color,
        dark: float = 0.0,
        is_waking: bool = False,
    ) -> None:
        """Draw frame, picture and skeletons.

        lights: of the players by slot; color: of the frame. dark: how dark the picture is behind them, 0 to 1.
        is_waking: the screen says itself why there is no picture.
        """
        frame, glass = self.box.inflate(2 * FRAME, 2 * FRAME), canvas.theme.glass
        draw_panel_light(canvas, frame, dim(color, 0.7), radius=RADIUS)
        if self._picture is None:
            draw_panel(canvas, frame, glass, color, radius=RADIUS, edge=EDGE, alpha=255)
            if not is_waking:
                text = _("No picture yet")
                write(canvas, text, size=36, color=canvas.theme.muted, is_bold=False, center=self.box.center)
            return
        draw_frame(canvas, frame, glass, color, radius=RADIUS, edge=EDGE, thick=2 * FRAME)
        surface, rect = canvas.surface, canvas.rect(self.box)
        stamp(surface, self._with_skeletons(canvas, self._picture, players, lights, dark), rect)
        edge = canvas.px(EDGE)
        rim = rect.inflate(2 * edge - 2, 2 * edge - 2)
        pen.rect(surface, color, rim, width=edge, border_radius=canvas.px(RADIUS / 2))

    def _with_skeletons(
        self,
        canvas: Canvas,
        picture: pygame.Surface,
        players: Mapping[int, Pose],
        lights: Mapping[int, Color],
        dark: float,
    ) -> pygame.Surface:
        """Return the picture with the skeletons, which are drawn only when it or one of the poses is new."""
        worn = tuple((id(pose), lights[slot]) for slot, pose in players.items())
        state = (self._captured_s, self._room, tuple(self.whole_box), worn, dark)
        if self._dressed is None or state != self._state:
            # The poses are kept, or others could get their ids.
            self._state, self._poses = state, tuple(players.values())
            if self._is_worn and self._small is not None:
                picture = self._shown.scaled(self._small, picture.get_size())
            # Drawn on in place: a new picture is most often worn once. Another part of it is new to a sheet.
            self._dressed, self._is_worn = picture.subsurface(picture.get_rect()), bool(players or dark)
            if dark:
                night = opaque(picture.get_size())
                night.fill(canvas.theme.night)
                night.set_alpha(round(255 * dark))
                self._dressed.blit(night, (0, 0))
            left, top = canvas.box(canvas.rect(self.box)).topleft
            part = Canvas(self._dressed, canvas.look, unit_px=canvas.unit_px)
            for slot, pose in players.items():
                draw_player(part, pose, self.whole_box.move(-left, -top), color=lights[slot])
        return self._dressed


class Crop:
    """The part of the picture around the players, in picture heights (x, y, width, height); moves slowly."""

    def __init__(self, aspect: float) -> None:
        self.aspect = aspect
        self._middle: tuple[float, float] | None = None
        self._height = 1.0

    def cuts(self, players: Mapping[int, Pose], *, aspect: float) -> bool:
        """Return whether the players stand wider apart than this shape can show, and another one could."""
        wanted = _around_players(players)
        return wanted is not None and wanted.wide > self.aspect < 0.99 * aspect

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
    """A part of the picture by its middle and size, in picture heights; wide: without room beside the players."""

    x: float
    y: float
    width: float
    height: float
    wide: float


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
    middle_y = float(low[1] + high[1]) / 2 - 0.03 * tall
    return Part(float(low[0] + high[0]) / 2, middle_y, 1.5 * wide, 1.4 * tall, wide)


def _whole_box(box: Box, part: tuple[float, float, float, float], aspect: float) -> Box:
    """Where the whole mirrored picture lies when its part fills the box."""
    left, top, _width, height = part
    scale = box.height / height
    whole = Box(0, 0, aspect * scale, scale)
    whole.topright = (box.right + left * scale, box.top - top * scale)
    return whole


def _pixels(part: tuple[float, float, float, float], width_px: int, height_px: int) -> pygame.Rect:
    left, top, width, height = (round(value * height_px) for value in part)
    return pygame.Rect(left, top, width, height).clip(pygame.Rect(0, 0, width_px, height_px))


def _fitted(box: Box, width: float, height: float) -> Box:
    """The largest box of this shape inside another, at the top of its middle."""
    scale = min(box.width / width, box.height / height)
    fitted = Box(0, 0, width * scale, height * scale)
    fitted.midtop = box.midtop
    return fitted
