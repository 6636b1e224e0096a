"""What moves in scenes: motes that fly, bulbs in a chain, glints on water, fireworks, a wheel, bars that leap."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.glow import ADD
from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Mood, Point, Room, room_of
from dancegame.game.drawing.scenes.sprites import Sprite
from dancegame.game.drawing.sheet import Piece

Floats = NDArray[np.floating]
# Brightness and sizes go in steps, so that most pieces of light have been painted before.
_LEVELS, _SIZES = 6, 5
# Of so many pieces on a picture of 1920x1080 units a smaller one has fewer.
_AREA = 1920.0 * 1080.0
_MOST_SHARE = 1.2


@dataclass(frozen=True)
class Motes:
    """Light that falls, rises or drifts past, each piece at its own speed.

    count: on a picture of 1920x1080. size: smallest and largest, in units; large ones are near and fast. fall, drift:
    units a second of the nearest, down and to the right. sway: units to each side. twinkle: turns a second. hop: units
    that a beat lifts them. lowest, highest: where they fly, in units above the horizon.
    """

    sprite: Sprite
    colors: tuple[Color, ...]
    count: int
    size: tuple[float, float]
    fall: float = 0.0
    drift: float = 0.0
    sway: float = 0.0
    twinkle: float = 0.0
    hop: float = 0.0
    lowest: float = -330.0
    highest: float = 2400.0
    light: float = 0.8
    seed: int = 1

    def pieces(self, canvas: Canvas, mood: Mood, horizon: float) -> Iterator[Piece]:
        """Yield all pieces at their places."""
        area, margin = canvas.area, self.size[1]
        top, bottom = max(0.0, horizon - self.highest) - margin, min(area.height, horizon - self.lowest) + margin
        share = min(_MOST_SHARE, area.width * max(0.0, bottom - top) / _AREA)
        count = max(1, round(self.count * share))
        across, down, near, phase = (row[:count] for row in _pieces(self.count * 2, self.seed))
        pace = (0.45 + 0.55 * near) * mood.time_s
        high, wide = bottom - top, area.width + 2 * margin
        passed = (down + self.fall * pace / high) % 1.0
        x = (across * wide + self.drift * pace + self.sway * np.sin(mood.time_s * 0.9 + phase)) % wide - margin
        y = top + passed * high - self.hop * mood.pulse * near
        level = np.clip(np.minimum(passed, 1 - passed) * 7, 0, 1) * self.light * (0.45 + 0.55 * near)
        if self.twinkle:
            level = level * (0.5 + 0.5 * np.sin(mood.time_s * 2 * math.pi * self.twinkle + 7 * phase)) ** 2
        level = level * (0.78 + 0.22 * mood.pulse) * (0.7 + 0.3 * mood.energy)
        yield from _lights(canvas, self.sprite, self.colors, x, y, self.size, near, level)


@dataclass(frozen=True)
class Bulbs:
    """Lamps at places of the scene, lit in waves that run along them.

    wave: how many from one crest to the next. speed: crests a second, at most 1.5. swing: units to each side.
    """

    places: Callable[[Room], Sequence[Point]]
    colors: tuple[Color, ...]
    size: float
    sprite: Sprite = sprites.point
    wave: float = 6.0
    speed: float = 0.5
    swing: float = 0.0
    rest: float = 0.4
    light: float = 0.9

    def pieces(self, canvas: Canvas, mood: Mood, horizon: float) -> Iterator[Piece]:
        """Yield the light of every lamp."""
        x, up, number = _placed(self.places, room_of(canvas, horizon))
        crest = 0.5 + 0.5 * np.cos(2 * math.pi * (number / self.wave - self.speed * mood.time_s))
        level = self.light * (self.rest + (1 - self.rest) * (0.75 * crest**2 + 0.25 * mood.pulse))
        swing = self.swing * np.sin(mood.time_s * 1.3 + number * 0.8) * (0.6 + 0.8 * mood.energy)
        size = (self.size, self.size)
        near = np.ones_like(x)
        yield from _lights(
            canvas, self.sprite, self.colors, canvas.area.centerx + x + swing, horizon - up, size, near, level
        )


@dataclass(frozen=True)
class Glints:
    """Light on water that comes and goes, wider towards the eye."""

    colors: tuple[Color, ...]
    count: int = 46
    light: float = 0.7

    def pieces(self, canvas: Canvas, mood: Mood, horizon: float) -> Iterator[Piece]:
        """Yield all glints."""
        across, down, near, phase = _pieces(self.count, 11)
        depth = down**1.7
        room = canvas.area.width / 2
        y = horizon + 8 + depth * max(40.0, canvas.area.height - horizon - 10)
        drift = 14 * np.sin(mood.time_s * 0.5 + phase) * (0.4 + depth)
        x = canvas.area.centerx + (2 * across - 1) * room * (0.5 + 0.5 * depth) + drift
        level = self.light * np.clip(np.sin(mood.time_s * 1.15 * (0.6 + near) + 9 * phase), 0, 1)
        level = level * (0.75 + 0.25 * mood.pulse)
        yield from _lights(canvas, sprites.glint, self.colors, x, y, (34.0, 190.0), depth, level)


@dataclass(frozen=True)
class Fireworks:
    """Bursts of sparks over the scene, a new one every so many seconds."""

    colors: tuple[Color, ...]
    every_s: float = 1.5
    sparks: int = 30
    reach: float = 170.0
    low: float = 330.0
    high: float = 650.0

    def pieces(self, canvas: Canvas, mood: Mood, horizon: float) -> Iterator[Piece]:
        """Yield those that glow: a burst lasts longer than it takes until the next."""
        newest = math.floor(mood.time_s / self.every_s)
        for number in (newest, newest - 1):
            yield from self._burst(canvas, number, (mood.time_s / self.every_s - number) / 2, horizon)

    def _burst(self, canvas: Canvas, number: int, age: float, horizon: float) -> Iterator[Piece]:
        along, above, wide, hue = (_share(number, seed) for seed in (1, 2, 3, 4))
        # One side after the other, and seldom where somebody dances.
        side = 1 if number % 2 else -1
        x0 = canvas.area.centerx + side * (0.16 + 0.3 * along) * canvas.area.width
        y0 = horizon - (self.low + above * (self.high - self.low))
        _, speed, near, phase = _pieces(self.sparks, 5)
        turn = np.arange(self.sparks) * (2 * math.pi / self.sparks) + phase * 0.1
        far = self.reach * (0.7 + 0.5 * wide) * (0.35 + 0.65 * speed) * (1 - (1 - age) ** 3)
        x, y = x0 + np.cos(turn) * far, y0 + np.sin(turn) * far + 120 * age**2
        level = np.full(self.sparks, (1 - age) ** 0.9 * min(1.0, age * 14)) * (0.7 + 0.3 * near)
        color = self.colors[int(hue * len(self.colors)) % len(self.colors)]
        yield from _lights(canvas, sprites.point, (color,), x, y, (18.0, 46.0), near * (1 - 0.5 * age), level)


@dataclass(frozen=True)
class Wheel:
    """A big wheel that turns: lamps on its rim and its spokes. place: of its middle, as a share of half the picture."""

    place: float
    up: float
    radius: float
    colors: tuple[Color, ...]
    cabins: int = 12
    turn_s: float = 38.0

    def pieces(self, canvas: Canvas, mood: Mood, horizon: float) -> Iterator[Piece]:
        """Yield all its lamps."""
        turn = 2 * math.pi * mood.time_s / self.turn_s
        x0, y0 = canvas.area.centerx + self.place * canvas.area.width / 2, horizon - self.up
        rim, spoke = 3 * self.cabins, np.arange(self.cabins)
        angles = np.concatenate([np.arange(rim) * (2 * math.pi / rim), *[spoke * (2 * math.pi / self.cabins)] * 3])
        radii = self.radius * np.concatenate(
            [np.ones(rim), *(np.full(self.cabins, share) for share in (0.75, 0.5, 0.25))]
        )
        is_cabin = np.concatenate([np.arange(rim) % 3 == 0, np.zeros(3 * self.cabins, dtype=bool)])
        x, y = x0 + radii * np.cos(angles + turn), y0 + radii * np.sin(angles + turn)
        run = 0.5 + 0.5 * np.cos(angles * 2 - mood.time_s * 2.2)
        level = np.where(is_cabin, 0.9, 0.35 + 0.3 * run) * (0.8 + 0.2 * mood.pulse)
        yield from _lights(canvas, sprites.point, self.colors, x, y, (17.0, 44.0), is_cabin.astype(float), level)


@dataclass(frozen=True)
class Bars:
    """Columns of blocks at the horizon that leap with the beat, as a spectrum does."""

    colors: tuple[Color, ...]
    count: int = 44
    highest: float = 190.0
    light: float = 0.55

    def pieces(self, canvas: Canvas, mood: Mood, horizon: float) -> Iterator[Piece]:
        """Yield every column as high as it is now; they leap slowly where the song does."""
        width = canvas.area.width / self.count
        number = np.arange(self.count)
        own = np.modf(np.abs(np.sin(number * 12.9898) * 43758.5453))[0]
        away = np.abs(number / (self.count - 1) - 0.5) * 2
        wave = 0.5 + 0.5 * np.sin(mood.time_s * (1.1 + 1.3 * own) + 9 * own)
        share = (0.22 + 0.3 * wave + 0.48 * mood.pulse * own) * (0.35 + 0.65 * away) * (0.7 + 0.5 * mood.energy)
        bottom = canvas.px(horizon)
        for place, high in zip(number.tolist(), np.minimum(1.0, share).tolist(), strict=True):
            color = self.colors[place * len(self.colors) // self.count]
            column = _column(canvas.px(0.62 * width), canvas.px(self.highest), dim(color, self.light))
            shown = round(column.get_height() * high)
            area = (0, column.get_height() - shown, column.get_width(), shown)
            yield column, (canvas.px((place + 0.19) * width), bottom - shown), area, ADD


@lru_cache(maxsize=64)
def _column(width_px: int, height_px: int, color: Color) -> pygame.Surface:
    """Blocks one above the other, brighter below."""
    column = pygame.Surface((width_px, height_px), 0, 32)
    block = max(3, round(width_px * 0.42))
    for bottom in range(height_px, 0, -block):
        share = 0.25 + 0.75 * bottom / height_px
        column.fill(dim(color, share), (0, bottom - block, width_px, max(1, round(0.62 * block))))
    return column


def _lights(
    canvas: Canvas,
    sprite: Sprite,
    colors: tuple[Color, ...],
    x: Floats,
    y: Floats,
    size: tuple[float, float],
    near: Floats,
    level: Floats,
) -> Iterator[Piece]:
    """Yield a piece of light for each place; near: from the smallest size to the largest. level: of light, 0 to 1."""
    steps = np.round(np.clip(level, 0, 1) * _LEVELS).astype(int)
    sizes = np.round(np.clip(near, 0, 1) * _SIZES).astype(int)
    seen = np.flatnonzero(steps)
    lefts, tops = np.round(x * canvas.unit_px).astype(int), np.round(y * canvas.unit_px).astype(int)
    kinds = zip(
        seen.tolist(),
        lefts[seen].tolist(),
        tops[seen].tolist(),
        sizes[seen].tolist(),
        steps[seen].tolist(),
        strict=True,
    )
    widths = [max(3, canvas.px(size[0] + (size[1] - size[0]) * large / _SIZES)) for large in range(_SIZES + 1)]
    for number, left, top, large, step in kinds:
        light, whole = _piece(sprite, widths[large], colors[number % len(colors)], step)
        yield light, (left - whole[2] // 2, top - whole[3] // 2), whole, ADD


@lru_cache(maxsize=2048)
def _piece(sprite: Sprite, width_px: int, color: Color, step: int) -> tuple[pygame.Surface, tuple[int, int, int, int]]:
    """Return a piece of light in one of its levels, and all of it as an area."""
    light = sprite(width_px, dim(color, step / _LEVELS))
    return light, (0, 0, *light.get_size())


@lru_cache(maxsize=64)
def _pieces(count: int, seed: int) -> Floats:
    """Shares by what they are (4, N): across, down, how near, and a phase in radians."""
    shares: Floats = np.random.default_rng(seed).random((4, count))
    shares[3] *= 2 * math.pi
    return shares


@lru_cache(maxsize=64)
def _placed(places: Callable[[Room], Sequence[Point]], room: Room) -> tuple[Floats, Floats, Floats]:
    points = np.array(places(room), dtype=np.float64).reshape(-1, 2)
    return points[:, 0], points[:, 1], np.arange(len(points), dtype=np.float64)


def _share(number: int, seed: int) -> float:
    return math.modf(abs(math.sin(number * 12.9898 + seed * 78.233) * 43758.5453))[0]
