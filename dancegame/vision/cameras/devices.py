"""The webcams of this computer, by name where the system tells."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class WebcamDevice:
    """A webcam: the number that `--camera` takes, and its name."""

    number: int
    name: str


def list_webcams() -> list[WebcamDevice]:
    """Return the webcams that the system knows, in order of their numbers."""
    import cv2
    from cv2_enumerate_cameras import enumerate_cameras

    preferred = {"win32": cv2.CAP_MSMF, "darwin": cv2.CAP_AVFOUNDATION}
    found = enumerate_cameras(preferred.get(sys.platform, cv2.CAP_V4L2))
    return sorted((WebcamDevice(info.index, info.name) for info in found), key=lambda device: device.number)
