"""The icon as it looks: a dancer of light in the night. Who has a better drawing changes this file alone."""

import numpy as np
import pygame

from dancegame.core.song import Dance
from dancegame.game.drawing.canvas import Canvas, Look
from dancegame.game.drawing.colors import mix
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.glow import add, opaque, soft_disc
from dancegame.game.drawing.themes.neon import NEON

# Twice as large as it is wanted, then shrunk: smooth edges.
FINE = 2
# Of the side: round corners, and what the dancer fills of it.
CORNER, FILLED = 0.22, 0.70


def draw_icon(dance: Dance, moment_s: float, size_px: int) -> pygame.Surface:
    """Return a square picture of a dance at one of its seconds, transparent beyond its round corners."""
    side = FINE * size_px
    night = opaque((side, side))
    night.fill(mix(NEON.night, (0, 0, 0), 0.2))
    for color, (x, y), width in ((NEON.primary, (0.2, 0.15), 1.1), (NEON.secondary, (0.85, 0.95), 1.2)):
        glow = soft_disc(round(width * side), round(width * side), mix(color, (0, 0, 0), 0.45))
        add(night, glow, (round((x - width / 2) * side), round((y - width / 2) * side)))
    canvas = Canvas(night, Look(NEON, is_calm=True))
    framed = frame_dance(dance.reference)
    MysteryDancer(framed).draw(canvas, song_s=moment_s, place=_in_the_middle(framed, moment_s, canvas))
    return _rounded(pygame.transform.smoothscale(night, (size_px, size_px)))


def _in_the_middle(framed: FramedDance, moment_s: float, canvas: Canvas) -> Place:
    """Return where a dancer stands whose body fills the middle of a picture."""
    xy, _seen = framed.at(moment_s)
    (left, top), (right, bottom) = np.nanmin(xy, axis=0).tolist(), np.nanmax(xy, axis=0).tolist()
    height = FILLED * canvas.area.height / max(right - left, bottom - top)
    middle_x, middle_y = canvas.area.center
    return Place(middle_x - (left + right) / 2 * height, middle_y - (top + bottom) / 2 * height, height)


def _rounded(picture: pygame.Surface) -> pygame.Surface:
    """Return a square picture with round corners."""
    side = picture.get_width()
    mask = pygame.Surface((FINE * side, FINE * side), pygame.SRCALPHA, 32)
    pygame.draw.rect(mask, (255, 255, 255), mask.get_rect(), border_radius=round(CORNER * FINE * side))
    icon = pygame.transform.smoothscale(mask, (side, side))
    icon.blit(picture, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    return icon
