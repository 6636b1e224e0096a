"""Who of the people in a video is meant: the main dancer, one by their place from the left, or all."""

from collections import Counter
from collections.abc import Mapping
from enum import Enum

import numpy as np

from dancegame.core.arrivals import Touched
from dancegame.core.errors import InputError
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.core.texts import N_
from dancegame.songs.extract import Watched

# One who is in fewer pictures than this share of whoever is seen most passes by.
LEAST_SHARE = 0.5
# What the size of somebody at the edge of the picture counts beside that of somebody in its middle.
EDGE_SHARE = 0.5
_HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]
_TORSO = [CANONICAL.index(f"{side}_{joint}") for joint in ("shoulder", "hip") for side in ("left", "right")]


class Dancer(Enum):
    """Which of several dancers side by side is meant, as seen in the picture."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    ALL = "all"


# A number counts from the left, from 1 on; None is the main dancer.
DancerChoice = Dancer | int | Touched | None


def parse_dancer(text: str) -> Dancer | int:
    """Return the dancer that a word or a number names. Raises InputError for another."""
    try:
        # Of thousands of digits int makes a ValueError, too.
        return int(text) if text.isdecimal() and int(text) > 0 else Dancer(text)
    except ValueError as error:
        raise InputError(
            N_("“{word}” is no dancer."),
            remedy=N_("Name left, centre, right, all, or a number counted from the left."),
            word=text,
        ) from error


def choose_dancers(watched: Watched, choice: DancerChoice) -> tuple[int, ...]:
    """Return the numbers of the people meant, from left to right. Raises InputError where there are not so many."""
    counts = Counter(number for found in watched.people for number in found)
    if not counts:
        return (0,)
    if choice is None:
        return (max(counts, key=lambda number: _prominence(watched, number)),)
    if isinstance(choice, Touched):
        return (touched_dancer(dict(zip(watched.times_s.tolist(), watched.people, strict=True)), choice),)
    often = [number for number, count in counts.items() if count >= LEAST_SHARE * max(counts.values())]
    row = tuple(sorted(often, key=lambda number: _usual_x(_poses(watched, number))))
    if choice is Dancer.ALL:
        return row
    if isinstance(choice, int):
        return (_numbered(row, choice),)
    return (row[{Dancer.LEFT: 0, Dancer.CENTRE: len(row) // 2, Dancer.RIGHT: -1}[choice]],)


def touched_dancer(people: Mapping[float, Mapping[int, Pose]], touched: Touched) -> int:
    """Return the number of who was touched. people: by the second of the picture; there is somebody in one of them."""
    time_s = min((at_s for at_s, found in people.items() if found), key=lambda at_s: abs(at_s - touched.time_s))
    return min(people[time_s], key=lambda number: _distance(people[time_s][number], touched))


def _distance(pose: Pose, touched: Touched) -> float:
    """Return how far a place is from the middle of a torso, or of what is seen of a body, in picture heights."""
    torso = pose.xy[_TORSO]
    points = torso if np.isfinite(torso).all() else pose.xy[np.isfinite(pose.xy[:, 0])]
    middle = points.mean(axis=0) if len(points) else np.full(2, np.inf)
    return float(np.hypot(*(middle - (touched.x, touched.y))))


def _numbered(row: tuple[int, ...], place: int) -> int:
    if place > len(row):
        raise InputError(
            N_("There is no dancer {number}: {count} were found."),
            remedy=N_("Count from the left, as you see them in the video."),
            number=place,
            count=len(row),
        )
    return row[place - 1]


def _poses(watched: Watched, number: int) -> list[Pose]:
    return [found[number] for found in watched.people if number in found]


def _prominence(watched: Watched, number: int) -> float:
    """Return how large and central somebody is, summed over the pictures in which they are."""
    return sum(_size(pose) * _centrality(pose, watched.aspect) for pose in _poses(watched, number))


def _size(pose: Pose) -> float:
    """Return the length of the torso in picture heights; of somebody without one a quarter of what is seen."""
    left_shoulder, right_shoulder, left_hip, right_hip = pose.xy[_TORSO]
    torso = float(np.linalg.norm(left_shoulder + right_shoulder - left_hip - right_hip)) / 2
    seen = pose.xy[np.isfinite(pose.xy[:, 1]), 1]
    return torso if np.isfinite(torso) else float(np.ptp(seen)) / 4 if len(seen) else 0.0


def _centrality(pose: Pose, aspect: float) -> float:
    x = pose.xy[np.isfinite(pose.xy[:, 0]), 0]
    off_centre = min(abs(2 * float(x.mean()) / aspect - 1), 1.0) if len(x) else 1.0
    return 1 - (1 - EDGE_SHARE) * off_centre


def _usual_x(poses: list[Pose]) -> float:
    """Return where somebody usually stands, picture heights from the left; 0 where no hip is ever seen."""
    x = np.array([pose.xy[_HIPS, 0] for pose in poses])
    return float(np.nanmedian(x)) if np.isfinite(x).any() else 0.0
