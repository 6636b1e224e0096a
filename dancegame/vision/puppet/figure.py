"""Draws one dancer from the places of the canonical joints: body, arms and legs, far parts first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.outfits import Outfit
from dancegame.vision.puppet.shapes import Picture, Point, draw_chain, draw_hull, shade, unit

INDEX = {name: place for place, name in enumerate(CANONICAL.joints)}
DOWN = np.array((0.0, 1.0))


@dataclass(frozen=True)
class Figure:
    """A dancer to draw.

    xy: (J, 2) px, every joint known. depth: (J,) metres behind the hips, away from the camera.
    metre_px: px of one metre at his place. outfit: his colours. floor_px: y of the floor he dances on; None is the
    front of the room. table_px: x of the middle of the table that he is behind, None without one. has_chair: he sits in
    a wheelchair.
    """

    xy: NDArray[np.float64]
    depth: NDArray[np.float64]
    metre_px: float
    outfit: Outfit
    floor_px: float | None = None
    table_px: float | None = None
    has_chair: bool = False

    def at(self, *joints: str) -> NDArray[np.float64]:
        """Return the places (2,) or (N, 2) px of one or more joints."""
        places = self.xy[[INDEX[joint] for joint in joints]]
        return places[0] if len(joints) == 1 else places

    def middle(self, joint: str) -> Point:
        """Return the point between the left and the right joint of a name."""
        return (self.at(f"left_{joint}") + self.at(f"right_{joint}")) / 2

    def depth_of(self, *joints: str) -> float:
        """Return the mean depth of joints in metres."""
        return float(np.mean([self.depth[INDEX[joint]] for joint in joints]))


def draw_figure(picture: Picture, figure: Figure, *, draw_head: Callable[[Picture, Figure], None]) -> None:
    """Draw the dancer on a picture (H, W, 3)."""
    torso = figure.depth_of("left_shoulder", "right_shoulder", "left_hip", "right_hip")
    head = min(torso, figure.depth_of("left_ear", "right_ear"))
    # The head is before the torso. An arm covers both unless it is clearly behind; a shirt hangs over the trousers
    # unless a knee is high before it.
    parts: list[tuple[float, Callable[[Picture, Figure], None]]] = [(torso, _draw_torso), (head - 0.05, draw_head)]
    for side in ("left", "right"):
        arm = figure.depth_of(f"{side}_elbow", f"{side}_wrist") - 0.10
        leg = torso + 1.0 if figure.outfit.has_skirt else figure.depth_of(f"{side}_knee") + 0.30
        parts += [(arm, partial(_draw_arm, side=side)), (leg, partial(_draw_leg, side=side))]
    if figure.outfit.has_skirt:
        parts.append((torso + 0.02, _draw_skirt))
    for _, draw in sorted(parts, key=lambda part: -part[0]):
        draw(picture, figure)


def _draw_torso(picture: Picture, figure: Figure) -> None:
    metre = figure.metre_px
    shoulders, hips = figure.at("left_shoulder", "right_shoulder"), figure.at("left_hip", "right_hip")
    draw_hull(picture, hips, np.full(2, 0.085 * metre), figure.outfit.trousers)
    rise = shoulders.mean(axis=0) - hips.mean(axis=0)
    chest = shoulders * 0.88 + shoulders[::-1] * 0.12 - rise * 0.16
    waist = hips + rise * 0.16
    hem = hips + rise * 0.02
    body = np.concatenate((shoulders * 0.94 + shoulders[::-1] * 0.06, chest, waist, hem))
    radii = np.array((0.052, 0.052, 0.074, 0.074, 0.064, 0.064, 0.074, 0.074)) * metre
    draw_hull(picture, body, radii, figure.outfit.shirt)


def _draw_skirt(picture: Picture, figure: Figure) -> None:
    """A wide skirt from the waist to just above the ankles, which covers every leg."""
    metre = figure.metre_px
    hips, knees = figure.at("left_hip", "right_hip"), figure.at("left_knee", "right_knee")
    ankles = figure.at("left_ankle", "right_ankle")
    waist = hips + (figure.middle("shoulder") - figure.middle("hip")) * 0.2
    hem = knees + (ankles - knees) * 0.8
    outwards = np.array((0.09 * metre, 0.0)) * np.sign(hem[0, 0] - hem[1, 0] or 1.0)
    points = np.concatenate((waist, hips, knees, hem + np.stack((outwards, -outwards))))
    radii = np.array((0.06, 0.06, 0.10, 0.10, 0.10, 0.10, 0.05, 0.05)) * metre
    draw_hull(picture, points, radii, figure.outfit.trousers)


def _draw_arm(picture: Picture, figure: Figure, *, side: str) -> None:
    metre, outfit = figure.metre_px, figure.outfit
    shoulder, elbow, wrist = figure.at(f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist")
    along = unit(wrist - elbow)
    thumb = wrist + (along * 0.055 + np.array((-along[1], along[0])) * (0.03 if side == "left" else -0.03)) * metre
    draw_chain(picture, np.stack((wrist, thumb)), np.array((0.02, 0.013)) * metre, outfit.skin)
    arm = np.stack((shoulder, elbow, wrist, wrist + along * 0.07 * metre, wrist + along * 0.145 * metre))
    draw_chain(picture, arm, np.array((0.050, 0.039, 0.029, 0.036, 0.017)) * metre, outfit.skin)
    sleeve = np.stack((shoulder, shoulder + (elbow - shoulder) * 0.58))
    draw_chain(picture, sleeve, np.array((0.060, 0.058)) * metre, outfit.shirt)


def _draw_leg(picture: Picture, figure: Figure, *, side: str) -> None:
    metre, outfit = figure.metre_px, figure.outfit
    hip, knee, ankle, toe = figure.at(f"{side}_hip", f"{side}_knee", f"{side}_ankle", f"{side}_toe")
    heel = ankle + 0.035 * metre * unit(ankle - knee)
    shoe = np.stack((heel, toe + unit(heel - toe) * 0.035 * metre))
    shoe_radii = np.array((0.045, 0.038)) * metre
    draw_chain(picture, np.stack((knee, ankle)), np.array((0.05, 0.036)) * metre, outfit.skin)
    draw_chain(picture, shoe + DOWN * 0.014 * metre, shoe_radii, shade(outfit.shoes, 0.4))
    draw_chain(picture, shoe, shoe_radii, outfit.shoes)
    leg = np.stack((hip, knee, knee + (ankle - knee) * 0.93))
    draw_chain(picture, leg, np.array((0.086, 0.063, 0.050)) * metre, outfit.trousers)
