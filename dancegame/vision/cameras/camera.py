"""What a camera is, and how one is opened by its name: a number, a video, a stream's address, or a puppet."""

import os
from collections.abc import Mapping
from typing import Protocol, Self, runtime_checkable

from dancegame.core.acts import Act
from dancegame.core.errors import CameraError
from dancegame.core.pace import Pace
from dancegame.core.poses import PoseSequence
from dancegame.core.texts import N_
from dancegame.vision.cameras.patience import Patience
from dancegame.vision.cameras.picture import CameraPicture
from dancegame.vision.puppet.spec import STILL, is_puppet, parse_puppets

# Systems count their webcams from 0; a number that no int of theirs holds is none.
MOST_DIGITS = 9


class Camera(Protocol):
    """Delivers pictures from inside `with`; entering opens the device and raises CameraError when that fails.

    patience: how long it may take.
    """

    name: str
    patience: Patience

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...

    def read(self) -> CameraPicture:
        """Wait for the next picture: rgb (H, W, 3) uint8, unmirrored, and when it was taken (monotonic seconds).

        Raises CameraError when the device is lost or silent.
        """
        ...

    def cue(self, pace: Pace | None) -> None:
        """Take to heart which song second sounds when (monotonic), None when the song ends; from any thread."""
        ...

    def rehearse(self, dance: PoseSequence | None) -> None:
        """Learn the dance of the song that is played, None for none; from any thread. Only puppets do."""
        ...


@runtime_checkable
class Directed(Protocol):
    """A camera whose people act on orders, which only puppets do."""

    def direct(self, acts: Mapping[int, Act]) -> None:
        """Let puppets act, by their number; who is not named goes on with what it does; from any thread."""
        ...


def open_camera(name: str, puppet_dance: PoseSequence | None = None) -> Camera:
    """Return the camera of a name, to be entered.

    puppet_dance: the dance of the song that the puppet's name asks for, see `puppet_song`.
    Raises InputError for a puppet that is misspelt and CameraError for a name that is none of these.
    """
    if is_puppet(name):
        from dancegame.vision.puppet.camera import PuppetCamera

        return PuppetCamera(parse_puppets(name), puppet_dance)
    if is_webcam(name):
        from dancegame.vision.cameras.webcam import Webcam

        return Webcam(int(name))
    if "://" not in name and not os.path.exists(name):  # noqa: PTH110 (a name too long for a file is none)
        raise no_such_camera(name)
    from dancegame.vision.cameras.video_camera import VideoCamera

    return VideoCamera(name)


def is_webcam(name: str) -> bool:
    """Say whether a name is a webcam's number; a longer one is none of any system's."""
    return name.isdecimal() and len(name) <= MOST_DIGITS


def no_such_camera(name: str) -> CameraError:
    """Return the error for a name that is none."""
    return CameraError(
        N_("There is no camera “{name}”."),
        remedy=N_("Name a webcam by its number (0 is the first), a video file, a stream's address, or puppet."),
        name=name,
    )


def puppet_song(name: str) -> str | None:
    """Return the id of the song that a puppet is asked to dance whatever is played, None for any other camera.

    Of several puppets, who names a song dances the first that is named.
    Raises InputError for a puppet that is misspelt.
    """
    specs = parse_puppets(name) if is_puppet(name) else ()
    return next((spec.song for spec in specs if spec.song not in (None, STILL)), None)
