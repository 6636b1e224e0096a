"""A dance that somebody made up in front of the camera, as a little song that others dance and the judge scores."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.calibration_dance import arm_raises
from dancegame.core.grid import onto_grid
from dancegame.core.moves import cut_moves
from dancegame.core.poses import Observation, PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Song

BEATS_A_BAR = 4
BARS = 2
# As fast as people walk briskly: eight beats in 4.8 s.
BPM = 100.0
# It is watched once, then danced so often.
WATCHED, DANCED = 1, 2
# The reference of a song is as even as a video; so is an invention, whatever the camera delivered.
FPS = 30.0
# So much of the body's joints must have been seen.
LEAST_SEEN_SHARE = 0.7
# Hands that move less than this in a second, in trunk lengths, do not dance; an estimator's jitter is a tenth of it.
LEAST_SPEED = 0.6
_BODY = slice(CANONICAL.index("left_shoulder"), CANONICAL.index("right_ankle") + 1)
_ARMS = slice(CANONICAL.index("left_shoulder"), CANONICAL.index("right_hip") + 1)
_HANDS = [CANONICAL.index("left_wrist"), CANONICAL.index("right_wrist")]
_FEET = [CANONICAL.index("left_ankle"), CANONICAL.index("right_ankle")]


@dataclass(frozen=True)
class Unfit:
    """Why an invention cannot be copied: its dancer was hardly seen, or hardly moved."""

    is_seen: bool


def loop_s(bpm: float, *, bars: int = BARS) -> float:
    """Return how long some bars last."""
    return bars * BEATS_A_BAR * 60.0 / bpm


def before_inventing(bpm: float = BPM) -> Dance:
    """Return the dance before there is one: somebody stands, seen whole, and nothing is judged."""
    stance, length_s = arm_raises(), loop_s(bpm)
    times_s = np.arange(round(length_s * FPS)) / FPS
    still = PoseSequence(
        times_s,
        np.repeat(stance.xy[:1], len(times_s), axis=0),
        np.repeat(stance.confidence[:1], len(times_s), axis=0),
        FPS,
    )
    return Dance(Song(id="", title="", artist="", duration_s=length_s, bpm=bpm), still)


def invent(
    observations: Iterable[Observation], *, slot: int, bpm: float, bars: int = BARS, title: str = ""
) -> Dance | Unfit:
    """Return what a slot danced in some bars as a dance of itself over and over: first to be watched, then judged.

    observations: of the recording, by seconds since its first beat; what is before it or after the bars is left out.
    Raises ValueError for a tempo that is none.
    """
    if not 20 <= bpm <= 400:
        raise ValueError(f"bpm must be between 20 and 400, not {bpm}")
    length_s, times = loop_s(bpm, bars=bars), WATCHED + DANCED
    known = [
        (seen.song_s, seen.players[slot])
        for seen in observations
        if slot in seen.players and slot not in seen.ambiguous and -1.0 <= seen.song_s <= length_s + 1.0
    ]
    if len(known) < 2:
        return Unfit(is_seen=False)
    at_s = np.arange(round(length_s * FPS)) / FPS
    times_s = np.array([time_s for time_s, _ in known])
    xy = onto_grid(times_s, np.stack([pose.xy for _, pose in known]).astype(np.float64), at_s=at_s)
    is_seen = np.asarray(np.isfinite(xy).all(axis=2))
    arms_seen, body_seen = is_seen[:, _ARMS].mean(), is_seen[:, _BODY].mean()
    # Who sits, or stands too close, dances with the arms.
    trunk = _trunk(xy)
    if max(arms_seen, body_seen) < LEAST_SEEN_SHARE or trunk is None:
        return Unfit(is_seen=False)
    if _speed(xy) / trunk < LEAST_SPEED:
        return Unfit(is_seen=True)
    told = np.stack([pose.confidence for _, pose in known]).astype(np.float64)
    confidence = onto_grid(times_s, told[:, :, None], at_s=at_s)
    reference = PoseSequence(
        np.arange(len(at_s) * times, dtype=np.float64) * (length_s / len(at_s)),
        np.tile(xy, (times, 1, 1)).astype(np.float32),
        np.tile(np.where(is_seen, confidence[..., 0], 0.0), (times, 1)).astype(np.float32),
        FPS,
    )
    beats_s = tuple(round(beat * 60.0 / bpm, 3) for beat in range(times * bars * BEATS_A_BAR))
    moves = cut_moves(reference, beats_s=beats_s)
    judged = tuple(move for move in moves if move.start_s >= WATCHED * length_s - 0.1)
    song = Song(id="", title=title, artist="", duration_s=times * length_s, bpm=bpm, beats_s=beats_s, moves=judged)
    return Dance(song, reference)


def _trunk(xy: NDArray[np.float64]) -> float | None:
    """Return how long the trunk is, None where it was never seen whole: nothing can be measured by it then."""
    shoulders, hips = xy[:, _BODY][:, :2].mean(axis=1), xy[:, [11, 12]].mean(axis=1)
    lengths = np.linalg.norm(shoulders - hips, axis=1)
    return float(np.nanmedian(lengths)) or 1.0 if np.isfinite(lengths).any() else None


def _speed(xy: NDArray[np.float64]) -> float:
    """Return how fast the ends of arms or legs moved on average, by the second."""
    # Over a fifth of a second: jitter does not add up.
    step = round(FPS / 5)
    paths = np.linalg.norm(xy[step:] - xy[:-step], axis=2) * (FPS / step)
    seen = (paths[:, ends] for ends in (_HANDS, _FEET) if np.isfinite(paths[:, ends]).any())
    return max((float(np.nanmean(path)) for path in seen), default=0.0)
