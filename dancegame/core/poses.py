"""Where joints are: one person in one picture, a picture's people, and the pose sequence of a whole dance."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL

JOINT_COUNT = len(CANONICAL)
# So many people who dance in an evening, by turns, have a slot of their own. The leaderboards tell guests of one round
# from those of the next by the last digit.
MOST_SLOTS = 10


@dataclass(frozen=True)
class Pose:
    """One person in one picture.

    xy: (J, 2) float32 in picture heights, origin top left, y down, unmirrored; NaN where a joint is unseen.
    confidence: (J,) float32 in [0, 1]; 0 where a joint is unseen.
    world: optional (J, 3) float32 metres, origin between the hips, x right in the picture, y down, z away
    from the camera.
    Raises ValueError for other shapes.
    """

    xy: NDArray[np.float32]
    confidence: NDArray[np.float32]
    world: NDArray[np.float32] | None = None

    def __post_init__(self) -> None:
        check_shape("xy", self.xy, (JOINT_COUNT, 2))
        check_shape("confidence", self.confidence, (JOINT_COUNT,))
        if self.world is not None:
            check_shape("world", self.world, (JOINT_COUNT, 3))


@dataclass(frozen=True)
class PoseFrame:
    """All poses of one picture, in no particular order; captured_s is monotonic seconds."""

    captured_s: float
    poses: tuple[Pose, ...]


@dataclass(frozen=True)
class Observation:
    """The poses of one picture after tracking: player slot -> pose, at song seconds.

    ambiguous: slots whose pose may belong to someone else (occlusion, crossing); they are not judged.
    """

    song_s: float
    players: Mapping[int, Pose]
    ambiguous: frozenset[int] = frozenset()


@dataclass(frozen=True)
class PoseSequence:
    """A dance: the reference of a song, or a recorded performance.

    times_s: (T,) float64, strictly increasing song seconds.
    xy: (T, J, 2) float32, confidence: (T, J) float32, as in Pose.
    fps: poses a second, as measured (not rounded).
    world: optional (T, J, 3) float32 metres, as in Pose.
    Raises ValueError for other shapes or times that do not increase.
    """

    times_s: NDArray[np.float64]
    xy: NDArray[np.float32]
    confidence: NDArray[np.float32]
    fps: float
    world: NDArray[np.float32] | None = None

    def __post_init__(self) -> None:
        count = len(self.times_s)
        check_shape("times_s", self.times_s, (count,))
        check_shape("xy", self.xy, (count, JOINT_COUNT, 2))
        check_shape("confidence", self.confidence, (count, JOINT_COUNT))
        if self.world is not None:
            check_shape("world", self.world, (count, JOINT_COUNT, 3))
        if count == 0:
            raise ValueError("a pose sequence needs at least one pose")
        if np.any(np.diff(self.times_s) <= 0):
            raise ValueError("times_s must strictly increase")

    @property
    def duration_s(self) -> float:
        """Seconds from the song's start to the last pose."""
        return float(self.times_s[-1])


def pose_at(sequence: PoseSequence, time_s: float) -> Pose:
    """Return the pose at a moment, interpolated between neighbours; held before the first and after the last.

    A joint unseen in either neighbour is unseen.
    """
    times = sequence.times_s
    after = int(np.searchsorted(times, time_s))
    if after == 0 or after == len(times):
        at = min(after, len(times) - 1)
        return Pose(sequence.xy[at], sequence.confidence[at])
    before = after - 1
    share = np.float32((time_s - times[before]) / (times[after] - times[before]))
    xy = sequence.xy[before] * (1 - share) + sequence.xy[after] * share
    return Pose(xy, np.minimum(sequence.confidence[before], sequence.confidence[after]))


def check_shape(name: str, array: NDArray[np.generic], expected: tuple[int, ...]) -> None:
    """Raise ValueError naming expected and actual when an array has another shape."""
    if array.shape != expected:
        raise ValueError(f"{name} has shape {array.shape}, expected {expected}")
