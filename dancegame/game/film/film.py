"""A film: what a drawing shows at every second of it, as pixels for whoever writes a file."""

from collections.abc import Callable

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.canvas import Canvas, Look
from dancegame.game.drawing.glow import opaque

# The byte of a surface's pixels that windows ignore, and files do not.
OPAQUE = 0xFF000000
Draw = Callable[[Canvas, float], None]


class Film:
    """Implements core.ports.Film.

    draw: fills a canvas with the picture of a second of the film, in any order of seconds.
    """

    def __init__(self, draw: Draw, *, size_px: tuple[int, int], seconds: float, look: Look) -> None:
        self.size_px, self.seconds = size_px, seconds
        self._draw, self._picture = draw, opaque(size_px)
        self._canvas = Canvas(self._picture, look, is_film=True)

    def picture_at(self, film_s: float) -> NDArray[np.uint8]:
        """Return a picture (H, W, 4): blue, green, red, and 255 for opaque."""
        self._draw(self._canvas, film_s)
        return _pixels(self._picture)


def _pixels(surface: pygame.Surface) -> NDArray[np.uint8]:
    """Return a copy of a surface of 32 bits (H, W, 4): blue, green, red, and 255 for opaque."""
    width, height = surface.get_size()
    rows = pygame.surfarray.pixels2d(surface).T | np.uint32(OPAQUE)
    return np.ascontiguousarray(rows).view(np.uint8).reshape(height, width, 4)
