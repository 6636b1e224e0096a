"""Which estimator finds the dancers, by command line and settings."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from dancegame.cli.settings import read_settings
from dancegame.core.ports import PoseEstimator
from dancegame.core.settings import EstimatorName
from dancegame.vision.estimators import MAKERS, EstimatorMaker


@dataclass(frozen=True)
class Finder:
    """An estimator by name and its network, None for its own."""

    name: EstimatorName
    model_path: Path | None

    @property
    def maker(self) -> EstimatorMaker:
        """How it is made, for the live worker's process."""
        return MAKERS[self.name]

    def make(self, players: int) -> AbstractContextManager[PoseEstimator]:
        """Load it here. Raises ModelError."""
        return self.maker(self.model_path, players)


def choose_estimator(name: EstimatorName | None, model: Path | None) -> Finder:
    """Return what was asked for, else what is set; a set model goes with the set estimator only."""
    settings = read_settings()
    chosen = name or settings.estimator
    if model is None and settings.model is not None and chosen is settings.estimator:
        model = Path(settings.model)
    return Finder(chosen, model)
