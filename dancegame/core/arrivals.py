"""What people bring to become songs, videos and packs: as it is found, looked into, asked for, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePath

from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.core.texts import Text


class FileKind(Enum):
    """What a file can be brought as."""

    VIDEO = "video"
    PACK = "pack"
    FOLDER = "folder"


@dataclass(frozen=True)
class FoundFile:
    """A file to choose from. age_s: since it was changed. size_bytes: 0 of a folder."""

    path: PurePath
    kind: FileKind
    age_s: float = 0.0
    size_bytes: int = 0


@dataclass(frozen=True)
class Touched:
    """Somebody in a video: who stood at a place at a moment.

    time_s: second of the video, as fast as its dance. x, y: picture heights from the top left corner, without bars.
    """

    time_s: float
    x: float
    y: float


@dataclass(frozen=True, eq=False)
class VideoLook:
    """What is known of a video before it is read. title, artist: guessed, the artist may be "".

    seconds: None where the video does not say it. picture: with as many people as can be, upright and without bars;
    captured_s is its second of the video. people: in it, from left to right. Seconds are as fast as the dance.
    """

    path: PurePath
    title: str
    artist: str
    seconds: float | None
    picture: LivePicture
    people: tuple[Pose, ...] = ()


@dataclass(frozen=True)
class PackSong:
    """A song of a pack. id: once it is installed."""

    title: str
    artist: str
    licence: str = ""
    credits: str = ""
    id: str = ""


@dataclass(frozen=True)
class Refused:
    """A song of a pack that is not taken. name: its title, or its place in the pack."""

    name: str
    reason: Text


@dataclass(frozen=True)
class PackLook:
    """What a pack says of itself. is_here: this very file is installed. earlier: ids of others of its name."""

    path: PurePath
    title: str
    author: str
    licence: str
    credits: str
    songs: tuple[PackSong, ...]
    refused: tuple[Refused, ...] = ()
    is_here: bool = False
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True)
class VideoOrder:
    """A song of a video. artist: "" for whoever the video says. dancer: None for the main one.

    is_everybody: a song of each dancer instead.
    """

    path: PurePath
    title: str
    artist: str
    dancer: Touched | None = None
    is_everybody: bool = False


@dataclass(frozen=True)
class PackOrder:
    """The songs of a pack. replaced: ids of packs whose place it takes."""

    path: PurePath
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class ImportSight:
    """How far the work is. share: 0 to 1. doing: as a gettext key.

    picture: the newest one that was read, if any. people: in it, by numbers that stay. meant: whose song it will be,
    empty where that shows later.
    """

    share: float = 0.0
    doing: str = ""
    picture: LivePicture | None = None
    people: Mapping[int, Pose] = field(default_factory=dict)
    meant: frozenset[int] = frozenset()


@dataclass(frozen=True)
class MadeSong:
    """A song that came of a video, and how well its dance could be seen.

    dancer_share: of the pictures, those with the dancer. unsure_share: of the joints. flips: left taken for right, and
    repaired. trimmed_start_s, trimmed_end_s: seconds of the video before and after the dance. is_seated: it can be
    danced sitting down. is_poor: something speaks against dancing to it; notes say what, and what else there is to say.
    """

    id: str
    title: str
    artist: str
    seconds: float
    dancer_share: float
    unsure_share: float
    cuts: int
    flips: int
    trimmed_start_s: float
    trimmed_end_s: float
    is_seated: bool
    is_poor: bool
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class MadePack:
    """A pack that is installed. earlier: ids of packs of its title and author that stay beside it."""

    title: str
    songs: tuple[PackSong, ...]
    refused: tuple[Refused, ...] = ()
    replaced: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


Look = VideoLook | PackLook
Order = VideoOrder | PackOrder
Made = tuple[MadeSong, ...] | MadePack
