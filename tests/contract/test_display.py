"""The window on screens of several sizes, made by Xvfb; no window manager is needed."""

import ctypes
import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pygame
import pygame.base
import pytest

from dancegame.bench.render.virtual_screen import virtual_screen
from dancegame.game import gpu
from dancegame.game.display import DESKTOP_ID, MOST_PIXELS, Display, drawn_size

PLACE, SIZE = (110, 60), (700, 500)
needs_a_screen = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb on this machine")


@pytest.fixture
def screen(request, monkeypatch):
    """A screen of the size that the test asks for."""
    monkeypatch.delenv("SDL_FRAMEBUFFER_ACCELERATION", raising=False)
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    with virtual_screen(request.param):
        yield request.param
    os.environ.pop("SDL_FRAMEBUFFER_ACCELERATION", None)


def settle(display: Display, *, until=lambda: True) -> None:
    """Show pictures until the screen server has done what was asked for."""
    ends_s = time.monotonic() + 30
    while time.monotonic() < ends_s:
        display.events()
        display.surface.fill((10, 200, 30))
        display.show()
        if until():
            return
        time.sleep(0.02)


def press(key: int, *, mod: int = 0) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0))


@needs_a_screen
@pytest.mark.parametrize("screen", [(1024, 768), (800, 600)], indirect=True)
def test_a_window_fits_on_a_small_desktop(screen):
    with Display() as display:
        settle(display)
        assert display.size[0] < screen[0]
        assert display.size[1] < screen[1] - 80
        assert display.surface.get_size() == display.size


@needs_a_screen
@pytest.mark.parametrize("screen", [(1280, 1024)], indirect=True)
@pytest.mark.parametrize(("key", "mod"), [(pygame.K_F11, 0), (pygame.K_RETURN, pygame.KMOD_ALT)])
def test_full_screen_and_back_keeps_size_and_place(screen, key, mod):
    with Display(size=SIZE, place=PLACE) as display:
        settle(display, until=lambda: display._window.position == PLACE)
        for wanted in (screen, SIZE):
            press(key, mod=mod)
            settle(display, until=lambda wanted=wanted: display.surface.get_size() == wanted)
            assert display.surface.get_size() == wanted
            assert (display.size, display.place) == (SIZE, PLACE)
        assert display._window.position == PLACE
    assert (display.size, display.place, display.is_full_screen) == (SIZE, PLACE, False)


def window_as_shown() -> tuple[tuple[int, int], tuple[int, int]]:
    """Size and place of the window, asked from the screen server."""
    told = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, check=True, timeout=30, text=True).stdout
    (line,) = (line for line in told.splitlines() if '"dancegame"' in line)
    width, height, x, y = map(int, re.search(r"(\d+)x(\d+)\+-?\d+\+-?\d+ +\+(-?\d+)\+(-?\d+)", line).groups())
    return (width, height), (x, y)


@needs_a_screen
@pytest.mark.skipif(shutil.which("xwininfo") is None, reason="needs xwininfo on this machine")
@pytest.mark.parametrize("screen", [(1280, 1024)], indirect=True)
@pytest.mark.parametrize("is_full_screen", [False, True])
def test_without_a_window_manager_the_whole_screen_is_filled(screen, is_full_screen):
    with Display(size=SIZE, place=PLACE, is_full_screen=is_full_screen) as display:
        if not is_full_screen:
            settle(display)
            display.toggle_full_screen()
        settle(display, until=lambda: window_as_shown() == (screen, (0, 0)))
        assert window_as_shown() == (screen, (0, 0))
        display.toggle_full_screen()
        settle(display, until=lambda: window_as_shown() == (SIZE, PLACE))
        assert window_as_shown() == (SIZE, PLACE)


@needs_a_screen
@pytest.mark.parametrize("screen", [(1280, 1024)], indirect=True)
def test_another_size_is_drawn_at_once(screen):
    with Display(size=SIZE, place=PLACE) as display:
        for size in ((900, 640), (500, 900)):
            display._window.size = size
            settle(display, until=lambda size=size: display.surface.get_size() == size)
            assert display.surface.get_size() == size
            assert display.size == size


def color_on_screen(x: int, y: int) -> tuple[int, ...]:
    """Ask the screen server what is seen at a place of its screen."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = x11.XGetImage.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = x11.XGetPixel.restype = ctypes.c_ulong
    server = ctypes.c_void_p(x11.XOpenDisplay(None))
    root, all_bits, as_pixels = ctypes.c_ulong(x11.XDefaultRootWindow(server)), ctypes.c_ulong(0xFFFFFF), 2
    image = ctypes.c_void_p(x11.XGetImage(server, root, x, y, 1, 1, all_bits, as_pixels))
    pixel = x11.XGetPixel(image, 0, 0)
    x11.XDestroyImage(image)
    x11.XCloseDisplay(server)
    return pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255


@contextmanager
def window_over(x: int, y: int) -> Iterator[None]:
    """Another program's window, which goes at the end."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = x11.XCreateSimpleWindow.restype = ctypes.c_ulong
    server = ctypes.c_void_p(x11.XOpenDisplay(None))
    root, green = ctypes.c_ulong(x11.XDefaultRootWindow(server)), ctypes.c_ulong(0x00C800)
    window = ctypes.c_ulong(x11.XCreateSimpleWindow(server, root, x, y, 50, 50, 0, green, green))
    x11.XMapRaised(server, window)
    x11.XSync(server, 0)
    try:
        yield
    finally:
        x11.XCloseDisplay(server)


@needs_a_screen
@pytest.mark.parametrize("screen", [(640, 480)], indirect=True)
def test_only_what_has_changed_is_brought_to_the_window(screen):
    red, green, blue = (200, 0, 0), (0, 200, 0), (0, 0, 200)
    changed, beside = pygame.Rect(40, 30, 100, 50), (500, 400)
    with Display(is_full_screen=True) as display:
        settle(display, until=lambda: display.surface.get_size() == screen)
        display.forget()
        for has_more in (False, True):
            display.sheet.fill(red)
            if has_more:
                display.sheet.fill(green, changed)
                # Nobody told the sheet: it stays where it is.
                display.surface.fill(blue, (*beside, 20, 20))
            display.show()
            display._end_update()  # what is on its way has come
        assert color_on_screen(*changed.center) == green
        assert color_on_screen(changed.right + 100, changed.bottom + 100) == red
        assert color_on_screen(*beside) == red


@needs_a_screen
@pytest.mark.parametrize("screen", [(640, 480)], indirect=True)
def test_what_another_window_has_covered_is_there_again(screen):
    with Display(is_full_screen=True) as display:
        settle(display, until=lambda: display.surface.get_size() == screen)

        def show_red() -> None:
            display.events()
            display.sheet.fill((200, 0, 0))
            display.show()

        show_red()
        with window_over(300, 200):
            assert color_on_screen(310, 210) != (200, 0, 0)
            show_red()
        ends_s = time.monotonic() + 10
        while color_on_screen(310, 210) != (200, 0, 0) and time.monotonic() < ends_s:
            show_red()
        assert color_on_screen(310, 210) == (200, 0, 0)


@needs_a_screen
@pytest.mark.parametrize("screen", [(640, 480)], indirect=True)
def test_where_parts_cannot_be_brought_all_of_it_is(screen, monkeypatch):
    monkeypatch.setattr(pygame.base, "__file__", "/no/library.so")
    with Display(is_full_screen=True) as display:
        settle(display, until=lambda: display.surface.get_size() == screen)
        display.sheet.fill((0, 200, 0))
        display.show()
        assert color_on_screen(300, 200) == (0, 200, 0)


@needs_a_screen
@pytest.mark.parametrize("screen", [(3840, 2160)], indirect=True)
def test_a_very_large_screen_is_drawn_at_1080_lines_and_enlarged(screen):
    with Display(is_full_screen=True) as display:
        settle(display, until=lambda: display._window.size == screen)
        assert display.surface.get_size() == (1920, 1080)
        display.surface.fill((0, 0, 0))
        display.surface.fill((255, 255, 255), (960, 0, 960, 1080))
        display.show()
        row = pygame.surfarray.array3d(display._window.get_surface())[1900:1940, 1000, 0].astype(int)
        assert row[0] == 0
        assert row[-1] == 255
        # Smooth: no step from black to white.
        assert np.abs(np.diff(row)).max() < 200
        press_at = pygame.event.Event(pygame.MOUSEMOTION, pos=(2000, 1000), rel=(0, 0), buttons=(0, 0, 0))
        pygame.event.clear()
        pygame.event.post(press_at)
        assert [event.pos for event in display.events() if event.type == pygame.MOUSEMOTION] == [(1000, 500)]


@needs_a_screen
@pytest.mark.parametrize("screen", [(1280, 720)], indirect=True)
@pytest.mark.parametrize("place", [(5000, 20), (-900, 10), (10, 715)])
def test_a_window_whose_monitor_is_gone_is_seen(screen, place):
    with Display(size=SIZE, place=place) as display:
        settle(display)
        x, y = display._window.position
        assert 0 <= x < screen[0] - 100
        assert 0 <= y < screen[1] - 100


@needs_a_screen
@pytest.mark.parametrize("screen", [(1280, 720)], indirect=True)
def test_a_desktop_knows_whose_window_it_is(screen, monkeypatch):
    monkeypatch.setenv("SDL_VIDEO_X11_WMCLASS", "__main__.py")  # what pygame makes of the script's name
    desktop_file = Path(__file__).parents[2] / "packaging/linux" / f"{DESKTOP_ID}.desktop"
    with Display():
        assert os.environ["SDL_VIDEO_X11_WMCLASS"] == DESKTOP_ID
    assert f"StartupWMClass={DESKTOP_ID}" in desktop_file.read_text(encoding="utf-8").splitlines()


@needs_a_screen
@pytest.mark.parametrize("screen", [(1280, 720)], indirect=True)
def test_without_a_gpu_there_is_no_detour(screen):
    with Display() as display:
        settle(display)
        assert os.environ["SDL_FRAMEBUFFER_ACCELERATION"] == "0"
        assert screen


@pytest.mark.parametrize(
    ("nodes", "name", "expected"),
    [
        ([], "NVIDIA GeForce RTX 3060/PCIe/SSE2", False),
        (["renderD128"], "NVIDIA GeForce RTX 3060/PCIe/SSE2", True),
        (["renderD128"], "Mesa Intel(R) UHD Graphics 620 (KBL GT2)", True),
        (["renderD128"], "llvmpipe (LLVM 15.0.6, 256 bits)", False),
        (["card0", "renderD128"], "SVGA3D; build: RELEASE; LLVM;", False),
        (["renderD128"], "", False),
    ],
)
def test_a_gpu_is_one_that_draws_by_itself(monkeypatch, tmp_path, nodes, name, expected):
    for node in nodes:
        (tmp_path / node).touch()
    monkeypatch.setattr(gpu, "RENDER_NODES", tmp_path)
    monkeypatch.setattr(gpu, "gl_renderer", lambda: name)
    assert gpu.has_gpu() is expected


@pytest.mark.parametrize("window", [(1280, 720), (1920, 1080), (1920, 1200), (1024, 768), (1080, 1920)])
def test_up_to_a_television_every_pixel_is_drawn(window):
    assert drawn_size(window) == window


@pytest.mark.parametrize("window", [(3840, 2160), (2560, 1440), (2160, 3840), (5120, 1440), (3840, 1080)])
def test_above_it_the_shape_is_kept(window):
    width, height = drawn_size(window)
    assert width * height <= MOST_PIXELS * 1.01
    assert width / height == pytest.approx(window[0] / window[1], rel=0.01)


@needs_a_screen
@pytest.mark.parametrize("screen", [(640, 480)], indirect=True)
def test_what_is_on_its_way_is_not_painted_over_and_a_failure_shows_all_of_the_next_picture(screen, monkeypatch):
    begun, may_end, surfaces = threading.Event(), threading.Event(), []
    with Display(is_full_screen=True) as display:
        settle(display, until=lambda: display.surface.get_size() == screen)
        update = display._part_update

        def slow(*_told) -> int:
            begun.set()
            assert may_end.wait(30)
            surfaces.append(display.surface.get_at((50, 50))[:3])
            return -1

        monkeypatch.setattr(update, "_update", slow)
        display.sheet.fill((200, 0, 0), pygame.Rect(40, 40, 30, 30))
        display.show()  # does not wait
        assert begun.wait(30)
        threading.Timer(0.3, may_end.set).start()
        display.sheet.fill((0, 200, 0), pygame.Rect(40, 40, 30, 30))
        display.show()
        assert surfaces[0] == (200, 0, 0)
        assert display._sheet is None
