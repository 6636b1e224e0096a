"""The dark scene behind dancers: what stands there, beams of light that sway, light on the beat, and what moves."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pygame

from dancegame.game.drawing.backdrop import Floats, paint_backdrop
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.flood import Flood
from dancegame.game.drawing.glow import add, cropped, darkened, from_light, lit, opaque, paint_disc, stamp
from dancegame.game.drawing.pen import touch
from dancegame.game.drawing.scenes.decor import Decor, Mood, Rest
from dancegame.game.drawing.scenes.painting import paint_decor
from dancegame.game.drawing.shapes import LIGHT
from dancegame.game.drawing.sheet import Piece
from dancegame.game.drawing.theme import Theme

# How far above the dancers' feet the floor meets the wall, in units.
HORIZON_ABOVE_FLOOR = 192.0
# Beams sway slowly: with each picture one of so many bands of the background is lit anew, more where time went on; the
# longer all of them took, the more would beams look torn. Bands are rows: these lie side by side in memory, and are
# copied several times as fast as columns.
_BANDS, _BAND_S = 20, 1 / 60
# Lamps follow the dancer slowly, so many units a picture and with some bands lit in each: beams are hardly torn then.
# Where the dancer is at once somewhere else, further than so many units, so are all of them.
_SWING, _GLIDING, _JUMP = 2.5, 6, 90.0
_LEVELS = 10
# How much of the beat is seen where a song is calmest.
_LEAST_BEAT = 0.5
# Moments at which nearly every piece of light has been seen in each of its sizes and levels.
_REHEARSED = 60
_BEAM_SHRINK = 6  # units a pixel
_BEAM_STEPS = 31
_BEAM_SWAY = 0.09
_BEAM_SIZE = (160, 150)
_BEAM_LIGHT = 218  # of 255, so that the brightest middle does not burn out
# Whether in the second light, distance of the lamp from the middle in units, its leaning in radians; + is to the right.
_LAMPS: tuple[tuple[bool, float, float], ...] = (
    (True, -375, 0.17),
    (False, 375, -0.17),
    (False, -705, 0.26),
    (True, 705, -0.26),
)


@dataclass(frozen=True)
class Lighting:
    """How a scene is lit at a moment.

    middle: x of the lamps. spots: of the light on the floor, where dancers stand. pulse: the beat, 0 to 1. energy: of
    the song, 0 to 1. flow_s: the clock of what moves, which goes faster with more energy; None: as time_s. is_turn:
    whether what moves in the scene does so in this picture. is_soft: whether all of it may change.
    flood: the colour that floods it.
    """

    time_s: float
    middle: float
    spots: Sequence[tuple[float, float]]
    pulse: float = 0.0
    energy: float = 0.5
    flow_s: float | None = None
    is_turn: bool = True
    is_soft: bool = True
    flood: Flood | None = None

    @property
    def moved_s(self) -> float:
        """The time of what moves."""
        return self.time_s if self.flow_s is None else self.flow_s


class Scene:
    """Draws the empty scene for canvases of one size and theme, its floor at one height.

    horizon: where wall and floor meet, in units from the top. decor: of a song; None: the scene of mysteries, which is
    the same for all. rest: called after every little piece of painting.
    """

    def __init__(
        self, canvas: Canvas, *, horizon: float, decor: Decor | None = None, rest: Rest = lambda: None
    ) -> None:
        self._horizon, unit_px, theme = horizon, canvas.unit_px, canvas.theme
        if decor is None:
            size_px = canvas.surface.get_size()
            self._ground = paint_backdrop(size_px, theme, unit_px=unit_px, horizon_px=horizon * unit_px)
        else:
            self._ground, theme = paint_decor(canvas, decor, horizon=horizon, rest=rest), _lit_by(theme, decor)
        self._motifs = decor.motifs if decor is not None and theme.scenery == 1 else ()
        self._moving: tuple[Piece, ...] | None = None
        self._beams = 1.0 if decor is None else decor.beams
        self._is_songs = decor is not None
        self._lit = self._ground.copy()
        self._pool = _Breathing(cropped(_pool(theme, unit_px), 0.86), lowest=0.5)
        flash = paint_disc(canvas.surface.get_width(), canvas.px(390), dim(theme.ambient, 0.42), power=1.6)
        self._flash = _Breathing(cropped(flash, 0.9), lowest=0.0)
        lamps = dim(theme.primary, self._beams), dim(theme.secondary, self._beams)
        self._lamps = [(lamps[is_second], lean) for is_second, _, lean in _LAMPS]
        self._air = opaque((max(1, round(canvas.area.width / _BEAM_SHRINK)), _BEAM_SIZE[1]))
        self._band = 0
        # What changes all over the picture does so every second time: now the beams, now the light on the beat.
        self._is_for_beams = self._was_turn = False
        self._level = 0
        self._lit_around = self._wanted_around = math.inf
        self._lit_s = 0.0
        self._flood: tuple[Color, int] | None = None
        self._rehearse(canvas, rest)

    def _rehearse(self, canvas: Canvas, rest: Rest) -> None:
        """Let everything that moves or breathes be painted now and not in the middle of a dance."""
        for level in range(_LEVELS):
            self._pool.at(level)
            self._flash.at(level)
            rest()
        for motif in self._motifs if not canvas.look.is_calm else ():
            for step in range(_REHEARSED):
                list(motif.pieces(canvas, Mood(0.37 * step, step % _LEVELS / _LEVELS, 0.5), self._horizon))
                rest()

    def draw(self, canvas: Canvas, lighting: Lighting) -> bool:
        """Fill the canvas; return whether all of it was lit anew. Where nothing may flash or sway, it stands still."""
        canvas.lay_scene()
        time_s, moved_s, pulse = lighting.time_s, lighting.moved_s, lighting.pulse * self._beat_share(lighting.energy)
        if canvas.look.is_calm:
            time_s = moved_s = pulse = 0.0
        self._is_for_beams, self._was_turn = not lighting.is_turn or self._was_turn, lighting.is_turn
        is_all_new = self._follow(canvas, time_s, lighting.middle, lighting.flood)
        surface = canvas.surface
        stamp(surface, self._lit, self._lit.get_rect())
        level = min(_LEVELS - 1, int(pulse * _LEVELS))
        # A beat is seen at once.
        if level > self._level or lighting.is_turn:
            self._level = level
        if self._level:
            flash = self._flash.at(self._level)
            add(surface, flash, flash.get_rect(center=canvas.point((canvas.area.centerx, self._horizon))).topleft)
        pool = self._pool.at(self._level)
        for spot in lighting.spots:
            add(surface, pool, pool.get_rect(center=canvas.point(spot)).topleft)
        if lighting.is_turn or self._moving is None:
            mood = Mood(moved_s, self._level / _LEVELS, lighting.energy)
            self._moving = tuple(piece for motif in self._motifs for piece in motif.pieces(canvas, mood, self._horizon))
        surface.blits(self._moving)
        return is_all_new

    def _beat_share(self, energy: float) -> float:
        """How much of the beat is seen: all in the scene of mysteries, elsewhere the more, the more energy there is."""
        return _LEAST_BEAT + (1 - _LEAST_BEAT) * energy if self._is_songs else 1.0

    def _follow(self, canvas: Canvas, time_s: float, middle: float, flood: Flood | None) -> bool:
        """Let the beams sway on, and go where the dancer goes; a flood is seen at once. Return whether all is new."""
        has_jumped, self._wanted_around = abs(self._wanted_around - middle) >= _JUMP, middle
        before = self._lit_around
        self._lit_around = middle if has_jumped else before + min(max(middle - before, -_SWING), _SWING)
        light = flood.light(canvas.surface.get_size()) if flood is not None else None
        flooded = (flood.color, flood.level) if flood is not None and flood.level else None
        is_other, self._flood = flooded != self._flood, flooded
        light = light if flooded else None
        if is_other or (self._beams and has_jumped):
            bands, self._lit_s = _BANDS, time_s
        elif self._beams and (self._lit_around != before or self._is_for_beams):
            bands = self._due_bands(time_s, least=1 if self._lit_around == before else _GLIDING)
        else:
            bands = 0
        height = self._air.get_height()
        if bands == _BANDS:
            self._light_up(canvas, time_s, light, 0, height)  # at once: that takes half as long as one by one
        else:
            for _ in range(bands):
                self._band = (self._band + 1) % _BANDS
                self._light_up(
                    canvas, time_s, light, height * self._band // _BANDS, height * (self._band + 1) // _BANDS
                )
        if is_other:
            below, whole = round(height * _BEAM_SHRINK * canvas.unit_px), self._lit.get_rect()
            self._lay_ground(canvas, pygame.Rect(0, below, whole.width, max(0, whole.height - below)), light)
        return bands == _BANDS

    def _due_bands(self, time_s: float, *, least: int) -> int:
        """Return how many bands are due at a moment: all where time goes back."""
        # A hair less than a band's time is one: pictures come as often.
        due = int((time_s - self._lit_s) / _BAND_S + 0.1)
        self._lit_s = self._lit_s + due * _BAND_S if 0 <= due <= _BANDS else time_s
        return min(_BANDS, max(due, least)) if due >= 0 else _BANDS

    def _light_up(self, canvas: Canvas, time_s: float, flood: pygame.Surface | None, top: int, bottom: int) -> None:
        """Put the beams, and the light that floods all of it, into a band of the background; rows of the air."""
        air, lit = self._air, self._lit
        # A little more than the band, so that it joins its neighbours smoothly.
        part = pygame.Rect(0, top, air.get_width(), bottom - top).inflate(0, 2).clip(air.get_rect())
        air.set_clip(part)
        air.fill((0, 0, 0))
        for number, ((_, far, _), (color, lean)) in enumerate(zip(_LAMPS, self._lamps, strict=True)):
            sway = math.sin(time_s * (0.31 + 0.05 * number) + number * 1.9)
            left, beam = _beam(color, lean, round((sway + 1) / 2 * (_BEAM_STEPS - 1)))
            add(air, beam, (int((self._lit_around + far) / _BEAM_SHRINK - _BEAM_SIZE[0] / 2) + left, 0))
        grow = _BEAM_SHRINK * canvas.unit_px
        band = pygame.Rect(0, round(top * grow), lit.get_width(), round(bottom * grow) - round(top * grow))
        self._lay_ground(canvas, band, flood)
        size = (lit.get_width(), round(part.height * grow))
        add(lit, pygame.transform.smoothscale(air.subsurface(part), size), (0, round(part.top * grow)))

    def _lay_ground(self, canvas: Canvas, part: pygame.Rect, flood: pygame.Surface | None) -> None:
        """Begin a part of the background anew, with the light that floods all of it; the rest is left as it is."""
        lit = self._lit
        lit.set_clip(part)
        stamp(lit, self._ground, lit.get_rect())
        if flood is not None:
            add(lit, flood, flood.get_rect(midbottom=lit.get_rect().midbottom).topleft)
        touch(canvas.surface, part)


def _lit_by(theme: Theme, decor: Decor) -> Theme:
    """Return a theme whose lights of the show are those of a scene, as far as the theme lets them be seen."""
    lights, share = decor.lights, theme.scenery
    ambient, primary, secondary = (
        mix(own, light, share)
        for own, light in (
            (theme.ambient, lights.ambient),
            (theme.primary, lights.primary),
            (theme.secondary, lights.secondary),
        )
    )
    return replace(theme, ambient=ambient, primary=primary, secondary=secondary)


class _Breathing:
    """A light in levels of brightness, each made when it is first needed."""

    def __init__(self, light: pygame.Surface, *, lowest: float) -> None:
        self._light, self._lowest = light, lowest
        self._levels: dict[int, pygame.Surface] = {}

    def at(self, level: int) -> pygame.Surface:
        if level not in self._levels:
            share = self._lowest + (1 - self._lowest) * level / (_LEVELS - 1)
            self._levels[level] = darkened(self._light, share)
        return self._levels[level]


def _pool(theme: Theme, unit_px: float) -> pygame.Surface:
    """The spot on the floor: a wide lake of light with a hot middle."""
    wide, near = ((round(width * unit_px), round(height * unit_px)) for width, height in ((1350, 315), (780, 165)))
    lake = paint_disc(*wide, dim(theme.ambient, 0.50), power=2.0)
    hot = paint_disc(*near, dim(mix(theme.ambient, LIGHT, 0.33), 0.85), power=2.2)
    add(lake, hot, hot.get_rect(center=lake.get_rect().center).move(0, round(-unit_px)).topleft)
    return lake


@lru_cache(maxsize=256)
def _beam(color: Color, lean: float, step: int) -> tuple[int, pygame.Surface]:
    """A soft cone from the ceiling, small, at one of _BEAM_STEPS leanings around its own; made when first needed.

    Before it how far to the right its first light is: two thirds of the whole are black.
    """
    x, y, edge, narrow = _cone()
    light = np.array(color, dtype=np.float32) * np.float32(_BEAM_LIGHT / 255)
    turn = np.float32(lean - _BEAM_SWAY + 2 * _BEAM_SWAY * step / (_BEAM_STEPS - 1))
    away = (x - np.tan(turn) * (y + 12)) * narrow
    whole = from_light((np.exp(-(away * away)) * edge)[..., None] * light)
    seen = next(lit(whole, rows=_BEAM_SIZE[1]), pygame.Rect(0, 0, 1, 1))
    return seen.left, whole.subsurface(seen).copy()


@lru_cache(maxsize=1)
def _cone() -> tuple[Floats, Floats, Floats, Floats]:
    """What all beams have alike: columns from their middle, rows, light at a place, and how narrow they are there."""
    width, height = _BEAM_SIZE
    x = np.arange(width, dtype=np.float32)[:, None]
    y = np.arange(height, dtype=np.float32)[None, :]
    edge = np.clip(np.minimum(x, width - 1 - x) / 12, 0, 1) * (1 - y / height) ** 1.5 * 0.26
    return x - width / 2, y, edge, 1 / (2.2 + 0.105 * (y + 6))
