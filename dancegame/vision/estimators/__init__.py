"""The pose estimators by name, and how each is made."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from dancegame.core.ports import PoseEstimator
from dancegame.core.settings import EstimatorName

EstimatorMaker = Callable[[str | Path | None, int], AbstractContextManager[PoseEstimator]]


def make_hybrid(model_path: str | Path | None, players: int) -> AbstractContextManager[PoseEstimator]:
    """Load a network that sees everybody and, for close looks, MediaPipe's. Raises ModelError.

    One player alone is followed by MediaPipe, however slow the computer is: what else could do it, the hybrid's close
    looks or MoveNet in 192 px, takes 0.8 of the time for less. model_path: MediaPipe's bundle, by default the shipped
    one. MoveNet, which is shipped, sees everybody; why not the OpenPose-style network: `hybrid.overview`.
    """
    if players == 1:
        return make_mediapipe(model_path, players)
    from dancegame.vision.hybrid.estimator import HybridEstimator

    return HybridEstimator(model_path, players=players)


def make_mediapipe(model_path: str | Path | None, players: int) -> AbstractContextManager[PoseEstimator]:
    """Load MediaPipe's networks, by default the shipped ones, for so many players. Raises ModelError."""
    from dancegame.vision.several.estimator import SeveralEstimator

    return SeveralEstimator(model_path, players=players)


def make_openpose(model_path: str | Path | None, players: int) -> AbstractContextManager[PoseEstimator]:  # noqa: ARG001
    """Load an OpenPose-style network, by default the one that was downloaded. Raises ModelError.

    It finds everybody whatever the number of players: who of them plays is for the tracker to say.
    """
    from dancegame.vision.estimators.model_store import find_model
    from dancegame.vision.estimators.openpose import OpenPoseEstimator

    return OpenPoseEstimator(model_path or find_model("openpose"))


def make_movenet(model_path: str | Path | None, players: int) -> AbstractContextManager[PoseEstimator]:  # noqa: ARG001
    """Load MoveNet MultiPose, by default the shipped one. Raises ModelError.

    It finds up to six people whatever the number of players: who of them plays is for the tracker to say.
    """
    from dancegame.vision.estimators.movenet import MoveNetEstimator

    return MoveNetEstimator(model_path)


def make_for_video(
    name: EstimatorName, model_path: str | Path | None, players: int
) -> AbstractContextManager[PoseEstimator]:
    """Load an estimator that smooths nothing, and so is never late: for poses that are mended when all are there.

    Raises ModelError.
    """
    if name is not EstimatorName.MEDIAPIPE and (name is not EstimatorName.HYBRID or players > 1):
        return MAKERS[name](model_path, players)
    from dancegame.vision.several.estimator import SeveralEstimator

    return SeveralEstimator(model_path, players=players, smooths=False)


MAKERS: dict[EstimatorName, EstimatorMaker] = {
    EstimatorName.HYBRID: make_hybrid,
    EstimatorName.MEDIAPIPE: make_mediapipe,
    EstimatorName.MOVENET: make_movenet,
    EstimatorName.OPENPOSE: make_openpose,
}
