"""What the screens need from the outside, as Protocols, so that every screen also runs on fakes."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from dancegame.core.acts import Act
from dancegame.core.arrivals import FoundFile, ImportSight, Look, Made, Order
from dancegame.core.daily import DailyLog
from dancegame.core.derived import Derived
from dancegame.core.errors import DanceGameError
from dancegame.core.evening.players import Player
from dancegame.core.live import CameraDevice, LiveEvent, LivePicture
from dancegame.core.memory import KeptGuesses, KeptRound
from dancegame.core.pace import Pace
from dancegame.core.poses import Pose
from dancegame.core.profiles import Profile
from dancegame.core.records import Board, Day, Person, Tally
from dancegame.core.replay import Replay, Terms
from dancegame.core.settings import GhostChoice, Settings
from dancegame.core.song import Dance, Listing
from dancegame.core.texts import Text

Answer = TypeVar("Answer")


class SongShelf(Protocol):
    """The songs that can be played."""

    def songs(self) -> Sequence[Listing]:
        """All songs that can be played as far as is known, by title; never waits for files where it is watched."""
        ...

    def broken(self) -> Mapping[str, DanceGameError]:
        """Why songs are missing in `songs`, by their ids."""
        ...

    def look_again(self) -> None:
        """Have it looked for new songs and for changes, beside the game."""
        ...

    def load_dance(self, song_id: str) -> Dance:
        """Read a song whole. Raises SongError for a damaged one, which is listed no longer: take another."""
        ...

    def derived(self, song_id: str) -> Derived:
        """What was read off the song's dance. Raises SongError for a damaged one."""
        ...

    def sound_path(self, song_id: str) -> str | None:
        """The file of the song's sound, or None for a silent dance."""
        ...


class PoseEstimator(Protocol):
    """Finds the people in one picture after another of a camera or video.

    smooths: the poses are smoothed over time already.
    """

    smooths: bool

    def estimate(self, rgb: NDArray[np.uint8], *, time_s: float) -> tuple[Pose, ...]:
        """Return the poses in a picture (H, W, 3); time_s must increase from call to call."""
        ...


class MusicPlayer(Protocol):
    """The sounding song; its position is the song clock."""

    def play(self, path: str | None, *, start_s: float = 0.0, speed: float | None = None) -> None:
        """Play a file from song second start_s, or only run the clock for a silent song. Raises SoundError.

        speed: song seconds a second, 0.5 to 1, with the pitch kept. None where it is not going to change: that costs
        less, and `set_speed` begins anew then.
        """
        ...

    def set_speed(self, speed: float) -> None:
        """Go on with another speed, 0.5 to 1: without a gap where it was played with one. Else raises SoundError."""
        ...

    def set_volume(self, share: float) -> None:
        """Sound so loud from now on: 0 is silent, 1 as the song was made."""
        ...

    def pause(self) -> None: ...

    def resume(self) -> None: ...

    def stop(self) -> None: ...

    def position_s(self) -> float:
        """Song seconds now: never backwards while playing, held while paused."""
        ...

    def pace(self) -> Pace:
        """Which song second sounded or would have sounded at which monotonic second (`time.perf_counter`)."""
        ...

    def renew(self) -> None:
        """Go on from where it is on whatever sound device there is now; the one that sounded has gone.

        Effects have to be renewed after it.
        """
        ...


class Latencies(Protocol):
    """How far each camera and its loudspeakers lag behind a dancer, as far as is known from before."""

    def latency_s(self, camera: str) -> float | None:
        """Return the seconds for a camera by its name, None where nothing is known."""
        ...

    def keep(self, camera: str, latency_s: float) -> None:
        """Remember the seconds of a camera. Raises InputError where they cannot be written."""
        ...


class SettingsShelf(Protocol):
    """Where the settings are kept."""

    @property
    def notes(self) -> Sequence[Text]:
        """What was wrong with them when they were read last, in sentences for the player; usually nothing."""
        ...

    def load(self) -> Settings:
        """Read them; never fails, for what cannot be read has its default."""
        ...

    def keep(self, settings: Settings) -> None:
        """Write what has changed since `load`. Raises InputError where it cannot be written.

        Give it what people chose, not what a command line says for one start.
        """
        ...


class DailyShelf(Protocol):
    """Where the challenges of the days are remembered."""

    def load(self) -> DailyLog:
        """Read what is remembered; never fails, for what cannot be read is forgotten."""
        ...

    def keep(self, log: DailyLog) -> None:
        """Remember it instead. Raises InputError where it cannot be written; `load` knows it for this start."""
        ...


class ProfileShelf(Protocol):
    """Where it is remembered who plays here."""

    def profiles(self) -> Sequence[Profile]:
        """Everybody who is known, whoever played last first; never fails, for what cannot be read is nobody."""
        ...

    def keep(self, profile: Profile) -> None:
        """Add somebody, or change whoever has the name; they have played last now.

        Raises InputError where it cannot be written.
        """
        ...

    def remove(self, name: str) -> None:
        """Forget somebody; nothing happens where nobody has the name. Raises InputError where it cannot be written."""
        ...


class RoundBook(Protocol):
    """Where finished rounds are remembered; called off the main loop."""

    def keep_round(self, kept: KeptRound) -> None:
        """Write a round with all its players, or nothing of it. Raises InputError where it cannot be written."""
        ...

    def keep_guesses(self, kept: KeptGuesses) -> None:
        """Write the guesses of a question, all or none. Raises InputError where they cannot be written."""
        ...


class ScoreBook(Protocol):
    """Where it is looked up what was danced; called off the main loop.

    Every method raises InputError where it cannot be read. Practice has no place in leaderboards and plots.
    """

    def this_evening(self) -> str:
        """The date on which the evening that is on began."""
        ...

    def evenings(self) -> Sequence[Tally]:
        """The newest evenings, the last one first."""
        ...

    def songs(self) -> Sequence[Tally]:
        """The songs that were danced, the last one first."""
        ...

    def evening_boards(self, evening: str) -> Sequence[Board]:
        """The leaderboards of an evening that have places, the one with the most rounds first."""
        ...

    def song_boards(self, song_id: str) -> Sequence[Board]:
        """The leaderboards of a song that have places, the one with the most rounds first."""
        ...

    def person(self, name: str) -> Person:
        """What there is to know of a profile, or, as "", of everybody and their guests."""
        ...

    def progress(self, name: str, song_id: str) -> Sequence[Day]:
        """The days of a profile, or, as "", of everybody in a song, the first one first."""
        ...


class SoundEffects(Protocol):
    """Short sounds by name; an unknown or unplayable one is silent."""

    def prepare(self) -> None:
        """Read every sound aside, so that none is waited for when it is wanted."""
        ...

    def play(self, name: str) -> None: ...

    def sustain(self, name: str | None) -> None:
        """Let a sound go on over and over, instead of the one that does; None: none. Both fade."""
        ...

    def renew(self) -> None:
        """Read every sound anew, for another sound device."""
        ...

    def set_volume(self, share: float) -> None:
        """Sound so loud from now on, 0 to 1."""
        ...


class LiveCamera(Protocol):
    """Camera and estimator in a worker of their own."""

    def start(self) -> None:
        """Begin to open the camera and the estimator; returns at once, progress comes as events."""
        ...

    def stop(self) -> None:
        """End the worker and release the camera; safe to call twice."""
        ...

    def cue(self, pace: Pace | None) -> None:
        """Tell the camera side which song second sounds at which monotonic second, None when the song ends.

        A drawn puppet or a video file performs to it; a real camera does not care.
        """
        ...

    def direct(self, acts: Mapping[int, Act]) -> None:
        """Tell drawn puppets what to do, by their number from 0; who is not named goes on with what it does.

        A real camera or a video does not care.
        """
        ...

    def tell(self, people: Mapping[int, int]) -> None:
        """Say who somebody is: the slot in which they stand -> the slot of who they are."""
        ...

    def poll(self) -> list[LiveEvent]:
        """The events since the last call, oldest first; never waits."""
        ...

    def picture(self) -> LivePicture | None:
        """The newest camera picture, or None before the first; never waits."""
        ...


class Cameras(Protocol):
    """Which cameras there are, as far as it is known without opening one.

    It is looked for beside the game: an answer may be a moment old, and only the first one may take up to a second.
    Whoever waits for a camera asks again and again.
    """

    def found(self) -> Sequence[CameraDevice]:
        """The cameras of this computer."""
        ...

    def problem(self, camera: str) -> DanceGameError | None:
        """What speaks against the camera of a `CameraWish`: it is absent, not allowed, an address does not answer.

        None where nothing is known against it; whether it is busy shows only when it is opened.
        """
        ...


class Inventions(Protocol):
    """Beats for dances that people make up, and where such a dance is kept as a song."""

    def sound_path(self, *, bpm: float, beats: int, counted: int = 0) -> str:
        """The file of so many beats, of which the first ones count in."""
        ...

    def keep(self, dance: Dance, *, title: str, artist: str) -> str:
        """Write a dance with its beat as a song, whole or not at all; return its id. Raises SongError, SoundError."""
        ...


class CrashLog(Protocol):
    """Where it is written down what a mistake in the program did, for whoever mends it; on this computer alone."""

    def keep(self, report: str) -> str | None:
        """Write a report behind those of before; return the name of the file, None where it cannot be written."""
        ...


class Film(Protocol):
    """Moving pictures, each drawn when it is asked for. size_px: width and height. seconds: how long it lasts."""

    size_px: tuple[int, int]
    seconds: float

    def picture_at(self, film_s: float) -> NDArray[np.uint8]:
        """The picture at a second (H, W, 4): blue, green, red, and 255 for opaque."""
        ...


@dataclass(frozen=True)
class KeptClip:
    """A round to show around: a film of its best stretch, and a picture of its result."""

    video: PurePath
    picture: PurePath


class ClipWork(Protocol):
    """Work on a clip."""

    @property
    def future(self) -> Future[KeptClip]:
        """Where film and picture are, or a DanceGameError; BrokenExecutor where who made them was lost."""
        ...

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        ...


class ClipShelf(Protocol):
    """Makes clips of kept rounds, beside the game."""

    def keep(self, replay: PurePath, players: Mapping[int, Player], settings: Settings) -> ClipWork:
        """Begin to write a film and a picture of a replay.

        players: who sat in the slots. settings: how it is drawn, and in which language.
        """
        ...


class ReplayShelf(Protocol):
    """Where replays are kept and ghosts come from; called off the main loop."""

    def keep(self, replay: Replay) -> PurePath:
        """Write a replay and return its file. Raises ReplayError."""
        ...

    def ghost_for(self, dance: Dance, terms: Terms, choice: GhostChoice) -> Replay | None:
        """Return the replay that dances along in a round of these terms, None for none."""
        ...


class Visit(Protocol[Answer]):
    """Work on a file that was brought, in a process of its own."""

    @property
    def future(self) -> Future[Answer]:
        """What comes of it, or a DanceGameError; cancelled once it has been stopped."""
        ...

    @property
    def sight(self) -> ImportSight:
        """How far it is."""
        ...

    def rest(self, is_resting: bool) -> None:
        """Let it wait, or go on."""
        ...

    def stop(self) -> None:
        """Give it up; nothing of it stays. Returns at once."""
        ...


class SongDoor(Protocol):
    """Where songs come in: looks into videos and packs, and makes songs of them, one after the other."""

    def found(self, folder: PurePath | None) -> Sequence[FoundFile]:
        """What there is to choose from in a folder; None: the newest where people keep videos, and those folders.

        Never fails: what cannot be read is not there. Called off the main loop.
        """
        ...

    def unfolded(self, paths: Sequence[PurePath]) -> Sequence[PurePath]:
        """The files themselves, with those in folders in their place; never fails. Called off the main loop."""
        ...

    def look(self, path: PurePath) -> Visit[Look]:
        """Begin to look into a video or a pack."""
        ...

    def make(self, order: Order) -> Visit[Made]:
        """Begin to make what was asked for."""
        ...

    def let_go(self) -> None:
        """Keep nothing loaded for what may come."""
        ...
