"""Looks for the dancer in the pictures of a video and collects what is seen of him."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import VideoError
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.core.texts import N_
from dancegame.core.time_line import Leaps
from dancegame.songs.limits import MOST_POSES, MOST_SONG_S

# Pictures closer together are left out before they are estimated. No dance needs more than 60 a second, and slow-motion
# videos of 120 or 240 would take 2 or 4 times as long. Otherwise the times of the pictures are kept as they are,
# irregular ones too: whatever reads a pose sequence reads its times, and resampling would only blur.
LEAST_STEP_S = 1 / 62
# What a header says of the length is rounded.
TOLERATED_S = 1.0
# A picture's thumbnail, from which cuts are seen: grey, about 24 x 24.
THUMBNAIL_PX = 24
# Of several people, one who is in fewer pictures than this share passes by.
LEAST_SHARE_OF_SEVERAL = 0.5
HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]

# The people of a picture (H, W, 3) at a moment in seconds, each by a number that stays the same.
FindPeople = Callable[[NDArray[np.uint8], float], Mapping[int, Pose]]


class Dancer(Enum):
    """Which of several dancers side by side is meant, as seen in the picture."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


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


class VideoPictures(Protocol):
    """The pictures of an open video, (time_s, rgb (H, W, 3) uint8); as vision.video.Pictures."""

    @property
    def facts(self) -> VideoFacts: ...
    @property
    def broken_at_s(self) -> float | None: ...
    @property
    def leaps(self) -> Leaps: ...
    def __iter__(self) -> Iterator[tuple[float, NDArray[np.uint8]]]: ...


@dataclass(frozen=True)
class Extracted:
    """What was seen, picture by picture; NaN and confidence 0 where it was not.

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
        """When the last picture ends, seconds."""
        return float(self.times_s[-1]) + self.step_s


def alone(estimator: PoseEstimator) -> FindPeople:
    """Return a way to find the one person whom an estimator sees or chooses."""
    return lambda rgb, time_s: dict(enumerate(estimator.estimate(rgb, time_s=time_s)[:1]))


def extract(
    pictures: VideoPictures,
    find_people: FindPeople,
    *,
    dancer: Dancer | None = None,
    on_picture: Callable[[float], None] = lambda _: None,
) -> Extracted:
    """Return the dancer of every picture; on_picture gets the time of each picture that is done.

    dancer: which of several; None for whoever is seen most. Raises VideoError from the pictures.
    """
    times: list[float] = []
    people: list[Mapping[int, Pose]] = []
    changes: list[float] = []
    last_thumbnail: NDArray[np.float32] | None = None
    for time_s, rgb in pictures:
        if times and time_s - times[-1] < LEAST_STEP_S:
            continue
        if time_s > MOST_SONG_S or len(times) >= MOST_POSES:
            raise _too_long(min(time_s, MOST_SONG_S))
        people.append(find_people(rgb, time_s))
        thumbnail = _thumbnail(rgb)
        if last_thumbnail is None or last_thumbnail.shape != thumbnail.shape:
            last_thumbnail = thumbnail
        changes.append(float(np.abs(thumbnail - last_thumbnail).mean()))
        times.append(time_s)
        last_thumbnail = thumbnail
        on_picture(time_s)
    chosen = _choose(people, dancer)
    return _stacked(times, [found.get(chosen) for found in people], changes)


def check_length(facts: VideoFacts) -> None:
    """Raise VideoError for a video that says beforehand that it is longer than a song can be."""
    fps = min(facts.fps or 0.0, 1 / LEAST_STEP_S)
    most_s = min(MOST_SONG_S, MOST_POSES / fps) if fps else MOST_SONG_S
    if facts.duration_s is not None and facts.duration_s > most_s + TOLERATED_S:
        raise _too_long(most_s)


def _too_long(most_s: float) -> VideoError:
    return VideoError(
        N_("The video is longer than a song can be ({minutes:.0f} minutes)."),
        remedy=N_("Cut it to the dance."),
        minutes=most_s / 60,
    )


def _choose(people: list[Mapping[int, Pose]], dancer: Dancer | None) -> int:
    """Return the number of the person meant."""
    counts = Counter(number for found in people for number in found)
    if not counts:
        return 0
    if dancer is None:
        return counts.most_common(1)[0][0]
    often = [number for number, count in counts.items() if count >= LEAST_SHARE_OF_SEVERAL * max(counts.values())]
    side_by_side = sorted(often, key=lambda number: _usual_x([found[number] for found in people if number in found]))
    return side_by_side[{Dancer.LEFT: 0, Dancer.CENTRE: len(often) // 2, Dancer.RIGHT: -1}[dancer]]


def _usual_x(poses: list[Pose]) -> float:
    """Return where somebody usually stands, picture heights from the left; 0 where no hip is ever seen."""
    x = np.array([pose.xy[HIPS, 0] for pose in poses])
    return float(np.nanmedian(x)) if np.isfinite(x).any() else 0.0


def _thumbnail(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    height, width = rgb.shape[:2]
    few = rgb[:: max(1, height // THUMBNAIL_PX), :: max(1, width // THUMBNAIL_PX)]
    grey: NDArray[np.float32] = few.mean(axis=2, dtype=np.float32)
    return grey


def _stacked(times: list[float], poses: list[Pose | None], changes: list[float]) -> Extracted:
    count = len(times)
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
        times_s=np.array(times),
        xy=xy,
        confidence=confidence,
        world=world if has_world else None,
        has_dancer=has_dancer,
        changes=np.array(changes, np.float32),
    )
