"""Pictures to judge a dance by, drawn as the game draws its dancer: a contact sheet, and a loop that moves."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.core.poses import PoseSequence
from dancegame.game.drawing.canvas import Canvas, Look
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.themes.neon import NEON

TILE_PX = 200
COLUMNS = 12
GROUND, FLOOR, LABEL = (14, 12, 24), (46, 42, 66), (160, 220, 160)
# The widest reach to one side, in frame heights, that a tile has room for.
WIDEST = 0.55
LARGE_PX = 320


class Easel:
    """Draws moments of one dance into tiles of a size."""

    def __init__(self, reference: PoseSequence, *, tile_px: int) -> None:
        pygame.font.init()
        self._dancer = MysteryDancer(frame_dance(reference, widest=WIDEST))
        self._tile_px = tile_px
        self._font = pygame.font.Font(None, tile_px // 10)

    def tile(self, moment_s: float, *, label: str = "") -> pygame.Surface:
        """Return a square picture of a moment; the dancer is mirrored, as players see it."""
        tile = pygame.Surface((self._tile_px, self._tile_px))
        tile.fill(GROUND)
        floor_px = round(0.94 * self._tile_px)
        pygame.draw.line(tile, FLOOR, (0, floor_px), (self._tile_px, floor_px))
        place = Place(self._tile_px / 2, floor_px, 0.78 * self._tile_px)
        self._dancer.draw(Canvas(tile, Look(NEON), unit_px=1.0), song_s=moment_s, place=place)
        tile.blit(self._font.render(label, True, LABEL), (4, 4))
        return tile


def contact_sheet(reference: PoseSequence, *, moments_s: Sequence[float], path: Path, labels: Sequence[str]) -> None:
    """Draw the dancer at every moment into one picture."""
    easel = Easel(reference, tile_px=TILE_PX)
    rows = -(-len(moments_s) // COLUMNS)
    sheet = pygame.Surface((COLUMNS * TILE_PX, rows * TILE_PX))
    for place, (moment_s, label) in enumerate(zip(moments_s, labels, strict=True)):
        row, column = divmod(place, COLUMNS)
        sheet.blit(easel.tile(moment_s, label=label), (column * TILE_PX, row * TILE_PX))
    pygame.image.save(sheet, path)


def loop(reference: PoseSequence, *, moments_s: Sequence[float], path: Path) -> None:
    """Draw the moments as a picture that moves and begins again (WebP; needs Pillow)."""
    from PIL import Image

    easel = Easel(reference, tile_px=LARGE_PX)
    pictures = [Image.fromarray(_rgb(easel.tile(moment_s))) for moment_s in moments_s]
    step_ms = round(1000 * float(np.mean(np.diff(moments_s))))
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=step_ms, loop=0, quality=80)


def _rgb(surface: pygame.Surface) -> NDArray[np.uint8]:
    return np.ascontiguousarray(pygame.surfarray.array3d(surface).swapaxes(0, 1))
