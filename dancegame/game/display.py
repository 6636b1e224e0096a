"""The window: a surface of its own pixels to draw on, whatever its size and shape.

Everything is drawn in software, so a picture has to be carried to the window. Measured at 1920x1080 on two quiet cores
without a GPU (Xvfb; milliseconds): the window's own surface 0.8 with shared memory, 15 to 20 by SDL's usual detour
through a texture of (there software) OpenGL, 30 by a texture of our own. What is drawn goes on a sheet, which paints
only what differs from the picture before; on X11 only that is brought to the window, and nobody waits for it: the
screen server needs a core as well. With a GPU the detour is as cheap as the surface, and SDL decides. Above 1920x1200
pixels the picture is drawn at 1080 lines and enlarged smoothly: to 3840x2160 that takes 13, where drawing so many
pixels would take 25 and more.
"""

import os
from types import TracebackType

import pygame

from dancegame.core.errors import ScreenError
from dancegame.core.texts import N_
from dancegame.game.drawing import larder
from dancegame.game.drawing.logo import paint_emblem
from dancegame.game.drawing.sheet import Sheet
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.gpu import has_gpu
from dancegame.game.part_update import PartUpdate
from dancegame.game.window_manager import has_window_manager

SIZE = (1280, 720)
LEAST_SIZE = (480, 360)
TITLE = "dancegame"
# By this desktops of Linux know whose window it is: that of the file in packaging/linux.
DESKTOP_ID = "io.github.dancegame.dancegame"
# Room for the title bar, panels and docks of a desktop: a window takes no more of its width and height.
USABLE_SHARE = (0.94, 0.86)
MOST_PIXELS = 1920 * 1200
MOST_LINES = 1080
FULL_SCREEN_KEYS = frozenset({pygame.K_F11})
_MOUSE = frozenset({pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP})
# After these the pixels of the window may be gone.
_RENEWED = frozenset({pygame.WINDOWEXPOSED, pygame.WINDOWSIZECHANGED, pygame.WINDOWSHOWN, pygame.WINDOWRESTORED})
_SCREENLESS = frozenset({"dummy", "offscreen"})


class Display:
    """A context manager that opens the window and closes it; raises ScreenError where there is no screen.

    size, place: of the window, in pixels of the desktop; a usual size in the middle if left out or if it does not fit.
    Both can be asked until the end, and after it: what the window has when it is not full screen.
    """

    def __init__(
        self,
        *,
        size: tuple[int, int] | None = None,
        place: tuple[int, int] | None = None,
        is_full_screen: bool = False,
    ) -> None:
        self.size, self.place, self.is_full_screen = size or SIZE, place, is_full_screen
        self.is_closed = False
        self._asked_place = place
        self._opened_at: tuple[int, int] | None = None
        self._small: pygame.Surface | None = None
        self._sheet: Sheet | None = None

    def __enter__(self) -> "Display":
        # Else Windows would enlarge a small picture on screens with small pixels.
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
        for system in ("X11", "WAYLAND"):
            # Not left as it is: pygame has put the script's name there.
            os.environ[f"SDL_VIDEO_{system}_WMCLASS"] = DESKTOP_ID
        try:
            pygame.display.init()
            self._check_driver()
            # X11 alone offers both ways and no good guess between them.
            if pygame.display.get_driver() == "x11" and not has_gpu():
                os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
            # Where nobody would fill the screen for the window, it takes the screen's size itself.
            self._is_managed = pygame.display.get_driver() != "x11" or has_window_manager()
            self._window = self._opened()
            self._part_update = PartUpdate(self._window) if pygame.display.get_driver() == "x11" else None
        except pygame.error as error:
            pygame.display.quit()
            raise _no_screen(str(error)) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._part_update is not None:
            self._part_update.close()
        self._remember()
        self._window.destroy()
        pygame.display.quit()

    @staticmethod
    def _check_driver() -> None:
        """A driver without a screen is fine only for those who asked for it."""
        driver = pygame.display.get_driver()
        if driver in _SCREENLESS and os.environ.get("SDL_VIDEODRIVER") != driver:
            pygame.display.quit()
            raise _no_screen("only a driver without a screen was found")

    def _opened(self) -> pygame.Window:
        """Open the window, and show it only once it is where and what it should be."""
        desktops = pygame.display.get_desktop_sizes()
        if pygame.display.get_driver() not in _SCREENLESS:
            self.size = _fitting(self.size, desktops)
            self._asked_place = self.place = _on_desktop(self.place, desktops)
        position = pygame.WINDOWPOS_CENTERED if self.place is None else self.place
        window = pygame.Window(TITLE, self.size, position, resizable=True, allow_high_dpi=True, hidden=True)
        window.set_icon(paint_emblem(64, NEON))
        window.minimum_size = LEAST_SIZE
        if self.is_full_screen:
            self._fill(window)
        window.show()
        return window

    def _fill(self, window: pygame.Window) -> None:
        """Fill the monitor that the window is on; without a window manager the first one."""
        if self._is_managed:
            window.set_fullscreen(True)
        else:
            window.size, window.position = pygame.display.get_desktop_sizes()[0], (0, 0)

    def _unfill(self) -> None:
        """Go back to the size and place from before."""
        if self._is_managed:
            self._window.set_windowed()
        else:
            self._window.size = self.size
            self._window.position = pygame.WINDOWPOS_CENTERED if self.place is None else self.place

    def events(self) -> list[pygame.event.Event]:
        """Return the input since the last call, places in pixels of the surface; closing is done here."""
        self._end_update()
        kept = []
        for event in pygame.event.get():
            if event.type in _RENEWED:
                self.forget()
            if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
                self.is_closed = True
            elif event.type == pygame.KEYDOWN and _is_full_screen_wish(event):
                self.toggle_full_screen()
            elif event.type in _MOUSE:
                kept.append(pygame.event.Event(event.type, {**event.dict, "pos": self._to_surface(event.pos)}))
            else:
                kept.append(event)
        self._remember()
        return kept

    def forget(self) -> None:
        """Paint the next picture anew, whatever the window shows now."""
        self._sheet = None

    def toggle_full_screen(self) -> None:
        """Fill the monitor that the window is on, or go back to the same size and place."""
        self._end_update()
        self._remember()
        self.is_full_screen = not self.is_full_screen
        if self.is_full_screen:
            self._fill(self._window)
        else:
            self._unfill()

    def _remember(self) -> None:
        """Note size and place of the window while it is one."""
        if self.is_full_screen:
            return
        self.size, position = self._window.size, self._window.position
        self._opened_at = position if self._opened_at is None else self._opened_at
        if self._asked_place is None:
            self.place = position
        else:
            # Some window managers put the frame where the picture should be: what was asked for counts.
            moved_x, moved_y = (now - opened for now, opened in zip(position, self._opened_at, strict=True))
            self.place = self._asked_place[0] + moved_x, self._asked_place[1] + moved_y

    def _to_surface(self, position: tuple[int, int]) -> tuple[int, int]:
        """Return a place in the window as one on the surface."""
        (width, height), (wide, high) = self.surface.get_size(), self._window.size
        return position[0] * width // wide, position[1] * height // high

    @property
    def sheet(self) -> Sheet:
        """What to draw the next picture on."""
        surface = self.surface
        if self._sheet is None or self._sheet.surface is not surface or self._sheet.get_size() != surface.get_size():
            self._sheet = Sheet(surface)
            larder.go_by(surface.get_size())
        return self._sheet

    @property
    def surface(self) -> pygame.Surface:
        """The pixels of the picture that was shown last."""
        window = self._window.get_surface()
        size = drawn_size(window.get_size())
        if size == window.get_size():
            self._small = None
            return window
        if self._small is None or self._small.get_size() != size:
            self._small = pygame.Surface(size, 0, window)
        return self._small

    def show(self) -> None:
        """Bring what has been drawn on the sheet to the window; on X11 that may go on until the next call."""
        self._end_update()
        parts = None if self._sheet is None else self._sheet.show()
        if parts == []:
            return  # it is there already
        if self._small is not None:
            window = self._window.get_surface()
            pygame.transform.smoothscale(self._small, window.get_size(), window)
        elif parts and self._part_update is not None and self._part_update.begin(parts):
            return
        self._window.flip()

    def _end_update(self) -> None:
        """Wait for what is on its way to the window: it would be torn, and may not be there when the window changes."""
        if self._part_update is not None and not self._part_update.end():
            self.forget()


def drawn_size(window: tuple[int, int]) -> tuple[int, int]:
    """Return the size to draw at: the window's own, or one of its shape with so many lines that drawing keeps up."""
    if window[0] * window[1] <= MOST_PIXELS:
        return window
    scale = min(MOST_LINES / min(window), (MOST_PIXELS / (window[0] * window[1])) ** 0.5)
    return round(window[0] * scale), round(window[1] * scale)


def _fitting(size: tuple[int, int], desktops: list[tuple[int, int]]) -> tuple[int, int]:
    """The size of a window that fits on the largest desktop beside title bar and panels."""
    wide, high = max(desktops, key=lambda desktop: desktop[0] * desktop[1])
    width, height = min(size[0], int(wide * USABLE_SHARE[0])), min(size[1], int(high * USABLE_SHARE[1]))
    return max(width, LEAST_SIZE[0]), max(height, LEAST_SIZE[1])


def _on_desktop(place: tuple[int, int] | None, desktops: list[tuple[int, int]]) -> tuple[int, int] | None:
    """A place at which a window can be seen, else None: a monitor that was there may be gone."""
    if place is None:
        return None
    # Monitors may stand left of and above the first one; where, nobody tells.
    wide, high = (sum(desktop[axis] for desktop in desktops) for axis in (0, 1))
    least = 0 if len(desktops) == 1 else -max(wide, high)
    is_seen = least <= place[0] < wide - 100 and least <= place[1] < high - 100
    return place if is_seen else None


def _is_full_screen_wish(event: pygame.event.Event) -> bool:
    return event.key in FULL_SCREEN_KEYS or (event.key == pygame.K_RETURN and bool(event.mod & pygame.KMOD_ALT))


def _no_screen(reason: str) -> ScreenError:
    return ScreenError(
        N_("There is no screen to open a window on ({reason})."),
        remedy=N_("Start it on a desktop, or try `dancegame demo --headless`, which needs no screen."),
        reason=reason,
    )
