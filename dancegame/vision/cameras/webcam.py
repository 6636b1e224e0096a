"""A webcam, read with OpenCV."""

import os
import sys
import time
from typing import Any, Self

from dancegame.core.errors import CameraError
from dancegame.core.pace import Pace
from dancegame.core.poses import PoseSequence
from dancegame.core.texts import N_, text_of
from dancegame.vision.cameras.patience import WEBCAM
from dancegame.vision.cameras.picture import CameraPicture

WIDTH_PX, HEIGHT_PX, FPS = 1280, 720, 30
# Uncompressed pictures of this size pass a USB 2 cable only 5 to 10 times a second.
FOURCC = "MJPG"
# A camera may leave out pictures while it changes its exposure, and one that is asked too early says that it has none.
# One without its plug says so for good.
GIVING_UP_S = 1.5
RETRYING_S = 0.02
# Light trembles in every pixel: of a camera that works no two pictures are alike. Some drivers hand out their last
# picture over and over, and a closed shutter is one black picture; a still moment of so long is neither.
FROZEN_S = 5.0
# So few pixels are compared.
COMPARED_EVERY_PX = 16
REMEDY = N_(
    "Plug in a camera, or close the program that uses it; without one, play the quiz alone or let the puppet dance."
)
# Media Foundation takes up to 20 s to open a camera when it looks for hardware that transforms pictures.
MSMF_ENVIRONMENT = {"OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0"}


class Webcam:
    """The camera with a number; raises CameraError when it is absent, busy or lost."""

    patience = WEBCAM

    def __init__(self, number: int) -> None:
        self.name = f"Camera {number}"
        self._said = text_of(N_("Camera {number}"), number=number)
        self._number = number
        self._capture: Any = None
        self._looks = b""
        self._changed_s = 0.0

    def __enter__(self) -> Self:
        os.environ.update(MSMF_ENVIRONMENT)
        import cv2

        cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
        for backend in _backends():
            capture = cv2.VideoCapture(self._number, backend)
            if capture.isOpened():
                self._capture = capture
                self._configure()
                return self
            capture.release()
        raise CameraError(
            N_("{camera} cannot be opened: it is absent, busy or not allowed."), remedy=REMEDY, camera=self._said
        )

    def __exit__(self, *error: object) -> None:
        self._capture.release()

    def read(self) -> CameraPicture:
        import cv2

        asked_s = time.perf_counter()
        while True:
            # The time is taken when the picture arrives, before it is decompressed.
            if self._capture.grab():
                captured_s = time.perf_counter()
                is_whole, bgr = self._capture.retrieve()
                if is_whole:
                    self._check_changes(bgr, captured_s)
                    return cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), captured_s
            if time.perf_counter() - asked_s > GIVING_UP_S:
                raise CameraError(N_("{camera} delivers no pictures any more."), remedy=REMEDY, camera=self._said)
            time.sleep(RETRYING_S)

    def _check_changes(self, bgr: Any, captured_s: float) -> None:
        """Raise CameraError for one and the same picture over and over."""
        looks = bgr[::COMPARED_EVERY_PX, ::COMPARED_EVERY_PX].tobytes()
        if looks != self._looks:
            self._looks, self._changed_s = looks, captured_s
        elif captured_s - self._changed_s > FROZEN_S:
            raise CameraError(
                N_("{camera} shows one and the same picture all the time."),
                remedy=N_("Open its shutter and switch on a light, or unplug it and plug it in again."),
                camera=self._said,
            )

    def cue(self, pace: Pace | None) -> None:
        """Real people hear the music themselves."""

    def rehearse(self, dance: PoseSequence | None) -> None:
        """Real people know the dance or do not."""

    def _configure(self) -> None:
        import cv2

        # The compression first: sizes are offered for each of them.
        self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*FOURCC))
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH_PX)
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT_PX)
        self._capture.set(cv2.CAP_PROP_FPS, FPS)
        # The newest picture, not one that has waited.
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)


def _backends() -> tuple[int, ...]:
    import cv2

    if sys.platform == "win32":
        return cv2.CAP_MSMF, cv2.CAP_DSHOW
    if sys.platform == "darwin":
        return (cv2.CAP_AVFOUNDATION,)
    return cv2.CAP_V4L2, cv2.CAP_ANY
