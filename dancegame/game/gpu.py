"""Finds out whether a GPU draws on this X11 screen, without showing anything."""

import ctypes
import ctypes.util
from pathlib import Path

import pygame

RENDER_NODES = Path("/dev/dri")
# Names of OpenGL in software, or in a virtual machine's, which is hardly faster.
_SOFTWARE = ("llvmpipe", "softpipe", "swrast", "software", "svga3d", "virgl")
_GL_RENDERER = 0x1F01


def has_gpu() -> bool:
    """Return whether pictures can be brought to the screen by a real GPU."""
    # Without one nothing has to be opened, and the software driver with its compiler need not be loaded.
    if not any(RENDER_NODES.glob("renderD*")):
        return False
    name = gl_renderer()
    return bool(name) and not any(word in name.lower() for word in _SOFTWARE)


def gl_renderer() -> str:
    """Return the name of what OpenGL draws with, asked in a window that is never shown; "" where there is none."""
    library = ctypes.util.find_library("GL")
    if library is None:
        return ""
    try:
        window = pygame.Window("", (16, 16), opengl=True, hidden=True)
    except pygame.error:
        return ""
    try:
        get_string = ctypes.CDLL(library).glGetString
        get_string.restype = ctypes.c_char_p
        return (get_string(_GL_RENDERER) or b"").decode("ascii", "replace")
    finally:
        window.destroy()
