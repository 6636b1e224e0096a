"""Paints one pose as a body of light: neon limbs with a bright core, a torso and a head that glow at the rim."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.colors import Color, dim, drift, mix
from dancegame.game.drawing.glow import add, soft_disc
from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.tubes import Points, bent_path, bent_radii, torso_outline, tube_sides

JOINT = {name: number for number, name in enumerate(CANONICAL.joints)}
HEAD_JOINTS = ("nose", "left_ear", "right_ear", "left_eye", "right_eye")
SHOULDERS = [JOINT["left_shoulder"], JOINT["right_shoulder"]]
HIPS = [JOINT["left_hip"], JOINT["right_hip"]]
GAP: Color = (3, 2, 8)
LIGHT: Color = (255, 250, 255)
UNSEEN = 0.02
# Radii along limbs, as shares of the standing height.
ARM_RADII = bent_radii((0.0265, 0.0205, 0.0150), bulge=(0.08, 0.18))
LEG_RADII = bent_radii((0.0450, 0.0300, 0.0190), bulge=(0.06, 0.26))
FOOT_BASIS = np.array([[1.0, 0.0], [0.45, 0.55], [0.0, 1.0]], dtype=np.float32)
FOOT_RADII = np.array([0.0195, 0.0185, 0.0140], dtype=np.float32)
NECK_RADII = np.array([0.0300, 0.0240], dtype=np.float32)
HEAD_RADIUS = 0.065
# A tube from rim to core: share of the radius, and how far its colour goes from dark (-1) over itself (0) to light (1).
TUBE_LAYERS = ((1.0, -0.88), (0.86, -0.70), (0.71, -0.46), (0.55, -0.17), (0.38, 0.20), (0.19, 0.80))
TUBE_SHARES = np.array([share for share, _ in TUBE_LAYERS], dtype=np.float32)[:, None]
TUBE_CHUNKS = 4
# The glowing rim of torso and head: distance from the edge as a share of the standing height, and shade.
RIM_LAYERS = ((0.0, -0.62), (0.0040, 0.0), (0.0070, 0.70), (0.0115, 0.0), (0.0145, -0.45))
FILL_SHADE = -0.76
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

    def of(self, joint: str) -> Color:
        """Return the light of a joint's side."""
        return self.left if joint.startswith("left") else self.right


@dataclass(frozen=True)
class BodyPainter:
    """Paints on a black surface, back to front.

    xy: (J, 2) pixels of the surface. visibility: (J,) in [0, 1]. body_px: the standing height in pixels.
    presence: 0 shows only hands and feet as points of light, 1 the whole body. heart: light of the chest, 0 to 1.
    """

    surface: pygame.Surface
    xy: Points
    visibility: NDArray[np.float32]
    body_px: float
    colors: Colors
    presence: float
    heart: float

    def paint(self, *, has_legs: bool) -> None:
        """Paint the whole body."""
        if self.presence > UNSEEN:
            if has_legs:
                self._leg("left")
                self._leg("right")
            self._neck()
            self._torso()
            self._head()
            self._arm("left")
            self._arm("right")
        if self.presence < 1:
            for joint in ("left_wrist", "right_wrist", *(("left_ankle", "right_ankle") if has_legs else ())):
                self._spark(joint)

    def _light(self, *joints: str) -> float:
        return self.presence * min(float(self.visibility[JOINT[joint]]) for joint in joints)

    def _points(self, side: str, *names: str) -> list[Points]:
        return [self.xy[JOINT[f"{side}_{name}"]] for name in names]

    def _arm(self, side: str) -> None:
        shoulder, elbow, wrist = self._points(side, "shoulder", "elbow", "wrist")
        path = bent_path(shoulder, elbow, wrist + (wrist - elbow) * np.float32(0.16))
        light = self._light(f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist")
        color = self.colors.of(side)
        self._tube(path, ARM_RADII, root=mix(self.colors.torso, color, 0.4), tip=color, light=light, seam_from=4)

    def _leg(self, side: str) -> None:
        hip, knee, ankle = self._points(side, "hip", "knee", "ankle")
        light = self._light(f"{side}_hip", f"{side}_knee", f"{side}_ankle")
        color = self.colors.of(side)
        root = mix(self.colors.torso, color, 0.3)
        self._tube(bent_path(hip, knee, ankle), LEG_RADII, root=root, tip=color, light=light)
        toe_light = min(light, self._light(f"{side}_toe"))
        if toe_light > UNSEEN:
            (toe,) = self._points(side, "toe")
            path = FOOT_BASIS @ np.stack([ankle, toe])
            self._tube(path, FOOT_RADII, root=color, tip=color, light=toe_light, seam_from=1)

    def _tube(
        self,
        path: Points,
        shares: NDArray[np.float32],
        *,
        root: Color,
        tip: Color,
        light: float,
        seam_from: int = 0,
    ) -> None:
        """Draw a limb along a path (K, 2) whose radii (K,) are shares of the standing height."""
        if light <= UNSEEN:
            return
        radii = shares * np.float32(self.body_px)
        if light > 0.5:
            # A dark seam sets the limb off from what lies behind it; where a limb is rooted there is none.
            seam = radii[None, seam_from:] + np.float32(0.006 * self.body_px)
            self._layers(path[seam_from:], seam, ((GAP,),))
        self._layers(path, radii * TUBE_SHARES, _tube_tints(root, tip, round(light, 2)))

    def _layers(self, path: Points, radii: NDArray[np.float32], layers: tuple[tuple[Color, ...], ...]) -> None:
        """Draw tubes of radii (L, K) around one path, each in chunks of its tints."""
        left, right = tube_sides(path, radii)
        start, end = path[0].tolist(), path[-1].tolist()
        draw, surface = pygame.draw, self.surface
        for lefts, rights, width, tints in zip(left.tolist(), right.tolist(), radii.tolist(), layers, strict=True):
            draw.circle(surface, tints[0], start, max(1.0, width[0]))
            draw.circle(surface, tints[-1], end, max(1.0, width[-1]))
            for tint, first, last in _chunks(len(tints), len(path)):
                draw.polygon(surface, tints[tint], lefts[first : last + 1] + rights[first : last + 1][::-1])

    def _neck(self) -> None:
        seen = self._seen_head()
        light = self._light("left_shoulder", "right_shoulder")
        if seen and light > UNSEEN:
            base = self.xy[SHOULDERS].mean(axis=0)
            path = np.stack([base, self._head_middle(seen)])
            tints = tuple((dim(shaded(self.colors.torso, shade), light),) for shade in (-0.82, -0.74, -0.66))
            self._layers(path, NECK_RADII * np.array([[1.0], [0.7], [0.4]]) * self.body_px, tints)

    def _torso(self) -> None:
        light = self._light("left_shoulder", "right_shoulder", "left_hip", "right_hip")
        if light <= UNSEEN:
            return
        shoulders, hips = self.xy[SHOULDERS], self.xy[HIPS]
        outline = torso_outline(shoulders, hips, body_px=self.body_px)
        inward = self._inward(outline)
        for depth, shade in RIM_LAYERS:
            self._fill(outline + inward * np.float32(depth * self.body_px), shade, light)
        self._fill(outline + inward * np.float32(RIM_LAYERS[-1][0] * 1.25 * self.body_px), FILL_SHADE, light)
        middle = shoulders.mean(axis=0) * 0.56 + hips.mean(axis=0) * 0.44
        self._heart(middle.tolist(), TORSO_HEART, light * (1 + 0.8 * self.heart))

    def _heart(self, middle: list[float], heart: tuple[float, float, float], light: float) -> None:
        """Add soft light inside a part of the body."""
        level = round(light * HEART_STEPS) / HEART_STEPS
        width, height = (max(2, int(share * self.body_px)) for share in heart[:2])
        disc = soft_disc(width, height, dim(self.colors.heart, heart[2] * level), power=1.2)
        add(self.surface, disc, (int(middle[0] - width / 2), int(middle[1] - height / 2)))

    @staticmethod
    def _inward(outline: Points) -> Points:
        """Unit vectors into a closed outline."""
        along = np.roll(outline, -1, axis=0) - np.roll(outline, 1, axis=0)
        normal = np.stack([-along[:, 1], along[:, 0]], axis=1)
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-3)
        outward = float((normal * (outline - outline.mean(axis=0))).sum()) > 0
        return -normal if outward else normal

    def _fill(self, outline: Points, shade: float, light: float) -> None:
        pygame.draw.polygon(self.surface, dim(shaded(self.colors.torso, shade), light), outline.tolist())

    def _head(self) -> None:
        seen = self._seen_head()
        if not seen:
            return
        light = self.presence * max(float(self.visibility[JOINT[joint]]) for joint in seen)
        middle = self._head_middle(seen).tolist()
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

    def _head_middle(self, seen: list[str]) -> Points:
        ears = [joint for joint in ("left_ear", "right_ear") if joint in seen]
        middle = np.mean([self.xy[JOINT[joint]] for joint in (ears if len(ears) == 2 else seen)], axis=0)
        return (middle - np.array([0.0, 0.008 * self.body_px])).astype(np.float32)

    def _spark(self, joint: str) -> None:
        """A point of light: all there is of the dancer before the body appears."""
        light = float(self.visibility[JOINT[joint]]) * (1 - self.presence)
        if light <= UNSEEN:
            return
        for radius, shade in ((0.024, -0.55), (0.019, 0.0), (0.0135, 0.8)):
            tint = dim(shaded(self.colors.of(joint), shade), light)
            pygame.draw.circle(self.surface, tint, self.xy[JOINT[joint]].tolist(), radius * self.body_px)


@lru_cache(maxsize=512)
def _tube_tints(root: Color, tip: Color, light: float) -> tuple[tuple[Color, ...], ...]:
    chunks = 1 if root == tip else TUBE_CHUNKS
    tints = [mix(root, tip, step / max(1, chunks - 1)) for step in range(chunks)]
    return tuple(tuple(dim(shaded(tint, shade), light) for tint in tints) for _, shade in TUBE_LAYERS)


@lru_cache(maxsize=32)
def _chunks(count: int, points: int) -> tuple[tuple[int, int, int], ...]:
    """Each of `count` tints with its first and last point; neighbours share a point."""
    edges = [step * (points - 1) // count for step in range(count + 1)]
    return tuple((step, edges[step], edges[step + 1]) for step in range(count) if edges[step] < edges[step + 1])


def shaded(color: Color, shade: float) -> Color:
    """Return a colour darkened (to -1, black) or lightened (to 1, white light)."""
    return dim(color, 1 + shade) if shade < 0 else mix(color, LIGHT, shade)
