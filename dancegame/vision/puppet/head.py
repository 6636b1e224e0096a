"""Draws a puppet's head: hair, ears, and a friendly face where it looks at the camera."""

import numpy as np

from dancegame.vision.puppet.figure import Figure
from dancegame.vision.puppet.outfits import Outfit
from dancegame.vision.puppet.shapes import (
    CIRCLE,
    Colour,
    Picture,
    Point,
    draw_ball,
    draw_chain,
    fill,
    hull,
    shade,
    unit,
)

WHITE = (250, 248, 244)
IRIS = (58, 42, 36)
LIPS = (158, 62, 62)
SMILE = np.linspace(-1, 1, 7)


def draw_head(picture: Picture, figure: Figure) -> None:
    """Draw head and neck; seen from behind where the left eye is left of the right one."""
    metre, outfit = figure.metre_px, figure.outfit
    ears, neck = figure.middle("ear"), figure.middle("shoulder")
    up = unit(ears - neck)
    throat = np.stack((neck + up * 0.005 * metre, ears - up * 0.055 * metre))
    draw_chain(picture, throat, np.array((0.056, 0.048)) * metre, shade(outfit.skin, 0.84))
    hair = ears + up * 0.040 * metre
    draw_ball(picture, hair, radii_px=(0.094 * metre, 0.102 * metre), up=up, colour=outfit.hair)
    for ear in figure.at("left_ear", "right_ear"):
        draw_ball(picture, ear, radii_px=(0.019 * metre, 0.027 * metre), up=up, colour=outfit.skin)
    if figure.at("left_eye")[0] > figure.at("right_eye")[0]:
        _draw_face(picture, figure, ears, up)
    else:
        draw_ball(picture, ears + up * 0.01 * metre, radii_px=(0.085 * metre, 0.115 * metre), up=up, colour=outfit.hair)


def _draw_face(picture: Picture, figure: Figure, ears: Point, up: Point) -> None:
    metre, outfit, nose = figure.metre_px, figure.outfit, figure.at("nose")
    side = np.array((-up[1], up[0]))
    turned = np.clip((nose - ears) @ side, -0.06 * metre, 0.06 * metre) * side * 0.35
    face = ears + turned - up * 0.008 * metre
    draw_ball(picture, face, radii_px=(0.079 * metre, 0.108 * metre), up=up, colour=outfit.skin)
    fringe = face + up * 0.094 * metre + SMILE[[0, 3, 6], None] * side * 0.052 * metre
    fringe[[0, 2]] -= up * 0.022 * metre
    draw_chain(picture, fringe, np.array((0.020, 0.030, 0.016)) * metre, outfit.hair)
    for eye in figure.at("left_eye", "right_eye"):
        _draw_eye(picture, eye, up=up, metre=metre, outfit=outfit)
    draw_ball(picture, nose, radii_px=(0.0125 * metre, 0.0155 * metre), up=up, colour=shade(outfit.skin, 0.99))
    _draw_smile(picture, nose - up * 0.036 * metre, up=up, metre=metre)


def _draw_eye(picture: Picture, eye: Point, *, up: Point, metre: float, outfit: Outfit) -> None:
    side = np.array((-up[1], up[0])) * metre
    _dot(picture, eye, radius_px=0.0115 * metre, stretch=side * 0.005, colour=WHITE)
    _dot(picture, eye - up * 0.001 * metre, radius_px=0.0095 * metre, stretch=side * 0, colour=IRIS)
    _dot(picture, eye + up * 0.004 * metre, radius_px=0.003 * metre, stretch=side * 0, colour=WHITE)
    _dot(
        picture,
        eye + up * 0.026 * metre,
        radius_px=0.0045 * metre,
        stretch=side * 0.013,
        colour=shade(outfit.hair, 0.85),
    )


def _draw_smile(picture: Picture, mouth: Point, *, up: Point, metre: float) -> None:
    """An open smile: lips, and teeth inside."""
    side = np.array((-up[1], up[0]))
    corners = SMILE[:, None] * side * 0.030 * metre
    dip = (1 - SMILE[:, None] ** 2) * up * metre
    upper, lower = corners - dip * 0.006, corners[::-1] - dip * 0.024
    fill(picture, mouth + np.concatenate((upper, lower)), LIPS)
    teeth = np.concatenate((upper, corners[::-1] - dip * 0.015)) * 0.82 - up * 0.002 * metre
    fill(picture, mouth + teeth, WHITE)


def _dot(picture: Picture, centre: Point, *, radius_px: float, stretch: Point, colour: Colour) -> None:
    ring = radius_px * CIRCLE[::2]
    fill(picture, hull(np.concatenate((centre + stretch + ring, centre - stretch + ring))), colour)
