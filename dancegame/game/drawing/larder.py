"""Keeps what was painted while there is room: by its weight, for one pane of glass takes as much as a thousand words.

`functools.lru_cache` counts: what it keeps grows for hours until the last of hundreds of large pictures has come.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

import pygame

Given = ParamSpec("Given")
Kept = TypeVar("Kept")
MB = 2**20


class Larder(Generic[Kept]):
    """What was used least lately goes first. weigh: bytes of a thing; one that is alone too heavy is kept alone."""

    def __init__(self, *, most_mb: float, weigh: Callable[[Kept], int]) -> None:
        self._things: OrderedDict[Hashable, tuple[Kept, int]] = OrderedDict()
        self._most_bytes, self._weigh = most_mb * MB, weigh
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
        while self.weight_bytes > self._most_bytes and len(self._things) > 1:
            self.weight_bytes -= self._things.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Keep nothing."""
        self._things.clear()
        self.weight_bytes = 0


def bytes_of(surface: pygame.Surface) -> int:
    """Return how much memory a surface takes."""
    return surface.get_pitch() * surface.get_height()


def kept(*, most_mb: float) -> Callable[[Callable[Given, pygame.Surface]], Callable[Given, pygame.Surface]]:
    """Keep what a function paints, by its arguments; for what is painted on the main loop alone."""

    def keeping(paint: Callable[Given, pygame.Surface]) -> Callable[Given, pygame.Surface]:
        larder: Larder[pygame.Surface] = Larder(most_mb=most_mb, weigh=bytes_of)

        @wraps(paint)
        def painted(*args: Given.args, **kwargs: Given.kwargs) -> pygame.Surface:
            key: Any = (args, *kwargs.items()) if kwargs else args
            found = larder.get(key)
            if found is None:
                found = paint(*args, **kwargs)
                larder.keep(key, found)
            return found

        painted.cache_clear = larder.clear  # type: ignore[attr-defined]
        return painted

    return keeping
