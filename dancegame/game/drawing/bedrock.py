"""What lies lowest on a sheet and has stood still for some pictures, painted once for all that moves over it."""

from collections.abc import Callable, Sequence
from itertools import takewhile

import pygame

# Paints the strokes of these numbers on a surface, cut off at a part.
PaintThese = Callable[[pygame.Surface, Sequence[int], pygame.Rect], None]
# After so many pictures in which at least so many strokes stood still and so much was painted it is worth its time.
_PICTURES, _LEAST_STROKES, _LEAST_SHARE = 12, 12, 0.3


class Bedrock:
    """Keeps how a sheet's first strokes look; `count` of them, 0 while there is none."""

    def __init__(self, surface: pygame.Surface) -> None:
        self._surface = surface
        self._picture: pygame.Surface | None = None
        self.count = 0
        self._begin()

    def _begin(self) -> None:
        """Look at the next pictures."""
        self._pictures, self._steady, self._area = 0, 1 << 30, 0

    def update(
        self,
        now: Sequence[object],
        before: Sequence[object],
        *,
        parts: Sequence[pygame.Rect],
        touched: Sequence[pygame.Rect],
        places: Sequence[pygame.Rect],
        paint: PaintThese,
    ) -> None:
        """Take in a picture's strokes and places, the parts to be painted, and those that were touched."""
        steady = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(now, before, strict=False)))
        if steady < self.count:
            self.count = 0
        if self.count and self._picture is not None:
            for part in touched:
                paint(self._picture, part.collidelistall(places[: self.count]), part)
        self._pictures += 1
        self._steady = min(self._steady, steady)
        self._area += sum(part.width * part.height for part in parts)
        if self._pictures == _PICTURES:
            self._lay(places, paint)
            self._begin()

    def _lay(self, places: Sequence[pygame.Rect], paint: PaintThese) -> None:
        whole = self._surface.get_rect()
        is_much = self._area >= _LEAST_SHARE * _PICTURES * whole.width * whole.height
        if is_much and self._steady >= self.count + _LEAST_STROKES:
            self._picture = self._picture or pygame.Surface(whole.size, 0, self._surface)
            self.count = self._steady
            paint(self._picture, whole.collidelistall(places[: self.count]), whole)

    def copy_to(self, surface: pygame.Surface, part: pygame.Rect) -> None:
        """Put a part of it where it belongs; by NumPy, through the processor's cache."""
        if self._picture is not None:
            cells = slice(part.left, part.right), slice(part.top, part.bottom)
            pygame.surfarray.pixels2d(surface)[cells] = pygame.surfarray.pixels2d(self._picture)[cells]
