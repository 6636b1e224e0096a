"""Says which cameras there are without opening one, while the game goes on."""

import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from dancegame.core.errors import CameraError, DanceGameError
from dancegame.core.live import CameraDevice
from dancegame.core.texts import N_
from dancegame.vision.cameras.camera import is_webcam, no_such_camera
from dancegame.vision.cameras.devices import device_path, list_webcams_apart
from dancegame.vision.cameras.patience import STREAM
from dancegame.vision.cameras.webcam import REMEDY
from dancegame.vision.puppet.spec import is_puppet, parse_puppets

# The first answer is waited for; later ones may be this old.
FIRST_S = 1.0
FRESH_S = 1.0
# A computer in the same house answers within milliseconds.
CONNECTING_S = 3.0
# Where streams over TCP are asked for; of others only opening them can tell.
PORTS = {"http": 80, "https": 443, "rtsp": 554, "rtmp": 1935, "tcp": 0}


class Lookout:
    """Implements core.ports.Cameras; each question is looked into in a thread of its own, one at a time."""

    def __init__(self) -> None:
        self._questions: dict[Hashable, _Question] = {}

    def found(self) -> Sequence[CameraDevice]:
        """Return the webcams of this computer."""
        return self._ask(None, list_webcams_apart) or ()

    def problem(self, camera: str) -> DanceGameError | None:
        """Return what speaks against a camera, None where nothing is known."""
        answer: DanceGameError | None = self._ask(camera, partial(find_problem, camera))
        return answer

    def _ask(self, key: Hashable, look: Callable[[], Any]) -> Any:
        if key not in self._questions:
            self._questions[key] = _Question(look)
        return self._questions[key].answer()


class _Question:
    def __init__(self, look: Callable[[], Any]) -> None:
        self._look = look
        self._answer: Any = None
        self._has_answer = threading.Event()
        self._asked_s = float("-inf")
        self._thread: threading.Thread | None = None

    def answer(self) -> Any:
        is_asked = self._thread is not None and self._thread.is_alive()
        if not is_asked and time.monotonic() - self._asked_s > FRESH_S:
            self._thread = threading.Thread(target=self._ask, name="lookout", daemon=True)
            self._thread.start()
        if self._asked_s == float("-inf"):
            self._has_answer.wait(FIRST_S)
        return self._answer

    def _ask(self) -> None:
        self._answer = self._look()
        self._asked_s = time.monotonic()
        self._has_answer.set()


def find_problem(camera: str) -> DanceGameError | None:
    """Return what speaks against the camera of a name, see `cameras.camera.open_camera`."""
    try:
        if is_puppet(camera):
            parse_puppets(camera)
        elif is_webcam(camera):
            _check_webcam(camera)
        elif "://" in camera:
            _check_address(camera)
        elif not os.path.exists(camera):  # noqa: PTH110 (a name too long for a file is none)
            raise no_such_camera(camera)
    except DanceGameError as error:
        return error
    return None


def _check_webcam(camera: str) -> None:
    webcams = list_webcams_apart()
    if not webcams:
        raise CameraError(N_("There is no camera."), remedy=REMEDY)
    if camera not in {webcam.camera for webcam in webcams}:
        names = ", ".join(f"{webcam.camera} ({webcam.name})" for webcam in webcams)
        raise CameraError(
            N_("There is no camera {camera}; there is {names}."),
            remedy=N_("Plug it in, or choose another one."),
            camera=camera,
            names=names,
        )
    if sys.platform == "linux" and not os.access(device_path(int(camera)), os.R_OK | os.W_OK):
        raise CameraError(
            N_("Camera {camera} may not be used by you."),
            remedy=N_("Ask whoever set up this computer."),
            camera=camera,
        )


def _check_address(camera: str) -> None:
    try:
        address = urlsplit(camera)
        host, port = address.hostname, address.port or PORTS.get(address.scheme, 0)
        if not host or not port:
            return
        socket.create_connection((host, port), CONNECTING_S).close()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CameraError(
            N_("The camera at {address} does not answer ({reason})."),
            remedy=STREAM.remedy,
            address=camera,
            reason=reason,
        ) from error
