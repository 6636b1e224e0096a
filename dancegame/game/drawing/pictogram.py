"""A pose on a card of glass: what a coming move looks like, or which limb to work on."""

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.core.character import Character
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.body import BodyPainter, Colors
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import opaque
from dancegame.game.drawing.limb_mark import mark_limb
from dancegame.game.drawing.outfits import outfit_of
from dancegame.game.drawing.shapes import LIGHT, panel
from dancegame.game.drawing.theme import Theme

_FINE = 2
# How far hair and hats rise above the joints of a head that is as large and as far away as usual, as a share of the
# standing height.
CROWN = 0.11
_NOSE = CANONICAL.index("nose")
# How much is left of the light of what counts nothing.
DIM = 0.22
_LEGS = [CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in ("knee", "ankle", "toe")]


@dataclass(frozen=True)
class Pictogram:
    """What a card shows: the pose of a dance at a song second.

    limb: one of core.limbs.LIMB_NAMES of the player, to be drawn in red. is_mirrored: for a player who dances as in a
    mirror. has_dim_legs: they count nothing. is_rest: the move is left out, and nothing of it counts.
    """

    time_s: float
    is_gold: bool = False
    limb: str | None = None
    is_mirrored: bool = False
    has_dim_legs: bool = False
    is_rest: bool = False


def paint_pictogram(
    framed: FramedDance, pictogram: Pictogram, size_px: tuple[int, int], *, theme: Theme
) -> pygame.Surface:
    """Paint a card of this size, the pose as large as it fits."""
    width, height = size_px
    edge_px, radius_px = max(1, round(0.016 * height)), round(0.11 * height)
    edge: Color = theme.gold if pictogram.is_gold else mix(theme.secondary, theme.muted, 0.5)
    edge = theme.faint if pictogram.is_rest else edge
    fill = mix(theme.glass, theme.gold, 0.22) if pictogram.is_gold else theme.glass
    edge_px = round(1.5 * edge_px) if pictogram.is_gold else edge_px
    card = panel(size_px, fill, edge, radius_px=radius_px, edge_px=edge_px, alpha=240).copy()
    big = opaque((width * _FINE, height * _FINE))
    colors = pale(theme) if pictogram.limb else _golden(theme) if pictogram.is_gold else Colors.at(0.0, theme)
    placed, body_px = paint_pose(big, framed, pictogram.time_s, colors, light=_light(pictogram))
    if pictogram.limb:
        # The framed dance is a mirror's: the player's left is its right, unless the card is turned once more.
        own = placed if pictogram.is_mirrored else placed[CANONICAL.mirror_permutation]
        mark_limb(big, pictogram.limb, own, body_px=body_px, color=theme.mistake)
    if pictogram.is_mirrored:
        big = pygame.transform.flip(big, True, False)
    margin = round(0.047 * height)
    inside = pygame.Rect(0, 0, width, height).inflate(-2 * margin, -2 * margin)
    figure = pygame.transform.smoothscale(big, size_px).subsurface(inside)
    card.blit(figure, inside, special_flags=pygame.BLEND_RGB_ADD)
    if pictogram.is_rest:
        _mark_rest(card, theme)
    return card


def _mark_rest(card: pygame.Surface, theme: Theme) -> None:
    """The two bars of a pause."""
    width, height = card.get_size()
    bar = pygame.Rect(0, 0, round(0.1 * height), round(0.36 * height))
    for side in (-1, 1):
        bar.center = (width // 2 + side * bar.width, height // 2)
        seam = bar.inflate(round(0.04 * height), round(0.04 * height))
        for rect, color in ((seam, theme.night), (bar, theme.muted)):
            pygame.draw.rect(card, color, rect, border_radius=bar.width // 3)


def _golden(theme: Theme) -> Colors:
    gold = theme.gold
    return Colors(left=mix(gold, LIGHT, 0.18), right=gold, torso=dim(gold, 0.82), heart=theme.ambient, trim=gold)


def pale(theme: Theme) -> Colors:
    """Return the colours of a body beside what is wrong, which is red."""
    side = mix(theme.ambient, LIGHT, 0.45)
    return Colors(left=side, right=side, torso=dim(theme.ambient, 0.8), heart=theme.ambient, trim=side)


def _light(pictogram: Pictogram) -> NDArray[np.float32]:
    """(J,) how much light is left of every joint."""
    light = np.full(len(CANONICAL), DIM if pictogram.is_rest else 1.0, np.float32)
    if pictogram.has_dim_legs:
        light[_LEGS] = DIM
    return light


def paint_pose(
    surface: pygame.Surface,
    framed: FramedDance,
    time_s: float,
    colors: Colors,
    *,
    light: NDArray[np.float32] | float = 1.0,
    character: Character | None = None,
) -> tuple[NDArray[np.float32], float]:
    """Paint the pose at a song second as large as it fits; returns its joints (J, 2) and standing height in pixels.

    light: how much is left of every joint's, (J,) or of all. character: None for nobody in particular, whose pose is
    seen best.
    """
    stance = framed.stance_at(time_s)
    above = 0.0 if character is None else crown(framed.body, float(stance.near[_NOSE]), character)
    height, corner = _fit(stance.xy, stance.visibility, surface.get_size(), above=above)
    stance = stance.placed(height, corner).lit(light)
    body_px = framed.body * height
    BodyPainter(
        surface=surface,
        stance=stance,
        body_px=body_px,
        colors=colors,
        presence=1.0,
        heart=0.6,
        outfit=outfit_of(character),
    ).paint(has_legs=framed.has_legs)
    return stance.xy, body_px


def crown(body: float, near: float, character: Character | None) -> float:
    """Return how far hair and hats rise above the joints of a head, as large as the body is.

    near: how much larger the head is shown for being nearer.
    """
    return CROWN * body * near * outfit_of(character).head_grows


def _fit(
    xy: NDArray[np.float32], visibility: NDArray[np.float32], size: tuple[int, int], *, above: float
) -> tuple[float, NDArray[np.float32]]:
    """Return the height of the dance's frame, and the place of its origin, at which a pose fills a card.

    above: what is worn above the joints.
    """
    seen = xy[visibility > 0.5] if (visibility > 0.5).any() else np.zeros((1, 2), dtype=np.float32)
    low, high = seen.min(axis=0) - np.array((0, above), dtype=np.float32), seen.max(axis=0)
    reach = high - low
    height = min(
        0.95 * size[1], 0.80 * size[0] / max(float(reach[0]), 0.05), 0.74 * size[1] / max(float(reach[1]), 0.05)
    )
    middle = np.array([size[0] / 2, size[1] * 0.53], dtype=np.float32)
    return height, (middle - (low + high) / 2 * height).astype(np.float32)
