"""Finds how far camera and sound lag behind people who raise their arms on every beat."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice, pairwise
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Observation
from dancegame.core.skeleton import CANONICAL

Floats = NDArray[np.float64]

# A raise belongs to the beat that it is this much earlier or later than; beats are about a second apart.
EARLIEST_S, LATEST_S = -0.25, 0.70
# No cable, camera or loudspeaker is later than this: whoever is has raised their arms between the beats.
MOST_LATENCY_S = 0.5
# Arms that rise less than this are not raised.
LEAST_RISE = math.radians(60.0)
# The hand is usually this near to as far from the shoulder as it gets.
STRETCHED_PERCENT = 95.0
# Where arms rest and where they are when raised: shares of all moments, so that a few wrong poses do not count.
LOW_PERCENT, HIGH_PERCENT = 8.0, 93.0
LEVELS = (0.15, 0.50, 0.85)
SLOWEST_RISE_S = 0.5
LONGEST_GAP_S = 0.25
# A swing of least jerk passes the levels at 0.29, 0.50 and 0.71 of its time and brakes hardest, which people feel as
# the beat (see calibration_dance), at 0.79: so many times the time between the outer levels after the middle one.
ARRIVAL_AFTER = 0.69
# Straight lines between pictures make a rise longer: the squares of its time and of this much of a step add up.
STRETCH = 0.84
# Untrained people raise their arms with 30 to 50 ms of unsteadiness.
MOST_SPREAD_S = 0.07
LEAST_RAISES = 5
NORMAL_MAD = 1.4826


_SHOULDERS, _WRISTS = (
    [CANONICAL.index(f"left_{name}"), CANONICAL.index(f"right_{name}")] for name in ("shoulder", "wrist")
)


@dataclass(frozen=True)
class ArmRaise:
    """One raise of a player's arms: the beat it belongs to, and by how much the camera saw it late."""

    slot: int
    beat: int
    offset_s: float


class Trouble(Enum):
    """Why there is no sure latency."""

    TOO_FEW = "too few raises"
    SCATTERED = "scattered raises"
    OFF_BEAT = "between the beats"


@dataclass(frozen=True)
class Calibration:
    """What the raises say.

    latency_s: median delay, None unless it is sure. spread_s: scatter of the raises (as a standard deviation).
    raises: those that were counted, in order of time. trouble: why it is not sure.
    """

    latency_s: float | None
    spread_s: float | None
    raises: tuple[ArmRaise, ...]
    trouble: Trouble | None


class Calibrator:
    """Watches players raise their arms to beats at `beats_s` song seconds."""

    def __init__(self, beats_s: Sequence[float]) -> None:
        self._beats_s = np.asarray(beats_s, dtype=np.float64)
        self._times_s: dict[int, list[float]] = {}
        self._arms: dict[int, list[Floats]] = {}

    def observe(self, observation: Observation) -> None:
        """Take the players' poses at the song second at which their picture was taken; ambiguous ones are left out."""
        for slot, pose in observation.players.items():
            if slot not in observation.ambiguous:
                self._times_s.setdefault(slot, []).append(observation.song_s)
                self._arms.setdefault(slot, []).append((pose.xy[_WRISTS] - pose.xy[_SHOULDERS]).astype(np.float64))

    def result(self) -> Calibration:
        """Return what the raises so far say; people whose raises scatter do not count beside one whose do not."""
        raises = {slot: self._raises(slot) for slot in self._times_s}
        enough = {slot: own for slot, own in raises.items() if len(own) >= LEAST_RAISES}
        steady = {slot: own for slot, own in enough.items() if _spread_s(own) <= MOST_SPREAD_S}
        counted = [one for own in (steady or enough or _best(raises)).values() for one in own]
        counted.sort(key=lambda one: (one.beat, one.slot))
        if not enough:
            return Calibration(None, None, tuple(counted), Trouble.TOO_FEW)
        if not steady:
            return Calibration(None, _spread_s(counted), tuple(counted), Trouble.SCATTERED)
        latency_s = float(np.median([one.offset_s for one in counted]))
        trouble = Trouble.OFF_BEAT if latency_s > MOST_LATENCY_S else None
        return Calibration(None if trouble else latency_s, _spread_s(counted), tuple(counted), trouble)

    def _raises(self, slot: int) -> list[ArmRaise]:
        """One raise a beat at most: the mean of the arms that were seen to rise."""
        found: dict[int, list[float]] = {}
        times_s, arms = np.array(self._times_s[slot]), np.array(self._arms[slot])
        for arm in range(arms.shape[1]):
            for arrival_s in arrivals(times_s, arm_angle(arms[:, arm])):
                beat = int(np.argmin(np.abs(arrival_s - self._beats_s - (EARLIEST_S + LATEST_S) / 2)))
                offset_s = arrival_s - float(self._beats_s[beat])
                if EARLIEST_S <= offset_s <= LATEST_S:
                    found.setdefault(beat, []).append(offset_s)
        return [ArmRaise(slot, beat, fmean(offsets)) for beat, offsets in sorted(found.items())]


def arm_angle(arm: Floats) -> Floats:
    """Return how far an arm is raised (T,): radians from hanging down; NaN where it is unseen.

    arm: (T, 2) from shoulder to wrist. Only the height counts, against the stretched arm's length: an arm that is
    raised to the front points at the camera on its way.
    """
    length = np.linalg.norm(arm, axis=1)
    if not np.isfinite(length).any():
        return np.full(len(arm), np.nan)
    (stretched,) = _percentiles(length[np.isfinite(length)], STRETCHED_PERCENT)
    stretched = max(stretched, 1e-6)
    angle: Floats = np.arccos(np.clip(arm[:, 1] / stretched, -1.0, 1.0))
    return angle


def arrivals(times_s: Floats, angle: Floats) -> list[float]:
    """Return the seconds at which an arm arrived at the top of a rise.

    times_s: (T,) increasing. angle: (T,) of the arm, radians from hanging down; NaN where unseen.
    """
    seen = np.isfinite(angle)
    times_s, angle = times_s[seen], angle[seen]
    if len(angle) < 2:
        return []
    low, high = _percentiles(angle, LOW_PERCENT, HIGH_PERCENT)
    if high - low < LEAST_RISE:
        return []
    return _rises(times_s, (angle - low) / (high - low))


def _percentiles(values: Floats, *percents: float) -> list[float]:
    """As `np.percentile`, which thinks for longer than it sorts: it is asked ten times a second beside the drawing."""
    ordered = np.sort(values)
    places = [percent / 100 * (len(ordered) - 1) for percent in percents]
    return [float(np.interp(place, np.arange(len(ordered)), ordered)) for place in places]


def _rises(times_s: Floats, share: Floats) -> list[float]:
    """Arrivals of every way from below the first level to above the last one, without a gap in it."""
    begins = np.flatnonzero((share[:-1] < LEVELS[0]) & (share[1:] >= LEVELS[0])).tolist()
    places = list(zip(times_s.tolist(), share.tolist(), strict=True))
    return [arrival_s for begin in begins for arrival_s in _rise(places, begin)]


def _rise(places: Sequence[tuple[float, float]], begin: int) -> list[float]:
    """When a rise that begins after a place arrived at the top, nothing where it does not get there."""
    passed: list[tuple[float, float]] = []  # when each level was passed, and the seconds between the pictures there
    for (before_s, before), (after_s, after) in pairwise(islice(places, begin, None)):
        step_s = after_s - before_s
        if after < LEVELS[0] or step_s > LONGEST_GAP_S:
            return []
        for level in LEVELS[len(passed) :]:
            if before < level <= after:
                passed.append((before_s + step_s * (level - before) / (after - before), step_s))
        if len(passed) == len(LEVELS):
            return _arrival(passed)
    return []


def _arrival(passed: Sequence[tuple[float, float]]) -> list[float]:
    """When a rise arrived at the top, nothing for one that is too slow to be one."""
    (first_s, _), (middle_s, _), (last_s, _) = passed
    rise_s = last_s - first_s
    stretched_s = STRETCH * fmean(step_s for _, step_s in passed)
    true_s = max(0.5 * rise_s, max(0.0, rise_s**2 - stretched_s**2) ** 0.5)
    return [middle_s + ARRIVAL_AFTER * true_s] if rise_s <= SLOWEST_RISE_S else []


def _spread_s(raises: Sequence[ArmRaise]) -> float:
    """How unsteady the raises are: the median distance from their median, as of a normal distribution."""
    offsets_s = np.array([one.offset_s for one in raises])
    return NORMAL_MAD * float(np.median(np.abs(offsets_s - np.median(offsets_s))))


def _best(raises: Mapping[int, list[ArmRaise]]) -> dict[int, list[ArmRaise]]:
    """Only who raised their arms most often."""
    slot = max(raises, key=lambda one: len(raises[one]), default=None)
    return {} if slot is None else {slot: raises[slot]}
