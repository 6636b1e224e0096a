"""Finds what of a video is the dance: not intro, end card, walking to the place, standing before the first step."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.songs.body_size import body_heights, usual_height
from dancegame.songs.cuts import find_cuts
from dancegame.songs.extract import Extracted, Part

# A shot at an end of the video that shows the dancer in fewer pictures than this is an intro or an end card, and so is
# a short one in which he is so much larger or smaller: somebody talking, a picture in picture.
SHOWN_SHARE = 0.5
OTHER_SIZE = 1.6
SHORT_SHARE = 0.25
# Whoever is this much larger or smaller than usual is on the way from or to the camera.
ELSEWHERE_SIZE = 1.35
# Body heights a second of the second fastest of hands, feet, elbows and knees: of people who stand and wait 0.05 to
# 0.25, in the first step of a dance above 0.5.
STILL_SPEED = 0.35
# Many dances begin or end more gently than that: beside the clear movements, what is so many times faster than this
# dancer at his stillest belongs to them, and slower than that everybody stands.
ABOVE_STILLEST, SURELY_STILL_SPEED = 2.5, 0.1
# A movement lasts this long; what a speed is measured over.
MOVING_S, SPEED_S = 0.15, 0.1
# The dance begins so long before its first step; a wait no longer than this is part of it.
LEAD_S = 0.1
LEAST_WAIT_S = 0.5
# What is left where nothing seems to be a dance: the video as it is.
LEAST_DANCE_S = 2.0

_ENDS = [
    CANONICAL.index(f"{side}_{name}") for name in ("wrist", "ankle", "elbow", "knee") for side in ("left", "right")
]
Floats = NDArray[np.floating]


def find_dance(dancers: list[Extracted], part: Part) -> tuple[float, float]:
    """Return the seconds from which and up to which at least one of the dancers dances; what the part says holds."""
    spans = [_dance_of(extracted) for extracted in dancers]
    start_s = min(start for start, _ in spans) if part.start_s is None else float(dancers[0].times_s[0])
    end_s = max(end for _, end in spans) if part.end_s is None else dancers[0].end_s
    return start_s, end_s


def _dance_of(extracted: Extracted) -> tuple[float, float]:
    """Return the seconds of one dancer's dance; all of it where less than LEAST_DANCE_S would be left."""
    is_dance = _in_dancing_shots(extracted) & _is_in_place(extracted)
    speed = np.where(is_dance, _speed(extracted), 0.0)
    moving = np.flatnonzero(_lasting(speed > STILL_SPEED, extracted.times_s))
    whole = float(extracted.times_s[0]), extracted.end_s
    if not len(moving):
        return whole
    shown = np.flatnonzero(is_dance)
    first_s, last_s = extracted.times_s[shown[[0, -1]]] + (0.0, extracted.step_s)
    before, after = slice(shown[0], moving[0] + 1), slice(moving[-1], shown[-1] + 1)
    step_s = _gentle_start(extracted.times_s[before], speed[before]) - LEAD_S
    rest_s = -_gentle_start(-extracted.times_s[after][::-1], speed[after][::-1]) + LEAD_S
    start_s = float(step_s if step_s - first_s > LEAST_WAIT_S else first_s)
    end_s = float(rest_s if last_s - rest_s > LEAST_WAIT_S else last_s)
    return (start_s, end_s) if end_s - start_s >= LEAST_DANCE_S else whole


def _in_dancing_shots(extracted: Extracted) -> NDArray[np.bool_]:
    """Return (T,) whether a picture shows the dancer and lies between the first and the last shot that show a dance."""
    count = len(extracted.times_s)
    heights = body_heights(extracted.xy)
    usual = usual_height(extracted.xy) or 1.0
    edges = [0, *find_cuts(extracted.xy, extracted.changes).tolist(), count]
    shots = [slice(a, b) for a, b in pairwise(edges) if b > a]
    dancing = [place for place, shot in enumerate(shots) if _shows_dance(extracted, heights, shot, usual)]
    inside = np.zeros(count, np.bool_)
    if dancing:
        inside[shots[dancing[0]].start : shots[dancing[-1]].stop] = True
    return inside & extracted.has_dancer


def _shows_dance(extracted: Extracted, heights: Floats, shot: slice, usual: float) -> bool:
    if extracted.has_dancer[shot].mean() < SHOWN_SHARE:
        return False
    its = heights[shot]
    size = float(np.nanmedian(its)) / usual if np.isfinite(its).any() else 1.0
    is_short = len(its) < SHORT_SHARE * len(heights)
    return not is_short or 1 / OTHER_SIZE <= size <= OTHER_SIZE


def _is_in_place(extracted: Extracted) -> NDArray[np.bool_]:
    """Return (T,) False up to where the dancer has come to his place, and from where he leaves it for good."""
    usual = usual_height(extracted.xy)
    if usual is None:
        return np.ones(len(extracted.xy), np.bool_)
    size = body_heights(extracted.xy) / usual
    near = np.flatnonzero((size <= ELSEWHERE_SIZE) & (size >= 1 / ELSEWHERE_SIZE))
    place = np.arange(len(size))
    return np.asarray((place >= near[0]) & (place <= near[-1]))


def _gentle_start(times_s: Floats, speed: Floats) -> float:
    """Return when somebody began who moves clearly in the last picture: he stood for LEAST_WAIT_S before, or never."""
    since = np.searchsorted(times_s, times_s - LEAST_WAIT_S)
    waits = np.flatnonzero(times_s - times_s[0] >= LEAST_WAIT_S)
    stillest = min((float(np.percentile(speed[since[at] : at], 80)) for at in waits), default=0.0)
    level = min(max(ABOVE_STILLEST * stillest, SURELY_STILL_SPEED), STILL_SPEED)
    moving_s = times_s[_lasting(speed > level, times_s)]
    starts_s = np.append(moving_s, times_s[-1])
    waited = np.flatnonzero(np.diff(starts_s, prepend=-np.inf) > LEAST_WAIT_S)
    return float(starts_s[waited[-1]])


def _speed(extracted: Extracted) -> Floats:
    """Return (T,) how fast the second fastest of hands, feet, elbows and knees is, body heights a second."""
    times_s = extracted.times_s
    before, after = (np.searchsorted(times_s, times_s + shift) for shift in (-SPEED_S / 2, SPEED_S / 2))
    after = np.minimum(after, len(times_s) - 1)
    way = np.linalg.norm(extracted.xy[after][:, _ENDS] - extracted.xy[before][:, _ENDS], axis=-1)
    speed = way / np.maximum(times_s[after] - times_s[before], 1e-6)[:, None] / (usual_height(extracted.xy) or 1.0)
    second: Floats = np.sort(np.where(np.isfinite(speed), speed, 0.0), axis=1)[:, -2]
    return second


def _lasting(flags: NDArray[np.bool_], times_s: Floats) -> NDArray[np.bool_]:
    """Keep the runs of True that last MOVING_S."""
    kept = np.zeros_like(flags)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False]))))
    for first, last in edges.reshape(-1, 2):
        if times_s[last - 1] - times_s[first] >= MOVING_S:
            kept[first:last] = True
    return kept
