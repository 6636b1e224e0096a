"""What the game is given and what it gives back."""

import random as random_module
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from dancegame.core.checkup import Finding
from dancegame.core.evening.outcomes import Answered
from dancegame.core.live import CameraWish
from dancegame.core.ports import (
    Cameras,
    ClipShelf,
    CrashLog,
    DailyShelf,
    Inventions,
    Latencies,
    LiveCamera,
    MusicPlayer,
    ProfileShelf,
    ReplayShelf,
    RoundBook,
    ScoreBook,
    SettingsShelf,
    SongDoor,
    SongShelf,
    SoundEffects,
)
from dancegame.core.score import Score
from dancegame.core.settings import Settings
from dancegame.core.song import Dance, Song


@dataclass(frozen=True)
class GameParts:
    """Everything the screens need from the outside.

    make_camera: opens nothing yet, LiveCamera.start does. Without a dance, as in a menu, puppets stand and act on
    orders. cameras: which there are.
    clock_s: monotonic seconds, the same clock that stamps camera pictures. settings: where they are kept.
    latencies: what is known of a camera from before, None to begin anew each round.
    replays: where finished rounds are kept, None to keep none. clicks: the one dance that a calibration is.
    examine: looks at camera, room and computer, in a process of its own. dailies: where the challenges of the days
    are remembered. profiles: where it is remembered who plays here, None for guests only. book: where it is
    remembered what they danced, None to remember nothing. scores: where that is looked up. pack: ids of the songs that
    come with the game. today: by the computer's clock. inventions: beats for made-up dances, and where they are kept;
    without it they are silent.
    clips: makes films of rounds that are kept. door: where new songs come in, None where none can.
    crashes: where mistakes of the program are written down; without it each ends the game.
    """

    shelf: SongShelf
    music: MusicPlayer
    effects: SoundEffects
    make_camera: Callable[[Dance | None, CameraWish], LiveCamera]
    cameras: Cameras
    clock_s: Callable[[], float]
    settings: SettingsShelf
    clicks: SongShelf
    examine: Callable[[Settings], "Future[tuple[Finding, ...]]"]
    random: random_module.Random = field(default_factory=random_module.Random)
    latencies: Latencies | None = None
    replays: ReplayShelf | None = None
    dailies: DailyShelf | None = None
    profiles: ProfileShelf | None = None
    book: RoundBook | None = None
    scores: ScoreBook | None = None
    inventions: Inventions | None = None
    clips: ClipShelf | None = None
    door: SongDoor | None = None
    crashes: CrashLog | None = None
    pack: Sequence[str] = ()
    today: Callable[[], date] = date.today


@dataclass(frozen=True)
class RoundReport:
    """What happened in one round.

    scores: per player slot, empty without a dance. render_fps: mean pictures a second during the dance.
    frames_estimated: pictures whose poses arrived during the dance. estimator_fps: their mean rate.
    latency_s: of camera and sound, as far as it is known. mirrored: players who danced as in a mirror.
    replay: where the round is kept, written beside the game; its exception is a ReplayError.
    remembered: done when the book has it; its exception is an InputError.
    """

    song: Song
    guess: Answered | None = None
    scores: Mapping[int, Score] = field(default_factory=dict)
    render_fps: float | None = None
    frames_estimated: int = 0
    estimator_fps: float | None = None
    latency_s: float | None = None
    mirrored: frozenset[int] = frozenset()
    replay: Future[PurePath] | None = None
    remembered: Future[None] | None = None
