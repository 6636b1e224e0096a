"""Finds the bars around what was filmed: black ones, those of an app, blurred ones beside an upright video.

A bar is told from a dark stage or a plain wall by its edge: one straight line along a whole side, in the same place in
nearly all pictures of the video, beyond which something else begins. A letterboxed title card has it in a few only.
"""

from collections.abc import Sequence
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.vision.glimpses import glimpses
from dancegame.vision.source import open_source
from dancegame.vision.used_part import WHOLE, UsedPart

Stack = NDArray[np.float32]
# Pictures are compared at this many lines: a bar's edge is then known to 3 px of 1080.
LINES = 360
PLACES = tuple((place + 0.5) / 8 for place in range(8))
# Fewer key pictures do not tell what stands still; then, and before anything is cut off, others are decoded.
LEAST_PICTURES = 4
# Bars in fewer pictures are those of a card, or of another video in this one.
LEAST_SHARE = 0.75
# Grey levels: of one colour, as far as codecs keep it; clearly another.
SAME, OTHER = 5.0, 12.0
# Of a line in a bar so much stands still (a clock may run), and of a bar so much has one colour (the rest is letters).
STILL_SHARE, PLAIN_SHARE = 0.96, 0.7
# Along so much of a bar's edge there is another colour beyond it in one of the pictures.
EDGE_SHARE = 0.7
# Along an edge of a blurred bar in each picture, and how much less there is to see in it than in the picture.
BLURRED_EDGE_SHARE, BLURRED_DETAIL = 0.4, 0.45
# An edge is one because there are hardly any around it.
EDGE_TO_USUAL = 2.0
# Blurred bars are alike wide.
ASYMMETRY = 0.015
# Narrower bars take nothing from the dancer. Below a video lying across an upright screen more than half is bars.
NARROWEST, WIDEST, WIDEST_BLURRED = 0.02, 0.7, 0.42
# Where less would be left, nothing is sure.
LEAST_USED = 0.08
# A screen has bars beside bars: a status line, a title, black.
MOST_LAYERS = 3
# A line of which more belongs to another bar has too little left to show an edge.
MOST_BESIDE = 0.75


def find_used_part(video: Path, *, start_s: float | None = None, end_s: float | None = None) -> UsedPart:
    """Return what of a video's pictures is no bar between two seconds of it; all of it where nothing is sure.

    Raises VideoError for what cannot be opened.
    """
    with open_source(video) as container:
        begins_s, lasts_s = ((ticks or 0) / av.time_base for ticks in (container.start_time, container.duration))
    start_s, end_s = begins_s + (start_s or 0.0), begins_s + (lasts_s if end_s is None else end_s)
    few = [_grey(rgb) for rgb in glimpses(video, start_s=start_s, end_s=end_s, places=PLACES)]
    if not few or (len(few) >= LEAST_PICTURES and used_part(few) == WHOLE):
        return WHOLE
    more = glimpses(video, start_s=start_s, end_s=end_s, places=PLACES, is_exact=True)
    return used_part([*few, *(_grey(rgb) for rgb in more)])


def used_part(pictures: Sequence[Stack]) -> UsedPart:
    """Return what of some pictures (H, W) of a video, grey from 0 to 255, is no bar."""
    alike = [picture for picture in pictures if picture.shape == pictures[-1].shape]
    if len(alike) < LEAST_SHARE * len(pictures):
        return WHOLE
    stack = np.stack(alike)
    _, height, width = stack.shape
    top, bottom, left, right = 0, height, 0, width
    for _ in range(MOST_LAYERS):
        inside = stack[:, top:bottom, left:right]
        above, below = _plain_bar(inside), _plain_bar(inside[:, ::-1])
        across = inside[:, above : inside.shape[1] - below].transpose(0, 2, 1)
        before, after = _plain_bar(across), _plain_bar(across[:, ::-1])
        if not (above or below or before or after):
            break
        top, bottom, left, right = top + above, bottom - below, left + before, right - after
    inside = stack[:, top:bottom, left:right]
    beside, over = _blurred_bars(inside.transpose(0, 2, 1)), _blurred_bars(inside)
    if beside >= over:
        left, right = left + beside, right - beside
    else:
        top, bottom = top + over, bottom - over
    used = UsedPart(left / width, top / height, right / width, bottom / height)
    return used if used.share >= LEAST_USED else WHOLE


def _plain_bar(stack: Stack) -> int:
    """Return how many lines from the first on are a bar of one colour: stack (N, lines, points)."""
    lines = stack.shape[1]
    most = min(round(WIDEST * lines), lines - 3)
    usual = np.median(stack, axis=0)
    is_still = np.abs(stack[:, :most] - usual[:most]) <= SAME
    share = (is_still.mean(axis=2) >= STILL_SHARE).mean(axis=0)
    run = int(np.argmin(np.append(share >= LEAST_SHARE, False)))
    colour = float(np.median(usual[: max(1, run // 2)]))
    # Another bar goes on beside this one: there is no edge to be seen there.
    goes_on = (np.abs(stack - colour) <= SAME).all(axis=(0, 1))
    if run < NARROWEST * lines or goes_on.mean() > MOST_BESIDE:
        return 0
    plain = np.cumsum((np.abs(usual[:run] - colour) <= SAME).mean(axis=1)) / np.arange(1, run + 1)
    ends = np.arange(max(2, int(NARROWEST * lines)), run + 1)
    ends = ends[plain[ends - 1] >= PLAIN_SHARE]
    if not len(ends):
        return 0
    edges = [float(_changes(stack[:, end - 1 : end + 2, ~goes_on]).mean()) for end in ends]
    best = int(np.argmax(edges))
    return int(ends[best]) + 1 if edges[best] >= EDGE_SHARE else 0


def _changes(across: Stack) -> NDArray[np.bool_]:
    """Return (points,) whether the third of three lines (N, 3, points) is unlike the first in a picture."""
    return np.asarray(np.abs(across[:, 2] - across[:, 0]).max(axis=0) > OTHER)


def _blurred_bars(stack: Stack) -> int:
    """Return how many lines at either end (N, lines, points) are a blurred bar."""
    lines = stack.shape[1]
    step = np.abs(stack[:, 2:] - stack[:, :-2])
    edge = np.zeros(lines, np.float32)
    edge[1:-1] = (step > OTHER).mean(axis=(0, 2))
    detail = _detail(stack)
    reach = max(1, round(ASYMMETRY * lines))
    far = edge[::-1]
    best, strongest = 0, max(BLURRED_EDGE_SHARE, EDGE_TO_USUAL * float(np.median(edge[lines // 3 : -(lines // 3)])))
    for line in range(max(3, round(2 * NARROWEST * lines) + reach), round(WIDEST_BLURRED * lines)):
        other = float(far[line - reach : line + reach + 1].max())
        strength = min(float(edge[line]), other)
        outside = float(np.concatenate([detail[: line - 2], detail[lines - line + 2 :]]).mean())
        inside = float(detail[line + 2 : lines - line - 2].mean())
        if strength > strongest and outside < BLURRED_DETAIL * inside:
            best, strongest = line, strength
    return best + 2 if best else 0


def _detail(stack: Stack) -> NDArray[np.float32]:
    """Return (lines,) how much there is to see in each line: the mean curvature along it."""
    return np.asarray(np.abs(np.diff(stack, n=2, axis=2)).mean(axis=(0, 2)), np.float32)


def _grey(rgb: NDArray[np.uint8]) -> Stack:
    height, width = rgb.shape[:2]
    size = max(1, round(width * LINES / height)), LINES
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA) if height > LINES else rgb
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.float32)
