"""Lets MediaPipe call nobody, and remembers how this computer reaches the network."""

import os
import urllib.request

# A minute after its start mediapipe 1.x sends its maker a record of its use, unasked and without a switch
# (google-ai-edge/mediapipe #6291). Its HTTP client obeys this variable; nobody listens at port 9 of this computer.
# OpenCV and FFmpeg, which read network cameras, do not look at it.
NOWHERE = "http://127.0.0.1:9"
VARIABLE = "https_proxy"

_own: dict[str, str] = {}


def call_nobody() -> None:
    """See to it that what MediaPipe sends from now on ends here."""
    if os.environ.get(VARIABLE) != NOWHERE:
        _own.clear()
        _own.update(urllib.request.getproxies())
    os.environ[VARIABLE] = NOWHERE


def own_proxies() -> dict[str, str]:
    """Return by which way what the player asks for is got, scheme -> address, whatever MediaPipe is told."""
    return dict(_own) if os.environ.get(VARIABLE) == NOWHERE else urllib.request.getproxies()
