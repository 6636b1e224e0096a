"""A picture of a video as it is, not mirrored, with the skeletons or the outlines of who is in it."""

from collections.abc import Mapping, Sequence

import numpy as np
import pygame

from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.glow import opaque
from dancegame.game.drawing.player import BODY_LIMBS, SEEN_CONFIDENCE, draw_lines, head_place, line_px
from dancegame.game.drawing.shapes import draw_frame, draw_panel, draw_panel_light

FRAME, RADIUS, EDGE = 8.0, 30.0, 5.0
# How far an outline stands off the middle of the limbs, as a share of a body's height, and how thick it is, in units.
OUTLINE_SHARE, OUTLINE = 0.055, 7.0
# From shoulder to the other hip: a trunk is no frame.
ACROSS = tuple(
    (CANONICAL.index(f"{side}_shoulder"), CANONICAL.index(f"{other}_hip"))
    for side, other in (("left", "right"), ("right", "left"))
)
WHITE = (255, 255, 255, 255)
# How much is dark around whoever is not meant.
SHADE = 0.62
Places = dict[int, tuple[float, float]]


class VideoView:
    """Fits a picture into a box; it is converted once. box: where the picture stands."""

    def __init__(self) -> None:
        self._picture: LivePicture | None = None
        self._converted: pygame.Surface | None = None
        self._marks: pygame.Surface | None = None
        self._state: tuple[object, ...] = ()
        self._people: tuple[Pose, ...] = ()
        self.box = Box(0, 0, 9, 16)

    def show(self, picture: LivePicture | None, canvas: Canvas, box: Box) -> None:
        """Take in a picture, or keep the last one."""
        picture = picture or self._picture
        if picture is None:
            self.box = box.copy()
            return
        height_px, width_px = picture.rgb.shape[:2]
        fitted = _fitted(box.inflate(-2 * FRAME, -2 * FRAME), width_px, height_px)
        size = canvas.rect(fitted).size
        if picture is not self._picture or self._converted is None or self._converted.get_size() != size:
            rgb = np.ascontiguousarray(picture.rgb)
            whole = opaque((width_px, height_px))
            whole.blit(pygame.image.frombuffer(rgb.data, (width_px, height_px), "RGB"), (0, 0))
            self._converted = pygame.transform.smoothscale(whole, size)
        self._picture, self.box = picture, fitted

    @property
    def is_empty(self) -> bool:
        """Whether it has been given no picture yet."""
        return self._picture is None

    def draw(self, canvas: Canvas, *, color: Color) -> None:
        """Draw frame and picture."""
        frame = self.box.inflate(2 * FRAME, 2 * FRAME)
        draw_panel_light(canvas, frame, dim(color, 0.6), radius=RADIUS)
        if self._converted is None:
            draw_panel(canvas, frame, canvas.theme.glass, color, radius=RADIUS, edge=EDGE, alpha=255)
            return
        draw_frame(canvas, frame, canvas.theme.glass, color, radius=RADIUS, edge=EDGE, thick=2 * FRAME)
        canvas.surface.blit(self._converted, canvas.rect(self.box))

    def draw_skeletons(self, canvas: Canvas, people: Mapping[int, Pose], *, lights: Mapping[int, Color]) -> None:
        """Draw who is in the picture, by their numbers."""
        rect = canvas.rect(self.box)
        canvas.surface.set_clip(rect)
        for number, pose in people.items():
            points = {joint: _px(canvas, place) for joint, place in self.places(pose).items()}
            draw_lines(canvas, points, line_px(canvas, self.box.height), color=lights[number])
        canvas.surface.set_clip(None)

    def places(self, pose: Pose) -> Places:
        """Return joint -> place of the seen joints, in units."""
        box, seen = self.box, {}
        for joint, ((x, y), confidence) in enumerate(zip(pose.xy.tolist(), pose.confidence.tolist(), strict=True)):
            if confidence >= SEEN_CONFIDENCE and np.isfinite((x, y)).all():
                seen[joint] = (box.left + x * box.height, box.top + y * box.height)
        return seen

    def around(self, pose: Pose) -> Box:
        """Return the box around a body, with some room, inside of the picture."""
        places = list(self.places(pose).values()) or [self.box.center]
        left, top = (min(place[axis] for place in places) for axis in (0, 1))
        right, bottom = (max(place[axis] for place in places) for axis in (0, 1))
        room = 2 * OUTLINE_SHARE * (bottom - top)
        return Box(left, top, right - left, bottom - top).inflate(2 * room, 2 * room).clip(self.box)

    def draw_outlines(
        self, canvas: Canvas, people: Sequence[Pose], colors: Sequence[Color], meant: Sequence[int]
    ) -> None:
        """Draw an outline around everybody, thick around who is meant, by place in `people`; others are dark."""
        rect = canvas.rect(self.box)
        state = (rect.size, tuple(colors), tuple(meant), tuple(map(id, people)))
        if state != self._state:
            self._state, self._people = state, tuple(people)
            self._marks = self._outlined(canvas, rect.size, colors, meant)
        if self._marks is not None:
            canvas.surface.blit(self._marks, rect)

    def _outlined(
        self, canvas: Canvas, size: tuple[int, int], colors: Sequence[Color], meant: Sequence[int]
    ) -> pygame.Surface:
        marks = pygame.Surface(size, pygame.SRCALPHA, 32)
        marks.fill((*canvas.theme.night, round(255 * SHADE) if meant else 0))
        shapes = [self._shape(canvas, pose, size) for pose in self._people]
        for place in meant:
            # What is lit of who is meant; the outlines come over all of it.
            shapes[place].to_surface(marks, setcolor=(0, 0, 0, 0), unsetcolor=None)
        for place in sorted(range(len(shapes)), key=lambda one: one in meant):
            thick = canvas.px(OUTLINE * (1.5 if place in meant else 0.8))
            color = colors[place] if place in meant or not meant else mix(colors[place], canvas.theme.night, 0.25)
            points = shapes[place].outline()
            for tint, more in ((dim(color, 0.25), canvas.px(4)), (color, 0)):
                for point in points[::2]:
                    pygame.draw.circle(marks, tint, point, (thick + more) / 2)
        return marks

    def _shape(self, canvas: Canvas, pose: Pose, size: tuple[int, int]) -> pygame.Mask:
        """Fill a body's shape, a little wider than it is."""
        drawn = pygame.Surface(size, pygame.SRCALPHA, 32)
        left, top = canvas.rect(self.box).topleft
        at = {joint: _px(canvas, place) for joint, place in self.places(pose).items()}
        places = {joint: (x - left, y - top) for joint, (x, y) in at.items()}
        heights = [y for _x, y in places.values()] or [0.0]
        radius = OUTLINE_SHARE * (max(heights) - min(heights))
        for first, second in (*BODY_LIMBS, *ACROSS):
            if first in places and second in places:
                _capsule(drawn, places[first], places[second], radius)
        if (head := head_place(places)) is not None:
            pygame.draw.circle(drawn, WHITE, head[0], head[1] + 0.7 * radius)
        return pygame.mask.from_surface(drawn)


def _capsule(surface: pygame.Surface, start: tuple[float, float], end: tuple[float, float], radius: float) -> None:
    along = pygame.Vector2(end) - pygame.Vector2(start)
    if along.length() > 0:
        aside = along.normalize().rotate(90) * radius
        corners = [start + aside, end + aside, end - aside, start - aside]
        pygame.draw.polygon(surface, WHITE, corners)
    for point in (start, end):
        pygame.draw.circle(surface, WHITE, point, radius)


def _px(canvas: Canvas, place: tuple[float, float]) -> tuple[float, float]:
    return place[0] * canvas.unit_px, place[1] * canvas.unit_px


def _fitted(box: Box, width: float, height: float) -> Box:
    """The largest box of this shape inside another, in its middle."""
    scale = min(box.width / width, box.height / height)
    fitted = Box(0, 0, width * scale, height * scale)
    fitted.center = box.center
    return fitted
