"""Where a camera stands, and how it sees a body: a pinhole camera that may be turned, tilted and rolled."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# A webcam sees about 44 degrees from top to bottom.
FOCAL = 1.25
PICTURE_MIDDLE = (8 / 9, 0.5)
NEAREST_M = 0.5


@dataclass(frozen=True)
class View:
    """A camera: degrees that it stands aside of the dancer's front, looks down from above, and leans to its side.

    distance_m: from the dancer. aside_m, below_m: how far the dancer stands from the middle of the picture.
    """

    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    distance_m: float = 3.2
    aside_m: float = 0.0
    below_m: float = 0.0

    @property
    def metre(self) -> float:
        """Picture heights of a metre where the dancer stands."""
        return FOCAL / self.distance_m

    def see(self, points: Floats) -> Floats:
        """Return points (..., 3) in metres around the dancer's place as picture heights (..., 2).

        x right in the picture, y down, z away from the camera.
        """
        seen = points @ (_about_z(self.roll_deg) @ _about_x(self.pitch_deg) @ _about_y(self.yaw_deg)).T
        seen += (self.aside_m, self.below_m, self.distance_m)
        return seen[..., :2] / np.maximum(seen[..., 2:], NEAREST_M) * FOCAL + PICTURE_MIDDLE


def _about_x(angle_deg: float) -> Floats:
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def _about_y(angle_deg: float) -> Floats:
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def _about_z(angle_deg: float) -> Floats:
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
