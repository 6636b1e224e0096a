"""The networks that see everybody in a picture at once, at a cost that does not grow with their number."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

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
    """An OpenPose-style network with our association, on one thread, as the close looks are. Raises ModelError.

    Measured beside MoveNet and not chosen over it, be it installed or not: of puppets in two rows, side by side and
    crossing it leaves as many joints where they are (0.976, 0.993, 0.982 for 0.976, 0.993, 0.985), three real dancers
    in sync are judged less alike with it (0.870 for 0.893), and by itself it finds 3.5 of five men in the dark where
    MoveNet finds 4.3.
    """

    def __init__(self, model_path: str | Path) -> None:
        self._network = OpenPoseEstimator(model_path, threads=1)

    def look(self, rgb: NDArray[np.uint8], longer_px: int) -> list[Candidate]:  # noqa: ARG002, compiled for one size
        """Return who is in a picture."""
        bodies = [Body(pose) for pose in self._network.estimate(rgb, time_s=0.0)]
        return [Candidate(body, _mean(body)) for body in bodies if body.is_person]

    def close(self) -> None:
        """Release the network."""
        self._network.close()


def _mean(body: Body) -> float:
    return float(body.pose.confidence[body.seen].mean())
