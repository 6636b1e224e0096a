"""Finds out whether a window manager is there on this X11 screen: without one nobody fills it for a window."""

import ctypes

# By its name on the root window a window manager says that it is there.
_SIGN = b"_NET_SUPPORTING_WM_CHECK"


def has_window_manager() -> bool:
    """Return whether there is one; also where that cannot be asked."""
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if not display:
        return True
    try:
        return _has_sign(x11, ctypes.c_void_p(display))
    finally:
        x11.XCloseDisplay(ctypes.c_void_p(display))


def _has_sign(x11: ctypes.CDLL, display: ctypes.c_void_p) -> bool:
    x11.XDefaultRootWindow.restype = x11.XInternAtom.restype = ctypes.c_ulong
    root, sign = x11.XDefaultRootWindow(display), x11.XInternAtom(display, _SIGN, 1)
    if not sign:
        return False  # nobody has ever used this name here
    kind, count, left, found = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_void_p()
    shape = ctypes.c_int()
    x11.XGetWindowProperty(
        display, ctypes.c_ulong(root), ctypes.c_ulong(sign), ctypes.c_long(0), ctypes.c_long(1), 0, ctypes.c_ulong(0),
        *(ctypes.byref(value) for value in (kind, shape, count, left, found)),
    )  # fmt: skip
    if found:
        x11.XFree(found)
    return count.value > 0
