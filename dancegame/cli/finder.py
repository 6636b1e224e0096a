"""Which estimator finds the dancers, by command line and settings."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dancegame.cli.settings import read_settings
from dancegame.core.errors import InputError
from dancegame.core.live import CameraWish
from dancegame.core.ports import PoseEstimator
from dancegame.core.settings import EstimatorName, fields
from dancegame.core.texts import N_
from dancegame.vision.estimators import MAKERS, make_for_video


@dataclass(frozen=True)
class Finder:
    """An estimator by name and its network, None for its own."""

    name: EstimatorName
    model_path: Path | None

    def wish(self, camera: str, *, players: int) -> CameraWish:
        """Return the wish for dances in which it finds so many players before a camera."""
        return CameraWish(players, camera, self.name.value, None if self.model_path is None else str(self.model_path))

    def make(self, players: int) -> AbstractContextManager[PoseEstimator]:
        """Load it here. Raises ModelError."""
        return MAKERS[self.name](self.model_path, players)

    def make_for_video(self, players: int) -> AbstractContextManager[PoseEstimator]:
        """Load it for poses that are mended when all are there. Raises ModelError."""
        return make_for_video(self.name, self.model_path, players)


def choose_estimator(name: EstimatorName | None, model: Path | None) -> Finder:
    """Return what was asked for, else what is set; a set model goes with the set estimator only."""
    settings = read_settings()
    chosen = name or settings.estimator
    if model is None and settings.model is not None and chosen is settings.estimator:
        model = Path(settings.model)
    return Finder(chosen, model)


def camera_settings(camera: str | None, name: EstimatorName | None, model: Path | None) -> dict[str, Any]:
    """Return what a command line says of the camera and the estimator, as settings for one start.

    Raises InputError for what no setting can be.
    """
    finder = choose_estimator(name, model)
    path = None if finder.model_path is None else str(finder.model_path)
    chosen: dict[str, Any] = {"estimator": finder.name, "model": path}
    if camera is not None:
        chosen["camera"] = camera
    for setting in fields():
        try:
            if setting.name in chosen:
                setting.check(chosen[setting.name])
        except ValueError as error:
            remedy = N_("`dancegame play --help` says what it can be.")
            raise InputError(N_("{problem}."), remedy=remedy, problem=error.args[0]) from error
    return chosen
