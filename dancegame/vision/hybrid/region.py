"""The square of a picture in which one person is looked at, upright along the body."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.vision.several.body import HIPS, SHOULDERS, Body
from dancegame.vision.several.paint import Colour, paint_body
from dancegame.vision.several.view import OWN_STOUTNESS

# What the landmark network looks at is 2.5 times as wide as the circle around hips that holds the body is (the
# proportion of MediaPipe's pose graphs: `pose_landmarks_to_roi`, scale 1.25 of the diameter).
WIDTH_IN_RADII = 2.5
SIZE_PX = 256
# From the hips to the end of the stretched body: a standing one is 3.3 torsos high, its arms reach beyond.
RADIUS_TORSOS = 1.75
REACH = 1.05
# The nearer two are to each other, the less around a body is kept of where the other one was painted over: else it is
# the other one again who is seen. A puppet that stays for two seconds behind another is found in all pictures where
# they come 12 or 30 times a second; else in 0.86 of them.
LEAST_STOUTNESS, STOUTNESS_A_TORSO = 0.5, 1.5


@dataclass(frozen=True)
class Region:
    """A square around `middle` (2,), `width` picture heights wide; `up` (2,) is the unit vector along the body."""

    middle: NDArray[np.float32]
    width: float
    up: NDArray[np.float32]

    @classmethod
    def between(cls, hips: NDArray[np.float32], top: NDArray[np.float32]) -> "Region":
        """Return the region of a body by the middle of its hips and the top of the circle that holds it."""
        x, y = top - hips
        radius = max(float(np.hypot(x, y)), 1e-3)
        return cls(hips, WIDTH_IN_RADII * radius, (top - hips) / np.float32(radius))

    @classmethod
    def around(cls, body: Body) -> "Region":
        """Return the region of a body of which joints are known."""
        if not (body.seen[SHOULDERS].any() and body.seen[HIPS].any()):
            return cls._around_what_is_seen(body)
        hips, shoulders = (np.nanmean(body.xy[joints], axis=0) for joints in (HIPS, SHOULDERS))
        x, y = shoulders - hips
        along = max(float(np.hypot(x, y)), 1e-3)
        farthest = float(np.nanmax(np.linalg.norm(body.xy - hips, axis=1)))
        radius = max(RADIUS_TORSOS * max(along, body.torso), REACH * farthest)
        return cls.between(hips, np.asarray(hips + (shoulders - hips) * (radius / along), np.float32))

    @classmethod
    def _around_what_is_seen(cls, body: Body) -> "Region":
        middle = np.asarray((body.low + body.high) / 2, np.float32)
        radius = max(float((body.high - body.low).max()) / 2 * 1.2, RADIUS_TORSOS * body.torso)
        return cls(middle, WIDTH_IN_RADII * radius, np.array((0, -1), np.float32))

    def moved(self, step: NDArray[np.float32]) -> "Region":
        """Return the region moved by a step (2,) in picture heights."""
        return replace(self, middle=self.middle + step)

    @cached_property
    def axes(self) -> NDArray[np.float32]:
        """(2, 2) what one pixel to the right and one pixel down in the region's picture are in picture heights."""
        down = -self.up
        right = np.array((down[1], -down[0]), np.float32)
        axes: NDArray[np.float32] = np.stack((right, down)) * np.float32(self.width / SIZE_PX)
        return axes

    @cached_property
    def corner(self) -> NDArray[np.float32]:
        """(2,) where the region's picture begins, in picture heights."""
        corner: NDArray[np.float32] = self.middle - self.axes.sum(axis=0) * np.float32(SIZE_PX / 2)
        return corner

    def out(self, px: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return places (N, 2) in px of the region's picture in picture heights."""
        return px @ self.axes + self.corner

    def into(self, body: Body) -> Body:
        """Return a body in heights of the region's picture."""
        # The axes are at right angles, and a pixel is as long along both.
        px = (body.xy - self.corner) @ self.axes.T / np.float32((self.width / SIZE_PX) ** 2)
        return Body(Pose((px / SIZE_PX).astype(np.float32), body.pose.confidence))

    def without(
        self, picture: NDArray[np.uint8], others: Sequence[Body], *, own: Body, colour: Colour
    ) -> NDArray[np.uint8]:
        """Return the region's picture in which other bodies are painted over, save where his own body is."""
        placed = [self.into(other) for other in others]
        near = [other for other in placed if np.all(other.low < 1) and np.all(other.high > 0)]
        if not near:
            return picture
        painted = picture.copy()
        for other in near:
            paint_body(painted, other, colour)
        kept = np.zeros(picture.shape[:2], np.uint8)
        inside = self.into(own)
        apart_torsos = min(inside.apart_torsos(other) for other in near)
        stoutness = min(max(LEAST_STOUTNESS, STOUTNESS_A_TORSO * apart_torsos), OWN_STOUTNESS)
        paint_body(kept, inside, (255,), stoutness=stoutness)
        cv2.copyTo(picture, kept, painted)
        return painted

    def cut(self, rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the region's picture (256, 256, 3) of a picture; black beside it."""
        height_px = rgb.shape[0]
        to_source = np.column_stack((self.axes.T, self.corner)) * height_px
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        return np.asarray(cv2.warpAffine(rgb, to_source, (SIZE_PX, SIZE_PX), flags=flags), np.uint8)
