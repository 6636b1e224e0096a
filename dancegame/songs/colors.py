"""Which colours a video has: a few numbers of its room and of its dancers' clothes, gathered while it is read."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from dancegame.core.palette import MOST_COLORS, Color, Palette
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL

# Colours hardly change: a picture every so many seconds is enough, a coarse grid of it, and some points of a body.
EVERY_S, GRID = 1.0, 24
LEAST_CONFIDENCE = 0.5
# How far around a body its picture may reach, in picture heights: there is neither room nor cloth to be sure of.
MARGIN = 0.04
# Colour counts by how much of it there is: what is greyer or darker than this is none. Of hues, in steps around the
# wheel, one is told that has at least such a share of all the colour, and is so many steps from those before it.
LEAST_SATURATION, LEAST_LIGHT = 0.16, 0.12
HUES, APART, LEAST_SHARE = 24, 3, 0.12
# So much of all that was looked at must be in colour at all.
LEAST_COLORED = 0.04
_TRUNK = [CANONICAL.index(name) for name in ("left_shoulder", "right_shoulder", "right_hip", "left_hip")]
_LEGS = [(CANONICAL.index(f"{side}_hip"), CANONICAL.index(f"{side}_knee")) for side in ("left", "right")]
# Points of a trunk as shares of its corners, well inside; and along thighs.
_INSIDE = np.array(
    [((1 - x) * (1 - y), x * (1 - y), x * y, (1 - x) * y) for x in (0.3, 0.5, 0.7) for y in (0.2, 0.4, 0.6, 0.8)],
    dtype=np.float32,
)
_ALONG = np.array([0.3, 0.5, 0.7], dtype=np.float32)[:, None]
Pixels = NDArray[np.uint8]


class ColorsSeen:
    """Gathers the colours of pictures as they come; no picture is kept."""

    def __init__(self) -> None:
        self._next_s = -np.inf
        self._room: list[Pixels] = []
        self._worn: defaultdict[int, list[Pixels]] = defaultdict(list)

    def look(self, rgb: Pixels, people: Mapping[int, Pose], time_s: float) -> None:
        """Take from a picture (H, W, 3) what it is time for; people: who is in it, by number."""
        if time_s < self._next_s:
            return
        self._next_s = time_s + EVERY_S
        self._room.append(_room_of(rgb, people))
        for number, pose in people.items():
            self._worn[number].append(_worn_by(rgb, pose))

    def palette(self, number: int) -> Palette | None:
        """Return the colours of the room and of one dancer; None of a video without any."""
        found = Palette(room=_dominant(self._room), dancer=_dominant(self._worn.get(number, [])))
        return None if found.is_grey else found


def _room_of(rgb: Pixels, people: Mapping[int, Pose]) -> Pixels:
    """Pixels (N, 3) on a grid that are not near anybody."""
    height, width = rgb.shape[:2]
    ys, xs = (np.linspace(0, size - 1, GRID).astype(int) for size in (height, width))
    x, y = np.meshgrid(xs / height, ys / height)
    is_free = np.ones(x.shape, dtype=bool)
    for pose in people.values():
        seen = pose.xy[np.isfinite(pose.xy).all(axis=1)]
        if len(seen):
            (left, top), (right, bottom) = seen.min(axis=0) - MARGIN, seen.max(axis=0) + MARGIN
            is_free &= (x < left) | (x > right) | (y < top - MARGIN) | (y > bottom)
    return np.asarray(rgb[np.ix_(ys, xs)][is_free], dtype=np.uint8)


def _worn_by(rgb: Pixels, pose: Pose) -> Pixels:
    """Pixels (N, 3) of somebody's trunk and thighs."""
    height, width = rgb.shape[:2]
    is_sure = (pose.confidence >= LEAST_CONFIDENCE) & np.isfinite(pose.xy).all(axis=1)
    points = []
    if is_sure[_TRUNK].all():
        points.append(_INSIDE @ pose.xy[_TRUNK])
    for hip, knee in _LEGS:
        if is_sure[hip] and is_sure[knee]:
            points.append(pose.xy[hip] * (1 - _ALONG) + pose.xy[knee] * _ALONG)
    if not points:
        return np.empty((0, 3), dtype=np.uint8)
    x, y = (np.concatenate(points) * height).astype(int).T
    is_inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    return np.asarray(rgb[y[is_inside], x[is_inside]], dtype=np.uint8)


def _dominant(parts: list[Pixels]) -> tuple[Color, ...]:
    """Return the strongest hues of pixels, each as the mean colour of its kind."""
    pixels = np.concatenate(parts).astype(np.float32) / 255 if parts else np.empty((0, 3), dtype=np.float32)
    high = pixels.max(axis=1, initial=0.0)
    strength = high - pixels.min(axis=1, initial=1.0) if len(pixels) else high
    is_colored = (high > LEAST_LIGHT) & (strength > LEAST_SATURATION * np.maximum(high, 1e-6))
    if not len(pixels) or is_colored.mean() < LEAST_COLORED:
        return ()
    pixels, strength = pixels[is_colored], strength[is_colored]
    kinds = np.round(_hues(pixels) * HUES).astype(int) % HUES
    weights = np.bincount(kinds, weights=strength, minlength=HUES)
    around = weights + 0.5 * (np.roll(weights, 1) + np.roll(weights, -1))
    found: list[Color] = []
    taken = np.zeros(HUES, dtype=bool)
    for kind in np.argsort(-around, kind="stable").tolist():
        if len(found) == MOST_COLORS or around[kind] < LEAST_SHARE * weights.sum():
            break
        if taken[kind] or not weights[kind]:
            continue
        taken[(np.arange(-APART + 1, APART) + kind) % HUES] = True
        mean = np.average(pixels[kinds == kind], axis=0, weights=strength[kinds == kind])
        red, green, blue = (round(255 * value) for value in mean.tolist())
        found.append((red, green, blue))
    return tuple(found)


def _hues(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the hues (N,) of colours (N, 3) that are no grey, as shares of the wheel."""
    high, low = pixels.max(axis=1), pixels.min(axis=1)
    red, green, blue = (pixels / (high - low)[:, None]).T
    turn = np.where(high == pixels[:, 0], green - blue, np.where(high == pixels[:, 1], 2 + blue - red, 4 + red - green))
    return np.asarray(turn / 6 % 1, dtype=np.float32)
