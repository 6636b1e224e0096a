"""Brings parts of a window's surface to the screen beside the game; pygame itself brings only all of it, and waits."""

import ctypes
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pygame
import pygame.base


class PartUpdate:
    """Asks the SDL that pygame draws with; where it cannot be asked, nothing is brought.

    Measured at 1920x1080 on X11 with shared memory, milliseconds: all of it 1.05, a third in three parts 0.8, a small
    part 0.2; beside an estimator 0.9 usually, and 4 to 8 once in a hundred pictures, for the screen server has to wait
    for a core as well. Nearly all of that is waiting for the server, which nobody does who goes on beside it.
    """

    def __init__(self, window: pygame.Window) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="window")
        self._begun: Future[int] | None = None
        self._window = None
        try:
            # What pygame's own library is linked with is found through it.
            sdl = ctypes.CDLL(pygame.base.__file__)
            find, self._update = sdl.SDL_GetWindowFromID, sdl.SDL_UpdateWindowSurfaceRects
        except (OSError, AttributeError):
            return
        find.restype, find.argtypes = ctypes.c_void_p, [ctypes.c_uint32]
        self._update.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_int), ctypes.c_int]
        self._window = find(window.id)

    def begin(self, parts: Sequence[pygame.Rect]) -> bool:
        """Begin to bring some parts, which lie on the surface; return whether that can be done here.

        Until `end` the surface stays as it is, and so does the window.
        """
        if not self._window:
            return False
        sides = [side for part in parts for side in part]
        self._begun = self._thread.submit(self._update, self._window, (ctypes.c_int * len(sides))(*sides), len(parts))
        return True

    def end(self) -> bool:
        """Wait until what was begun is there; return False where it could not be brought."""
        begun, self._begun = self._begun, None
        return begun is None or begun.result() == 0

    def close(self) -> None:
        """Wait for what was begun, and begin nothing more."""
        self._thread.shutdown()
