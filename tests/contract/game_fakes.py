"""Fakes for the screens: a clock that is set by hand, a shelf, music, effects, a camera that dances, and a driver."""

import math
import random
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

import numpy as np
import pygame

from dancegame.core.calibration_dance import calibration_dance
from dancegame.core.derived import Derived, derive
from dancegame.core.errors import CameraError, DanceGameError, InputError, SongError
from dancegame.core.evening.evening import HOME, OVER, Evening, Wished
from dancegame.core.evening.rounds import Round
from dancegame.core.live import (
    CameraDevice,
    CameraWish,
    LiveEvent,
    LiveFailure,
    LivePicture,
    LivePoses,
    LiveProgress,
    LiveReady,
)
from dancegame.core.pace import Pace, steady
from dancegame.core.poses import Pose, PoseSequence, pose_at
from dancegame.core.profiles import Profile, same_name
from dancegame.core.quiz import Quiz
from dancegame.core.settings import Settings
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move, Song
from dancegame.core.texts import Text
from dancegame.game.app import Game
from dancegame.game.autoplay import AutoPlayer
from dancegame.game.display import Display
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.house import House
from dancegame.game.parts import GameParts
from dancegame.game.screen import Screen
from dancegame.game.screens.triumph import UNMEANT_S

STANDING = {
    "nose": (0.0, -0.42), "left_eye": (0.02, -0.43), "right_eye": (-0.02, -0.43), "left_ear": (0.04, -0.42),
    "right_ear": (-0.04, -0.42), "left_shoulder": (0.10, -0.32), "right_shoulder": (-0.10, -0.32),
    "left_elbow": (0.13, -0.18), "right_elbow": (-0.13, -0.18), "left_wrist": (0.15, -0.05),
    "right_wrist": (-0.15, -0.05), "left_hip": (0.06, -0.05), "right_hip": (-0.06, -0.05), "left_knee": (0.07, 0.17),
    "right_knee": (-0.07, 0.17), "left_ankle": (0.07, 0.38), "right_ankle": (-0.07, 0.38), "left_toe": (0.10, 0.41),
    "right_toe": (-0.10, 0.41),
}  # fmt: skip
LENGTH_S = 6.0


def waving(*, hz: float = 0.5, length_s: float = LENGTH_S, middle_x: float = 0.9) -> PoseSequence:
    """A dancer who swings both arms wide and up, in the middle of a wide picture."""
    times_s = np.arange(int(length_s * 30) + 1) / 30
    xy = np.array([STANDING[name] for name in CANONICAL.joints])[None].repeat(len(times_s), axis=0)
    for side, sign, phase in (("left", 1, 0.0), ("right", -1, 1.3)):
        angle = 1.4 + 1.2 * np.sin(2 * math.pi * hz * times_s + phase)
        elbow, wrist = (CANONICAL.index(f"{side}_{name}") for name in ("elbow", "wrist"))
        out = np.stack([sign * np.sin(angle), np.cos(angle)], axis=1)
        xy[:, elbow] = xy[:, CANONICAL.index(f"{side}_shoulder")] + 0.15 * out
        xy[:, wrist] = xy[:, elbow] + 0.14 * out
    xy = xy + np.array([middle_x, 0.5])
    return PoseSequence(times_s, xy.astype(np.float32), np.ones(xy.shape[:2], np.float32), 30.0)


def make_dance(song_id: str, title: str, artist: str, *, hz: float = 0.5, gold: int = 2) -> Dance:
    """A dance of LENGTH_S with a beat every half second and a move every second, one of them gold."""
    moves = tuple(Move(float(second), second + 1.0, is_gold=second == gold) for second in range(int(LENGTH_S) - 1))
    beats = tuple(np.arange(0.0, LENGTH_S, 0.5).tolist())
    song = Song(song_id, title, artist, LENGTH_S, year=1999, bpm=120.0, beats_s=beats, moves=moves)
    return Dance(song, waving(hz=hz))


DANCES = (
    make_dance("alpha", "Alphaville Nights", "The Testers"),
    make_dance("bravo", "Bravo Sun", "The Checkers", hz=0.7),
    make_dance("charly", "오늘 밤", "김하늘", hz=0.9),
    make_dance("delta", "夜に踊る", "星野", hz=1.1),
    make_dance("echo", "Echo Heart", "The Fakers", hz=1.3),
)


@dataclass
class FakeClock:
    """Monotonic seconds that move only when told."""

    now_s: float = 100.0

    def __call__(self) -> float:
        return self.now_s


@dataclass
class FakeShelf:
    """Songs in memory; damaged: ids that cannot be loaded. problems: of songs that are known to be broken.

    coming: songs that are there once it is looked again.
    """

    dances: tuple[Dance, ...] = DANCES
    damaged: frozenset[str] = frozenset()
    problems: Mapping[str, DanceGameError] = field(default_factory=dict)
    coming: tuple[Dance, ...] = ()

    def songs(self) -> list[Song]:
        return [dance.song for dance in self.dances]

    def broken(self) -> Mapping[str, DanceGameError]:
        return self.problems

    def look_again(self) -> None:
        self.dances, self.coming = (*self.dances, *self.coming), ()

    def derived(self, song_id: str) -> Derived:
        return derive(self.load_dance(song_id))

    def load_dance(self, song_id: str) -> Dance:
        if song_id in self.damaged:
            raise SongError(f"The song {song_id} is damaged.", remedy="Import it again.")
        return next(dance for dance in self.dances if dance.song.id == song_id)

    def sound_path(self, song_id: str) -> str | None:
        return f"{song_id}.ogg"


@dataclass
class FakeMusic:
    """A song clock that follows the fake clock and holds while paused; rate: how fast the sound card runs."""

    clock: FakeClock
    rate: float = 1.0
    played: list[str | None] = field(default_factory=list)
    volume: float = 1.0
    renewed: int = 0
    _pace: Pace | None = None  # of seconds of sound
    _begun_s: float = 0.0
    _held_s: float | None = None

    def set_volume(self, share: float) -> None:
        self.volume = share

    def play(self, path: str | None, *, start_s: float = 0.0, speed: float | None = None) -> None:
        self.played.append(path)
        self._pace, self._held_s = steady(0.0, song_s=start_s, speed=speed or 1.0), None
        self._begun_s = self.clock.now_s

    def set_speed(self, speed: float) -> None:
        assert self._pace is not None, "nothing is on"
        self._pace = self._pace.turned(self._sound_s(), speed)

    def pause(self) -> None:
        self._held_s = self._sound_s()

    def resume(self) -> None:
        assert self._held_s is not None, "resumed without a pause"
        self._begun_s, self._held_s = self.clock.now_s - self._held_s / self.rate, None

    def stop(self) -> None:
        self._pace = self._held_s = None

    def _sound_s(self) -> float:
        return (self.clock.now_s - self._begun_s) * self.rate if self._held_s is None else self._held_s

    def position_s(self) -> float:
        return 0.0 if self._pace is None else self._pace.song_s(self._sound_s())

    def renew(self) -> None:
        self.renewed += 1

    def pace(self) -> Pace:
        pace = self._pace or steady(self._sound_s())
        return pace.later(self.clock.now_s - self._sound_s())


@dataclass
class FakeEffects:
    """Remembers what was played."""

    played: list[str] = field(default_factory=list)
    volume: float = 1.0
    bed: str | None = None

    def prepare(self) -> None:
        """Everything is there."""

    def sustain(self, name: str | None) -> None:
        self.bed = name

    def set_volume(self, share: float) -> None:
        self.volume = share

    def renew(self) -> None:
        """They are in no mixer."""

    def play(self, name: str) -> None:
        self.played.append(name)


@dataclass
class FakeCamera:
    """A camera whose players dance to the cue, `late_s` after it, seen 30 times a second.

    Pictures are counted from the cue, so that the observations of a song are the same however often it is polled.
    """

    clock: FakeClock
    dance: PoseSequence
    late_s: float = 0.0
    slots: tuple[int, ...] = (0,)
    loading_s: float = 1.0
    error: DanceGameError | None = None
    is_empty: bool = False
    starts: int = 0
    stops: int = 0
    cues: list[Pace | None] = field(default_factory=list)
    told: list[Mapping[int, int]] = field(default_factory=list)
    unsure: Mapping[int, frozenset[int]] = field(default_factory=dict)
    ambiguous: frozenset[int] = frozenset()
    _started_s: float = 0.0
    _is_ready: bool = False
    _has_failed: bool = False
    _next: int = 0
    _zero_s: float = 0.0
    _pace: Pace = field(default_factory=lambda: steady(0.0))

    def start(self) -> None:
        self.starts += 1
        self._started_s, self._is_ready, self._has_failed = self.clock.now_s, False, False

    def stop(self) -> None:
        self.stops += 1

    def cue(self, pace: Pace | None) -> None:
        self.cues.append(pace)
        if pace is not None:
            self._pace, self._zero_s = pace, pace.at_s(0.0)
            self._next = math.ceil((self.clock.now_s - self._zero_s) * 30 - 1e-6)

    def tell(self, people: Mapping[int, int]) -> None:
        self.told.append(people)
        self.unsure = {}

    def poll(self) -> list[LiveEvent]:
        if self.error is not None:
            error, self.error = self.error, None
            self._has_failed = True
            return [LiveFailure(error)]
        if self._has_failed:
            return []
        since_s = self.clock.now_s - self._started_s
        if since_s < self.loading_s:
            return [LiveProgress(since_s / self.loading_s, "Waking the camera")]
        events: list[LiveEvent] = []
        if not self._is_ready:
            self._is_ready = True
            # What has sounded meanwhile it has missed.
            has_cue = bool(self.cues) and self.cues[-1] is not None
            self._zero_s = self._zero_s if has_cue else self.clock.now_s
            self._next = math.ceil((self.clock.now_s - self._zero_s) * 30 - 1e-6)
            events.append(LiveReady("fake", 640, 360))
        while self._zero_s + self._next / 30 <= self.clock.now_s + 1e-9:
            captured_s = self._zero_s + self._next / 30
            events.append(
                LivePoses(captured_s, captured_s + 0.03, self._players(captured_s), self.ambiguous, self.unsure)
            )
            self._next += 1
        return events

    def _players(self, captured_s: float) -> Mapping[int, Pose]:
        if self.is_empty:
            return {}
        has_cue = bool(self.cues) and self.cues[-1] is not None
        pose = pose_at(self.dance, self._pace.song_s(captured_s - self.late_s) if has_cue else 0.0)
        return dict.fromkeys(self.slots, pose)

    def picture(self) -> LivePicture | None:
        return LivePicture(np.full((72, 128, 3), 90, np.uint8), self.clock.now_s) if self._is_ready else None


@dataclass
class FakeSettings:
    """Settings in memory; is_full: nothing can be kept."""

    settings: Settings = field(default_factory=lambda: Settings(has_seen_intro=True))
    is_full: bool = False

    notes: tuple[Text, ...] = ()

    def load(self) -> Settings:
        return self.settings

    def keep(self, settings: Settings) -> None:
        if self.is_full:
            raise InputError("The disk is full.", remedy="Free some space.")
        self.settings = settings


@dataclass
class FakeCameras:
    """Which cameras there are; none while there is a problem."""

    missing: CameraError | None = None

    def problem(self, camera: str) -> CameraError | None:
        return None if camera == "puppet" else self.missing

    def found(self) -> list[CameraDevice]:
        return [CameraDevice("0", "Front door"), CameraDevice("1", "Ceiling")]


@dataclass
class FakeProfiles:
    """Profiles in memory; is_full: nothing can be kept."""

    known: list[Profile] = field(default_factory=list)
    is_full: bool = False

    def profiles(self) -> list[Profile]:
        return list(self.known)

    def keep(self, profile: Profile) -> None:
        if self.is_full:
            raise InputError("The disk is full.", remedy="Free some space.")
        self.remove(profile.name)
        self.known.insert(0, profile)

    def remove(self, name: str) -> None:
        self.known = [one for one in self.known if not same_name(one.name, name)]


def make_parts(clock: FakeClock, **parts: object) -> GameParts:
    """The parts of a game on fakes; parts: those that are others."""
    usual: dict[str, object] = {
        "shelf": FakeShelf(),
        "music": FakeMusic(clock),
        "effects": FakeEffects(),
        "make_camera": lambda dance, wish: FakeCamera(clock, (dance or calibration_dance()).reference),
        "cameras": FakeCameras(),
        "clock_s": clock,
        "settings": FakeSettings(),
        "clicks": FakeShelf(dances=(calibration_dance(),)),
        "examine": lambda settings: Future(),
        "random": random.Random(5),
    }
    return GameParts(**{**usual, **parts})


class Play:
    """A whole game on fakes, moved on by hand; input goes through pygame's event queue."""

    def __init__(
        self,
        display: Display,
        *,
        mode: str | None = "solo",
        song_id: str | None = "alpha",
        shelf: FakeShelf | None = None,
        settings: Settings | None = None,
        problem: CameraError | None = None,
        dance_s: float | None = None,
        pictures_per_s: float = 5.0,
        autoplay: AutoPlayer | None = None,
        is_one_round: bool = False,
        on_stage=None,
        parts: dict[str, object] | None = None,
        evening: dict[str, object] | None = None,
        **camera: object,
    ) -> None:
        pygame.event.clear()
        self.clock, self.effects = FakeClock(), FakeEffects()
        self.music, self.found = FakeMusic(self.clock), FakeCameras(problem)
        self.kept = FakeSettings(settings or Settings(has_seen_intro=True))
        self.cameras: list[FakeCamera] = []
        self.wishes: list[CameraWish] = []
        self._camera_facts, self.pictures_per_s = camera, pictures_per_s
        self.house = House(
            make_parts(
                self.clock,
                shelf=shelf or FakeShelf(),
                music=self.music,
                effects=self.effects,
                make_camera=self._make_camera,
                cameras=self.found,
                settings=self.kept,
                **(parts or {}),
            ),
            dance_s=dance_s,
        )
        begun = Evening(
            songs=(),
            seed=5,
            mode=mode or HOME,
            home=OVER if is_one_round else HOME,
            length=1 if is_one_round else None,
            wished=Wished(song_id, is_mystery=True) if song_id else None,
            is_first_start=mode is None and not self.house.settings.has_seen_intro,
        )
        begun = replace(begun, **(evening or {}))
        self.game = Game(self.house, display, begun, autoplay=autoplay, on_stage=on_stage)
        self.display = display
        self.is_over = False

    def _make_camera(self, dance: Dance | None, wish: CameraWish) -> FakeCamera:
        # Without a dance people stand as one begins.
        standing = dance or self.house.parts.clicks.load_dance(self.house.parts.clicks.songs()[0].id)
        facts = {"dance": standing.reference, **self._camera_facts}
        self.wishes.append(wish)
        self.cameras.append(FakeCamera(self.clock, **facts))
        return self.cameras[-1]

    @property
    def evening(self) -> Evening:
        """The evening as it stands."""
        return self.game.router.evening

    @property
    def round(self) -> Round:
        """The round that is on."""
        assert self.evening.round is not None, "no round"
        return self.evening.round

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""
        assert self.game.router.shown is not None, "the game is over"
        return self.game.router.shown.screen

    @property
    def screen_below(self) -> Screen:
        """The screen that waits below the one that is shown."""
        return self.game.router._stack[-2].screen

    @property
    def stage(self) -> str:
        """The name of the stage that is on, "" when the game is over."""
        return self.game.router.shown.stage.name if self.game.router.shown else ""

    @property
    def quiz(self) -> Quiz:
        """The question."""
        assert self.house.loaded is not None, "nothing is loaded"
        return self.house.loaded.quiz

    def wait(self, seconds: float = 0.0) -> "Play":
        """Show pictures for so long, at least one."""
        for _ in range(max(1, round(seconds * self.pictures_per_s))):
            self.clock.now_s += 1 / self.pictures_per_s
            self.is_over = not self.game.tick() or self.is_over
        return self

    def press(self, *keys: int) -> "Play":
        """Press keys, then show one picture."""
        for key in keys:
            pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
        return self.wait()

    def write(self, text: str) -> "Play":
        """Write a text as a keyboard does, then show one picture."""
        pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=text))
        return self.wait()

    def click(self, place: tuple[float, float]) -> "Play":
        """Click with the mouse at a place in units, then show one picture."""
        unit_px = Canvas(self.display.surface, self.house.look).unit_px
        at = (round(place[0] * unit_px), round(place[1] * unit_px))
        pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 0), buttons=(0, 0, 0)))
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
        return self.wait()

    def until(self, stage: str, *, limit_s: float = 40.0) -> "Play":
        """Show pictures until a stage is reached; fails when it does not come."""
        end_s = self.clock.now_s + limit_s
        while self.stage != stage:
            assert self.clock.now_s < end_s, f"{stage} did not come, still at {self.stage}"
            self.wait()
            # What is told of a dance is found in a thread, which does not go by this clock: the first loads kernels.
            danced = getattr(getattr(self.game.router.shown, "screen", None), "_danced", None)
            if isinstance(danced, Future):
                danced.exception(timeout=60)
        if getattr(self.screen, "_triumph", None) is not None:
            # A perfect dance has its moment before there is something to choose.
            self.wait(UNMEANT_S).press(pygame.K_SPACE)
        return self

    def answer(self, *, is_right: bool = True) -> "Play":
        """Answer the quiz by number key."""
        return self.press(
            pygame.K_1 + (self.quiz.right if is_right else (self.quiz.right + 1) % len(self.quiz.answers))
        )

    def dance(self) -> "Play":
        """Go on to the dance, with the right answer."""
        return self.until("guess").answer().until("reveal").press(pygame.K_RETURN).until("ready").until("dance")
