"""Paints one pose as a body of light: neon limbs with a bright core; trunk, head and clothes that glow at the rim."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import pygame

from dancegame.game.drawing.build import JOINT, UNSEEN, build_of, head_light
from dancegame.game.drawing.colors import Color, dim, drift, mix
from dancegame.game.drawing.glow import add, darkened, soft_disc
from dancegame.game.drawing.hands import THUMB_RADIUS, thumb_of
from dancegame.game.drawing.limb_tubes import ARM_CORES, CORE_SHADE, LAYERS, LEG_CORES, limb_tubes
from dancegame.game.drawing.outfits import NEUTRAL, Outfit, Tones
from dancegame.game.drawing.plates import GAP, LIGHT, Plate, corners_of, paint_plate, shaded
from dancegame.game.drawing.shoes import CORE_SHARE, shoe_of
from dancegame.game.drawing.stance import PARTS, TRUNK, Stance
from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.trunk import head_plate, neck_plate, trunk_plate
from dancegame.game.drawing.tubes import PIECES, Limb

SHOULDERS = [JOINT["left_shoulder"], JOINT["right_shoulder"]]
HIPS = [JOINT["left_hip"], JOINT["right_hip"]]
# A dark seam sets a limb off from what lies behind it: half its width as a share of the standing height.
SEAM = 0.0055
# The light inside trunk and head: width and height as shares of the standing height, and its strength.
TRUNK_HEART, HEAD_HEART = (0.26, 0.40, 0.36), (0.125, 0.125, 0.26)
HEART_STEPS = 6


@dataclass(frozen=True)
class Colors:
    """The dancer's lights at a moment: both sides, the trunk, what glows inside it, and small things that are worn."""

    left: Color
    right: Color
    torso: Color
    heart: Color
    trim: Color

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
            trim=theme.gold,
        )

    @classmethod
    def alone(cls, color: Color, night: Color) -> "Colors":
        """Return the colours of somebody who has one light of their own."""
        return cls(left=color, right=color, torso=mix(color, night, 0.25), heart=color, trim=mix(color, LIGHT, 0.6))

    def of(self, joint: str) -> Color:
        """Return the light of a joint's side."""
        return self.left if joint.startswith("left") else self.right

    @property
    def tones(self) -> Tones:
        """The lights of what is worn."""
        return Tones(cloth=mix(self.torso, self.right, 0.55), hair=mix(self.torso, self.left, 0.6), trim=self.trim)


@dataclass(frozen=True)
class BodyPainter:
    """Paints on a black surface, back to front; on a transparent one a body is opaque, and the light in it is not.

    stance: in pixels of the surface. body_px: the standing height in pixels. outfit: what the body wears.
    presence: 0 shows only hands and feet as points of light, 1 the whole body. heart: light of the chest, 0 to 1.
    limbs: presence of arms and legs, where they come before the rest. feet: light of the feet while they are points.
    """

    surface: pygame.Surface
    stance: Stance
    body_px: float
    colors: Colors
    presence: float
    heart: float
    outfit: Outfit = NEUTRAL
    limbs: float = 1.0
    feet: float = 1.0

    def paint(self, *, has_legs: bool) -> None:
        """Paint the whole body."""
        if max(self.presence, self.limbs) > UNSEEN:
            self._paint_parts(has_legs=has_legs)
        if self.limbs < 1:
            self._spark("left_wrist", "right_wrist")
            if has_legs:
                self._spark("left_ankle", "right_ankle", share=self.feet)

    def let_through(self) -> None:
        """Let a body on a transparent surface hide no more of what is behind it than there is of its light."""
        shares = [share for share in (self.presence, self.limbs) if share > UNSEEN]
        if shares and min(shares) < 1:
            self.surface.fill((255, 255, 255, round(255 * min(shares))), special_flags=pygame.BLEND_RGBA_MULT)

    def _paint_parts(self, *, has_legs: bool) -> None:
        limbs = limb_tubes(self.stance, self.body_px, sleeves=self.outfit.sleeves)
        trunk = _Trunk(self) if self.presence > UNSEEN else None
        if trunk and has_legs:
            trunk.paint("back")
        for place, part in enumerate(self._order()):
            side, _, kind = part.partition("_")
            number = 0 if side == "left" else 1
            if kind == "arm":
                self._arm(side, limbs[2 + number])
            elif kind == "leg" and has_legs:
                self._leg(side, limbs[number], is_backmost=place == 0)
            elif part == TRUNK and trunk:
                for group in ("behind", "trunk", "over" if has_legs else "", "head"):
                    trunk.paint(group)

    def _order(self) -> list[str]:
        """The parts from back to front; legs that go under clothes come before these."""
        parts = [PARTS[number] for number in self.stance.order]
        if self.outfit.hides_legs and self.presence > UNSEEN:
            place = parts.index(TRUNK)
            late = [part for part in parts[place:] if part.endswith("leg")]
            parts = [*parts[:place], *late, *(part for part in parts[place:] if part not in late)]
        return parts

    def limb_light(self, *joints: str) -> float:
        """Return how bright a limb is that hangs on some joints."""
        return self.limbs * self.seen(joints)

    def seen(self, joints: Sequence[str]) -> float:
        """Return how much of some joints is seen."""
        return min(float(self.stance.visibility[JOINT[joint]]) for joint in joints)

    def _arm(self, side: str, limb: Limb) -> None:
        light = self.limb_light(f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist")
        color = self.colors.of(side)
        self._limb(limb, root=mix(self.colors.torso, color, 0.5), tip=color, light=light, seam_from=1, cores=ARM_CORES)
        if light > UNSEEN:
            self._thumb(side, dim(color, light))
        if self.outfit.has_bands and light > UNSEEN:
            left, right = limb.layers[0][2][0], limb.layers[0][2][-1]
            width_px = max(3, round(0.02 * self.body_px))
            pygame.draw.line(self.surface, dim(self.colors.trim, light), left, right, width_px)

    def _thumb(self, side: str, color: Color) -> None:
        wrist, elbow, head = self._places(f"{side}_wrist", f"{side}_elbow", "nose")
        tall = self.body_px * float(self.stance.near[JOINT[f"{side}_wrist"]])
        root, tip = thumb_of(wrist, elbow, head, tall)
        for share, shade in ((1.0, -0.45), (0.45, 0.35)):
            tint, radius = shaded(color, shade), max(1.0, share * THUMB_RADIUS * tall)
            pygame.draw.line(self.surface, tint, root, tip, round(2 * radius))
            pygame.draw.circle(self.surface, tint, tip, radius)

    def _leg(self, side: str, limb: Limb, *, is_backmost: bool) -> None:
        light = self.limb_light(f"{side}_hip", f"{side}_knee", f"{side}_ankle")
        color = self.colors.of(side)
        # Behind what is painted first there is nothing to set it off from.
        seam_from = None if is_backmost else 1
        root = mix(self.colors.torso, color, 0.4)
        self._limb(limb, root=root, tip=color, light=light, seam_from=seam_from, cores=LEG_CORES)
        toe_light = min(light, self.limb_light(f"{side}_toe"))
        if toe_light > UNSEEN:
            self._shoe(side, dim(color, toe_light))

    def _shoe(self, side: str, color: Color) -> None:
        lines, polygon, surface = pygame.draw.lines, pygame.draw.polygon, self.surface
        tall = self.body_px * self.outfit.shoes * float(self.stance.near[JOINT[f"{side}_ankle"]])
        ankle, toe, knee = self._places(f"{side}_ankle", f"{side}_toe", f"{side}_knee")
        outline, core = shoe_of(ankle, toe, knee, tall)
        lines(surface, GAP, True, outline, max(1, round(2 * SEAM * self.body_px)))
        polygon(surface, shaded(color, -0.62), outline)
        for share, shade in ((0.0120, -0.25), (0.0060, 0.25)):
            lines(surface, shaded(color, shade), True, outline, max(1, round(share * self.body_px)))
        for share, shade in ((CORE_SHARE, -0.1), (0.5 * CORE_SHARE, 0.4)):
            lines(surface, shaded(color, shade), False, core, max(1, round(share * tall)))

    def _places(self, *joints: str) -> list[complex]:
        return [complex(*self.stance.xy[JOINT[joint]].tolist()) for joint in joints]

    def _limb(
        self,
        limb: Limb,
        *,
        root: Color,
        tip: Color,
        light: float,
        seam_from: int | None,
        cores: tuple[float, ...],
    ) -> None:
        """Draw a limb; its seam only from some piece on: where a limb is rooted there is none."""
        if light <= UNSEEN:
            return
        polygon, lines, surface = pygame.draw.polygon, pygame.draw.lines, self.surface
        fold, radii = limb.fold or ((0.0, 0.0), ())
        if light > 0.5 and seam_from is not None:
            for piece in limb.layers[0][seam_from:]:
                lines(surface, GAP, True, piece, max(2, round(2 * SEAM * self.body_px)))
            for radius in radii[:1]:
                pygame.draw.circle(surface, GAP, fold, radius + SEAM * self.body_px)
        *layers, core = _limb_tints(root, tip, round(light, 2))
        for number, (pieces, tints) in enumerate(zip(limb.layers, layers, strict=True)):
            for radius in radii[number : number + 1]:
                pygame.draw.circle(surface, tints[PIECES // 2], fold, radius)
            for piece, tint in zip(pieces, tints, strict=True):
                polygon(surface, tint, piece)
        for piece, tint, share in zip(limb.core, core, cores, strict=True):
            lines(surface, tint, False, piece, max(1, round(share * self.body_px)))

    def glow_inside(self, middle: complex, heart: tuple[float, float, float], light: float) -> None:
        """Add soft light inside a part of the body."""
        level = round(light * HEART_STEPS) / HEART_STEPS
        width, height = (max(2, int(share * self.body_px)) for share in heart[:2])
        disc = _heart_light(width, height, self.colors.heart, heart[2] * level)
        add(self.surface, disc, (int(middle.real - width / 2), int(middle.imag - height / 2)))

    def _spark(self, *joints: str, share: float = 1.0) -> None:
        """Points of light: all there is of the dancer before the body appears."""
        for joint in joints:
            light = float(self.stance.visibility[JOINT[joint]]) * (1 - self.limbs) * share
            if light > UNSEEN:
                place = self.stance.xy[JOINT[joint]].tolist()
                for radius, shade in ((0.024, -0.55), (0.019, 0.0), (0.0135, 0.8)):
                    tint = dim(shaded(self.colors.of(joint), shade), light)
                    pygame.draw.circle(self.surface, tint, place, radius * self.body_px)


class _Trunk:
    """Trunk, head and what is worn, computed at once and painted group by group."""

    def __init__(self, painter: BodyPainter) -> None:
        self._painter, outfit, colors = painter, painter.outfit, painter.colors
        self.build = build = build_of(painter.stance, painter.body_px, head_grows=outfit.head_grows)
        tones = colors.tones
        head_color = mix(colors.torso, mix(colors.left, colors.right, 0.5), 0.35)
        trunk = replace(trunk_plate(build, colors.torso), lines=outfit.lines(build, tones))
        self._head_light = painter.presence * head_light(painter.stance)
        self._light = painter.presence * painter.seen(("left_shoulder", "right_shoulder", "left_hip", "right_hip"))
        groups: dict[str, Sequence[Plate]] = {
            "back": outfit.back(build, tones),
            "behind": outfit.behind(build, tones),
            "trunk": (neck_plate(build, colors.torso), trunk),
            "over": outfit.over(build, tones),
            "head": (head_plate(build, head_color), *outfit.head(build, tones)),
        }
        plates = [plate for group in groups.values() for plate in group]
        corners = iter(corners_of(plates))
        self._groups = {name: [(plate, next(corners)) for plate in group] for name, group in groups.items()}

    def paint(self, group: str) -> None:
        """Paint a group of plates."""
        painter, build = self._painter, self.build
        light = self._head_light if group in ("behind", "head") else self._light
        if light <= UNSEEN:
            return
        for number, (plate, corners) in enumerate(self._groups.get(group, ())):
            paint_plate(painter.surface, plate, corners, light=light, tall=painter.body_px)
            if group == "head" and number == 0:
                painter.glow_inside(build.head, HEAD_HEART, light)
        if group == "trunk":
            painter.glow_inside(build.spine(0.44), TRUNK_HEART, light * (1 + 0.8 * painter.heart))


@lru_cache(maxsize=64)
def _heart_light(width: int, height: int, color: Color, share: float) -> pygame.Surface:
    """Return the light inside a part of a body at one of its levels, painted once for all of them."""
    return darkened(soft_disc(width, height, color, power=1.2), share)


@lru_cache(maxsize=512)
def _limb_tints(root: Color, tip: Color, light: float) -> tuple[tuple[Color, ...], ...]:
    shades = (*(shade for _, shade in LAYERS), CORE_SHADE)
    tints = [mix(root, tip, piece / (PIECES - 1)) for piece in range(PIECES)]
    return tuple(tuple(dim(shaded(tint, shade), light) for tint in tints) for shade in shades)
