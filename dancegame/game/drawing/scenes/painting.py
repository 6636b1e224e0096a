"""Paints what stands still of a scene: wall and floor, what stands there, soft lights, edges of light."""

from collections.abc import Iterator, Sequence

import numpy as np
import pygame

from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import LUMA, Color, dim, mix
from dancegame.game.drawing.glow import add, blurred, opaque, shrunk
from dancegame.game.drawing.scenes.decor import Decor, Glow, Rest, Shape, room_of
from dancegame.game.drawing.scenes.floors import Floats, floats
from dancegame.game.drawing.shapes import LIGHT

# So many columns at a time stay in the processor's cache.
_BLOCK_PX = 64
# Shapes are drawn so much larger and shrunk, where the picture is not so large that steps are not seen anyway.
_FINE, _LARGE_PX = 2, 2_600_000
# Whoever dances is light that is added: from KNEE on the lightness of a place is pressed together, and none is lighter
# than LIGHTEST (both of 255, as in luma). What is saturated may shine all the same.
KNEE, LIGHTEST = 30.0, 62.0
# Edges are thin and may be lighter.
_EDGE_KNEE, _EDGE_LIGHTEST = 70.0, 120.0
_LUMA = np.array(LUMA, dtype=np.float32)
_EDGE_LIGHT, _CORE_SHARE, _HALO_SHRINK = 0.8, 0.22, 4
# Titles stand at the top: there it is darker, over so many units.
_SHADE, _SHADED = 0.5, 210.0
# How steeply a soft light falls off: at its rim hardly anything is left of it.
_FALL = 5.0
# The floor is lit where the wall is, and has faded into the dark in front, so many units below the horizon.
_FRONT = 520.0


def paint_decor(canvas: Canvas, decor: Decor, *, horizon: float, rest: Rest) -> pygame.Surface:
    """Return a picture of a canvas's size; horizon: units from the top. rest: called after every piece of work."""
    width, height = canvas.surface.get_size()
    room = room_of(canvas, horizon)
    shapes, glows = decor.shapes(room), decor.glows(room)
    drawing = _Drawing(canvas, horizon, rest)
    bodies, edges = drawing.bodies(shapes), drawing.edges(shapes)
    body_light, body_share = pygame.surfarray.pixels3d(bodies), pygame.surfarray.pixels_alpha(bodies)
    edge_light = pygame.surfarray.pixels3d(edges)
    ground = _Ground(canvas, decor, horizon)
    painted = np.empty((width, height, 3), dtype=np.uint8)
    grain = np.random.default_rng(7).random((_BLOCK_PX, height, 1), dtype=np.float32)
    for left in range(0, width, _BLOCK_PX):
        part = slice(left, min(left + _BLOCK_PX, width))
        light = ground.light(part)
        share = body_share[part, :, None] * np.float32(1 / 255)
        light += (body_light[part] - light) * share
        for glow in glows:
            ground.add_glow(light, glow, part)
        light = _quiet(_quiet(light, KNEE, LIGHTEST) + edge_light[part], _EDGE_KNEE, _EDGE_LIGHTEST)
        light *= ground.shade * np.float32(canvas.theme.scenery)
        # The grain hides the steps of dark gradients.
        painted[part] = np.minimum(light + grain[: len(light)], 255)
        rest()
    surface = opaque((width, height))
    pygame.surfarray.blit_array(surface, painted)
    return surface


def _quiet(light: Floats, knee: float, lightest: float) -> Floats:
    """Return light whose bright places are dimmed in their own hue, so that dancers and words stand out everywhere."""
    luma = np.maximum(light @ _LUMA, 1.0)
    room = lightest - knee
    soft = knee + room * (1 - np.exp((knee - luma) / room))
    share = np.where(luma > knee, soft / luma, 1.0)
    return np.asarray(light * share[..., None].astype(np.float32))


class _Ground:
    """Wall and floor without anything on them, and places as units: right of the middle, above the horizon."""

    def __init__(self, canvas: Canvas, decor: Decor, horizon: float) -> None:
        width, height = canvas.surface.get_size()
        lights, self._floor = decor.lights, decor.floor
        self._x = ((np.arange(width, dtype=np.float32) + 0.5 - width / 2) / canvas.unit_px)[:, None]
        self._up = (horizon - (np.arange(height, dtype=np.float32) + 0.5) / canvas.unit_px)[None, :]
        self._first = int(np.searchsorted(-self._up[0], 0.0))
        self._wall = _wall(lights.night, lights.dusk, lights.ambient, self._up[:, : self._first], horizon)
        below = -self._up[:, self._first :]
        self._fade = np.clip(1 - below / _FRONT, 0, 1)[..., None] ** 1.2
        self._haze = (np.exp(-below / 46)[..., None] * floats(dim(lights.ambient, 0.22))).astype(np.float32)
        shade = np.clip((horizon - self._up) / _SHADED, 0, 1)
        self.shade = (_SHADE + (1 - _SHADE) * shade)[..., None].astype(np.float32)
        self._vignette = 1 - 0.42 * np.abs(self._x / (width / 2 / canvas.unit_px)) ** 3

    def light(self, part: slice) -> Floats:
        """Return some columns (W, H, 3)."""
        x = self._x[part]
        light = np.empty((len(x), self._up.shape[1], 3), dtype=np.float32)
        light[:, : self._first] = self._wall
        light[:, self._first :] = self._floor.light(x, -self._up[:, self._first :]) * self._fade + self._haze
        light *= self._vignette[part, :, None]
        return light

    def add_glow(self, light: Floats, glow: Glow, part: slice) -> None:
        """Add a soft light to some columns, as far as it reaches."""
        (x, up), (wide, high) = glow.center, glow.size
        across = (self._x[part] - x) / (wide / 2)
        rows = np.flatnonzero(np.abs(self._up[0] - up) < high / 2)
        if np.abs(across).min() > 1 or not len(rows):
            return
        part_rows = slice(rows[0], rows[-1] + 1)
        down = (self._up[:, part_rows] - up) / (high / 2)
        share = np.exp(-_FALL * across**2) * np.exp(-_FALL * down**2)
        light[:, part_rows] += share[..., None] * floats(glow.color)


def _wall(night: Color, dusk: Color, ambient: Color, up: Floats, horizon: float) -> Floats:
    """The light of the wall (1, H, 3): night above, dusk at the horizon, a haze over it."""
    share = np.clip(1 - up / min(horizon, 900), 0, 1)[..., None] ** 1.9
    haze = np.exp(-up / 120)[..., None] * floats(dim(ambient, 0.20))
    return np.asarray(floats(night) + (floats(dusk) - floats(night)) * share + haze, dtype=np.float32)


class _Drawing:
    """Draws shapes larger than they are shown, and shrinks them."""

    def __init__(self, canvas: Canvas, horizon: float, rest: Rest) -> None:
        self._rest = rest
        width, height = self._shown = canvas.surface.get_size()
        fine = _FINE if width * height < _LARGE_PX else 1
        self._size = width * fine, height * fine
        self._middle, self._horizon, self._px = canvas.area.centerx, horizon, canvas.unit_px * fine

    def bodies(self, shapes: Sequence[Shape]) -> pygame.Surface:
        """Return what stands there, transparent elsewhere."""
        large = pygame.Surface(self._size, pygame.SRCALPHA, 32)
        for shape in shapes:
            if shape.fill is not None:
                pygame.draw.polygon(large, (*shape.fill, 255), self._points(shape))
                self._rest()
        return self._shrunk(large)

    def edges(self, shapes: Sequence[Shape]) -> pygame.Surface:
        """Return the light of all edges with their halos; what stands in front hides edges behind."""
        large = opaque(self._size)
        for shape in shapes:
            points = self._points(shape)
            if shape.fill is not None:
                pygame.draw.polygon(large, shape.fill if shape.is_lit else (0, 0, 0), points)
            if shape.edge is not None:
                for color, width in _tube(shape, shape.width * self._px):
                    _draw_line(large, color, points if shape.is_open else [*points, points[0]], width)
            self._rest()
        edges = self._shrunk(large)
        small, reach = shrunk(edges, _HALO_SHRINK), max(1, round(self._shown[1] / 360))
        halo = blurred(small, reach, light=0.8)
        add(halo, blurred(small, 4 * reach), (0, 0))
        add(edges, pygame.transform.smoothscale(halo, self._shown), (0, 0))
        return edges

    def _points(self, shape: Shape) -> list[tuple[float, float]]:
        return [((self._middle + x) * self._px, (self._horizon - up) * self._px) for x, up in shape.points]

    def _shrunk(self, large: pygame.Surface) -> pygame.Surface:
        return large if self._size == self._shown else pygame.transform.smoothscale(large, self._shown)


def _tube(shape: Shape, width_px: float) -> Iterator[tuple[Color, int]]:
    """Yield the colours and widths of an edge: its light, and a paler core."""
    color = dim(shape.edge or LIGHT, _EDGE_LIGHT * shape.shine)
    yield color, max(1, round(width_px))
    yield mix(color, dim(LIGHT, _EDGE_LIGHT * shape.shine), _CORE_SHARE), max(1, round(0.4 * width_px))


def _draw_line(surface: pygame.Surface, color: Color, points: list[tuple[float, float]], width_px: int) -> None:
    pygame.draw.lines(surface, color, False, points, width_px)
    if width_px > 3:
        # Lines end square: their joints are made round.
        for point in points:
            pygame.draw.circle(surface, color, point, width_px / 2)
