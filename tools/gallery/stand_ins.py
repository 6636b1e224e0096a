"""What stands in for a computer's devices: a clock moved by hand, no sound, and drawn people before a drawn camera."""

import random
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import ExitStack

import numpy as np

from dancegame.bench.render.kept_settings import KeptSettings
from dancegame.core.acts import Act
from dancegame.core.checkup import Finding
from dancegame.core.errors import DanceGameError
from dancegame.core.live import CameraDevice, CameraWish, LiveEvent, LivePicture, LivePoses, LiveReady
from dancegame.core.pace import Pace
from dancegame.core.ports import SongShelf
from dancegame.core.poses import Pose, PoseSequence
from dancegame.core.settings import Settings
from dancegame.core.song import Dance
from dancegame.game.parts import GameParts
from dancegame.music.silent import SilentPlayer
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.spec import PuppetSpec

PICTURES_PER_S = 30
WIDTH_PX, HEIGHT_PX = 960, 540
# How tall each is, how late, and how much of the dance they get wrong: an evening like any other.
PEOPLE = (
    (1.72, 0.0, 0.0),
    (1.62, 0.06, 0.12),
    (1.78, 0.1, 0.3),
    (1.42, 0.05, 0.2),
    (1.68, 0.15, 0.4),
    (1.55, 0.1, 0.5),
)
ALONE = (1.72, 0.06, 0.12)
UNSTEADY = 0.004


class HandClock:
    """Monotonic seconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        """Return the seconds now."""
        return self.now_s


class DrawnPeople:
    """A `LiveCamera` that draws people who dance to the cue, and knows where they are."""

    pictures_per_s = PICTURES_PER_S

    def __init__(
        self,
        clock: HandClock,
        dance: PoseSequence | None,
        people: int,
        *,
        size_px: tuple[int, int] = (WIDTH_PX, HEIGHT_PX),
    ) -> None:
        self._clock, self._count, self._dance, self._size_px = clock, people, dance, size_px
        self._told_s: float | None = None
        specs = [
            PuppetSpec(
                height=height, delay=delay, wrong=wrong, noise=UNSTEADY, x=1 - (place + 0.5) / people, outfit=place
            )
            for place, (height, delay, wrong) in enumerate(PEOPLE[:people] if people > 1 else (ALONE,))
        ]
        self._camera = PuppetCamera(specs, dance, width_px=size_px[0], height_px=size_px[1])
        self._open = ExitStack()

    def start(self) -> None:
        """Be there at once."""
        self._open.enter_context(self._camera)
        self._camera.rehearse(self._dance)
        self._told_s = None

    def stop(self) -> None:
        """Let go of everything."""
        self._open.close()

    def cue(self, pace: Pace | None) -> None:
        """Let them dance to the song."""
        self._camera.cue(pace)

    def direct(self, acts: Mapping[int, Act]) -> None:
        """They dance, whatever they are told."""

    def tell(self, people: Mapping[int, int]) -> None:
        """It is known who they are."""

    def poll(self) -> list[LiveEvent]:
        """Return where everybody was at each picture since the last call."""
        now_s, events = self._clock(), list[LiveEvent]()
        if self._told_s is None:
            self._told_s = now_s
            events.append(LiveReady("Camera", *self._size_px))
        while self._told_s + 1 / self.pictures_per_s <= now_s + 1e-9:
            self._told_s += 1 / self.pictures_per_s
            events.append(LivePoses(self._told_s, self._told_s, self._people(self._told_s)))
        return events

    def _people(self, at_s: float) -> dict[int, Pose]:
        bodies = [self._camera.body(at_s, number).xy.astype(np.float32) for number in range(self._count)]
        return {slot: Pose(xy, np.ones(len(xy), np.float32)) for slot, xy in enumerate(bodies)}

    def picture(self) -> LivePicture | None:
        """Draw the newest picture."""
        return None if self._told_s is None else LivePicture(self._camera.draw(self._told_s), self._told_s)


class _NoSounds:
    """Effects that nobody hears."""

    def prepare(self) -> None: ...

    def play(self, name: str) -> None: ...

    def sustain(self, name: str | None) -> None: ...

    def renew(self) -> None: ...

    def set_volume(self, share: float) -> None: ...


class _OneCamera:
    """The camera that there is."""

    def found(self) -> Sequence[CameraDevice]:
        return [CameraDevice("0", "Camera")]

    def problem(self, camera: str) -> DanceGameError | None:  # noqa: ARG002
        return None


def make_parts(shelf: SongShelf, clock: HandClock, settings: Settings, *, people: int) -> GameParts:
    """Return the parts of a game with so many people in the picture."""

    def make_camera(dance: Dance | None, wish: CameraWish) -> DrawnPeople:  # noqa: ARG001
        return DrawnPeople(clock, dance.reference if dance else None, people)

    def examine(settings: Settings) -> "Future[tuple[Finding, ...]]":  # noqa: ARG001
        return Future()

    return GameParts(
        shelf=shelf,
        music=SilentPlayer(clock_s=clock),
        effects=_NoSounds(),
        make_camera=make_camera,
        cameras=_OneCamera(),
        clock_s=clock,
        settings=KeptSettings(settings),
        clicks=shelf,
        examine=examine,
        random=random.Random(5),
    )
