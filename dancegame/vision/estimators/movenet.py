"""Finds up to six people in one go with Google's MoveNet MultiPose Lightning, which is shipped.

It runs on the interpreter that MediaPipe brings, through MediaPipe's ImageEmbedder, which hands on a network's numbers
as they are: to the last bit those of LiteRT's own wheel, on one thread in its time, with nothing more to install and on
whatever MediaPipe has wheels for. Milliseconds a picture (median; a processor with AVX-512 and AMX):

| engine | on disk | 256x256, one thread / two | 384x224 | wheels for Python 3.11 to 3.14 |
|---|---|---|---|---|
| MediaPipe's ImageEmbedder | 0 | 22.4 / - | - | those of MediaPipe 1.2 |
| LiteRT 2.3 | 59 MB | 20.3 / 11.1 | 26.3 / 14.5 | Linux, Windows, macOS arm64 |
| ONNX Runtime 1.32 | 78 MB, network 19 MB | 23.7 / not measured | 30.0 / - | the same, and Windows arm64 |
| OpenVINO 2026.4 | 180 MB | 8.2 / 7.2 | 10.9 / 9.2 | Linux, Windows, macOS arm64 |
| OpenCV 5.1 | 0 | cannot read it: SHAPE is unknown to it | | |
| tflite-runtime 2.14 | | | | Linux, not after Python 3.11 |

OpenVINO is the fastest on such a processor, where it may calculate in 16 bits; it comes with the extra `openpose`.
"""

import struct
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import ModelError
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.texts import N_
from dancegame.vision.estimators.embedder import Embedder
from dancegame.vision.estimators.mediapipe import MODEL_PATH

NETWORK_PATH = MODEL_PATH.parent / "movenet_multipose_lightning.tflite"
REMEDY = N_("Install dancegame again, or name another MoveNet MultiPose network.")
# The longer side of what the network sees; its sides are multiples of 32.
LONGER_PX, STEP_PX = 384, 32
# Rows of its answer: 17 joints in COCO's order, each y, x and score; then ymin, xmin, ymax, xmax, the person's score.
MOST_PEOPLE, COLUMNS, COCO_JOINTS = 6, 56, 17
# Less sure people, and joints, are none.
LEAST_SCORE = 0.2
LEAST_JOINT_SCORE = 0.1
# How a network begins whose picture may be of any size.
ANY_SIZE = (1, -1, -1, 3)


class MoveNetEstimator:
    """A `PoseEstimator` that looks at each picture by itself, without memory and without smoothing; it knows no toes.

    model_path: a MoveNet MultiPose network, by default the shipped one. longer_px: what the longer side of pictures is
    scaled to. A context manager. Raises ModelError for a missing or broken network.
    """

    smooths = False

    def __init__(self, model_path: str | Path | None = None, *, longer_px: int = LONGER_PX) -> None:
        self._path = Path(model_path or NETWORK_PATH)
        self._network = read_network(self._path)
        self._longer_px = longer_px
        self._embedders: dict[tuple[int, ...], Embedder] = {}

    def estimate(self, rgb: NDArray[np.uint8], *, time_s: float) -> tuple[Pose, ...]:  # noqa: ARG002, has no memory
        """Return the poses in a picture (H, W, 3), the surest first; a joint's confidence is the network's score."""
        return tuple(pose for score, pose in self.find(rgb, longer_px=self._longer_px) if score >= LEAST_SCORE)

    def find(self, rgb: NDArray[np.uint8], *, longer_px: int) -> list[tuple[float, Pose]]:
        """Return the scores and poses of up to six people, the surest first, seen in a picture of another size."""
        picture, scale = network_picture(rgb, longer_px)
        people = self.run(picture)
        people = people[np.argsort(-people[:, -1], kind="stable")]
        # From shares of the network's picture to heights of the one that was given.
        unit = np.array((picture.shape[1], picture.shape[0]), np.float32) / scale / rgb.shape[0]
        aspect = rgb.shape[1] / rgb.shape[0]
        return [(float(person[-1]), canonical_pose(person, unit, aspect)) for person in people]

    def run(self, rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return the network's answer (6, 56) to a picture whose sides are multiples of 32."""
        embedder = self._embedders.get(rgb.shape[:2])
        if embedder is None:
            embedder = self._embedders[rgb.shape[:2]] = self._open(rgb.shape[:2])
        (answer,) = embedder.run(rgb)
        return answer.reshape(MOST_PEOPLE, COLUMNS)

    def close(self) -> None:
        """Release the network; safe to call twice."""
        while self._embedders:
            self._embedders.popitem()[1].close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self, size: tuple[int, ...]) -> Embedder:
        try:
            network = sized(self._network, size)
        except (ValueError, struct.error) as error:
            raise ModelError(
                N_("The pose network {path} cannot be started: {reason}"),
                remedy=REMEDY,
                path=self._path,
                reason=error,
            ) from error
        return Embedder(self._path, network, remedy=REMEDY)


def read_network(path: Path) -> bytes:
    """Return a network file's bytes; ModelError where it is missing or no TFLite network."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            N_("The pose network {path} cannot be read ({reason})."), remedy=REMEDY, path=path, reason=error.strerror
        ) from error
    if data[4:8] != b"TFL3":
        raise ModelError(N_("{path} is no pose network."), remedy=REMEDY, path=path)
    return data


def sized(network: bytes, size: tuple[int, ...]) -> bytes:
    """Return a TFLite network that takes pictures of one size (H, W) in place of one that takes any.

    MediaPipe refuses networks whose picture may be of any size. Raises ValueError for one that does not.
    """
    from mediapipe.tasks.metadata import schema_py_generated as schema

    graph = schema.Model.GetRootAs(network, 0).Subgraphs(0)
    table = graph.Tensors(graph.Inputs(0))._tab
    # In the schema the shape is the first field of a tensor, the shape with unknown sides its eighth.
    shape, signature = (table.Offset(4 + 2 * field) for field in (0, 7))
    if not shape or not signature or struct.unpack_from("<4i", network, table.Vector(signature)) != ANY_SIZE:
        raise ValueError("its picture is of a fixed size")
    fixed = bytearray(network)
    for field in (shape, signature):
        struct.pack_into("<4i", fixed, table.Vector(field), 1, *size, 3)
    return bytes(fixed)


def network_picture(rgb: NDArray[np.uint8], longer_px: int) -> tuple[NDArray[np.uint8], float]:
    """Return a picture (H, W, 3) scaled and filled up with black to sides that are multiples of 32, and the scale."""
    import cv2

    scale = longer_px / max(rgb.shape[:2])
    height_px, width_px = (max(1, round(side * scale)) for side in rgb.shape[:2])
    small = cv2.resize(rgb, (width_px, height_px), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    below, beside = -height_px % STEP_PX, -width_px % STEP_PX
    filled = cv2.copyMakeBorder(small, 0, below, 0, beside, cv2.BORDER_CONSTANT)
    return np.asarray(filled, np.uint8), scale


def canonical_pose(person: NDArray[np.float32], unit: NDArray[np.float32], aspect: float) -> Pose:
    """Return the pose of one row (56,); unit (2,): the network's picture in picture heights. Toes are unseen."""
    joints = person[: 3 * COCO_JOINTS].reshape(COCO_JOINTS, 3)
    xy, confidence = np.full((JOINT_COUNT, 2), np.nan, np.float32), np.zeros(JOINT_COUNT, np.float32)
    places = joints[:, 1::-1] * unit
    is_seen = (joints[:, 2] >= LEAST_JOINT_SCORE) & np.all((places >= 0) & (places <= (aspect, 1)), axis=1)
    xy[:COCO_JOINTS][is_seen] = places[is_seen]
    confidence[:COCO_JOINTS][is_seen] = joints[is_seen, 2].clip(0, 1)
    return Pose(xy, confidence)
