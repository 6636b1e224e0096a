"""A screen of exactly one size that nobody sees, where Xvfb can make one; else the screen there is."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

WAIT_S = 10.0


@contextmanager
def virtual_screen(size: tuple[int, int]) -> Iterator[bool]:
    """Let windows open on a screen of this size; yields whether there is one."""
    if shutil.which("Xvfb") is None:
        yield False
        return
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as answer:
        name = answer.readline().strip()
    before = {variable: os.environ.get(variable) for variable in ("DISPLAY", "SDL_VIDEODRIVER")}
    os.environ |= {"DISPLAY": f":{name}", "SDL_VIDEODRIVER": "x11"}
    try:
        yield bool(name)
    finally:
        for variable, value in before.items():
            os.environ.pop(variable, None)
            if value is not None:
                os.environ[variable] = value
        server.terminate()
        server.wait(WAIT_S)
