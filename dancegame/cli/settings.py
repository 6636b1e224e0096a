"""The settings file: what is used where the command line does not say otherwise."""

from pathlib import Path

import msgspec
import platformdirs

from dancegame.core.errors import InputError
from dancegame.core.score import Strictness
from dancegame.vision.estimators import EstimatorName


class Settings(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """camera, strictness: as the options. estimator, model: as `--estimator` and `--model`; no model is its own."""

    camera: str = "0"
    estimator: EstimatorName = EstimatorName.MEDIAPIPE
    model: str | None = None
    strictness: Strictness = Strictness.PARTY


def settings_path() -> Path:
    """Return where the settings are: `settings.toml` in the player's configuration folder."""
    return Path(platformdirs.user_config_dir("dancegame", appauthor=False)) / "settings.toml"


def read_settings(path: Path | None = None) -> Settings:
    """Return the settings; those that are not in the file have their defaults. Raises InputError for a bad file."""
    path = path or settings_path()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise InputError(f"{path} cannot be read: {error}.", remedy="Mend it, or remove it.") from error
