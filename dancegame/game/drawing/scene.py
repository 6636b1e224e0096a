"""The dark scene behind dancers: haze, a floor in perspective, beams of light that sway and breathe with the beat."""

import math

import numpy as np
import pygame

from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.glow import add, darkened, from_light, opaque, soft_disc
from dancegame.game.drawing.shapes import LIGHT
from dancegame.game.drawing.theme import Theme

# How far above the dancers' feet the floor meets the wall, in units.
HORIZON_ABOVE_FLOOR = 192.0
# Beams sway slowly: with each picture one of so many columns of the background is lit anew.
_COLUMNS = 8
_LEVELS = 10
_BEAM_SHRINK = 6  # units a pixel
_BEAM_STEPS = 31
_BEAM_SWAY = 0.09
_BEAM_SIZE = (160, 150)
# Whether in the second light, distance of the lamp from the spot in units, its leaning in radians; + is to the right.
_LAMPS: tuple[tuple[bool, float, float], ...] = (
    (True, -375, 0.17),
    (False, 375, -0.17),
    (False, -705, 0.26),
    (True, 705, -0.26),
)


class Scene:
    """Draws the empty scene for canvases of one size and theme, its floor at one height.

    horizon: where wall and floor meet, in units from the top.
    """

    def __init__(self, canvas: Canvas, *, horizon: float) -> None:
        self._horizon, unit_px, theme = horizon, canvas.unit_px, canvas.theme
        self._ground = _ground(canvas.surface.get_size(), theme, unit_px=unit_px, horizon_px=horizon * unit_px)
        self._lit = self._ground.copy()
        self._pools = _levels(_pool(theme, unit_px), lowest=0.5)
        width = canvas.surface.get_width()
        self._flash = _levels(soft_disc(width, canvas.px(390), dim(theme.ambient, 0.42), power=1.6), lowest=0.0)
        self._lamps = [_beams(theme.secondary if is_second else theme.primary, lean) for is_second, _, lean in _LAMPS]
        self._air = opaque((max(1, round(canvas.area.width / _BEAM_SHRINK)), _BEAM_SIZE[1]))
        self._column = 0
        self._lit_around: float | None = None

    def draw(
        self, canvas: Canvas, *, time_s: float, middle: float, spot: tuple[float, float], pulse: float = 0.0
    ) -> None:
        """Fill the canvas. Where nothing may flash or sway, the light stands still.

        middle: x of the lamps' middle. spot: where the light on the floor is. pulse: the beat, 0 to 1.
        """
        if canvas.look.is_calm:
            time_s = pulse = 0.0
        is_new = self._lit_around is None or abs(self._lit_around - middle) > 1
        self._lit_around = middle
        for _ in range(_COLUMNS if is_new else 1):
            self._light_up(canvas, time_s, middle)
        surface = canvas.surface
        surface.blit(self._lit, (0, 0))
        level = min(_LEVELS - 1, int(pulse * _LEVELS))
        if level:
            flash = self._flash[level]
            add(surface, flash, flash.get_rect(center=canvas.point((canvas.area.centerx, self._horizon))).topleft)
        pool = self._pools[level]
        add(surface, pool, pool.get_rect(center=canvas.point(spot)).topleft)

    def _light_up(self, canvas: Canvas, time_s: float, middle: float) -> None:
        """Put the beams into the next column of the background."""
        self._column = (self._column + 1) % _COLUMNS
        air, lit = self._air, self._lit
        left, right = (air.get_width() * column // _COLUMNS for column in (self._column, self._column + 1))
        # A little more than the column, so that it joins its neighbours smoothly.
        part = pygame.Rect(left, 0, right - left, air.get_height()).inflate(2, 0).clip(air.get_rect())
        air.set_clip(part)
        air.fill((0, 0, 0))
        for number, ((_, far, _), beams) in enumerate(zip(_LAMPS, self._lamps, strict=True)):
            sway = math.sin(time_s * (0.31 + 0.05 * number) + number * 1.9)
            beam = beams[round((sway + 1) / 2 * (_BEAM_STEPS - 1))]
            add(air, beam, (int((middle + far) / _BEAM_SHRINK - beam.get_width() / 2), 0))
        grow = lit.get_width() / air.get_width()
        size = (round(part.width * grow), canvas.px(_BEAM_SIZE[1] * _BEAM_SHRINK))
        column = pygame.Rect(round(left * grow), 0, round(right * grow) - round(left * grow), lit.get_height())
        lit.set_clip(column)
        lit.blit(self._ground, column, column)
        add(lit, pygame.transform.smoothscale(air.subsurface(part), size), (round(part.left * grow), 0))


def _levels(light: pygame.Surface, *, lowest: float) -> list[pygame.Surface]:
    return [darkened(light, lowest + (1 - lowest) * step / (_LEVELS - 1)) for step in range(_LEVELS)]


def _floats(color: Color) -> np.ndarray:
    return np.array(color, dtype=np.float32)


def _ground(size_px: tuple[int, int], theme: Theme, *, unit_px: float, horizon_px: float) -> pygame.Surface:
    """Back wall, haze above the horizon, and a floor whose grid runs to the vanishing point."""
    width, height = size_px
    x = np.arange(width, dtype=np.float32)[:, None, None]
    # Rows in units from the horizon, downwards.
    down = ((np.arange(height, dtype=np.float32) - horizon_px) / unit_px)[None, :, None]
    across = (x - width / 2) / (width / 2)
    night, dusk = _floats(theme.night), _floats(theme.dusk)
    top = -horizon_px / unit_px
    wall = night + (dusk - night) * np.clip(1 - down / top, 0, 1) ** 2.2
    floor = night * 1.1 + _floats(dim(theme.dusk, 0.64)) * np.clip(1 - down / 390, 0, 1)
    haze = np.exp(-np.abs(down) / np.where(down < 0, 135, 51)) * _floats(dim(theme.ambient, 0.29))
    rgb = np.where(down < 0, wall, floor) + haze * (0.35 + 0.65 * np.exp(-((across / 0.97) ** 2)))
    first = max(0, int(horizon_px))
    grid = _grid_light((x - width / 2) / unit_px, down[:, first:]) * _floats(dim(theme.ambient, 0.72))
    rgb[:, first:] += grid
    rgb *= 1 - 0.45 * np.abs(across) ** 3
    return from_light(np.maximum(rgb, 0.05))


def _grid_light(x: np.ndarray, down: np.ndarray) -> np.ndarray:
    """Lines of a floor seen from a low eye, thinner and dimmer with the distance; x and rows in units."""
    below = np.maximum(down, 0.75)
    across = x / below * 1.15
    # A line is as wide as one pixel of a small picture covers, so that far lines melt into haze instead of flickering.
    columns = _line(across, pixel=1.73 / below * np.hypot(1, x / below))
    rows = _line(180 / below * 3.2, pixel=180 * 4.8 / below**2)
    fade = np.clip(below / 69, 0, 1) ** 1.3 * np.clip(1 - down / 495, 0, 1)
    return np.where(down > 0, np.maximum(columns, rows) * fade * 0.62, 0)


def _line(place: np.ndarray, *, pixel: np.ndarray) -> np.ndarray:
    distance = np.abs(place - np.round(place))
    return np.clip(1.2 - distance / np.maximum(pixel, 1e-4), 0, 1) * np.clip(0.42 / np.maximum(pixel, 1e-4), 0, 1)


def _pool(theme: Theme, unit_px: float) -> pygame.Surface:
    """The spot on the floor: a wide lake of light with a hot middle."""
    wide, near = ((round(width * unit_px), round(height * unit_px)) for width, height in ((1350, 315), (780, 165)))
    lake = soft_disc(*wide, dim(theme.ambient, 0.50), power=2.0).copy()
    hot = soft_disc(*near, dim(mix(theme.ambient, LIGHT, 0.33), 0.85), power=2.2)
    add(lake, hot, hot.get_rect(center=lake.get_rect().center).move(0, round(-unit_px)).topleft)
    return lake


def _beams(color: Color, lean: float) -> list[pygame.Surface]:
    """A soft cone from the ceiling, small, at _BEAM_STEPS leanings around its own."""
    width, height = _BEAM_SIZE
    x = np.arange(width, dtype=np.float32)[:, None]
    y = np.arange(height, dtype=np.float32)[None, :]
    edge = np.clip(np.minimum(x, width - 1 - x) / 12, 0, 1)
    beams = []
    for turn in np.linspace(lean - _BEAM_SWAY, lean + _BEAM_SWAY, _BEAM_STEPS):
        middle = width / 2 + np.tan(turn) * (y + 12)
        spread = 2.2 + 0.105 * (y + 6)
        light = np.exp(-(((x - middle) / spread) ** 2)) * (1 - y / height) ** 1.5 * 0.26
        beams.append(from_light((light * edge)[..., None] * _floats(color)))
    return beams
