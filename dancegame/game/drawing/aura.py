"""The soft light of a dancer: trails of hands and feet, a halo, a reflection on the floor."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.body import Colors
from dancegame.game.drawing.build import JOINT
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import (
    MULTIPLY,
    Scratch,
    add,
    add_all,
    blurred,
    darkened,
    fade_mask,
    lit,
    shrunk,
    stamp,
)
from dancegame.game.drawing.pen import Ground
from dancegame.game.drawing.trails import TRAIL_S, draw_trails
from dancegame.game.drawing.tubes import Points

# Soft light may follow a little later than the body that people look at.
PAINTED_HZ = 30
# A quarter of the size is enough for it, of a tall dancer less.
LEAST_SHRINK, SHRINK_HEIGHT_PX = 4, 137.0
# It never follows later than this, however slowly pictures come.
_LATEST_S = 0.12
# Edges that are enlarged so much would show their steps: they are drawn twice as fine.
FINE = 2
# Of painted light only what holds any is added, in bands of so many rows.
ROWS = 8
# Blurs work on small copies, down to a quarter of them; a box on their grid keeps them from shimmering.
SMALLEST_COPY = 4
TRAIL_JOINTS = ("left_ankle", "right_ankle", "left_wrist", "right_wrist")
_TRAIL_INDICES = np.array([JOINT[joint] for joint in TRAIL_JOINTS])
_TRAIL_WIDTHS = np.array([0.013, 0.013, 0.017, 0.017], dtype=np.float32)
_TRAIL_AGES = np.linspace(1, 0, 17)
# How far light reaches beyond a body and its trails, as shares of the frame's height.
HALO_REACH, TRAIL_REACH = 0.10, 0.05


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
        return np.asarray(np.nan_to_num(xy) * np.float32(self.height_px) + corner, dtype=np.float32)


@dataclass(frozen=True)
class Figure:
    """A painted body on nothing, and where it is on the screen; its box lies on a grid of Spot.shrink pixels.

    parts: of the picture, all that holds any light; on that grid too.
    """

    picture: pygame.Surface
    box: pygame.Rect
    parts: list[pygame.Rect]

    @cached_property
    def lights(self) -> tuple[tuple[pygame.Surface, tuple[int, int]], ...]:
        """The parts and their places on the screen: the same ones as long as the figure is, and nothing is new."""
        return tuple((self.picture.subsurface(part), part.move(self.box.topleft).topleft) for part in self.parts)

    @property
    def lit(self) -> pygame.Rect:
        """Where on the screen there is any light."""
        if not self.parts:
            return pygame.Rect(self.box.center, (0, 0))
        return self.parts[0].unionall(self.parts[1:]).move(self.box.topleft)


@dataclass(frozen=True)
class _Small:
    """Soft light as it is painted, and the part of the screen that it is enlarged to."""

    picture: pygame.Surface
    box: pygame.Rect


class Aura:
    """Draws the light around a framed dance; kept from picture to picture until PAINTED_HZ asks for the next.

    It is painted for one picture and enlarged for the next, so that none takes the time of both; but at once where the
    dance has jumped, or the dancer on the screen: it would trail behind.
    """

    def __init__(self, framed: FramedDance) -> None:
        self._framed = framed
        self._step = -1
        self._figure: Figure | None = None
        self._painted_s = 0.0
        self._colors: Colors | None = None
        self._place: tuple[Spot, pygame.Rect] | None = None
        self._small: list[_Small] = []
        self._lights: list[tuple[pygame.Surface, tuple[int, int]]] = []
        self._ribbons, self._light = Scratch(), Scratch()
        self._large = Scratch(), Scratch()

    def prepare(self, screen: pygame.Rect, body_px: int, spot: Spot) -> None:
        """Take as much memory as the light around a body takes that is so wide at most."""
        wide = min(screen.width, body_px + round(2 * HALO_REACH * spot.height_px))
        for large, high in zip(self._large, (spot.height_px * 1.2, screen.height - spot.floor_y), strict=True):
            large.unpainted(wide, min(screen.height, max(1, int(high))))

    def draw(
        self,
        surface: Ground,
        figure: Figure,
        *,
        song_s: float,
        spot: Spot,
        colors: Colors,
        feet: float = 1.0,
        is_seldom: bool = False,
        is_due: bool = False,
    ) -> None:
        """Add the light of a figure, and of what it did just before, to a scene; feet: light of their trails.

        is_seldom: the body is painted so seldom that its light is painted and enlarged at once, when it is due.
        """
        # Half a step beside a body that is painted as often.
        step, place, is_painted = int(song_s * PAINTED_HZ + 0.5), (spot, surface.get_rect()), bool(self._small)
        has_jumped = place != self._place or not 0 <= song_s - self._painted_s <= _LATEST_S
        if is_seldom:
            is_due = is_due and figure is not self._figure
        else:
            is_due = not is_painted and (step, colors) != (self._step, self._colors)
        if has_jumped or is_due:
            self._step, self._colors, self._place = step, colors, place
            self._painted_s, self._figure = song_s, figure
            self._small = self._painted(surface.get_rect(), figure, song_s, spot, colors, feet)
        if has_jumped or is_painted or is_seldom:
            self._enlarge()
        add_all(surface, self._lights)

    def _enlarge(self) -> None:
        if self._small:
            both = zip(self._large, self._small, strict=False)  # there is not always a reflection
            self._lights = [light for large, small in both for light in _enlarged(large, small)]
            self._small = []

    def _painted(
        self, screen: pygame.Rect, figure: Figure, song_s: float, spot: Spot, colors: Colors, feet: float
    ) -> list[_Small]:
        paths, seen = self._framed.paths(_TRAIL_INDICES, song_s - TRAIL_S * _TRAIL_AGES)
        if feet < 1:
            seen = seen * np.array([feet, feet, 1, 1], dtype=np.float32)[:, None]
        paths = spot.to_px(paths)
        shrink, grid_px = spot.shrink, SMALLEST_COPY * spot.shrink
        room = screen.inflate(8 * grid_px, 8 * grid_px)
        reach_px = round(HALO_REACH * spot.height_px)
        box = on_grid(figure.lit.inflate(2 * reach_px, 2 * reach_px).clip(room), grid_px)
        trail_px = TRAIL_REACH * spot.height_px
        box = box.unionall([box_around(path, room, trail_px, grid_px) for path in paths])
        ribbons = self._ribbons.cleared(FINE * box.width // shrink, FINE * box.height // shrink)
        draw_trails(
            ribbons,
            (paths - np.array(box.topleft, dtype=np.float32)) * np.float32(FINE / shrink),
            seen,
            colors=[colors.of(joint) for joint in TRAIL_JOINTS],
            widths_px=_TRAIL_WIDTHS * np.float32(self._framed.body * spot.height_px * FINE / shrink),
        )
        glow = shrunk(ribbons, FINE)
        light = self._light.unpainted(*glow.get_size())
        stamp(light, glow, glow.get_rect())
        for part in figure.parts:
            place = part.move(figure.box.left - box.left, figure.box.top - box.top)
            add(light, shrunk(figure.picture.subsurface(part), shrink), (place.left // shrink, place.top // shrink))
        halo = _Small(_with_halos(glow, light), box)
        reflection = _reflected(light, box, spot, screen.height) if self._framed.has_legs else None
        return [halo, reflection] if reflection else [halo]


def _enlarged(large: Scratch, small: _Small) -> Iterator[tuple[pygame.Surface, tuple[int, int]]]:
    """Yield the parts of some light that hold any, with their places; nothing else of it is enlarged."""
    grow, parts = small.box.width // small.picture.get_width(), list(lit(small.picture, rows=ROWS))
    if not parts:
        return
    seen = parts[0].unionall(parts[1:])
    picture = large.scaled(small.picture.subsurface(seen), (grow * seen.width, grow * seen.height))
    for part in parts:
        inside = pygame.Rect(*(grow * value for value in part.move(-seen.left, -seen.top)))
        yield picture.subsurface(inside), (small.box.left + grow * part.left, small.box.top + grow * part.top)


def _reflected(light: pygame.Surface, box: pygame.Rect, spot: Spot, height_px: int) -> _Small | None:
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
    return _Small(seen, pygame.Rect(box.left, floor_y, box.width, rows * shrink))


def _with_halos(glow: pygame.Surface, light: pygame.Surface) -> pygame.Surface:
    """Add the halos of some light to a glow: a tight, a near and a wide one."""
    near = shrunk(light, 2)
    wide = blurred(shrunk(near, 2), 2, light=0.56)
    near.fill((88, 88, 88), special_flags=MULTIPLY)
    add(near, pygame.transform.smoothscale(wide, near.get_size()), (0, 0))
    add(glow, pygame.transform.smoothscale(near, glow.get_size()), (0, 0))
    # A soft rim hides the steps of edges.
    add(glow, darkened(light, 0.16), (0, 0))
    return glow


def box_around(points: Points, room: pygame.Rect, margin_px: float | Points, grid_px: int) -> pygame.Rect:
    """Return the part of a room around some points, on a grid; empty where there are none.

    margin_px: how far around, or (2,) across and down.
    """
    if not len(points):
        return pygame.Rect(room.center, (0, 0))
    low, high = points.min(axis=0) - margin_px, points.max(axis=0) + margin_px
    return on_grid(pygame.Rect(*low.tolist(), *(high - low).tolist()).clip(room), grid_px)


def on_grid(box: pygame.Rect, grid_px: int) -> pygame.Rect:
    """Return the smallest box on a grid around another."""
    left, top = box.left // grid_px * grid_px, box.top // grid_px * grid_px
    right, bottom = -(-box.right // grid_px) * grid_px, -(-box.bottom // grid_px) * grid_px
    return pygame.Rect(left, top, right - left, bottom - top)
