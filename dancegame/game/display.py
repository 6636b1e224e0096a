"""The window: a surface of its own pixels to draw on, whatever its size and shape."""

import os
from types import TracebackType

import pygame

from dancegame.core.errors import ScreenError
from dancegame.game.drawing.shapes import star_points
from dancegame.game.drawing.themes.neon import NEON

SIZE = (1280, 720)
TITLE = "dancegame"
FULL_SCREEN_KEYS = frozenset({pygame.K_F11})
# Above so many pixels it is drawn smaller and enlarged smoothly: drawing that many would take too long.
MOST_PIXELS = 1920 * 1200
_MOUSE = frozenset({pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP})


class Display:
    """A context manager that opens the window and closes it; raises ScreenError where there is no screen."""

    def __init__(self, *, is_full_screen: bool = False) -> None:
        self._is_full_screen = is_full_screen
        self.is_closed = False
        self._small: pygame.Surface | None = None

    def __enter__(self) -> "Display":
        try:
            pygame.display.init()
            self._check_driver()
            pygame.display.set_caption(TITLE)
            pygame.display.set_icon(_icon())
            self._open()
        except pygame.error as error:
            pygame.display.quit()
            raise _no_screen(str(error)) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pygame.display.quit()

    @staticmethod
    def _check_driver() -> None:
        """A driver without a screen is fine only for those who asked for it."""
        driver = pygame.display.get_driver()
        if driver in ("dummy", "offscreen") and os.environ.get("SDL_VIDEODRIVER") != driver:
            pygame.display.quit()
            raise _no_screen("only a driver without a screen was found")

    def _open(self) -> None:
        if self._is_full_screen:
            self._window = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            self._window = pygame.display.set_mode(SIZE, pygame.RESIZABLE)

    def events(self) -> list[pygame.event.Event]:
        """Return the input since the last call, places in pixels of the surface; closing and full screen are done here."""
        kept = []
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                self.is_closed = True
            elif event.type == pygame.KEYDOWN and _is_full_screen_wish(event):
                self._is_full_screen = not self._is_full_screen
                self._open()
            elif event.type in _MOUSE:
                kept.append(pygame.event.Event(event.type, {**event.dict, "pos": self._to_surface(event.pos)}))
            else:
                kept.append(event)
        return kept

    def _to_surface(self, position: tuple[int, int]) -> tuple[int, int]:
        """Return a place in the window as one on the surface."""
        (width, height), (wide, high) = self.surface.get_size(), self._window.get_size()
        return position[0] * width // wide, position[1] * height // high

    @property
    def surface(self) -> pygame.Surface:
        """What to draw the next picture on."""
        self._window = pygame.display.get_surface() or self._window
        size = _drawn_size(self._window.get_size())
        if size == self._window.get_size():
            self._small = None
            return self._window
        if self._small is None or self._small.get_size() != size:
            self._small = pygame.Surface(size).convert()
        return self._small

    def show(self) -> None:
        """Bring the picture to the window."""
        if self._small is not None:
            pygame.transform.smoothscale(self._small, self._window.get_size(), self._window)
        pygame.display.flip()


def _drawn_size(window: tuple[int, int]) -> tuple[int, int]:
    """The size to draw at: the window's own, or one of the same shape that is 1080 high (wide, if upright)."""
    if window[0] * window[1] <= MOST_PIXELS:
        return window
    scale = 1080 / min(window)
    return round(window[0] * scale), round(window[1] * scale)


def _is_full_screen_wish(event: pygame.event.Event) -> bool:
    return event.key in FULL_SCREEN_KEYS or (event.key == pygame.K_RETURN and bool(event.mod & pygame.KMOD_ALT))


def _no_screen(reason: str) -> ScreenError:
    return ScreenError(
        f"There is no screen to open a window on ({reason}).",
        remedy="Start it on a desktop, or try `dancegame demo --headless`, which needs no screen.",
    )


def _icon() -> pygame.Surface:
    icon = pygame.Surface((64, 64), pygame.SRCALPHA, 32)
    pygame.draw.polygon(icon, NEON.primary, star_points((32, 34), 31))
    pygame.draw.polygon(icon, NEON.secondary, star_points((32, 34), 18))
    return icon
