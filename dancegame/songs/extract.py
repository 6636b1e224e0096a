"""Looks for the people in the pictures of a video and collects what is seen of each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import VideoError
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.texts import N_
from dancegame.core.time_line import Leaps
from dancegame.songs.colors import ColorsSeen
from dancegame.songs.limits import MOST_POSES, MOST_SONG_S

# Pictures closer together are left out before they are estimated. No dance needs more than 60 a second, and slow-motion
# videos of 120 or 240 would take 2 or 4 times as long. Otherwise the times of the pictures are kept as they are,
# irregular ones too: whatever reads a pose sequence reads its times, and resampling would only blur.
LEAST_STEP_S = 1 / 62
# What a header says of the length is rounded.
TOLERATED_S = 1.0
# A picture's thumbnail, from which cuts are seen: grey, about 24 x 24.
THUMBNAIL_PX = 24

# The people of a picture (H, W, 3) at a moment in seconds, each by a number that stays the same.
FindPeople = Callable[[NDArray[np.uint8], float], Mapping[int, Pose]]


class VideoFacts(Protocol):
    """What the import wants to know of a video beforehand; as vision.video.VideoFacts."""

    @property
    def start_s(self) -> float: ...
    @property
    def duration_s(self) -> float | None: ...
    @property
    def fps(self) -> float | None: ...
    @property
    def has_sound(self) -> bool: ...
    @property
    def used_share(self) -> float: ...
    @property
    def slowed(self) -> float: ...
    @property
    def speed(self) -> float: ...


class VideoPictures(Protocol):
    """The pictures of an open video, (time_s, rgb (H, W, 3) uint8); as vision.video.Pictures."""

    @property
    def facts(self) -> VideoFacts: ...
    @property
    def broken_at_s(self) -> float | None: ...
    @property
    def leaps(self) -> Leaps: ...
    def skip_to(self, time_s: float) -> None: ...
    def __iter__(self) -> Iterator[tuple[float, NDArray[np.uint8]]]: ...


@dataclass(frozen=True)
class Part:
    """Which seconds of a video are meant; None where nobody said it."""

    start_s: float | None = None
    end_s: float | None = None

    def has(self, time_s: float) -> bool:
        """Say whether a moment is among them."""
        return (self.start_s is None or time_s >= self.start_s) and not self.is_over(time_s)

    def is_over(self, time_s: float) -> bool:
        """Say whether nothing of it comes any more."""
        return self.end_s is not None and time_s >= self.end_s


WHOLE = Part()


@dataclass(frozen=True)
class Extracted:
    """What was seen of one dancer, picture by picture; NaN and confidence 0 where he was not.

    times_s: (T,) float64. xy: (T, J, 2) float32. confidence: (T, J) float32. world: (T, J, 3) float32 or None.
    has_dancer: (T,) bool. changes: (T,) float32, how much each picture differs from the one before, 0 to 255.
    """

    times_s: NDArray[np.float64]
    xy: NDArray[np.float32]
    confidence: NDArray[np.float32]
    world: NDArray[np.float32] | None
    has_dancer: NDArray[np.bool_]
    changes: NDArray[np.float32]

    @property
    def step_s(self) -> float:
        """The usual time from picture to picture, seconds."""
        return float(np.median(np.diff(self.times_s))) if len(self.times_s) > 1 else 0.0

    @property
    def end_s(self) -> float:
        """When the last picture ends, seconds; 0 where there is none."""
        return float(self.times_s[-1]) + self.step_s if len(self.times_s) else 0.0

    def between(self, start_s: float, end_s: float) -> "Extracted":
        """Return the pictures from start_s up to, not including, end_s; their times are counted from start_s."""
        inside = slice(*np.searchsorted(self.times_s, (start_s, end_s)))
        return replace(
            self,
            times_s=self.times_s[inside] - start_s,
            xy=self.xy[inside],
            confidence=self.confidence[inside],
            world=None if self.world is None else self.world[inside],
            has_dancer=self.has_dancer[inside],
            changes=self.changes[inside],
        )


@dataclass(frozen=True)
class Watched:
    """Who was seen in each picture of a video, by a number that stays the same.

    times_s: (T,) float64. changes: (T,) float32 as in Extracted. aspect: the pictures' width by their height. colors:
    of the pictures.
    """

    times_s: NDArray[np.float64]
    people: tuple[Mapping[int, Pose], ...]
    changes: NDArray[np.float32]
    aspect: float
    colors: ColorsSeen = field(default_factory=ColorsSeen)

    def dancer(self, number: int) -> Extracted:
        """Return what was seen of one of them."""
        return _stacked(self.times_s, [found.get(number) for found in self.people], self.changes)


def alone(estimator: PoseEstimator) -> FindPeople:
    """Return a way to find the one person whom an estimator sees or chooses."""
    return lambda rgb, time_s: dict(enumerate(estimator.estimate(rgb, time_s=time_s)[:1]))


def watch(
    pictures: VideoPictures,
    find_people: FindPeople,
    *,
    part: Part = WHOLE,
    on_picture: Callable[[float], None] = lambda _: None,
) -> Watched:
    """Look for people in every picture of a part; on_picture gets the time of each picture that is done.

    Raises VideoError from the pictures, and for a part that has none.
    """
    times: list[float] = []
    people: list[Mapping[int, Pose]] = []
    changes: list[float] = []
    last_thumbnail: NDArray[np.float32] | None = None
    aspect, colors = 1.0, ColorsSeen()
    pictures.skip_to(part.start_s or 0.0)
    for time_s, rgb in pictures:
        if part.is_over(time_s):
            break
        if not part.has(time_s) or (times and time_s - times[-1] < LEAST_STEP_S):
            continue
        lasts_s = time_s - times[0] if times else 0.0
        if lasts_s > MOST_SONG_S or len(times) >= MOST_POSES:
            raise _too_long(min(lasts_s, MOST_SONG_S))
        people.append(find_people(rgb, time_s))
        colors.look(rgb, people[-1], time_s)
        thumbnail = _thumbnail(rgb)
        if last_thumbnail is None or last_thumbnail.shape != thumbnail.shape:
            last_thumbnail = thumbnail
        changes.append(float(np.abs(thumbnail - last_thumbnail).mean()))
        times.append(time_s)
        last_thumbnail, aspect = thumbnail, rgb.shape[1] / rgb.shape[0]
        on_picture(time_s)
    if not times:
        raise VideoError(
            N_("The video has no picture from second {start:g} on."),
            remedy=N_("Name an earlier second with --start."),
            start=part.start_s or 0.0,
        )
    return Watched(np.array(times), tuple(people), np.array(changes, np.float32), aspect, colors)


def check_length(facts: VideoFacts, part: Part = WHOLE) -> None:
    """Raise VideoError for a video whose part is known beforehand to be longer than a song can be."""
    fps = min(facts.fps or 0.0, 1 / LEAST_STEP_S)
    most_s = min(MOST_SONG_S, MOST_POSES / fps) if fps else MOST_SONG_S
    end_s = facts.duration_s if part.end_s is None else part.end_s
    if end_s is not None and end_s - (part.start_s or 0.0) > most_s + TOLERATED_S:
        raise _too_long(most_s)


def _too_long(most_s: float) -> VideoError:
    return VideoError(
        N_("The video is longer than a song can be ({minutes:.0f} minutes)."),
        remedy=N_("Cut it to the dance."),
        minutes=most_s / 60,
    )


def _thumbnail(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    height, width = rgb.shape[:2]
    few = rgb[:: max(1, height // THUMBNAIL_PX), :: max(1, width // THUMBNAIL_PX)]
    grey: NDArray[np.float32] = few.mean(axis=2, dtype=np.float32)
    return grey


def _stacked(times_s: NDArray[np.float64], poses: list[Pose | None], changes: NDArray[np.float32]) -> Extracted:
    count = len(times_s)
    xy = np.full((count, JOINT_COUNT, 2), np.nan, np.float32)
    world = np.full((count, JOINT_COUNT, 3), np.nan, np.float32)
    confidence = np.zeros((count, JOINT_COUNT), np.float32)
    for at, pose in enumerate(poses):
        if pose is not None:
            xy[at], confidence[at] = pose.xy, pose.confidence
            if pose.world is not None:
                world[at] = pose.world
    has_dancer = np.array([pose is not None and not np.isnan(pose.xy).all() for pose in poses], dtype=bool)
    has_world = any(pose is not None and pose.world is not None for pose in poses)
    return Extracted(
        times_s=times_s,
        xy=xy,
        confidence=confidence,
        world=world if has_world else None,
        has_dancer=has_dancer,
        changes=changes,
    )
