"""Draws lines and shapes as pygame.draw does it, on surfaces and on sheets, which paint them later."""

from collections.abc import Callable, Hashable, Iterator, Sequence

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.sheet import Sheet

Place = tuple[float, float]
Ground = pygame.Surface | Sheet


def rect(
    ground: Ground,
    color: Color,
    place: pygame.Rect | tuple[int, int, int, int],
    width: int = 0,
    border_radius: int = -1,
) -> None:
    """Draw a rectangle; width: of its line, 0 to fill it."""
    if isinstance(ground, pygame.Surface):
        pygame.draw.rect(ground, color, place, width, border_radius)
    else:
        for part in _rim(pygame.Rect(place), max(width, border_radius)) if width else (pygame.Rect(place),):
            ground.put(pygame.draw.rect, part, color, tuple(place), width, border_radius)


def polygon(ground: Ground, color: Color, corners: Sequence[Sequence[float]], width: int = 0) -> None:
    """Draw a polygon; width: of its line, 0 to fill it."""
    if isinstance(ground, pygame.Surface):
        pygame.draw.polygon(ground, color, corners, width)
    else:
        places = tuple([(x, y) for x, y in corners])
        ground.put(pygame.draw.polygon, _around(places, width), color, places, width)


def quads(ground: Ground, colors: Sequence[Color], corners: NDArray[np.float64]) -> None:
    """Draw many filled quadrangles (N, 4, 2), each in its colour; where they lie is reckoned for all at once."""
    if isinstance(ground, pygame.Surface):
        for color, quad in zip(colors, corners.tolist(), strict=True):
            pygame.draw.polygon(ground, color, quad)
        return
    low, high = corners.min(axis=1).astype(int) - 2, corners.max(axis=1).astype(int) + 3
    places = np.concatenate([low, high - low], axis=1).tolist()
    for color, ((a, b), (c, d), (e, f), (g, h)), place in zip(colors, corners.tolist(), places, strict=True):
        ground.put(pygame.draw.polygon, pygame.Rect(place), color, ((a, b), (c, d), (e, f), (g, h)), 0)


def circle(ground: Ground, color: Color, middle: Place, radius: float, width: int = 0) -> None:
    """Draw a circle; width: of its line, 0 to fill it."""
    if isinstance(ground, pygame.Surface):
        pygame.draw.circle(ground, color, middle, radius, width)
    else:
        ground.put(pygame.draw.circle, _around((middle,), radius), color, middle, radius, width)


def aacircle(ground: Ground, color: Color, middle: Place, radius: float, width: int = 0) -> None:
    """Draw a smooth circle; width: of its line, 0 to fill it."""
    if isinstance(ground, pygame.Surface):
        pygame.draw.aacircle(ground, color, middle, radius, width)
    else:
        ground.put(pygame.draw.aacircle, _around((middle,), radius), color, middle, radius, width)


def line(ground: Ground, color: Color, start: Place, end: Place, width: int = 1) -> None:
    """Draw a line."""
    if isinstance(ground, pygame.Surface):
        pygame.draw.line(ground, color, start, end, width)
    else:
        ground.put(pygame.draw.line, _around((start, end), width), color, start, end, width)


def aaline(ground: Ground, color: Color, start: Place, end: Place, width: int = 1) -> None:
    """Draw a smooth line."""
    if isinstance(ground, pygame.Surface):
        pygame.draw.aaline(ground, color, start, end, width)
    else:
        ground.put(pygame.draw.aaline, _around((start, end), width), color, start, end, width)


def lines(ground: Ground, color: Color, corners: Sequence[Place], width: int = 1) -> None:
    """Draw an open line through corners."""
    if isinstance(ground, pygame.Surface):
        pygame.draw.lines(ground, color, False, corners, width)
    else:
        places = tuple(corners)
        ground.put(pygame.draw.lines, _around(places, width), color, False, places, width)


def aaring(ground: Ground, color: Color, corners: Sequence[Place]) -> None:
    """Draw a smooth thin line through corners and back to the first."""
    if isinstance(ground, pygame.Surface):
        pygame.draw.aalines(ground, color, True, corners)
    else:
        places = tuple(corners)
        ground.put(pygame.draw.aalines, _around(places, 1), color, True, places)


def touch(ground: Ground, part: pygame.Rect) -> None:
    """Say that a picture which stands on the ground since before has changed in place in a part of it."""
    if isinstance(ground, Sheet):
        ground.touch(part)


def again(ground: Ground, name: Hashable, draw: Callable[[], None], *, is_same: bool) -> None:
    """Draw what draw() draws; is_same: a ground that remembers takes it as it was in the picture before."""
    if isinstance(ground, Sheet):
        ground.again(name, draw, is_same=is_same)
    else:
        draw()


def _rim(place: pygame.Rect, thick: int) -> Iterator[pygame.Rect]:
    """Yield the four sides of a place, all that is painted of its line; each is drawn for itself, the same again."""
    if 2 * thick >= min(place.size):
        yield place
        return
    left, top, width, height = place
    yield pygame.Rect(left, top, width, thick)
    yield pygame.Rect(left, top + height - thick, width, thick)
    yield pygame.Rect(left, top + thick, thick, height - 2 * thick)
    yield pygame.Rect(left + width - thick, top + thick, thick, height - 2 * thick)


def _around(places: Sequence[Place], reach: float) -> pygame.Rect:
    """All pixels that may be drawn on within a reach of some places."""
    across, down = zip(*places, strict=True)
    left, top = int(min(across) - reach) - 2, int(min(down) - reach) - 2
    return pygame.Rect(left, top, int(max(across) + reach) + 3 - left, int(max(down) + reach) + 3 - top)
