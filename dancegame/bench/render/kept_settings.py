"""Settings for one run alone, which change nothing on this computer."""

from collections.abc import Sequence

from dancegame.core.settings import Settings
from dancegame.core.texts import Text


class KeptSettings:
    """A `SettingsShelf` in memory."""

    notes: Sequence[Text] = ()

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def load(self) -> Settings:
        """Return what was kept last."""
        return self._settings

    def keep(self, settings: Settings) -> None:
        """Keep it until the end of the run."""
        self._settings = settings
