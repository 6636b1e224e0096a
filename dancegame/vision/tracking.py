"""Gives each pose to a player slot, picture after picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL

# A player out of sight keeps the slot for this long.
MEMORY_S = 5.0
# Distances are in torso lengths (about half a metre). A dancer's joints move up to 10 m/s, seldom more than
# a torso between two pictures; unsure of where somebody went, we look farther.
NEAR_TORSOS = 1.0
NEAR_TORSOS_PER_S = 2.0
# Two people this near may be taken for each other.
AMBIGUOUS_TORSOS = 0.6
# Motion is carried on for this long at most.
PREDICTION_S = 0.2
# Who was lost this long may come back anywhere, when nobody else claims the pose.
LOST_S = 0.5
SHOULDERS = [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")]
HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]
# Heights of a standing body in torsos, for poses without a torso.
BODY_TORSOS = 3.3


@dataclass
class _Track:
    """Where a player was last: xy (J, 2) picture heights, velocity (2,) picture heights/s, torso length."""

    xy: NDArray[np.float32]
    velocity: NDArray[np.float32]
    torso: float
    seen_s: float


class Tracker:
    """Follows up to `players` people; new ones take the free slots 0, 1, ... from left to right."""

    def __init__(self, players: int) -> None:
        self._players = players
        self._tracks: dict[int, _Track] = {}

    def update(self, poses: Sequence[Pose], captured_s: float) -> tuple[Mapping[int, Pose], frozenset[int]]:
        """Return (slot -> pose, slots that may have been confused) of one picture; captured_s increases."""
        self._tracks = {s: track for s, track in self._tracks.items() if captured_s - track.seen_s <= MEMORY_S}
        visible = [pose for pose in poses if not np.all(np.isnan(pose.xy[:, 0]))]
        distances = {
            (slot, index): _distance(track, pose, captured_s)
            for slot, track in self._tracks.items()
            for index, pose in enumerate(visible)
        }
        matched = self._match(distances, captured_s)
        ambiguous = frozenset(slot for slot in matched if _is_ambiguous(slot, matched, distances))
        left_over = sorted(
            set(range(len(visible))) - set(matched.values()), key=lambda index: _centre_x(visible[index])
        )
        matched |= dict(zip(self._open_slots(matched, captured_s), left_over, strict=False))
        for slot, index in matched.items():
            self._tracks[slot] = _moved(self._tracks.get(slot), visible[index], captured_s)
        return {slot: visible[index] for slot, index in sorted(matched.items())}, ambiguous

    def _match(self, distances: Mapping[tuple[int, int], float], captured_s: float) -> dict[int, int]:
        matched: dict[int, int] = {}
        for (slot, index), distance in sorted(distances.items(), key=lambda item: item[1]):
            away_s = captured_s - self._tracks[slot].seen_s
            is_near = distance <= NEAR_TORSOS + NEAR_TORSOS_PER_S * away_s
            if is_near and slot not in matched and index not in matched.values():
                matched[slot] = index
        return matched

    def _open_slots(self, matched: Mapping[int, int], captured_s: float) -> list[int]:
        """Return the slots a newcomer may take: unused ones first, then those of players long lost."""
        unused = [slot for slot in range(self._players) if slot not in self._tracks]
        lost = [s for s, track in self._tracks.items() if s not in matched and captured_s - track.seen_s > LOST_S]
        return unused + sorted(lost, key=lambda slot: self._tracks[slot].seen_s)


def _distance(track: _Track, pose: Pose, captured_s: float) -> float:
    """Return the median distance of the joints from where the track is expected, in torso lengths."""
    passed_s = min(captured_s - track.seen_s, PREDICTION_S)
    apart = np.linalg.norm(track.xy + track.velocity * passed_s - pose.xy, axis=1)
    if np.all(np.isnan(apart)):
        return float("inf")
    return float(np.nanmedian(apart)) / max(track.torso, 1e-3)


def _is_ambiguous(slot: int, matched: Mapping[int, int], distances: Mapping[tuple[int, int], float]) -> bool:
    own = matched[slot]
    return any(
        distance < AMBIGUOUS_TORSOS and (other == slot) != (index == own)
        for (other, index), distance in distances.items()
    )


def _moved(before: _Track | None, pose: Pose, captured_s: float) -> _Track:
    torso = _torso(pose)
    velocity = np.zeros(2, np.float32)
    if before is None or captured_s - before.seen_s > LOST_S:
        return _Track(pose.xy, velocity, torso, captured_s)
    step = pose.xy - before.xy
    if captured_s > before.seen_s and not np.all(np.isnan(step)):
        velocity = (np.nanmedian(step, axis=0) / (captured_s - before.seen_s)).astype(np.float32)
    xy = np.where(np.isnan(pose.xy), before.xy, pose.xy)
    return _Track(xy, velocity, 0.9 * before.torso + 0.1 * torso, captured_s)


def _torso(pose: Pose) -> float:
    """Return shoulders to hips in picture heights, guessed from the body's height when they are unseen."""
    length = float(np.linalg.norm(pose.xy[SHOULDERS].mean(axis=0) - pose.xy[HIPS].mean(axis=0)))
    if np.isfinite(length) and length > 0:
        return length
    return float(np.nanmax(pose.xy[:, 1]) - np.nanmin(pose.xy[:, 1])) / BODY_TORSOS


def _centre_x(pose: Pose) -> float:
    return float(np.nanmedian(pose.xy[:, 0]))
