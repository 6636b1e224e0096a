"""The networks that see everybody in a picture at once, at a cost that does not grow with their number."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.estimators.model_store import MODELS
from dancegame.vision.estimators.movenet import MoveNetEstimator
from dancegame.vision.estimators.openpose import OpenPoseEstimator
from dancegame.vision.several.body import Body

# Less sure people of MoveNet are none; the sure ones of the annotated photos have 0.2 and more.
LEAST_SCORE = 0.12


@dataclass(frozen=True, eq=False)
class Candidate:
    """Somebody whom a network takes for a person, and how surely: score 0 to 1."""

    body: Body
    score: float


class Overview(Protocol):
    """Finds everybody in one picture after another."""

    def look(self, rgb: NDArray[np.uint8], longer_px: int) -> list[Candidate]:
        """Return who is in a picture (H, W, 3), the surest first; longer_px: how large the network is to see it."""
        ...

    def close(self) -> None:
        """Release the network; safe to call twice."""
        ...


class MoveNetOverview:
    """MoveNet MultiPose, which is shipped. Raises ModelError."""

    def __init__(self, model_path: str | Path | None = None) -> None:
        self._network = MoveNetEstimator(model_path)

    def look(self, rgb: NDArray[np.uint8], longer_px: int) -> list[Candidate]:
        """Return who is in a picture, up to six people."""
        found = self._network.find(rgb, longer_px=longer_px)
        bodies = [Candidate(Body(pose), score) for score, pose in found if score >= LEAST_SCORE]
        return [one for one in bodies if one.body.is_person]

    def close(self) -> None:
        """Release the network."""
        self._network.close()


class OpenPoseOverview:
    """An OpenPose-style network with our association, on one thread, as the close looks are. Raises ModelError."""

    def __init__(self, model_path: str | Path) -> None:
        self._network = OpenPoseEstimator(model_path, threads=1)

    def look(self, rgb: NDArray[np.uint8], longer_px: int) -> list[Candidate]:  # noqa: ARG002, compiled for one size
        """Return who is in a picture."""
        bodies = [Body(pose) for pose in self._network.estimate(rgb, time_s=0.0)]
        return [Candidate(body, _mean(body)) for body in bodies if body.is_person]

    def close(self) -> None:
        """Release the network."""
        self._network.close()


def best_overview() -> Overview:
    """Return the OpenPose-style network where it and what runs it are installed, else the shipped one."""
    model = MODELS["openpose"]
    if model.is_present and find_spec("openvino") is not None:
        return OpenPoseOverview(model.path)
    return MoveNetOverview()


def _mean(body: Body) -> float:
    return float(body.pose.confidence[body.seen].mean())
