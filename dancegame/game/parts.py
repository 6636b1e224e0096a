"""What the game is given and what it gives back."""

import random as random_module
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePath

from dancegame.core.live import CameraWish
from dancegame.core.ports import Cameras, Latencies, LiveCamera, MusicPlayer, ReplayShelf, SongShelf, SoundEffects
from dancegame.core.score import Score, Strictness
from dancegame.core.song import Dance, Song


class Mode(Enum):
    """The ways to play."""

    PARTY = "party"
    SOLO = "solo"
    GUESS = "guess"


@dataclass(frozen=True)
class GameParts:
    """Everything the screens need from the outside.

    make_camera: takes the dance and what it is to be watched with; opens nothing yet, LiveCamera.start does; None where
    no camera is wanted. Never called in Mode.GUESS. wish: of rounds that wish nothing else; solo is for one player.
    cameras: tells before a round whether there is a camera.
    clock_s: monotonic seconds, the same clock that stamps camera pictures.
    latencies: what is known of cameras from before, None to begin anew each round. strictness: of the judge.
    replays: where finished rounds are kept, None to keep none.
    """

    shelf: SongShelf
    music: MusicPlayer
    effects: SoundEffects
    make_camera: Callable[[Dance, CameraWish], LiveCamera | None]
    clock_s: Callable[[], float]
    random: random_module.Random = field(default_factory=random_module.Random)
    latencies: Latencies | None = None
    strictness: Strictness = Strictness.PARTY
    replays: ReplayShelf | None = None
    wish: CameraWish = field(default_factory=CameraWish)
    cameras: Cameras | None = None


@dataclass(frozen=True)
class GuessOutcome:
    """How the guess went; answer_s: seconds until the answer, or until time was up."""

    is_right: bool
    points: int
    answer_s: float


@dataclass(frozen=True)
class RoundReport:
    """What happened in one round.

    scores: per player slot, empty without a dance. render_fps: mean pictures a second during the dance.
    frames_estimated: pictures whose poses arrived during the dance. estimator_fps: their mean rate.
    latency_s: of camera and sound, as far as it is known. mirrored: players who danced as in a mirror.
    replay: where the round is kept, written beside the game; its exception is a ReplayError.
    """

    song: Song
    guess: GuessOutcome | None = None
    scores: Mapping[int, Score] = field(default_factory=dict)
    render_fps: float | None = None
    frames_estimated: int = 0
    estimator_fps: float | None = None
    latency_s: float | None = None
    mirrored: frozenset[int] = frozenset()
    replay: Future[PurePath] | None = None
