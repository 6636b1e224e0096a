"""The logo: the name as neon tubes that are switched on one after the other, and a dancer on the legs of the "n"."""

import math
from functools import lru_cache

import numpy as np
import pygame

from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.glow import Scratch, add, blurred, darkened, opaque, shrunk
from dancegame.game.drawing.logo_letters import (
    ASCENDER,
    BEATS,
    DESCENDER,
    HIPS,
    NAME,
    THIN_TUBE,
    TUBE,
    Points,
    letters,
    name_width,
    tiny_dancer,
)
from dancegame.game.drawing.shapes import LIGHT
from dancegame.game.drawing.theme import Theme

# The glow reaches so far around a tube, in x-heights.
REACH = 0.42
# Tubes are painted so many times as large and shrunk.
_FINER = 3
# A tube that is switched on flickers: is it lit, in steps of a fifteenth of a second?
_FLICKER = (0.0, 0.7, 0.15, 0.9, 0.35, 1.0)
_FLICKER_S, _LETTER_S = 1 / 15, 0.11
SWITCHED_ON_S = len(NAME) * _LETTER_S + len(_FLICKER) * _FLICKER_S
_BEAT_S = 0.5
# Poses of the dancer that are painted, a beat; how far arms reach around the hips.
_POSES = 8
_DANCER_REACH = 1.25
# The letter that is the dancer's legs.
_LEGS = NAME.index("n")
# What tubes are painted on before they are shrunk.
_body, _core = Scratch(), Scratch()
# The colours at the beginning, in the middle and at the end of the name.
Lights = tuple[Color, Color, Color]


def logo_height(width: float) -> float:
    """Return how high the logo is where it is so wide, with its glow."""
    return width / (name_width() + 2 * REACH) * (ASCENDER + DESCENDER + 2 * REACH)


def draw_logo(canvas: Canvas, box: Box, *, age_s: float) -> None:
    """Draw the name into a box as wide as it shall be, from its top; age_s: since it was switched on."""
    size = box.width / (name_width() + 2 * REACH)
    left, ground = box.left + REACH * size, box.top + (REACH + ASCENDER) * size
    size_px, theme, is_calm = _size_px(canvas, size), canvas.theme, canvas.look.is_calm
    corner, lights = canvas.point(box.topleft), (theme.primary, theme.ambient, theme.secondary)
    if age_s >= SWITCHED_ON_S:
        _add(canvas, _word(size_px, lights), corner, 1.0)
    else:
        for number, (x, _) in enumerate(letters()):
            level = ramp(age_s, 0.0, 0.5) if is_calm else _flicker(age_s - number * _LETTER_S)
            place = (corner[0] + round(x * size_px), corner[1])
            _add(canvas, _letter(number, size_px, lights), place, level)
    beats = 0.0 if is_calm else round(age_s / _BEAT_S * _POSES) / _POSES % BEATS
    hips = (left + (letters()[_LEGS][0] + HIPS[0] - _DANCER_REACH) * size, ground + (HIPS[1] - _DANCER_REACH) * size)
    _add(canvas, _dancer(beats, size_px, theme.gold), canvas.point(hips), ramp(age_s, SWITCHED_ON_S - 0.4, 0.4))


def _size_px(canvas: Canvas, size: float) -> float:
    """An x-height in pixels, in few enough steps to be kept."""
    return round(size * canvas.unit_px * 4) / 4


def _flicker(lit_s: float) -> float:
    step = int(lit_s / _FLICKER_S)
    return 0.0 if lit_s < 0 else _FLICKER[min(step, len(_FLICKER) - 1)]


def _add(canvas: Canvas, picture: pygame.Surface, place: tuple[int, int], light: float) -> None:
    if light > 0:
        add(canvas.surface, picture if light >= 1 else darkened(picture, light), place)


@lru_cache(maxsize=4)
def _word(size_px: float, lights: Lights) -> pygame.Surface:
    """The whole name, as its letters are when all are lit."""
    width, height = ((name_width() + 2 * REACH) * size_px, (ASCENDER + DESCENDER + 2 * REACH) * size_px)
    word = opaque((math.ceil(width), math.ceil(height)))
    for number, (x, _) in enumerate(letters()):
        add(word, _letter(number, size_px, lights), (round(x * size_px), 0))
    return word


@lru_cache(maxsize=2 * len(NAME))
def _letter(number: int, size_px: float, lights: Lights) -> pygame.Surface:
    """A letter with its glow; its left edge and the ascender's top are REACH inside."""
    _, letter = letters()[number]
    share = 2 * number / (len(NAME) - 1)
    color = mix(lights[0], lights[1], share) if share <= 1 else mix(lights[1], lights[2], share - 1)
    extent = (letter.width + 2 * REACH, ASCENDER + DESCENDER + 2 * REACH)
    return _tubes(letter.strokes, color, extent, (REACH, REACH + ASCENDER), size_px, TUBE)


@lru_cache(maxsize=2 * BEATS * _POSES)
def _dancer(beats: float, size_px: float, color: Color) -> pygame.Surface:
    """The upper half of the dancer; its hips are in the middle, _DANCER_REACH from the top."""
    found, extent = tiny_dancer(beats), (2 * _DANCER_REACH, _DANCER_REACH + REACH)
    head = _ring(found.head)
    return _tubes((*found.strokes, head), color, extent, (_DANCER_REACH, _DANCER_REACH), size_px, THIN_TUBE)


def _ring(center: tuple[float, float], radius: float = 0.12) -> Points:
    angle = np.linspace(0, 2 * math.pi, 24)
    return np.stack([center[0] + radius * np.cos(angle), center[1] + radius * np.sin(angle)], axis=1)


def _tubes(
    strokes: tuple[Points, ...], color: Color, extent: tuple[float, float], origin: tuple[float, float], size_px: float,
    radius: float,
) -> pygame.Surface:  # fmt: skip
    """Light to be added: glowing tubes, whiter in their middle, with a joint where one ends."""
    fine = size_px * _FINER
    width, height = (max(_FINER, math.ceil(side * size_px) * _FINER) for side in extent)
    small = (width // _FINER, height // _FINER)
    body, core = _body.cleared(width, height), _core.cleared(width, height)
    for stroke in strokes:
        path = (stroke + origin) * fine
        _stroke(body, path, radius * fine, dim(color, 0.92))
        _stroke(core, path, 0.34 * radius * fine, dim(mix(color, LIGHT, 0.6), 0.8))
        for end in (path[0], path[-1]):
            pygame.draw.circle(core, mix(color, LIGHT, 0.7), end.tolist(), 0.85 * radius * fine)
    tube, middle = (pygame.transform.smoothscale(one, small) for one in (body, core))
    # The wide glow and the near one are soft enough to be painted at half the size.
    half = shrunk(tube, 2)
    glow = blurred(half, max(1, round(0.065 * size_px)))
    add(glow, blurred(half, max(1, round(0.025 * size_px)), light=0.7), (0, 0))
    light = pygame.transform.smoothscale(glow, small)
    add(light, tube, (0, 0))
    add(light, blurred(middle, max(1, round(0.02 * size_px)), light=0.9), (0, 0))
    return light


def _stroke(surface: pygame.Surface, path: Points, radius_px: float, color: Color) -> None:
    """A line, round where it turns and ends."""
    along = np.diff(path, axis=0)
    aside = np.stack([-along[:, 1], along[:, 0]], axis=1)
    aside *= radius_px / np.maximum(np.hypot(*along.T), 1e-6)[:, None]
    pieces = np.stack([path[:-1] + aside, path[1:] + aside, path[1:] - aside, path[:-1] - aside], axis=1)
    for corners in pieces.tolist():
        pygame.draw.polygon(surface, color, corners)
    for place in path.tolist():
        pygame.draw.circle(surface, color, place, radius_px)


def paint_emblem(size_px: int, theme: Theme) -> pygame.Surface:
    """Return the dancer on the legs of the "n" as a square picture with round corners and clear outside them."""
    fine = size_px * _FINER
    pane = pygame.Surface((fine, fine), pygame.SRCALPHA)
    pygame.draw.rect(pane, (*theme.dusk, 255), pane.get_rect(), border_radius=round(0.22 * fine))
    rim = pane.get_rect().inflate(*(-round(0.05 * fine),) * 2)
    pygame.draw.rect(pane, (*theme.night, 255), rim, border_radius=round(0.195 * fine))
    emblem = pygame.transform.smoothscale(pane, (size_px, size_px))
    x_height, (_, legs) = 0.36 * size_px, letters()[_LEGS]
    ground = 0.87 * size_px
    left = (size_px - legs.width * x_height) / 2
    hips = (left + HIPS[0] * x_height, ground + HIPS[1] * x_height)
    thick = 1.15
    extent = (size_px / x_height, size_px / x_height)
    legs_at, hips_at = (left / x_height, ground / x_height), (hips[0] / x_height, hips[1] / x_height)
    dancer = tiny_dancer(1.0)
    for strokes, light, at, tube in (
        (legs.strokes, theme.primary, legs_at, TUBE),
        ((*dancer.strokes, _ring(dancer.head)), theme.gold, hips_at, 1.15 * THIN_TUBE),
    ):
        add(emblem, _tubes(strokes, light, extent, at, x_height, thick * tube), (0, 0))
    return emblem
