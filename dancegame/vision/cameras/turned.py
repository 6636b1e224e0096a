"""A camera that hangs upside down or lies on its side, its pictures turned upright."""

from collections.abc import Mapping
from typing import Self

import numpy as np

from dancegame.core.acts import Act
from dancegame.core.pace import Pace
from dancegame.core.poses import PoseSequence
from dancegame.vision.cameras.camera import Camera, Directed
from dancegame.vision.cameras.picture import CameraPicture


def turned(camera: Camera, degrees: int) -> Camera:
    """Return a camera whose pictures are turned to the right by so many degrees, a multiple of 90."""
    return TurnedCamera(camera, degrees) if degrees % 360 else camera


class TurnedCamera:
    """A `Camera` around another one, whose pictures it turns to the right by quarters."""

    def __init__(self, camera: Camera, degrees: int) -> None:
        import cv2

        self.name, self.patience = camera.name, camera.patience
        self._camera = camera
        codes = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
        self._code = codes[degrees % 360]

    def __enter__(self) -> Self:
        self._camera.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._camera.__exit__(*error)

    def read(self) -> CameraPicture:
        import cv2

        rgb, captured_s = self._camera.read()
        return np.asarray(cv2.rotate(rgb, self._code), np.uint8), captured_s

    def cue(self, pace: Pace | None) -> None:
        self._camera.cue(pace)

    def rehearse(self, dance: PoseSequence | None) -> None:
        self._camera.rehearse(dance)

    def direct(self, acts: Mapping[int, Act]) -> None:
        """Let puppets act, where it is puppets that are seen."""
        if isinstance(self._camera, Directed):
            self._camera.direct(acts)
