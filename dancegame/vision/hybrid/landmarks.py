"""MediaPipe's landmark network without the rest of its graph: one look at one person where others say he is.

It costs 12 ms of a core for the 19 of a landmarker that follows somebody: nobody searches, and the outline of the
person, which nobody reads, is cut from the network.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.vision.estimators.embedder import Embedder
from dancegame.vision.estimators.mediapipe import (
    CANONICAL_LANDMARKS,
    MIN_CONFIDENCE,
    MIN_PRESENCE,
    MODEL_PATH,
    REMEDY,
    read_bundle,
)
from dancegame.vision.estimators.pruning import pruned
from dancegame.vision.hybrid.heatmaps import refined
from dancegame.vision.hybrid.region import SIZE_PX, Region

NETWORK = "pose_landmarks_detector.tflite"
# Its answers: 39 landmarks of x, y, z in px, visibility and presence; how surely there is a person; 39 in metres;
# heatmaps. The outline of the person is left out.
ANSWERS = (0, 1, 4, 3)
LANDMARKS, COLUMNS, CELLS = 39, 5, 64
# Of the landmarks beyond the 33 that are shown: the middle of the hips, and the top of the circle around the body.
MIDDLE, TOP = 33, 34


@dataclass(frozen=True)
class Sight:
    """What the network says of a region. score: 0 to 1, how surely there is a person. region: where to look next."""

    pose: Pose
    score: float
    region: Region


class LandmarkNetwork:
    """Tells of one person in a region of a picture; knows nothing of the picture before.

    model_path: MediaPipe's bundle, by default the shipped one. Raises ModelError for a missing or broken one.
    """

    def __init__(self, model_path: str | Path | None = None) -> None:
        path = Path(model_path) if model_path else MODEL_PATH
        read_bundle(path)
        with zipfile.ZipFile(path) as bundle:
            network = bundle.read(NETWORK)
        self._embedder = Embedder(path, pruned(network, ANSWERS), remedy=REMEDY)

    def look(self, picture: NDArray[np.uint8], region: Region, aspect: float) -> Sight:
        """Return what is seen in a region, given its picture (256, 256, 3); aspect: width by height of the whole."""
        numbers, score, world, heatmaps = self._embedder.run(picture)
        landmarks = numbers.reshape(LANDMARKS, COLUMNS)
        landmarks[:, :2] = refined(landmarks[:, :2], heatmaps.reshape(CELLS, CELLS, LANDMARKS), size_px=SIZE_PX)
        return sight(landmarks, float(score[0]), world.reshape(LANDMARKS, 3), region, aspect)

    def close(self) -> None:
        """Release the network."""
        self._embedder.close()


def sight(
    landmarks: NDArray[np.float32], score: float, world: NDArray[np.float32], region: Region, aspect: float
) -> Sight:
    """Return the network's numbers in heights of the picture."""
    places = region.out(landmarks[:, :2])
    joints = landmarks[CANONICAL_LANDMARKS,]
    xy = places[CANONICAL_LANDMARKS,]
    # Beyond 30 the share is 0 or 1 to the last digit, and `exp` does not reach as far as the network does.
    visibility, presence = 1 / (1 + np.exp(-joints[:, 3:].T.clip(-30, 30)))
    confidence = (visibility * presence).astype(np.float32)
    is_outside = (presence < MIN_PRESENCE) | np.any((xy < 0) | (xy > (aspect, 1)), axis=1)
    is_unseen = is_outside | (confidence < MIN_CONFIDENCE)
    metres = world[CANONICAL_LANDMARKS,].copy()
    metres[:, :2] = metres[:, :2] @ (region.axes * np.float32(SIZE_PX / region.width))
    xy[is_unseen], metres[is_unseen], confidence[is_unseen] = np.nan, np.nan, 0
    return Sight(Pose(xy, confidence, metres), score, Region.between(places[MIDDLE], places[TOP]))
