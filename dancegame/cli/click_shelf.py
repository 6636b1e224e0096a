"""The one song of a calibration: clicks, and the dance of raising both arms to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dancegame.core.calibration_dance import CLICKS_S, LENGTH_S, TICKS_S, calibration_dance
from dancegame.core.derived import Derived, derive
from dancegame.core.errors import DanceGameError
from dancegame.core.song import Dance, Song
from dancegame.music.click_track import write_click_track


@dataclass(frozen=True)
class ClickShelf:
    """A `SongShelf` with one song, whose sound is written when it is first wanted."""

    dance: Dance
    sound: Path

    def songs(self) -> Sequence[Song]:
        """The one song."""
        return [self.dance.song]

    def broken(self) -> Mapping[str, DanceGameError]:
        """It is not broken."""
        return {}

    def look_again(self) -> None:
        """There is nothing to look for."""

    def load_dance(self, song_id: str) -> Dance:  # noqa: ARG002 (there is one)
        """The one dance."""
        return self.dance

    def derived(self, song_id: str) -> Derived:
        """What the one dance is like."""
        return derive(self.load_dance(song_id))

    def sound_path(self, song_id: str) -> str | None:  # noqa: ARG002
        """The clicks."""
        if not self.sound.exists():
            write_click_track(self.sound, clicks_s=CLICKS_S, ticks_s=TICKS_S, duration_s=LENGTH_S)
        return str(self.sound)


def click_shelf(folder: Path) -> ClickShelf:
    """Return the shelf of a calibration, with its sound in a folder."""
    return ClickShelf(calibration_dance(), folder / "clicks.wav")
