"""A camera in front of which a puppet performs."""

import time
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import PoseSequence
from dancegame.vision.cameras.patience import DRAWN
from dancegame.vision.cameras.picture import CameraPicture
from dancegame.vision.puppet.figure import Figure
from dancegame.vision.puppet.outfits import outfit
from dancegame.vision.puppet.performer import Body, Performer
from dancegame.vision.puppet.scene import Scene
from dancegame.vision.puppet.spec import PuppetSpec

WIDTH_PX, HEIGHT_PX = 1280, 720


class PuppetCamera:
    """Draws a picture 1/fps seconds after the other, each as things are at the moment it is taken.

    own_dance: the dance of the song that the spec names; without one the puppet dances what it rehearses.
    """

    name = "Puppet"
    patience = DRAWN

    def __init__(
        self,
        spec: PuppetSpec,
        own_dance: PoseSequence | None = None,
        *,
        width_px: int = WIDTH_PX,
        height_px: int = HEIGHT_PX,
    ) -> None:
        self._spec = spec
        self._size_px = width_px, height_px
        self._song_start_s: float | None = None
        self._performer = Performer(spec, own_dance, aspect=width_px / height_px)

    def __enter__(self) -> Self:
        self._scene = Scene(*self._size_px)
        self.draw(0.0)  # OpenCV takes a third of a second for its first picture
        self._due_s = time.perf_counter()
        return self

    def __exit__(self, *error: object) -> None:
        """There is nothing to release."""

    def read(self) -> CameraPicture:
        step_s = 1 / self._spec.fps
        # Pictures that could not be drawn in time are left out, as a camera would.
        late = max(0.0, time.perf_counter() - self._due_s - step_s)
        self._due_s += step_s * (1 + late // step_s)
        picture = self.draw(self._due_s)
        time.sleep(max(0.0, self._due_s - time.perf_counter()))
        return picture, self._due_s

    def cue(self, song_start_s: float | None) -> None:
        self._song_start_s = song_start_s

    def rehearse(self, dance: PoseSequence | None) -> None:
        if self._spec.song is None:
            width, height = self._size_px
            self._performer = Performer(self._spec, dance, aspect=width / height)

    def body(self, now_s: float) -> Body:
        """Return where the puppet's joints are at a moment: the truth that an estimator should find."""
        return self._performer.body(now_s, song_start_s=self._song_start_s)

    def draw(self, now_s: float) -> NDArray[np.uint8]:
        """Return the picture (H, W, 3) RGB of a moment."""
        height = self._size_px[1]
        body = self.body(now_s)
        figure = Figure(body.xy * height, body.depth, self._performer.metre * height, outfit(self._spec.outfit))
        return self._scene.draw([figure])
