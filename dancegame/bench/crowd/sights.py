"""How people of a made-up evening are seen: by made-up estimates, or by an estimator in drawn pictures."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.crowd.crowd import PlacedBody
from dancegame.bench.crowd.glimpses import Glimpses
from dancegame.bench.crowd.scenes import ASPECT
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import Pose
from dancegame.vision.puppet.scene import Scene

WIDTH_PX, HEIGHT_PX = 1280, 720


class Sight(Protocol):
    """What is seen of people."""

    def see(
        self, bodies: Sequence[PlacedBody], now_s: float, *, light: NDArray[np.float64]
    ) -> tuple[Sequence[Pose], NDArray[np.uint8]]:
        """Return the poses and the picture (H, W, 3) of bodies, from the back to the front; light: (3,) of the room."""
        ...


class MadeUpSight:
    """Made-up estimates, and a sketch."""

    def __init__(self, seed: int) -> None:
        self._glimpses = Glimpses(seed=seed, aspect=ASPECT)

    def see(
        self,
        bodies: Sequence[PlacedBody],
        now_s: float,  # noqa: ARG002
        *,
        light: NDArray[np.float64],
    ) -> tuple[Sequence[Pose], NDArray[np.uint8]]:
        """See `Sight`."""
        return self._glimpses.poses(bodies), _lit(self._glimpses.sketch(bodies), light)


class DrawnSight:
    """Drawn pictures, and what an estimator finds in them."""

    def __init__(self, estimator: PoseEstimator) -> None:
        self._estimator, self._scene = estimator, Scene(WIDTH_PX, HEIGHT_PX)

    def see(
        self, bodies: Sequence[PlacedBody], now_s: float, *, light: NDArray[np.float64]
    ) -> tuple[Sequence[Pose], NDArray[np.uint8]]:
        """See `Sight`."""
        picture = _lit(self._scene.draw([body.figure(HEIGHT_PX) for body in bodies]), light)
        return self._estimator.estimate(picture, time_s=now_s), picture


def _lit(picture: NDArray[np.uint8], light: NDArray[np.float64]) -> NDArray[np.uint8]:
    table = np.clip(np.arange(256)[:, None] * light, 0, 255).astype(np.uint8)
    return np.stack([table[picture[..., channel], channel] for channel in range(3)], axis=-1)
