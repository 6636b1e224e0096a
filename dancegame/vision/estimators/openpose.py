"""Finds people with an OpenPose-style network: all of them in one go, however close they dance."""

from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.association import associate
from dancegame.vision.association.network import HEATMAP_CHANNELS, JOINTS, PAF_CHANNELS
from dancegame.vision.estimators.networks import open_network

HEIGHT_PX = 256
# The network sees one cell for 8 x 8 pixels.
STRIDE_PX = 8
# Where each canonical joint is among the network's; it has a neck besides, and no toes.
NETWORK_JOINTS = tuple(JOINTS.index(name) for name in CANONICAL.joints if name in JOINTS)
CANONICAL_JOINTS = tuple(CANONICAL.index(JOINTS[place]) for place in NETWORK_JOINTS)


class OpenPoseEstimator:
    """A `PoseEstimator` that looks at each picture by itself, without memory and without smoothing.

    model_path: a network in OpenVINO's format (.xml beside its .bin) or in ONNX (.onnx), with 19 heatmaps and 38 part
    affinity fields in the order of OpenPose's COCO model, that takes BGR values of 0 to 255.
    players: how many people at most, the most surely seen first; None for everybody in the picture.
    height_px: what pictures are scaled to; the width follows the picture's shape, in steps of 8. At 368 instead of
    256 the six annotated photos yield 1 to 3 points more of their joints, for twice the work.
    A context manager. Raises ModelError for a missing or broken network, or a missing package to run it.
    """

    smooths = False

    def __init__(
        self, model_path: str | Path, *, players: int | None = None, height_px: int = HEIGHT_PX, threads: int = 2
    ) -> None:
        self._network = open_network(Path(model_path), threads=threads)
        self._players = players
        self._height_px = height_px
        # Compiles the association now, while a progress bar is shown, and not at the first picture.
        associate(np.zeros((HEATMAP_CHANNELS, 2, 2), np.float32), np.zeros((PAF_CHANNELS, 2, 2), np.float32))

    def estimate(self, rgb: NDArray[np.uint8], *, time_s: float) -> tuple[Pose, ...]:  # noqa: ARG002, has no memory
        """Return the poses in a picture (H, W, 3).

        A joint's confidence is the height of its bell in the heatmap, 0.1 to 1. In the annotated photos the joints of
        0.1 to 0.2 are right in 45 of 100 cases, those of 0.2 to 0.5 in 79, those above in 98.
        """
        bgr = network_picture(rgb, self._height_px)
        people = associate(*self._network.run(bgr), stride_px=STRIDE_PX)
        surest_first = np.argsort(-people[:, :, 2].sum(axis=1), kind="stable")
        # The network's picture is not quite of the same shape: its width is a multiple of 8.
        scale = np.array((rgb.shape[1] / rgb.shape[0] / bgr.shape[1], 1 / bgr.shape[0]), np.float32)
        return tuple(canonical_pose(people[place], scale) for place in surest_first[: self._players])

    def close(self) -> None:
        """Release the network; safe to call twice."""
        self._network.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def network_picture(rgb: NDArray[np.uint8], height_px: int) -> NDArray[np.uint8]:
    """Return a picture (H, W, 3) as BGR, height_px high and a multiple of 8 wide."""
    import cv2

    width_px = max(round(height_px * rgb.shape[1] / rgb.shape[0] / STRIDE_PX), 2) * STRIDE_PX
    # Joints tremble a third more where pixels are only picked (0.58 px for 0.42 in the picture of 144 x 256 that is
    # made of 720 x 1280); two steps tremble as little as the mean of all pixels, in half its time.
    double = cv2.resize(rgb, (2 * width_px, 2 * height_px), interpolation=cv2.INTER_LINEAR)
    small = cv2.resize(double, (width_px, height_px), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2BGR), np.uint8)


def canonical_pose(person: NDArray[np.float32], scale: NDArray[np.float32]) -> Pose:
    """Return the pose of one person (18, 3) in px, scale (2,) being a pixel in picture heights; toes are unseen."""
    xy, confidence = np.full((JOINT_COUNT, 2), np.nan, np.float32), np.zeros(JOINT_COUNT, np.float32)
    xy[CANONICAL_JOINTS, :] = person[NETWORK_JOINTS, :2] * scale
    confidence[CANONICAL_JOINTS,] = person[NETWORK_JOINTS, 2]
    return Pose(xy, confidence)
