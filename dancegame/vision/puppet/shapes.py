"""Rounded, shaded shapes lit from above: what a puppet is made of."""

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

Colour = tuple[int, int, int]
Point = NDArray[np.float64]
Picture = NDArray[np.uint8]

# cv2 takes fixed-point coordinates with this many bits behind the point.
SHIFT = 4
ONE = 1 << SHIFT
HALF_TURN = np.linspace(-np.pi / 2, np.pi / 2, 8)
TURN = np.linspace(0, 2 * np.pi, 28, endpoint=False)
CIRCLE = np.column_stack((np.cos(TURN), np.sin(TURN)))
LIGHT = np.array((-0.35, -0.94))
# From the shaded rim to the lit crown.
BRIGHTNESS = (0.62, 0.77, 0.90, 1.01, 1.09)
SHARE_OF_RADIUS = np.array((1.0, 0.88, 0.70, 0.46, 0.22))
TOWARDS_LIGHT_RADII = np.array((0.0, 0.10, 0.22, 0.36, 0.46))


@lru_cache(maxsize=512)
def shade(colour: Colour, brightness: float) -> Colour:
    """Return the colour, brighter (> 1) or darker (< 1)."""
    red, green, blue = (min(255, int(part * brightness)) for part in colour)
    return red, green, blue


def fill(picture: Picture, outline: NDArray[np.float64], colour: Colour) -> None:
    """Fill a convex outline (N, 2) px with smooth edges."""
    cv2.fillConvexPoly(picture, _fixed_point(outline), colour, cv2.LINE_AA, SHIFT)


def draw_chain(picture: Picture, points: NDArray[np.float64], radii_px: NDArray[np.float64], colour: Colour) -> None:
    """Draw a limb along points (K, 2) px with a radius (K,) at each; it bends without a seam."""
    outlines = _fixed_point(_chain_outlines(points, radii_px))
    for layer, brightness in zip(outlines, BRIGHTNESS, strict=True):
        tone = shade(colour, brightness)
        for outline in layer:
            cv2.fillConvexPoly(picture, outline, tone, cv2.LINE_AA, SHIFT)


def draw_ball(picture: Picture, centre: Point, *, radii_px: tuple[float, float], up: Point, colour: Colour) -> None:
    """Draw a shaded ellipsoid; radii_px: across and along `up`, a unit vector."""
    side = np.array((-up[1], up[0]))
    ring = radii_px[0] * CIRCLE[:, :1] * side + radii_px[1] * CIRCLE[:, 1:] * up
    shifts = LIGHT * min(radii_px) * TOWARDS_LIGHT_RADII[:, None]
    outlines = centre + shifts[:, None] + ring * SHARE_OF_RADIUS[:, None, None]
    for outline, brightness in zip(outlines, BRIGHTNESS, strict=True):
        fill(picture, outline, shade(colour, brightness))


def draw_hull(picture: Picture, centres: NDArray[np.float64], radii_px: NDArray[np.float64], colour: Colour) -> None:
    """Draw a shaded body stretched over circles: centres (N, 2) px, radii_px (N,)."""
    middle = centres.mean(axis=0)
    for brightness, share, towards_light in zip(BRIGHTNESS, SHARE_OF_RADIUS, TOWARDS_LIGHT_RADII, strict=True):
        inner = middle + (centres - middle) * (0.35 + 0.65 * share) + LIGHT * radii_px[:, None] * towards_light
        points = inner[:, None] + CIRCLE * (radii_px * (0.25 + 0.75 * share))[:, None, None]
        fill(picture, hull(points.reshape(-1, 2)), shade(colour, 0.45 + 0.55 * brightness))


def hull(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the convex hull of points (N, 2)."""
    return cv2.convexHull(points.astype(np.float32)).reshape(-1, 2).astype(np.float64)


def _chain_outlines(points: NDArray[np.float64], radii_px: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (shades, segments, N, 2): the capsule of every segment in every shade."""
    starts, ends = points[:-1], points[1:]
    along = ends - starts
    length2 = np.maximum((along**2).sum(axis=1, keepdims=True), 1e-6)
    # The light moves across a limb, not along it.
    across = LIGHT - along * (along @ LIGHT)[:, None] / length2
    angle = np.arctan2(along[:, 1], along[:, 0])[:, None] + HALF_TURN
    arc = np.stack((np.cos(angle), np.sin(angle)), axis=-1)
    shift = TOWARDS_LIGHT_RADII[:, None, None, None] * across[:, None]
    share = SHARE_OF_RADIUS[:, None, None, None]
    start_px, end_px = radii_px[:-1, None, None], radii_px[1:, None, None]
    tips = ends[:, None] + end_px * (shift + share * arc)
    tails = starts[:, None] + start_px * (shift - share * arc)
    return np.concatenate((tips, tails), axis=2)


def _fixed_point(outline: NDArray[np.float64]) -> NDArray[np.int32]:
    return np.rint(outline * ONE).astype(np.int32)


def unit(vector: Point) -> Point:
    """Return the vector with length 1; downwards when it has none."""
    length = float(np.hypot(*vector))
    return vector / length if length > 1e-6 else np.array((0.0, 1.0))
