"""Reads a camera in a thread of its own and keeps only the newest picture."""

import threading
import time
from collections.abc import Callable
from typing import Self

from dancegame.core.errors import CameraError
from dancegame.vision.cameras.camera import Camera
from dancegame.vision.cameras.picture import CameraPicture

# A camera that is silent for longer is lost; a pause for a changed exposure is shorter.
SILENCE_S = 2.0
# Opening may take 20 s on Windows.
OPENING_S = 40.0
# The news that a camera hangs shall not wait for it.
JOIN_S = 0.5


class NewestPicture:
    """A context manager around an open camera.

    camera is opened inside the thread, because some drivers want to be read where they were opened.
    on_picture: called in the thread for every picture.
    """

    def __init__(self, camera: Camera, on_picture: Callable[[CameraPicture], None]) -> None:
        self._camera = camera
        self._on_picture = on_picture
        self._news = threading.Condition()
        self._picture: CameraPicture | None = None
        self._error: BaseException | None = None
        self._stopping = threading.Event()
        self._heard_s = time.perf_counter() + OPENING_S - SILENCE_S
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stopping.set()
        self._thread.join(JOIN_S)

    def take(self, timeout_s: float) -> CameraPicture | None:
        """Return the newest picture that was not taken yet, or None when none came in time.

        Raises what the camera raised, and CameraError when it has been silent for SILENCE_S.
        """
        with self._news:
            self._news.wait_for(lambda: self._picture is not None or self._error is not None, timeout_s)
            picture, self._picture = self._picture, None
        if picture is not None:
            return picture
        if self._error is not None:
            raise self._error
        if time.perf_counter() - self._heard_s > SILENCE_S:
            raise CameraError(
                f"{self._camera.name} delivers no pictures.", remedy="Unplug it and plug it in again, then try again."
            )
        return None

    def _run(self) -> None:
        try:
            with self._camera:
                while not self._stopping.is_set():
                    self._tell(self._camera.read())
        except BaseException as error:  # noqa: BLE001 (raised again by who takes pictures)
            with self._news:
                self._error = error
                self._news.notify()

    def _tell(self, picture: CameraPicture) -> None:
        self._heard_s = time.perf_counter()
        with self._news:
            self._picture = picture
            self._news.notify()
        self._on_picture(picture)
