"""What moves in a scene, brought up to date stripe by stripe: no picture has to paint all of it anew."""

import itertools
import math
from collections.abc import Iterator, Sequence

import pygame

from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.scenes.decor import Mood, Motif
from dancegame.game.drawing.sheet import Piece

# Of the picture's height. What moves is soft: nobody sees that one stripe of it is some milliseconds older.
STRIPES = 4


class Moving:
    """Draws the motifs of a scene on canvases of one size; what it keeps from picture to picture is only to be fast.

    horizon: of the scene, in units from the top.
    """

    def __init__(self, motifs: Sequence[Motif], *, horizon: float) -> None:
        self._motifs, self._horizon = motifs, horizon
        self._ticks, self._energy = 0, -1.0
        self._pieces: list[Piece] = []
        self._stripes: list[tuple[Piece, ...]] = [()] * STRIPES

    def draw(self, canvas: Canvas, mood: Mood, *, moves_hz: float) -> None:
        """Add all of it, every stripe as it was moves_hz ago or later."""
        if not self._motifs:
            return
        surface, clip = canvas.surface, canvas.surface.get_clip()
        parts = _parts(surface.get_rect())
        for stripe in self._due(mood, moves_hz):
            if stripe == 0 or not self._pieces:
                self._pieces = [piece for motif in self._motifs for piece in motif.pieces(canvas, mood, self._horizon)]
            self._stripes[stripe] = tuple(piece for piece in self._pieces if _place(piece).colliderect(parts[stripe]))
        for part, pieces in zip(parts, self._stripes, strict=True):
            surface.set_clip(part.clip(clip))
            surface.blits(pieces)
        surface.set_clip(clip)

    def _due(self, mood: Mood, moves_hz: float) -> Iterator[int]:
        """Yield the stripes whose turn it is, from the upper ones to the lower ones."""
        before, self._ticks = self._ticks, math.floor(mood.time_s * moves_hz * STRIPES)
        passed = self._ticks - before
        is_other, self._energy = mood.energy != self._energy, mood.energy
        if is_other or not 0 <= passed < STRIPES:
            yield from range(STRIPES)
        else:
            yield from (tick % STRIPES for tick in range(before + 1, self._ticks + 1))


def _parts(whole: pygame.Rect) -> list[pygame.Rect]:
    edges = [whole.height * stripe // STRIPES for stripe in range(STRIPES + 1)]
    return [pygame.Rect(0, top, whole.width, bottom - top) for top, bottom in itertools.pairwise(edges)]


def _place(piece: Piece) -> pygame.Rect:
    _, corner, area, _ = piece
    return pygame.Rect(corner, area[2:])
