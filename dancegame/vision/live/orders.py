"""What the game and its live worker say to each other, besides the events that a screen hears."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dancegame.core.acts import Act
from dancegame.core.errors import DanceGameError
from dancegame.core.live import LiveEvent
from dancegame.core.pace import Pace
from dancegame.core.poses import PoseSequence
from dancegame.vision.cameras.camera import Camera, open_camera
from dancegame.vision.estimators import EstimatorMaker, make_hybrid
from dancegame.vision.tracking.memory import Memory

CameraOpener = Callable[[str, PoseSequence | None], Camera]


@dataclass(frozen=True)
class WorkerPlan:
    """What a worker is to do; camera and estimator are made inside its process.

    camera: see `cameras.camera.open_camera`. puppet_dance: the dance of `cameras.camera.puppet_song(camera)`.
    open_camera, make_estimator: functions of a module. turn: degrees to the right by which its pictures are turned.
    """

    camera: str
    players: int = 1
    puppet_dance: PoseSequence | None = None
    model_path: str | Path | None = None
    open_camera: CameraOpener = open_camera
    make_estimator: EstimatorMaker = make_hybrid
    turn: int = 0


@dataclass(frozen=True)
class Begin:
    """Watch by a plan until the next order to begin or to rest.

    number: of the order, counted up. memory: what earlier processes knew of the players.
    """

    number: int
    plan: WorkerPlan
    memory: Memory | None = None


@dataclass(frozen=True)
class Rest:
    """Watch nobody until the next order to begin."""


@dataclass(frozen=True)
class Cue:
    """Which song second sounds at which monotonic second, None when the song ends."""

    pace: Pace | None


@dataclass(frozen=True)
class Rehearse:
    """The dance of the song that is played."""

    dance: PoseSequence | None


@dataclass(frozen=True)
class Direct:
    """What puppets are to do, by their number."""

    acts: Mapping[int, Act]


@dataclass(frozen=True)
class Tell:
    """Who somebody is: the slot in which they stand -> the slot of who they are."""

    people: Mapping[int, int]


@dataclass(frozen=True)
class Stop:
    """The order to end."""


Order = Begin | Rest | Cue | Rehearse | Direct | Tell | Stop


@dataclass(frozen=True)
class Begun:
    """What is said from now on is said because of the order of this number."""

    number: int


@dataclass(frozen=True)
class SignOfLife:
    """Says that the worker is well although no picture came."""


@dataclass(frozen=True)
class LastWords:
    """The process ends because of this."""

    error: DanceGameError


Message = LiveEvent | Begun | Memory | SignOfLife | LastWords
