"""Paints one pose as a body of light: neon limbs with a bright core, a torso and a head that glow at the rim."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.palette import CYAN, PINK, VIOLET, Color, dim, drift, mix
from dancegame.game.drawing.tubes import Points, bent_path, torso_outline, tube_sides

JOINT = {name: number for number, name in enumerate(CANONICAL.joints)}
HEAD_JOINTS = ("nose", "left_ear", "right_ear", "left_eye", "right_eye")
GAP: Color = (3, 2, 8)
LIGHT: Color = (255, 250, 255)
UNSEEN = 0.02
# Radii of a limb at its root, bend and end, as shares of the standing height.
ARM_RADII = (0.0265, 0.0205, 0.0150)
LEG_RADII = (0.0450, 0.0300, 0.0185)
FOOT_RADII = (0.0185, 0.0125)
NECK_RADII = (0.0300, 0.0200)
HEAD_RADIUS = 0.065
# A tube from rim to core: share of the radius, and how far its colour goes from dark (-1) over itself (0) to light (1).
TUBE_LAYERS = ((1.0, -0.78), (0.86, -0.60), (0.71, -0.38), (0.56, -0.14), (0.41, 0.14), (0.27, 0.45), (0.14, 0.88))
TUBE_CHUNKS = 6
# The glowing rim of torso and head: distance from the edge as a share of the standing height, and shade.
RIM_LAYERS = ((0.0, -0.70), (0.0030, -0.35), (0.0055, 0.15), (0.0080, 0.70), (0.0115, 0.15), (0.0140, -0.35))
FILL_SHADES = np.linspace(-0.78, -0.50, 8)


@dataclass(frozen=True)
class Colors:
    """The dancer's lights at a moment: both sides and the torso."""

    left: Color
    right: Color
    torso: Color

    @classmethod
    def at(cls, time_s: float) -> "Colors":
        """Return the slowly drifting colours; the sides swing against each other."""
        return cls(drift(PINK, time_s), drift(CYAN, -time_s), drift(VIOLET, time_s, amount=0.03))

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
        hand = wrist + (wrist - elbow) * np.float32(0.16)
        path, radii = bent_path(shoulder, elbow, hand, radii=self._radii(ARM_RADII), bulge=(0.08, 0.18))
        light = self._light(f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist")
        color = self.colors.of(side)
        self._tube(path, radii, root=mix(self.colors.torso, color, 0.4), tip=color, light=light, seam_from=4)

    def _leg(self, side: str) -> None:
        hip, knee, ankle = self._points(side, "hip", "knee", "ankle")
        light = self._light(f"{side}_hip", f"{side}_knee", f"{side}_ankle")
        color = self.colors.of(side)
        toe_light = min(light, self._light(f"{side}_toe"))
        if toe_light > UNSEEN:
            (toe,) = self._points(side, "toe")
            self._tube(*self._foot(ankle, toe), root=color, tip=color, light=toe_light)
        path, radii = bent_path(hip, knee, ankle, radii=self._radii(LEG_RADII), bulge=(0.06, 0.26))
        self._tube(path, radii, root=mix(self.colors.torso, color, 0.3), tip=color, light=light)

    def _foot(self, ankle: Points, toe: Points) -> tuple[Points, NDArray[np.float32]]:
        share = np.linspace(0, 1, 5, dtype=np.float32)[:, None]
        return ankle * (1 - share) + toe * share, np.linspace(*FOOT_RADII, 5, dtype=np.float32) * self.body_px

    def _radii(self, shares: tuple[float, float, float]) -> tuple[float, float, float]:
        return shares[0] * self.body_px, shares[1] * self.body_px, shares[2] * self.body_px

    def _tube(
        self,
        path: Points,
        radii: NDArray[np.float32],
        *,
        root: Color,
        tip: Color,
        light: float,
        seam_from: int = 0,
    ) -> None:
        if light <= UNSEEN:
            return
        if light > 0.5:
            # A dark seam sets the limb off from what lies behind it; where a limb is rooted there is none.
            seam = radii[None, seam_from:] + np.float32(0.006 * self.body_px)
            self._layers(path[seam_from:], seam, ((GAP,),))
        shares = np.array([share for share, _ in TUBE_LAYERS], dtype=np.float32)
        self._layers(path, radii * shares[:, None], _tube_tints(root, tip, round(light, 2)))

    def _layers(self, path: Points, radii: NDArray[np.float32], layers: tuple[tuple[Color, ...], ...]) -> None:
        """Draw tubes of radii (L, K) around one path, each in chunks of its tints."""
        left, right = tube_sides(path, radii)
        start, end = path[0].tolist(), path[-1].tolist()
        draw, surface = pygame.draw, self.surface
        for lefts, rights, width, tints in zip(left.tolist(), right.tolist(), radii.tolist(), layers, strict=True):
            draw.circle(surface, tints[0], start, max(1.0, width[0]))
            draw.circle(surface, tints[-1], end, max(1.0, width[-1]))
            for tint, first, last in _chunks(tints, len(path)):
                draw.polygon(surface, tint, lefts[first : last + 1] + rights[first : last + 1][::-1])

    def _neck(self) -> None:
        seen = self._seen_head()
        light = self._light("left_shoulder", "right_shoulder")
        if seen and light > UNSEEN:
            base = self.xy[[JOINT["left_shoulder"], JOINT["right_shoulder"]]].mean(axis=0)
            share = np.linspace(0, 1, 4, dtype=np.float32)[:, None]
            path = base * (1 - share) + self._head_middle(seen) * share
            radii = np.linspace(*NECK_RADII, 4, dtype=np.float32) * self.body_px
            tints = [dim(shaded(self.colors.torso, shade), light) for shade in (-0.82, -0.74, -0.66)]
            self._layers(path, radii * np.array([[1.0], [0.7], [0.4]], dtype=np.float32), tuple((t,) for t in tints))

    def _torso(self) -> None:
        light = self._light("left_shoulder", "right_shoulder", "left_hip", "right_hip")
        if light <= UNSEEN:
            return
        shoulders = self.xy[[JOINT["left_shoulder"], JOINT["right_shoulder"]]]
        hips = self.xy[[JOINT["left_hip"], JOINT["right_hip"]]]
        outline = torso_outline(shoulders, hips, body_px=self.body_px)
        inward = self._inward(outline)
        for depth, shade in RIM_LAYERS:
            self._fill(outline + inward * np.float32(depth * self.body_px), shade, light)
        inner = outline + inward * np.float32(RIM_LAYERS[-1][0] * 1.2 * self.body_px)
        heart = shoulders.mean(axis=0) * 0.62 + hips.mean(axis=0) * 0.38
        for step, shade in enumerate(FILL_SHADES):
            keep = np.float32(1 - step / len(FILL_SHADES))
            self._fill(heart + (inner - heart) * keep, float(shade) + 0.28 * self.heart * (1 - float(keep)), light)

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
        inner = radius - RIM_LAYERS[-1][0] * 1.2 * self.body_px
        for step, shade in enumerate(FILL_SHADES):
            tint = dim(shaded(self.colors.torso, float(shade)), light)
            pygame.draw.circle(self.surface, tint, middle, inner * (1 - step / len(FILL_SHADES)))

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
    tints = [mix(root, tip, step / (TUBE_CHUNKS - 1)) for step in range(TUBE_CHUNKS)]
    return tuple(tuple(dim(shaded(tint, shade), light) for tint in tints) for _, shade in TUBE_LAYERS)


def _chunks(tints: tuple[Color, ...], points: int) -> list[tuple[Color, int, int]]:
    """Each tint with its first and last point; neighbours share a point."""
    edges = [step * (points - 1) // len(tints) for step in range(len(tints) + 1)]
    return [(tint, edges[step], edges[step + 1]) for step, tint in enumerate(tints) if edges[step] < edges[step + 1]]


def shaded(color: Color, shade: float) -> Color:
    """Return a colour darkened (to -1, black) or lightened (to 1, white light)."""
    return dim(color, 1 + shade) if shade < 0 else mix(color, LIGHT, shade)
