"""A camera in front of which puppets perform, and act on orders."""

import time
from collections.abc import Mapping, Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dancegame.core.acts import Act
from dancegame.core.pace import Pace
from dancegame.core.poses import PoseSequence
from dancegame.vision.cameras.patience import DRAWN
from dancegame.vision.cameras.picture import CameraPicture
from dancegame.vision.puppet.actor import Actor
from dancegame.vision.puppet.figure import Figure
from dancegame.vision.puppet.light import Light
from dancegame.vision.puppet.outfits import outfit
from dancegame.vision.puppet.performer import Body
from dancegame.vision.puppet.scene import Scene
from dancegame.vision.puppet.spec import PuppetSpec

WIDTH_PX, HEIGHT_PX = 1280, 720


class PuppetCamera:
    """Draws a picture 1/fps seconds after the other, each as things are at the moment it is taken.

    specs: of the puppets, from the back to the front; they are numbered from 0. own_dance: the dance of the song that
    specs name; without one a puppet dances what it rehearses.
    """

    name = "Puppet"
    patience = DRAWN

    def __init__(
        self,
        specs: PuppetSpec | Sequence[PuppetSpec],
        own_dance: PoseSequence | None = None,
        *,
        width_px: int = WIDTH_PX,
        height_px: int = HEIGHT_PX,
    ) -> None:
        specs = (specs,) if isinstance(specs, PuppetSpec) else tuple(specs)
        self._fps = specs[0].fps
        # Hanging sideways it sees the room in an upright picture, and gives it lying.
        self._quarters = round(specs[0].turned / 90) % 4
        if self._quarters % 2:
            width_px, height_px = height_px, width_px
        self._size_px = width_px, height_px
        self._light = Light(specs[0].light, bool(specs[0].window))
        self._pace: Pace | None = None
        self._acts: Mapping[int, Act] = {}
        self._actors = [
            Actor(spec, own_dance, aspect=width_px / height_px, place=place, is_alone=len(specs) == 1)
            for place, spec in enumerate(specs)
        ]

    def __enter__(self) -> Self:
        self._scene = Scene(*self._size_px, light=self._light)
        self.draw(0.0)  # OpenCV takes a third of a second for its first picture
        self._due_s = time.perf_counter()
        return self

    def __exit__(self, *error: object) -> None:
        """There is nothing to release."""

    def read(self) -> CameraPicture:
        step_s = 1 / self._fps
        # Pictures that could not be drawn in time are left out, as a camera would.
        late = max(0.0, time.perf_counter() - self._due_s - step_s)
        self._due_s += step_s * (1 + late // step_s)
        picture = self.draw(self._due_s)
        time.sleep(max(0.0, self._due_s - time.perf_counter()))
        return picture, self._due_s

    def cue(self, pace: Pace | None) -> None:
        self._pace = pace

    def rehearse(self, dance: PoseSequence | None) -> None:
        for actor in self._actors:
            actor.rehearse(dance)

    def direct(self, acts: Mapping[int, Act]) -> None:
        """Let puppets act from the next picture on; who is not named goes on with what it does."""
        self._acts = {**self._acts, **acts}

    def body(self, now_s: float, puppet: int = 0) -> Body:
        """Return where a puppet's joints are at a moment: the truth that an estimator should find."""
        return self._actors[puppet].body(now_s, pace=self._pace)

    def draw(self, now_s: float) -> NDArray[np.uint8]:
        """Return the picture (H, W, 3) RGB of a moment; moments must not go back once puppets act on orders."""
        acts, height = self._acts, self._size_px[1]
        figures = []
        for number, actor in enumerate(self._actors):
            if number in acts:
                actor.act(acts[number], now_s, pace=self._pace)
            if actor.is_gone(now_s):
                continue
            body = actor.body(now_s, pace=self._pace)
            clothes = outfit(actor.spec.outfit, has_skirt=bool(actor.spec.skirt))
            table_px = actor.table_x * height if actor.spec.table else None
            metre_px, floor_px, has_chair = actor.metre * height, actor.floor_y * height, bool(actor.spec.chair)
            figures.append(Figure(body.xy * height, body.depth, metre_px, clothes, floor_px, table_px, has_chair))
        picture = self._scene.draw(figures)
        return np.ascontiguousarray(np.rot90(picture, -self._quarters)) if self._quarters else picture
