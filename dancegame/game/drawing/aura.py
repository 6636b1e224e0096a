"""The soft light of a dancer: trails of hands and feet, a halo, a reflection on the floor."""

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.body import HEAD_RADIUS, JOINT, UNSEEN, Colors
from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import MULTIPLY, Scratch, add, blurred, fade_mask, shrunk
from dancegame.game.drawing.trails import TRAIL_S, draw_trails
from dancegame.game.drawing.tubes import Points

# Soft light may follow a little later than the body that people look at.
PAINTED_HZ = 30
# A quarter of the size is enough for it, of a tall dancer less.
LEAST_SHRINK, SHRINK_HEIGHT_PX = 4, 137.0
# Edges that are enlarged so much would show their steps: they are drawn twice as fine.
FINE = 2
# Blurs work on small copies, down to a quarter of them; a box on their grid keeps them from shimmering.
SMALLEST_COPY = 4
TRAIL_JOINTS = ("left_ankle", "right_ankle", "left_wrist", "right_wrist")
_TRAIL_INDICES = np.array([JOINT[joint] for joint in TRAIL_JOINTS])
_TRAIL_WIDTHS = np.array([0.013, 0.013, 0.017, 0.017], dtype=np.float32)
_TRAIL_AGES = np.linspace(1, 0, 13)
# How far light reaches beyond joints and trails, as shares of the frame's height.
BODY_REACH, TRAIL_REACH = 0.22, 0.06
# Limbs as they shine, roughly: their joints, and their width as a share of the standing height.
_LIMBS = (
    *((f"{side}_hip", f"{side}_knee", 0.040) for side in ("left", "right")),
    *((f"{side}_knee", f"{side}_ankle", 0.030) for side in ("left", "right")),
    *((f"{side}_ankle", f"{side}_toe", 0.020) for side in ("left", "right")),
    *((f"{side}_shoulder", f"{side}_elbow", 0.028) for side in ("left", "right")),
    *((f"{side}_elbow", f"{side}_wrist", 0.024) for side in ("left", "right")),
)
_TORSO = (JOINT["left_shoulder"], JOINT["right_shoulder"], JOINT["right_hip"], JOINT["left_hip"])
_EARS = (JOINT["left_ear"], JOINT["right_ear"])


@dataclass(frozen=True)
class Spot:
    """Where a dancer stands, in pixels: the spot between the feet, and the height of the frame of the dance."""

    x: float
    floor_y: float
    height_px: float

    @property
    def shrink(self) -> int:
        """How much smaller soft light is painted than it is shown."""
        return max(LEAST_SHRINK, round(self.height_px / SHRINK_HEIGHT_PX))

    def to_px(self, xy: NDArray[np.floating]) -> Points:
        """Return places of the scene (..., 2), in heights of the frame from the spot, in pixels."""
        corner = np.array([self.x, self.floor_y], dtype=np.float32)
        return (np.nan_to_num(xy) * np.float32(self.height_px) + corner).astype(np.float32)


class Aura:
    """Draws the light around a framed dance; kept from picture to picture until PAINTED_HZ asks for the next."""

    def __init__(self, framed: FramedDance) -> None:
        self._framed = framed
        self._state: tuple[object, ...] = ()
        self._lights: list[tuple[pygame.Surface, tuple[int, int]]] = []
        self._fine, self._halo, self._reflection = Scratch(), Scratch(), Scratch()

    def draw(self, surface: pygame.Surface, *, song_s: float, spot: Spot, colors: Colors, presence: float) -> None:
        """Add the light to a scene; presence: of the body, as its painter has it."""
        tick = int(song_s * PAINTED_HZ)
        state = (tick, spot, colors, round(presence, 2), surface.get_size())
        if state != self._state:
            self._state = state
            self._lights = self._painted(surface.get_rect(), tick / PAINTED_HZ, spot, colors, presence)
        for light, place in self._lights:
            add(surface, light, place)

    def _painted(
        self, screen: pygame.Rect, song_s: float, spot: Spot, colors: Colors, presence: float
    ) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        xy, visibility = self._framed.at(song_s)
        xy = spot.to_px(xy)
        paths, seen = self._framed.paths(_TRAIL_INDICES, song_s - TRAIL_S * _TRAIL_AGES)
        paths = spot.to_px(paths)
        shrink, grid_px = spot.shrink, SMALLEST_COPY * spot.shrink
        room = screen.inflate(8 * grid_px, 8 * grid_px)
        box = box_around(xy[visibility > UNSEEN], room, BODY_REACH * spot.height_px, grid_px)
        if not all(box.size):
            return []
        reach_px = TRAIL_REACH * spot.height_px
        box = box.unionall([box_around(path, room, reach_px, grid_px) for path in paths])
        fine = self._fine.cleared(FINE * box.width // shrink, FINE * box.height // shrink)
        corner, scale = np.array(box.topleft, dtype=np.float32), np.float32(FINE / shrink)
        body_px = self._framed.body * spot.height_px * FINE / shrink
        draw_trails(
            fine,
            (paths - corner) * scale,
            seen,
            colors=[colors.of(joint) for joint in TRAIL_JOINTS],
            widths_px=_TRAIL_WIDTHS * np.float32(body_px),
        )
        glow = shrunk(fine, FINE)
        _paint_roughly(fine, (xy - corner) * scale, visibility, body_px, colors, presence)
        small = shrunk(fine, FINE)
        lights = [(self._halo.scaled(_with_halo(glow, small), box.size), box.topleft)]
        reflection = self._reflected(small, box, spot, screen.height) if self._framed.has_legs else None
        return [*lights, reflection] if reflection else lights

    def _reflected(
        self, light: pygame.Surface, box: pygame.Rect, spot: Spot, height_px: int
    ) -> tuple[pygame.Surface, tuple[int, int]] | None:
        """The floor is dark and polished: upside down, pressed together, soft, and fading away from the feet."""
        shrink, floor_y = spot.shrink, int(spot.floor_y)
        above = min(floor_y - box.top, box.height) // (2 * shrink) * 2
        # Only as much as the picture has room for.
        rows = min(above // 2, (height_px - floor_y) // shrink + 2)
        if above <= 2 or rows <= 0:
            return None
        part = light.subsurface((0, 0, light.get_width(), above))
        small = pygame.transform.flip(pygame.transform.smoothscale(part, (part.get_width(), above // 2)), False, True)
        small.blit(fade_mask(*small.get_size(), 0.62, 0.0), (0, 0), special_flags=MULTIPLY)
        seen = small.subsurface((0, 0, small.get_width(), rows))
        return self._reflection.scaled(seen, (box.width, rows * shrink)), (box.left, floor_y)


def _with_halo(glow: pygame.Surface, light: pygame.Surface) -> pygame.Surface:
    """Add a near and a wide halo of some light to the glow."""
    near = shrunk(light, 2)
    wide = blurred(shrunk(near, 2), 2, light=0.56)
    near.fill((100, 100, 100), special_flags=MULTIPLY)
    add(near, pygame.transform.smoothscale(wide, near.get_size()), (0, 0))
    add(glow, pygame.transform.smoothscale(near, glow.get_size()), (0, 0))
    return glow


def _paint_roughly(
    surface: pygame.Surface,
    xy: Points,
    visibility: NDArray[np.float32],
    body_px: float,
    colors: Colors,
    presence: float,
) -> None:
    """Paint a body as its halo and its reflection need it: one line a limb."""
    points, seen = xy.tolist(), (visibility * presence).tolist()
    light = min(seen[joint] for joint in _TORSO)
    if light > UNSEEN:
        corners = [points[joint] for joint in _TORSO]
        pygame.draw.polygon(surface, dim(colors.torso, 0.42 * light), corners)
        pygame.draw.polygon(surface, dim(colors.torso, light), corners, max(1, round(0.016 * body_px)))
    for first, second, share in _LIMBS:
        one, other = JOINT[first], JOINT[second]
        light = min(seen[one], seen[other])
        if light > UNSEEN:
            color: Color = dim(colors.of(first), light)
            pygame.draw.line(surface, color, points[one], points[other], max(1, round(share * body_px)))
    ears = [joint for joint in _EARS if seen[joint] > UNSEEN] or [JOINT["nose"]]
    light = seen[ears[0]]
    if light > UNSEEN:
        middle = xy[ears].mean(axis=0).tolist()
        radius = HEAD_RADIUS * body_px
        pygame.draw.circle(surface, dim(colors.torso, 0.3 * light), middle, radius)
        pygame.draw.circle(surface, dim(colors.torso, light), middle, radius, max(1, round(0.016 * body_px)))
    if presence < 1:
        for joint in TRAIL_JOINTS:
            spark = dim(colors.of(joint), float(visibility[JOINT[joint]]) * (1 - presence))
            pygame.draw.circle(surface, spark, points[JOINT[joint]], max(1.0, 0.02 * body_px))


def box_around(points: Points, room: pygame.Rect, margin_px: float, grid_px: int) -> pygame.Rect:
    """Return the part of a room around some points, on a grid; empty where there are none."""
    if not len(points):
        return pygame.Rect(room.center, (0, 0))
    low, high = points.min(axis=0) - margin_px, points.max(axis=0) + margin_px
    box = pygame.Rect(*low.tolist(), *(high - low).tolist()).clip(room)
    left, top = box.left // grid_px * grid_px, box.top // grid_px * grid_px
    right, bottom = -(-box.right // grid_px) * grid_px, -(-box.bottom // grid_px) * grid_px
    return pygame.Rect(left, top, right - left, bottom - top)
