"""What the game wishes of a live camera, and what the live worker tells it: progress, poses, pictures, failures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import DanceGameError
from dancegame.core.poses import Pose

# The camera where there is none.
PUPPET = "puppet"
NOBODY: Mapping[int, frozenset[int]] = MappingProxyType({})


def camera_word(camera: str) -> str:
    """Return how a camera is called in a sentence: puppets without all that they are told to do."""
    return PUPPET if camera.startswith(PUPPET) else camera


@dataclass(frozen=True)
class CameraWish:
    """What a dance is to be watched with; decided when the dance is.

    players: how many dance in the picture at most, 1 to 6. camera: as `--camera` takes it (a number, a video, an
    address, a puppet). estimator: its name. model: the file of another network, None for the estimator's own.
    turn: degrees to the right by which the camera's pictures are turned.
    """

    players: int = 1
    camera: str = "0"
    estimator: str = "hybrid"
    model: str | None = None
    turn: int = 0


@dataclass(frozen=True)
class CameraDevice:
    """A camera that the computer has. camera: how a `CameraWish` names it. name: what the system calls it."""

    camera: str
    name: str


@dataclass(frozen=True)
class LiveProgress:
    """Getting ready: share in [0, 1] and what is being done, a text without values."""

    share: float
    text: str


@dataclass(frozen=True)
class LiveReady:
    """Pictures are flowing.

    camera: the name under which something is remembered of it: a webcam's own, of others what was wished for.
    width_px, height_px: the size of its pictures.
    """

    camera: str
    width_px: int
    height_px: int


@dataclass(frozen=True)
class LivePoses:
    """The tracked poses of one picture: player slot -> pose; sent for empty pictures too.

    captured_s: monotonic seconds (`time.perf_counter`) when the picture was taken.
    estimated_s: monotonic seconds when the poses were known.
    ambiguous: slots whose pose may belong to someone else. unsure: slots whose person looks like that of other slots,
    and may be them, until they say who they are.
    """

    captured_s: float
    estimated_s: float
    players: Mapping[int, Pose]
    ambiguous: frozenset[int] = frozenset()
    unsure: Mapping[int, frozenset[int]] = field(default_factory=lambda: NOBODY)


@dataclass(frozen=True)
class LiveFailure:
    """The worker met an error and stopped; it can be started again."""

    error: DanceGameError


LiveEvent = LiveProgress | LiveReady | LivePoses | LiveFailure


@dataclass(frozen=True)
class LivePicture:
    """A camera picture for the screen: rgb (H, W, 3) uint8, unmirrored; captured_s monotonic seconds."""

    rgb: NDArray[np.uint8]
    captured_s: float
