"""Paints one pose as a body of light: neon limbs with a bright core, a torso and a head that glow at the rim."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.colors import Color, dim, drift, mix
from dancegame.game.drawing.glow import add, soft_disc
from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.tubes import BENT, TORSO_PIECES, Points, bent_radii, torso_outline, tube_sides

JOINT = {name: number for number, name in enumerate(CANONICAL.joints)}
HEAD_JOINTS = ("nose", "left_ear", "right_ear", "left_eye", "right_eye")
SHOULDERS = [JOINT["left_shoulder"], JOINT["right_shoulder"]]
HIPS = [JOINT["left_hip"], JOINT["right_hip"]]
GAP: Color = (3, 2, 8)
LIGHT: Color = (255, 250, 255)
UNSEEN = 0.02
Place = list[float]
# Radii along limbs, as shares of the standing height.
ARM_RADII = bent_radii((0.0265, 0.0205, 0.0150), bulge=(0.08, 0.18))
LEG_RADII = bent_radii((0.0450, 0.0300, 0.0190), bulge=(0.06, 0.26))
# Straight parts, by where their radii stand on the way from start to end.
FOOT_ALONG, FOOT_RADII = (0.0, 0.55, 1.0), np.array([0.0195, 0.0185, 0.0140], dtype=np.float32)
NECK_ALONG, NECK_RADII = (0.0, 1.0), np.array([0.0300, 0.0240], dtype=np.float32)
HEAD_RADIUS = 0.065
# A tube from rim to core: share of the radius, and how far its colour goes from dark (-1) over itself (0) to light (1).
TUBE_LAYERS = ((1.0, -0.80), (0.73, -0.47), (0.55, -0.17), (0.38, 0.20), (0.19, 0.80))
TUBE_SHARES = np.array([share for share, _ in TUBE_LAYERS], dtype=np.float32)[:, None]
# Every layer goes from root to tip in pieces of a colour each: neighbours share a point. Small polygons fill faster.
_PIECES = np.array([[0, 1, 2], [2, 3, 4], [4, 5, 6], [6, 7, 8]])
_JOINTS = [*_PIECES[:, 0].tolist(), int(_PIECES[-1, -1])]
# A dark seam sets a limb off from what lies behind it; its width as a share of the standing height.
SEAM_SHARE = np.float32(0.006)
SEAM_TINTS = (GAP,) * len(_PIECES)


def _layered(shares: NDArray[np.float32]) -> NDArray[np.float32]:
    """The radii (L, K) of a limb's seam and layers, from those along it (K,), as shares of the standing height."""
    return np.concatenate([shares[None] + SEAM_SHARE, shares * TUBE_SHARES])


# What is painted one after the other: in this order where it is not known what is nearer.
TRUNK = "trunk"
PARTS = ("left_leg", "right_leg", TRUNK, "left_arm", "right_arm")
_USUAL_ORDER = tuple(range(len(PARTS)))
# The limbs that bend, with the joints of their paths and the radii of their layers.
LIMBS = ("left_leg", "right_leg", "left_arm", "right_arm")
_LIMB_JOINTS = np.array(
    [[JOINT[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle")] for side in ("left", "right")]
    + [[JOINT[f"{side}_{joint}"] for joint in ("shoulder", "elbow", "wrist")] for side in ("left", "right")]
)
_LIMB_RADII = np.stack([_layered(LEG_RADII), _layered(LEG_RADII), _layered(ARM_RADII), _layered(ARM_RADII)])
_FOOT_LAYERS = _layered(FOOT_RADII).tolist()
_NECK_LAYERS = (NECK_RADII * np.array([[1.0], [0.7], [0.4]])).tolist()
# A hand is as long as this share of its forearm.
HAND = np.float32(0.16)
# The glowing rim of torso and head: distance from the edge as a share of the standing height, and shade.
RIM_LAYERS = ((0.0, -0.62), (0.0040, 0.0), (0.0070, 0.70), (0.0115, 0.0), (0.0145, -0.45))
FILL_SHADE = -0.76
_DEPTHS = np.array([*(depth for depth, _ in RIM_LAYERS), RIM_LAYERS[-1][0] * 1.25], dtype=np.float32)[:, None, None]
_SHADES = (*(shade for _, shade in RIM_LAYERS), FILL_SHADE)
# The light inside torso and head: width and height as shares of the standing height, and its strength.
TORSO_HEART, HEAD_HEART = (0.26, 0.40, 0.36), (0.125, 0.125, 0.26)
HEART_STEPS = 6


@dataclass(frozen=True)
class Colors:
    """The dancer's lights at a moment: both sides, the torso, and what glows inside it."""

    left: Color
    right: Color
    torso: Color
    heart: Color

    @classmethod
    def at(cls, time_s: float, theme: Theme) -> "Colors":
        """Return the slowly drifting colours; the sides swing against each other."""
        # In steps too small to see, so that what is made from a colour can be kept for a while.
        time_s = round(time_s * 8) / 8
        return cls(
            left=drift(theme.primary, time_s),
            right=drift(theme.secondary, -time_s),
            torso=drift(theme.ambient, time_s, amount=0.03),
            heart=theme.ambient,
        )

    @classmethod
    def alone(cls, color: Color, night: Color) -> "Colors":
        """Return the colours of somebody who has one light of their own."""
        return cls(left=color, right=color, torso=mix(color, night, 0.25), heart=color)

    def of(self, joint: str) -> Color:
        """Return the light of a joint's side."""
        return self.left if joint.startswith("left") else self.right


@dataclass(frozen=True)
class BodyPainter:
    """Paints on a black surface, back to front.

    xy: (J, 2) pixels of the surface. visibility: (J,) in [0, 1]. body_px: the standing height in pixels.
    presence: 0 shows only hands and feet as points of light, 1 the whole body. heart: light of the chest, 0 to 1.
    limbs: presence of arms and legs, where they come before the rest. feet: light of the feet while they are points.
    order: of PARTS, back to front; None for the usual one.
    """

    surface: pygame.Surface
    xy: Points
    visibility: NDArray[np.float32]
    body_px: float
    colors: Colors
    presence: float
    heart: float
    limbs: float = 1.0
    feet: float = 1.0
    order: Sequence[int] | None = None

    def paint(self, *, has_legs: bool) -> None:
        """Paint the whole body."""
        if max(self.presence, self.limbs) > UNSEEN:
            limbs = self._limbs()
            for place, number in enumerate(self.order or _USUAL_ORDER):
                self._part(PARTS[number], limbs, is_backmost=place == 0, has_legs=has_legs)
        if self.limbs < 1:
            self._spark("left_wrist", "right_wrist")
            if has_legs:
                self._spark("left_ankle", "right_ankle", share=self.feet)

    def _part(self, part: str, limbs: dict[str, "Tube"], *, is_backmost: bool, has_legs: bool) -> None:
        side, _, kind = part.partition("_")
        if kind == "arm":
            self._arm(side, limbs[part])
        elif kind == "leg" and has_legs:
            self._leg(side, limbs[part], is_backmost=is_backmost)
        elif part == TRUNK and self.presence > UNSEEN:
            self._neck()
            self._torso()
            self._head()

    def _light(self, *joints: str) -> float:
        return self.presence * self._seen(joints)

    def _limb_light(self, *joints: str) -> float:
        return self.limbs * self._seen(joints)

    def _seen(self, joints: Sequence[str]) -> float:
        return min(float(self.visibility[JOINT[joint]]) for joint in joints)

    def _limbs(self) -> dict[str, "Tube"]:
        """The outlines of all limbs that bend, computed at once."""
        joints = self.xy[_LIMB_JOINTS]
        joints[2:, 2] += (joints[2:, 2] - joints[2:, 1]) * HAND
        return dict(zip(LIMBS, tubes_of(BENT @ joints, _LIMB_RADII * np.float32(self.body_px)), strict=True))

    def _arm(self, side: str, tube: "Tube") -> None:
        light = self._limb_light(f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist")
        color = self.colors.of(side)
        self._tube(tube, root=mix(self.colors.torso, color, 0.4), tip=color, light=light, seam_from=1)

    def _leg(self, side: str, tube: "Tube", *, is_backmost: bool) -> None:
        light = self._limb_light(f"{side}_hip", f"{side}_knee", f"{side}_ankle")
        color = self.colors.of(side)
        # Behind what is painted first there is nothing to set it off from.
        seam_from = None if is_backmost else 0
        self._tube(tube, root=mix(self.colors.torso, color, 0.3), tip=color, light=light, seam_from=seam_from)
        toe_light = min(light, self._limb_light(f"{side}_toe"))
        if toe_light > UNSEEN:
            ankle, toe = self.xy[[JOINT[f"{side}_ankle"], JOINT[f"{side}_toe"]]].tolist()
            foot = straight_tube(ankle, toe, FOOT_ALONG, _FOOT_LAYERS, self.body_px)
            self._tube(foot, root=color, tip=color, light=toe_light, seam_from=1)

    def _tube(self, tube: "Tube", *, root: Color, tip: Color, light: float, seam_from: int | None) -> None:
        """Draw a limb; its seam only from some piece on: where a limb is rooted there is none."""
        if light <= UNSEEN:
            return
        count = len(tube.joints) - 1
        if light > 0.5 and seam_from is not None:
            self._layer(tube, 0, SEAM_TINTS[:count], begin=seam_from)
        for layer, tints in enumerate(_tube_tints(root, tip, round(light, 2), count), start=1):
            self._layer(tube, layer, tints)

    def _layer(self, tube: "Tube", layer: int, tints: tuple[Color, ...], *, begin: int = 0) -> None:
        """Draw one layer of a tube, rounded at both ends, each piece in its tint, from the piece `begin` on."""
        circle, polygon, surface = pygame.draw.circle, pygame.draw.polygon, self.surface
        radii, pieces = tube.radii[layer], tube.pieces[layer]
        circle(surface, tints[begin], tube.joints[begin], radii[begin])
        circle(surface, tints[-1], tube.joints[-1], radii[-1])
        for tint, piece in zip(tints[begin:], pieces[begin:], strict=True):
            polygon(surface, tint, piece)

    def _neck(self) -> None:
        seen = self._seen_head()
        light = self._light("left_shoulder", "right_shoulder")
        if seen and light > UNSEEN:
            left, right = self.xy[SHOULDERS].tolist()
            base = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2]
            neck = straight_tube(base, self._head_middle(seen), NECK_ALONG, _NECK_LAYERS, self.body_px)
            for layer, shade in enumerate((-0.82, -0.74, -0.66)):
                self._layer(neck, layer, (dim(shaded(self.colors.torso, shade), light),))

    def _torso(self) -> None:
        light = self._light("left_shoulder", "right_shoulder", "left_hip", "right_hip")
        if light <= UNSEEN:
            return
        shoulders, hips = self.xy[SHOULDERS], self.xy[HIPS]
        outline = torso_outline(shoulders, hips, body_px=self.body_px)
        nested = outline + _inward(outline) * (_DEPTHS * np.float32(self.body_px))
        for corners, shade in zip(nested.tolist(), _SHADES, strict=True):
            tint = dim(shaded(self.colors.torso, shade), light)
            for piece in TORSO_PIECES:
                pygame.draw.polygon(self.surface, tint, [corners[corner] for corner in piece])
        middle = (shoulders.mean(axis=0) * 0.56 + hips.mean(axis=0) * 0.44).tolist()
        self._heart(middle, TORSO_HEART, light * (1 + 0.8 * self.heart))

    def _heart(self, middle: list[float], heart: tuple[float, float, float], light: float) -> None:
        """Add soft light inside a part of the body."""
        level = round(light * HEART_STEPS) / HEART_STEPS
        width, height = (max(2, int(share * self.body_px)) for share in heart[:2])
        disc = soft_disc(width, height, dim(self.colors.heart, heart[2] * level), power=1.2)
        add(self.surface, disc, (int(middle[0] - width / 2), int(middle[1] - height / 2)))

    def _head(self) -> None:
        seen = self._seen_head()
        if not seen:
            return
        light = self.presence * max(float(self.visibility[JOINT[joint]]) for joint in seen)
        middle = self._head_middle(seen)
        radius = HEAD_RADIUS * self.body_px
        color = mix(self.colors.torso, mix(self.colors.left, self.colors.right, 0.5), 0.35)
        pygame.draw.circle(self.surface, GAP, middle, radius * 1.12)
        for depth, shade in RIM_LAYERS:
            pygame.draw.circle(self.surface, dim(shaded(color, shade), light), middle, radius - depth * self.body_px)
        inner = radius - RIM_LAYERS[-1][0] * 1.25 * self.body_px
        pygame.draw.circle(self.surface, dim(shaded(self.colors.torso, FILL_SHADE), light), middle, inner)
        self._heart(middle, HEAD_HEART, light)

    def _seen_head(self) -> list[str]:
        return [joint for joint in HEAD_JOINTS if self.visibility[JOINT[joint]] > UNSEEN]

    def _head_middle(self, seen: list[str]) -> Place:
        ears = [joint for joint in ("left_ear", "right_ear") if joint in seen]
        points = self.xy[[JOINT[joint] for joint in (ears if len(ears) == 2 else seen)]].tolist()
        x, y = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
        return [x, y - 0.008 * self.body_px]

    def _spark(self, *joints: str, share: float = 1.0) -> None:
        """Points of light: all there is of the dancer before the body appears."""
        for joint in joints:
            light = float(self.visibility[JOINT[joint]]) * (1 - self.limbs) * share
            if light > UNSEEN:
                for radius, shade in ((0.024, -0.55), (0.019, 0.0), (0.0135, 0.8)):
                    tint = dim(shaded(self.colors.of(joint), shade), light)
                    pygame.draw.circle(self.surface, tint, self.xy[JOINT[joint]].tolist(), radius * self.body_px)


class Tube(NamedTuple):
    """A limb as outlines to fill.

    joints: the middles where its N pieces begin, and where the last one ends (N + 1). pieces: the corners of each
    piece in each layer (L, N). radii: at the joints in each layer (L, N + 1).
    """

    joints: list[Place]
    pieces: list[list[list[Place]]]
    radii: list[list[float]]


def tubes_of(paths: Points, radii: NDArray[np.float32]) -> list[Tube]:
    """Return the tubes around N paths (N, K, 2) with radii (N, L, K) in pixels, at least one each."""
    radii = np.maximum(radii, np.float32(1))
    lefts, rights = tube_sides(paths[:, None], radii)
    pieces = np.concatenate([lefts[:, :, _PIECES], rights[:, :, _PIECES[:, ::-1]]], axis=3)
    parts = paths[:, _JOINTS].tolist(), pieces.tolist(), radii[:, :, _JOINTS].tolist()
    return [Tube(*tube) for tube in zip(*parts, strict=True)]


def straight_tube(
    start: Place, end: Place, along: Sequence[float], layers: Sequence[Sequence[float]], body_px: float
) -> Tube:
    """Return a straight tube; layers (L, K) are radii as shares of body_px, K of them at shares of the way."""
    (x, y), across, down = start, end[0] - start[0], end[1] - start[1]
    scale = body_px / max(math.hypot(across, down), 1e-3)
    path = [[x + across * share, y + down * share] for share in along]
    pieces = []
    for shares in layers:
        ways = [(px, py, scale * share) for (px, py), share in zip(path, shares, strict=True)]
        sides = [
            ([px - wide * down, py + wide * across], [px + wide * down, py - wide * across]) for px, py, wide in ways
        ]
        pieces.append([[*begin, *reversed(end)] for begin, end in pairwise(sides)])
    return Tube(path, pieces, [[max(1.0, share * body_px) for share in shares] for shares in layers])


def _inward(outline: Points) -> Points:
    """Unit vectors (K, 2) into a closed outline."""
    beyond = np.concatenate([outline[-1:], outline, outline[:1]])
    along = beyond[2:] - beyond[:-2]
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1)
    normal /= np.maximum(np.sqrt((normal**2).sum(axis=1, keepdims=True)), 1e-3)
    is_outward = float((normal * (outline - outline.mean(axis=0))).sum()) > 0
    return -normal if is_outward else normal


@lru_cache(maxsize=512)
def _tube_tints(root: Color, tip: Color, light: float, count: int) -> tuple[tuple[Color, ...], ...]:
    tints = [mix(root, tip, step / max(1, count - 1)) for step in range(count)]
    return tuple(tuple(dim(shaded(tint, shade), light) for tint in tints) for _, shade in TUBE_LAYERS)


@lru_cache(maxsize=2048)
def shaded(color: Color, shade: float) -> Color:
    """Return a colour darkened (to -1, black) or lightened (to 1, white light)."""
    return dim(color, 1 + shade) if shade < 0 else mix(color, LIGHT, shade)
