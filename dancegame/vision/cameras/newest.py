"""Reads a camera in a thread of its own and keeps only the newest picture."""

import threading
import time
from collections.abc import Callable
from typing import Self

from dancegame.core.errors import CameraError
from dancegame.core.texts import N_
from dancegame.vision.cameras.camera import Camera
from dancegame.vision.cameras.pauses import Pauses
from dancegame.vision.cameras.picture import CameraPicture

# The news that a camera hangs shall not wait for it.
JOIN_S = 0.5


class NewestPicture:
    """A context manager around an open camera.

    camera is opened inside the thread, because some drivers want to be read where they were opened.
    on_picture: called in the thread for every picture.
    """

    def __init__(self, camera: Camera, on_picture: Callable[[CameraPicture], None]) -> None:
        self.camera = camera
        self._on_picture = on_picture
        self._news = threading.Condition()
        self._picture: CameraPicture | None = None
        self._error: BaseException | None = None
        self._stopping = threading.Event()
        self._pauses = Pauses()
        self._waited_s = 0.0
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stopping.set()
        self._thread.join(JOIN_S)

    @property
    def is_alive(self) -> bool:
        """Whether the thread still runs; after the context's end: whether it hangs in the camera's driver."""
        return self._thread.is_alive()

    def take(self, timeout_s: float) -> CameraPicture | None:
        """Return the newest picture that was not taken yet, or None when none came in time.

        Raises what the camera raised, and CameraError when it has been waited for in vain for too long.
        """
        begun_s = time.perf_counter()
        with self._news:
            self._news.wait_for(lambda: self._picture is not None or self._error is not None, timeout_s)
            picture, self._picture = self._picture, None
        if picture is not None:
            self._waited_s = 0.0
            return picture
        if self._error is not None:
            raise self._error
        # Whoever was kept from waiting, because the computer was busy or asleep, has not waited in vain meanwhile.
        self._waited_s += min(time.perf_counter() - begun_s, 2 * timeout_s)
        if self._waited_s > self._longest_wait_s():
            never, any_more = N_("{camera} gives no picture."), N_("{camera} delivers no pictures any more.")
            what = any_more if self._pauses.has_heard else never
            raise CameraError(what, remedy=self.camera.patience.remedy, camera=self.camera.name)
        return None

    def _longest_wait_s(self) -> float:
        """Return how long this camera, by its kind and by its own rate, may take for a picture."""
        patience = self.camera.patience
        if not self._pauses.has_heard:
            return patience.opening_s
        return self._pauses.longest_wait_s(patience.silence_s)

    def _run(self) -> None:
        try:
            with self.camera:
                while not self._stopping.is_set():
                    self._tell(self.camera.read())
        except BaseException as error:  # noqa: BLE001 (raised again by who takes pictures)
            with self._news:
                self._error = error
                self._news.notify()

    def _tell(self, picture: CameraPicture) -> None:
        self._pauses.hear(time.perf_counter())
        with self._news:
            self._picture = picture
            self._news.notify()
        self._on_picture(picture)
