"""The dark stage: haze, a floor in perspective, beams of light that sway and breathe with the beat."""

import math

import numpy as np
import pygame

from dancegame.game.drawing.glow import MULTIPLY, add, darkened, from_light, opaque, soft_disc
from dancegame.game.drawing.colors import CYAN, DUSK, NIGHT, PINK, VIOLET, Color, dim

WIDTH, HEIGHT = 1280, 720
HORIZON_Y = 500
FLOOR_Y = 628
BEAMS_PER_S = 20
_LEVELS = 10
_BEAM_SHRINK = 4
_BEAM_STEPS = 31
_BEAM_SWAY = 0.09
_BEAM_SIZE = (160, 150)
# Colour, distance of the lamp from the spot in pixels, and its leaning in radians; + is to the right.
_LAMPS: tuple[tuple[Color, int, float], ...] = (
    (CYAN, -250, 0.17),
    (PINK, 250, -0.17),
    (PINK, -470, 0.26),
    (CYAN, 470, -0.26),
)


class Stage:
    """Draws the empty stage; the light follows `spot_x`, where the dancer stands."""

    def __init__(self) -> None:
        self._ground = _ground()
        self._pools = _levels(_pool(), lowest=0.5)
        self._lamps = [_beams(color, lean) for color, _, lean in _LAMPS]
        self._air = opaque((WIDTH // _BEAM_SHRINK, _BEAM_SIZE[1]))
        self._beams_state: tuple[int, int, int] | None = None
        self._beams_light = self._air
        self._flash = _levels(soft_disc(WIDTH, 260, dim(VIOLET, 0.42), power=1.6), lowest=0.0)

    def draw(self, surface: pygame.Surface, *, time_s: float, spot_x: float, pulse: float = 0.0) -> None:
        """Fill the surface; pulse in [0, 1] is the beat."""
        surface.blit(self._ground, (0, 0))
        level = min(_LEVELS - 1, int(pulse * _LEVELS))
        if level:
            add(surface, self._flash[level], (0, HORIZON_Y - 130))
        self._draw_beams(surface, time_s=time_s, spot_x=spot_x, pulse=pulse)
        pool = self._pools[level]
        add(surface, pool, (int(spot_x - pool.get_width() / 2), FLOOR_Y - pool.get_height() // 2))

    def _draw_beams(self, surface: pygame.Surface, *, time_s: float, spot_x: float, pulse: float) -> None:
        # Beams move slowly: most pictures can show those of the picture before.
        state = (round(time_s * BEAMS_PER_S), round(spot_x / 4), round(pulse * 4))
        if state != self._beams_state:
            self._beams_state = state
            self._beams_light = self._mix_beams(time_s, spot_x, pulse)
        add(surface, self._beams_light, (0, 0))

    def _mix_beams(self, time_s: float, spot_x: float, pulse: float) -> pygame.Surface:
        self._air.fill((0, 0, 0))
        for number, ((_, far, _), beams) in enumerate(zip(_LAMPS, self._lamps, strict=True)):
            sway = math.sin(time_s * (0.31 + 0.05 * number) + number * 1.9)
            beam = beams[round((sway + 1) / 2 * (_BEAM_STEPS - 1))]
            add(self._air, beam, (int((spot_x + far) / _BEAM_SHRINK - beam.get_width() / 2), 0))
        level = int(255 * (0.72 + 0.28 * pulse))
        self._air.fill((level, level, level), special_flags=MULTIPLY)
        return pygame.transform.smoothscale_by(self._air, _BEAM_SHRINK)


def _levels(light: pygame.Surface, *, lowest: float) -> list[pygame.Surface]:
    return [darkened(light, lowest + (1 - lowest) * step / (_LEVELS - 1)) for step in range(_LEVELS)]


def _ground() -> pygame.Surface:
    """Back wall, haze above the horizon, and a floor whose grid runs to the vanishing point."""
    y = np.arange(HEIGHT, dtype=np.float32)[None, :, None]
    x = np.arange(WIDTH, dtype=np.float32)[:, None, None]
    night, dusk = np.array(NIGHT, dtype=np.float32), np.array(DUSK, dtype=np.float32)
    wall = night + (dusk - night) * np.clip(y / HORIZON_Y, 0, 1) ** 2.2
    haze = np.exp(-np.abs(y - HORIZON_Y) / np.where(y < HORIZON_Y, 90, 34)) * np.array((40, 20, 78), dtype=np.float32)
    middle = np.exp(-(((x - WIDTH / 2) / 620) ** 2))
    floor = night * 1.1 + np.array((14, 8, 30), dtype=np.float32) * np.clip(1 - (y - HORIZON_Y) / 260, 0, 1)
    rgb = np.where(y < HORIZON_Y, wall, floor) + haze * (0.35 + 0.65 * middle)
    rgb = rgb + _grid_light(x, y) * np.array((92, 58, 190), dtype=np.float32)
    vignette = 1 - 0.45 * (((x - WIDTH / 2) / (WIDTH / 2)) ** 2) ** 1.5
    return from_light(np.maximum(rgb * vignette, 0.05))


def _grid_light(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Lines of a floor seen from a low eye, thinner and dimmer with the distance."""
    below = np.maximum(y - HORIZON_Y, 0.5)
    depth = 120 / below
    across = (x - WIDTH / 2) / below * 1.15
    # A line is as wide as one pixel covers, so that far lines melt into haze instead of flickering.
    columns = _line(across, pixel=1.15 / below * np.hypot(1, (x - WIDTH / 2) / below))
    rows = _line(depth * 3.2, pixel=120 * 3.2 / below**2)
    fade = np.clip(below / 46, 0, 1) ** 1.3 * np.clip(1 - (y - HORIZON_Y) / 330, 0, 1)
    return np.where(y > HORIZON_Y, np.maximum(columns, rows) * fade * 0.62, 0)


def _line(place: np.ndarray, *, pixel: np.ndarray) -> np.ndarray:
    distance = np.abs(place - np.round(place))
    return np.clip(1.2 - distance / np.maximum(pixel, 1e-4), 0, 1) * np.clip(0.42 / np.maximum(pixel, 1e-4), 0, 1)


def _pool() -> pygame.Surface:
    """The spot on the floor: a wide violet lake with a hot middle."""
    lake = soft_disc(900, 210, dim(VIOLET, 0.50), power=2.0).copy()
    add(lake, soft_disc(520, 110, (150, 120, 220), power=2.2), (190, 50))
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
        beams.append(from_light((light * edge)[..., None] * np.array(color, dtype=np.float32)))
    return beams
