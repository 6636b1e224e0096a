"""Keeps what was painted while there is room: by its weight, for one pane of glass takes as much as a thousand words.

`functools.lru_cache` counts: what it keeps grows for hours until the last of hundreds of large pictures has come.
How much room there is goes by the size of the picture: in a small window words and panes are small as well.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

import pygame

Given = ParamSpec("Given")
Kept = TypeVar("Kept")
BYTES_A_PIXEL = 4
# Of a television, until a window tells its own.
_size_px = [(1920, 1080)]


def go_by(size_px: tuple[int, int]) -> None:
    """Let everything that is kept from now on go by a picture of this size."""
    _size_px[0] = size_px


def picture_bytes() -> int:
    """Return how much memory a whole picture takes."""
    width, height = _size_px[0]
    return width * height * BYTES_A_PIXEL


class Larder(Generic[Kept]):
    """What was used least lately goes first.

    pictures: as much room there is as so many whole ones take. weigh: bytes of a thing; one that is alone too heavy is
    kept alone.
    """

    def __init__(self, *, pictures: float, weigh: Callable[[Kept], int]) -> None:
        self._things: OrderedDict[Hashable, tuple[Kept, int]] = OrderedDict()
        self._pictures, self._weigh = pictures, weigh
        self.weight_bytes = 0

    def get(self, key: Hashable) -> Kept | None:
        """Return what was kept by a key, None where nothing is."""
        found = self._things.get(key)
        if found is None:
            return None
        self._things.move_to_end(key)
        return found[0]

    def keep(self, key: Hashable, thing: Kept) -> None:
        """Keep a thing, and let others go where it gets too much."""
        weight, before = self._weigh(thing), self._things.pop(key, None)
        self.weight_bytes += weight - (before[1] if before else 0)
        self._things[key] = thing, weight
        most_bytes = self._pictures * picture_bytes()
        while self.weight_bytes > most_bytes and len(self._things) > 1:
            self.weight_bytes -= self._things.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Keep nothing."""
        self._things.clear()
        self.weight_bytes = 0


def bytes_of(surface: pygame.Surface) -> int:
    """Return how much memory a surface takes."""
    return surface.get_pitch() * surface.get_height()


def kept(*, pictures: float) -> Callable[[Callable[Given, pygame.Surface]], Callable[Given, pygame.Surface]]:
    """Keep what a function paints, by its arguments; for what is painted on the main loop alone."""
    return kept_by(bytes_of, pictures=pictures)


def kept_by(
    weigh: Callable[[Kept], int], *, pictures: float
) -> Callable[[Callable[Given, Kept]], Callable[Given, Kept]]:
    """Do so with what weighs something else than a surface."""

    def keeping(paint: Callable[Given, Kept]) -> Callable[Given, Kept]:
        larder: Larder[Kept] = Larder(pictures=pictures, weigh=weigh)

        @wraps(paint)
        def painted(*args: Given.args, **kwargs: Given.kwargs) -> Kept:
            key: Any = (args, *kwargs.items()) if kwargs else args
            found = larder.get(key)
            if found is None:
                found = paint(*args, **kwargs)
                larder.keep(key, found)
            return found

        painted.cache_clear = larder.clear  # type: ignore[attr-defined]
        return painted

    return keeping
