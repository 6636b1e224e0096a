"""A pose on a card of glass: what a coming move looks like, or which limb to work on."""

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.body import BodyPainter, Colors
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import opaque
from dancegame.game.drawing.limb_mark import mark_limb
from dancegame.game.drawing.colors import CYAN, GLASS, GOLD, MUTED, VIOLET, WHITE, Color, dim, mix
from dancegame.game.drawing.shapes import panel

_FINE = 3
MARGIN_PX = 6
GOLDEN = Colors(left=(255, 214, 96), right=(255, 190, 60), torso=(226, 150, 34))
# Beside a red limb the rest of the body is pale.
PALE = Colors(left=mix(VIOLET, WHITE, 0.45), right=mix(VIOLET, WHITE, 0.45), torso=dim(VIOLET, 0.8))


@dataclass(frozen=True)
class Pictogram:
    """What a card shows: the pose of a dance at a song second.

    limb: one of core.limbs.LIMB_NAMES of the player, to be drawn in red. is_mirrored: for a player who dances as in a
    mirror.
    """

    time_s: float
    is_gold: bool = False
    limb: str | None = None
    is_mirrored: bool = False


def paint_pictogram(framed: FramedDance, pictogram: Pictogram, size: tuple[int, int]) -> pygame.Surface:
    """Paint a card of this size, the pose as large as it fits."""
    edge: Color = GOLD if pictogram.is_gold else mix(CYAN, MUTED, 0.5)
    fill = mix(GLASS, GOLD, 0.22) if pictogram.is_gold else GLASS
    card = panel(size, fill, edge, radius=14, edge_px=3 if pictogram.is_gold else 2, alpha=240).copy()
    big = opaque((size[0] * _FINE, size[1] * _FINE))
    _paint_pose(big, framed, pictogram)
    if pictogram.is_mirrored:
        big = pygame.transform.flip(big, True, False)
    inside = pygame.Rect(MARGIN_PX, MARGIN_PX, size[0] - 2 * MARGIN_PX, size[1] - 2 * MARGIN_PX)
    figure = pygame.transform.smoothscale(big, size).subsurface(inside)
    card.blit(figure, inside, special_flags=pygame.BLEND_RGB_ADD)
    return card


def _paint_pose(surface: pygame.Surface, framed: FramedDance, pictogram: Pictogram) -> None:
    xy, visibility = framed.at(pictogram.time_s)
    height, corner = _fit(xy, visibility, surface.get_size())
    placed = (np.nan_to_num(xy) * height + corner).astype(np.float32)
    body_px = framed.body * height
    colors = PALE if pictogram.limb else GOLDEN if pictogram.is_gold else Colors.at(0.0)
    BodyPainter(
        surface=surface, xy=placed, visibility=visibility, body_px=body_px, colors=colors, presence=1.0, heart=0.6
    ).paint(has_legs=framed.has_legs)
    if pictogram.limb:
        # The framed dance is a mirror's: the player's left is its right, unless the card is turned once more.
        own = placed if pictogram.is_mirrored else placed[CANONICAL.mirror_permutation]
        mark_limb(surface, pictogram.limb, own, body_px=body_px)


def _fit(
    xy: NDArray[np.float32], visibility: NDArray[np.float32], size: tuple[int, int]
) -> tuple[float, NDArray[np.float32]]:
    """Return the height of the dance's frame, and the place of its origin, at which a pose fills a card."""
    seen = xy[visibility > 0.5] if (visibility > 0.5).any() else np.zeros((1, 2), dtype=np.float32)
    low, high = seen.min(axis=0), seen.max(axis=0)
    reach = high - low
    height = min(
        0.95 * size[1], 0.80 * size[0] / max(float(reach[0]), 0.05), 0.74 * size[1] / max(float(reach[1]), 0.05)
    )
    middle = np.array([size[0] / 2, size[1] * 0.53], dtype=np.float32)
    return height, (middle - (low + high) / 2 * height).astype(np.float32)
