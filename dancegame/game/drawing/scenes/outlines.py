"""Outlines that scenes are built of, as points in units: arcs, arches, ridges, trees, chains."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from dancegame.game.drawing.scenes.decor import Point

# How finely curves are drawn, in parts, and hills, in units.
_PARTS, _STEP = 56, 24.0


def moved(
    points: Sequence[Point], x: float, up: float = 0.0, *, scale: float = 1.0, is_mirrored: bool = False
) -> list[Point]:
    """Return points enlarged around their origin, mirrored, and moved."""
    sign = -scale if is_mirrored else scale
    return [(x + sign * px, up + scale * py) for px, py in points]


def box(x: float, up: float, width: float, height: float) -> list[Point]:
    """Return a rectangle above its lower middle."""
    return [(x - width / 2, up), (x - width / 2, up + height), (x + width / 2, up + height), (x + width / 2, up)]


def arc(center: Point, radius: float, *, start: float = 0.0, end: float = 360.0, squash: float = 1.0) -> list[Point]:
    """Return a part of a circle between two directions in degrees, 0 to the right and 90 up."""
    turns = (math.radians(start + (end - start) * k / _PARTS) for k in range(_PARTS + 1))
    return [(center[0] + radius * math.cos(turn), center[1] + squash * radius * math.sin(turn)) for turn in turns]


def arch(x: float, up: float, width: float, height: float) -> list[Point]:
    """Return a door or window with a round top, from its lower left corner to its lower right."""
    spring = up + height - width / 2
    return [(x - width / 2, up), *reversed(arc((x, spring), width / 2, start=0, end=180)), (x + width / 2, up)]


def star(center: Point, radius: float) -> list[Point]:
    """Return a star with one of its five rays up."""
    turns = (math.pi / 2 + math.pi * k / 5 for k in range(10))
    radii = (radius if k % 2 == 0 else 0.42 * radius for k in range(10))
    return [
        (center[0] + r * math.cos(turn), center[1] + r * math.sin(turn)) for turn, r in zip(turns, radii, strict=True)
    ]


def ridge(half: float, heights: Sequence[float], *, seed: int, rough: float = 0.0) -> list[Point]:
    """Return hills or mountains across the picture, whose heights are given from left to right; closed at the horizon.

    rough: units by which the line trembles.
    """
    draw, count = random.Random(seed), math.ceil(2 * half / _STEP) + 2
    line = []
    for k in range(count + 1):
        share = k / count
        place = share * (len(heights) - 1)
        first = min(int(place), len(heights) - 2)
        within = place - first
        eased = within * within * (3 - 2 * within) if rough == 0 else within
        up = heights[first] + (heights[first + 1] - heights[first]) * eased
        line.append(((2 * share - 1) * (half + _STEP), up + draw.uniform(-rough, rough)))
    return [(-half - _STEP, 0.0), *line, (half + _STEP, 0.0)]


def fir(height: float, *, tiers: int = 5) -> list[Point]:
    """Return a fir tree above its root."""
    right: list[Point] = []
    wide = 0.30 * height
    for tier in range(tiers):
        below, above = 0.12 + 0.80 * tier / tiers, 0.12 + 0.80 * (tier + 0.62) / tiers
        reach = wide * (1 - tier / (tiers + 0.3))
        right += [(reach, below * height), (0.46 * reach, above * height)]
    trunk = 0.035 * height
    right = [(trunk, 0.0), (trunk, 0.12 * height), *right, (0.0, height)]
    return [*right, *[(-x, up) for x, up in reversed(right[:-1])]]


def onion(width: float) -> list[Point]:
    """Return an onion dome with its tip, above the tower's rim."""
    profile = (
        (0.36, 0.0),
        (0.44, 0.08),
        (0.5, 0.22),
        (0.48, 0.36),
        (0.38, 0.52),
        (0.24, 0.66),
        (0.12, 0.8),
        (0.04, 0.98),
        (0.015, 1.25),
    )
    right = [(x * width, up * width) for x, up in profile]
    return [*right, (0.0, 1.3 * width), *[(-x, up) for x, up in reversed(right)]]


def chain(first: Point, last: Point, *, sag: float, parts: int = 20) -> list[Point]:
    """Return a cord that hangs between two places, sag units deep in its middle."""
    shares = (k / parts for k in range(parts + 1))
    return [
        (
            first[0] + (last[0] - first[0]) * share,
            first[1] + (last[1] - first[1]) * share - 4 * sag * share * (1 - share),
        )
        for share in shares
    ]


def crystal(height: float, *, lean: float = 0.0) -> tuple[list[Point], list[Point]]:
    """Return a crystal above its root, and the line of its front edge."""
    wide, tip = 0.17 * height, (lean * height, height)
    left, right = (-wide + 0.75 * lean * height, 0.74 * height), (wide + 0.7 * lean * height, 0.68 * height)
    return [(-0.8 * wide, 0.0), left, tip, right, (0.8 * wide, 0.0)], [
        (0.1 * wide, 0.0),
        (0.1 * wide + 0.7 * lean * height, 0.62 * height),
        tip,
    ]


def every(half: float, step: float) -> list[float]:
    """Return places across the picture, one of them in the middle, and one beyond each side."""
    count = math.ceil(half / step)
    return [step * k for k in range(-count, count + 1)]


def along(points: Sequence[Point], step: float) -> list[Point]:
    """Return places on a line, so many units apart."""
    found, left = [points[0]], step
    for before, after in pairwise(points):
        length = math.dist(before, after)
        while length and left <= length:
            share = left / length
            found.append((before[0] + (after[0] - before[0]) * share, before[1] + (after[1] - before[1]) * share))
            left += step
        left -= length
    return found
