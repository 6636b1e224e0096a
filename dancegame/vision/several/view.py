"""What a network is given to see of a picture: all of it, all but the other dancers, or a window."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.vision.estimators.mediapipe import as_image
from dancegame.vision.several.body import Body
from dancegame.vision.several.paint import Colour, Picture, paint_body, paint_trunk

# The network looks at 256 x 256 px of a person. Of the joints of six puppets 0.40 picture heights tall, 98.6 % are
# within 0.03 picture heights in pictures of 720 lines and 99.1 % in the same at half the size, which cost less.
HALVED_FROM_LINES = 720
# A dancer keeps more of the picture for himself than is taken from him.
OWN_STOUTNESS = 1.7
# The network sees a square 1.25 bodies wide; whoever is this far from a dancer's joints is not in it.
SIGHT_TORSOS = 1.5
# The detector sees a picture in 224 x 224 px and misses people under about 50 px: a window to find somebody in is
# this high, and not wider than this beside what was last seen of him.
WINDOW_TORSOS = 6.0
BESIDE_TORSOS = 1.0
MOST_ZOOM = 2.5


@dataclass(frozen=True)
class Window:
    """A part of a picture: left, top, width and height in picture heights."""

    left: float
    top: float
    width: float
    height: float

    def out(self, body: Body) -> Body:
        """Return a body that is in heights of the window in heights of the picture."""
        return _placed(body, body.xy * np.float32(self.height) + self._corner)

    def into(self, body: Body) -> Body:
        """Return a body that is in heights of the picture in heights of the window."""
        return _placed(body, (body.xy - self._corner) / np.float32(self.height))

    @property
    def _corner(self) -> NDArray[np.float32]:
        return np.array((self.left, self.top), np.float32)


@dataclass(frozen=True)
class View:
    """One picture (H, W, 3), shrunk; aspect is width by height of the picture that was given."""

    picture: Picture
    aspect: float

    @classmethod
    def of(cls, rgb: Picture) -> "View":
        """Return the view of a picture: halved until it has fewer than 720 lines."""
        picture = rgb
        while picture.shape[0] >= HALVED_FROM_LINES:
            half = max(1, picture.shape[1] // 2), picture.shape[0] // 2
            # The mean of 2 x 2 px, and where a side is odd as good as that, in a sixth of the time of INTER_AREA.
            picture = np.asarray(cv2.resize(picture, half, interpolation=cv2.INTER_LINEAR), np.uint8)
        return cls(picture, rgb.shape[1] / rgb.shape[0])

    @cached_property
    def image(self) -> Any:
        """The whole picture as MediaPipe takes it; several networks may read it at once."""
        return as_image(self.picture)

    @cached_property
    def colour(self) -> Colour:
        """The mean colour. Painted black, the outline of a dancer is taken for a person; in this colour it is not."""
        return tuple(int(value) for value in self.picture[::8, ::8].reshape(-1, 3).mean(axis=0))

    def without(self, others: Sequence[Body], *, own: Body) -> Any:
        """Return the image in which the bodies of others near `own` are painted over, save where his own body is."""
        near = [other for other in others if _is_in_sight(other, own)]
        if not near:
            return self.image
        picture = self.picture.copy()
        for other in near:
            paint_body(picture, other, self.colour)
        kept = np.zeros(picture.shape[:2], np.uint8)
        paint_body(kept, own, (255,), stoutness=OWN_STOUTNESS)
        cv2.copyTo(self.picture, kept, picture)
        return as_image(picture)

    def part(self, window: Window, others: Sequence[Body]) -> Picture:
        """Return a copy of the window in which heads, torsos and legs of others are painted over."""
        height = self.picture.shape[0]
        left, top = round(window.left * height), round(window.top * height)
        right, bottom = left + round(window.width * height), top + round(window.height * height)
        part = self.picture[top:bottom, left:right].copy()
        for other in others:
            paint_trunk(part, window.into(other), self.colour)
        return part

    def around(self, own: Body, others: Sequence[Body]) -> tuple[Any, Window]:
        """Return the image to find somebody in who was last at `own`, and the window that it shows.

        It has the size of the whole picture, and its middle of `own` is where it is in the whole picture, so that
        a network which finds him here finds him again there. Nothing is left of the picture to his left and right.
        """
        middle = (own.low + own.high) / 2
        share = 1 / min(max(1 / (WINDOW_TORSOS * own.torso), 1.0), MOST_ZOOM)
        left, top = middle.clip(0, (self.aspect, 1)) * (1 - share)
        window = Window(float(left), float(top), self.aspect * share, share)
        part = self.part(window, others)
        beside = BESIDE_TORSOS * own.torso
        first, last = (
            round((x - window.left) / share * part.shape[0]) for x in (own.low[0] - beside, own.high[0] + beside)
        )
        part[:, : max(0, first)] = self.colour
        part[:, max(0, last) :] = self.colour
        if share != 1:
            size = self.picture.shape[1], self.picture.shape[0]
            part = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_LINEAR), np.uint8)
        return as_image(part), window


def _placed(body: Body, xy: NDArray[np.float32]) -> Body:
    return Body(replace(body.pose, xy=xy))


def _is_in_sight(other: Body, own: Body) -> bool:
    margin = SIGHT_TORSOS * own.torso
    return bool(np.all(other.low < own.high + margin) and np.all(other.high > own.low - margin))
