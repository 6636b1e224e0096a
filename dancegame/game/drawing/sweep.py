"""A beam that swings across the picture like that of a lighthouse, and behind it everything is another."""

import math
from collections.abc import Sequence

import pygame

from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.glow import ADD, soft_disc
from dancegame.game.drawing.pen import Ground
from dancegame.game.drawing.shapes import LIGHT

# Where the beam comes from: so far above the picture, as a share of its height.
_ABOVE = 0.45
_ROW = 6.0
# Rows of a band, and the width of a block of what is uncovered.
_BAND, _BLOCK_PX = 18, 256
_WIDTH = 330.0
# Never so bright that a quarter of the picture could flash.
_BRIGHT = 0.55


class Sweep:
    """Draws the change; the light is made once for a size and colour."""

    def __init__(self) -> None:
        self._light: tuple[tuple[object, ...], pygame.Surface] | None = None

    def draw(self, canvas: Canvas, after: pygame.Surface, share: float, *, color: Color) -> None:
        """Put what comes over what was, left of the beam, and the beam over both; share: of its way, 0 to 1."""
        surface, row_px = canvas.surface, canvas.px(_ROW)
        width, height = surface.get_size()
        lean = _lean(canvas, ramp(share, 0.0, 1.0))
        above = _ABOVE * height
        edges = [(top, round(width / 2 + math.tan(lean) * (top + above))) for top in range(0, height, row_px)]
        light = self._made(canvas, color)
        wide, is_lit = light.get_width(), math.sin(math.pi * share) ** 0.6 >= 0.05
        for first in range(0, len(edges), _BAND):
            band = edges[first : first + _BAND]
            _uncover(surface, after, band, row_px)
            if is_lit:
                surface.blits([(light, (edge - wide // 2, top), (0, 0, wide, row_px), ADD) for top, edge in band])

    def _made(self, canvas: Canvas, color: Color) -> pygame.Surface:
        """One row of the beam."""
        state = (canvas.px(_WIDTH), canvas.px(_ROW), color)
        if self._light is None or self._light[0] != state:
            row_px = canvas.px(_ROW)
            disc = soft_disc(canvas.px(_WIDTH), 64, dim(mix(color, LIGHT, 0.35), _BRIGHT), power=1.6)
            middle = disc.subsurface((0, 32, disc.get_width(), 1))
            self._light = state, pygame.transform.scale(middle, (disc.get_width(), row_px))
        return self._light[1]


def _uncover(surface: Ground, after: pygame.Surface, band: Sequence[tuple[int, int]], row_px: int) -> None:
    """Put what comes left of the beam: as blocks, which stay the same from picture to picture, and rows up to it."""
    width, top = after.get_width(), band[0][0]
    whole = min(width, max(0, min(edge for _, edge in band)) // _BLOCK_PX * _BLOCK_PX)
    for left in range(0, whole, _BLOCK_PX):
        surface.blit(after, (left, top), (left, top, _BLOCK_PX, row_px * len(band)))
    rest = [(top, min(edge, width) - whole) for top, edge in band]
    surface.blits([(after, (whole, top), (whole, top, wide, row_px), 0) for top, wide in rest if wide > 0])


def _lean(canvas: Canvas, share: float) -> float:
    """The beam's direction in radians, + to the right: from beyond one lower corner to beyond the other."""
    width, height = canvas.surface.get_size()
    margin = canvas.px(_WIDTH) / 2
    most = math.atan2(width / 2 + margin, _ABOVE * height)
    return most * (2 * share - 1)
