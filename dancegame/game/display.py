"""The window: a logical picture of 1280x720, scaled with its aspect to any size, with the mouse mapped back."""

import os
from types import TracebackType

import pygame

from dancegame.core.errors import ScreenError
from dancegame.game.drawing.colors import CYAN, PINK
from dancegame.game.drawing.shapes import star_points

SIZE = (1280, 720)
TITLE = "dancegame"
FULL_SCREEN_KEYS = frozenset({pygame.K_F11})
# Above so many pixels smooth scaling would take longer than the picture may.
SMOOTH_PIXELS = 1920 * 1200
_MOUSE = frozenset({pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP})


class Display:
    """A context manager that opens the window and closes it; raises ScreenError where there is no screen."""

    def __init__(self, *, is_full_screen: bool = False) -> None:
        self._is_full_screen = is_full_screen
        self.is_closed = False

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
        self.canvas = pygame.Surface(SIZE).convert()
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
        """Return the input since the last call in logical pixels; takes care of closing and full screen itself."""
        kept = []
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                self.is_closed = True
            elif event.type == pygame.KEYDOWN and _is_full_screen_wish(event):
                self._is_full_screen = not self._is_full_screen
                self._open()
            elif event.type in _MOUSE:
                kept.append(pygame.event.Event(event.type, {**event.dict, "pos": self._to_logical(event.pos)}))
            else:
                kept.append(event)
        return kept

    def _frame(self) -> pygame.Rect:
        """Where the picture stands in the window."""
        window = self._window.get_rect()
        scale = min(window.width / SIZE[0], window.height / SIZE[1])
        frame = pygame.Rect(0, 0, max(1, round(SIZE[0] * scale)), max(1, round(SIZE[1] * scale)))
        frame.center = window.center
        return frame

    def _to_logical(self, position: tuple[int, int]) -> tuple[int, int]:
        frame = self._frame()
        x = (position[0] - frame.left) * SIZE[0] / frame.width
        y = (position[1] - frame.top) * SIZE[1] / frame.height
        return int(x), int(y)

    def show(self) -> None:
        """Bring the canvas to the window."""
        self._window = pygame.display.get_surface() or self._window
        frame = self._frame()
        if frame.size == SIZE == self._window.get_size():
            self._window.blit(self.canvas, (0, 0))
        else:
            is_smooth = frame.width * frame.height <= SMOOTH_PIXELS
            scale = pygame.transform.smoothscale if is_smooth else pygame.transform.scale
            self._window.fill((0, 0, 0))
            self._window.blit(scale(self.canvas, frame.size), frame)
        pygame.display.flip()


def _is_full_screen_wish(event: pygame.event.Event) -> bool:
    return event.key in FULL_SCREEN_KEYS or (event.key == pygame.K_RETURN and bool(event.mod & pygame.KMOD_ALT))


def _no_screen(reason: str) -> ScreenError:
    return ScreenError(
        f"There is no screen to open a window on ({reason}).",
        remedy="Start it on a desktop, or try `dancegame demo --headless`, which needs no screen.",
    )


def _icon() -> pygame.Surface:
    icon = pygame.Surface((64, 64), pygame.SRCALPHA, 32)
    pygame.draw.polygon(icon, PINK, star_points((32, 34), 31))
    pygame.draw.polygon(icon, CYAN, star_points((32, 34), 18))
    return icon
