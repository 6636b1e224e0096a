"""The exception tree of the game; only `dancegame.cli` and the game's main loop catch it.

DanceGameError             anything a player or author can be told about, with a remedy
+-- InputError             a file or an argument that cannot be used
|   +-- VideoError         a video: missing, broken, no pictures
|   |   +-- NoDancerError  a video in which no person was found
|   +-- SongError          a song of the library: missing, damaged, of a newer format
|   +-- ModelError         a pose network: missing, damaged
|   +-- ReplayError        a replay: missing, damaged, of a newer format, of another song
|   +-- PackError          a pack of songs: missing, damaged, hostile, of a newer format
+-- BugError               something that nobody thought of: a mistake in the program itself
+-- DeviceError            something attached to the computer
    +-- CameraError        a camera: absent, busy, silent
    +-- ScreenError        no screen to open a window on
    +-- SoundError         no sound device, or a sound that cannot be played
"""

from typing import Self

from dancegame.core.text import on_one_line
from dancegame.core.texts import Text, harmless


class DanceGameError(Exception):
    """An error with a remedy.

    message: what happened, naming the file or device. remedy: what the reader can do, one sentence. Both are templates
    that share `values`, marked with `N_` where players can meet them; without values they are taken as they stand.
    Values often quote a file's name or what is in it, so control characters are taken out.
    """

    def __init__(self, message: str, /, *, remedy: str, **values: object) -> None:
        filled = harmless(values)
        self.said, self.todo = Text(on_one_line(message), filled), Text(on_one_line(remedy), filled)
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """What happened, in English."""
        return self.said.english

    @property
    def remedy(self) -> str:
        """What to do about it, in English."""
        return self.todo.english

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel from the live worker's process; keyword-only arguments need help to be pickled.
        return _rebuild, (type(self), self.said.template, self.todo.template, dict(self.said.values))

    @classmethod
    def like(cls, other: "DanceGameError") -> Self:
        """Return an error of this kind that says the same as another."""
        return cls(other.said.template, remedy=other.todo.template, **other.said.values)


def _rebuild(kind: type[DanceGameError], message: str, remedy: str, values: dict[str, object]) -> DanceGameError:
    return kind(message, remedy=remedy, **values)


class BugError(DanceGameError):
    """A mistake in the program itself; the evening goes on without what it spoilt.

    report: of several lines, for whoever mends it.
    """

    def __init__(self, message: str, /, *, remedy: str, report: str = "", **values: object) -> None:
        super().__init__(message, remedy=remedy, **values)
        self.report = report

    def __reduce__(self) -> tuple[object, ...]:
        return (*super().__reduce__(), {"report": self.report})


class InputError(DanceGameError):
    """A file or an argument that cannot be used."""


class VideoError(InputError):
    """A video that is missing, broken or has no pictures."""


class NoDancerError(VideoError):
    """A video in which no person was found."""


class SongError(InputError):
    """A song of the library that is missing, damaged or of a newer format."""


class ModelError(InputError):
    """A pose network that is missing or damaged."""


class ReplayError(InputError):
    """A replay that is missing, damaged, of a newer format or of another song, or that cannot be written."""


class PackError(InputError):
    """A pack of songs that is missing, damaged, hostile or of a newer format, or that cannot be written."""


class DeviceError(DanceGameError):
    """Something attached to the computer that does not work."""


class CameraError(DeviceError):
    """A camera that is absent, busy or silent."""


class ScreenError(DeviceError):
    """There is no screen to open a window on."""


class SoundError(DeviceError):
    """There is no sound device, or a sound cannot be played."""
