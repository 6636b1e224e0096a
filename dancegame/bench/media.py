"""Real media for measuring: the environment names their folder, nothing of them belongs to the project."""

import os
from pathlib import Path

from dancegame.core.errors import ModelError
from dancegame.vision.estimators.model_store import MODELS, find_model

VARIABLE = "DANCEGAME_TEST_MEDIA"


def find_media(*names: str) -> Path | None:
    """Return a file or folder of the media; None where the environment names no folder that has it."""
    folder = os.environ.get(VARIABLE)
    path = Path(folder, *names) if folder else None
    return path if path is not None and path.exists() else None


def find_network() -> Path | None:
    """Return the OpenPose-style network that was brought, or the one among the media; None where there is neither."""
    try:
        return find_model("openpose")
    except ModelError:
        name = MODELS["openpose"].path.stem
        return find_media("models", name, f"{name}.xml")
