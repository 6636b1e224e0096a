"""Nobody in particular becomes somebody: a ring of light and sparks rises over the body and leaves the character."""

import math
import random
from dataclasses import replace
from functools import lru_cache

import pygame

from dancegame.game.drawing.body import HIPS, BodyPainter
from dancegame.game.drawing.colors import dim, mix
from dancegame.game.drawing.glow import add, soft_disc
from dancegame.game.drawing.outfits import NEUTRAL, Outfit
from dancegame.game.drawing.plates import LIGHT

_SPARKS = 44
# The ring: width and height as shares of the standing height.
_WIDE, _HIGH = 0.62, 0.085


def paint_known(painter: BodyPainter, outfit: Outfit, known: float, *, has_legs: bool) -> None:
    """Paint a body; known: 0 as nobody in particular, 1 in its outfit, between them as the one becomes the other."""
    if known <= 0 or known >= 1:
        replace(painter, outfit=outfit if known >= 1 else NEUTRAL).paint(has_legs=has_legs)
        return
    surface = painter.surface
    width, height = surface.get_size()
    lowest, highest = _reach(painter)
    edge = round(lowest + (highest - lowest) * known)
    for worn, part in ((NEUTRAL, (0, 0, width, edge)), (outfit, (0, edge, width, height - edge))):
        surface.set_clip(part)
        replace(painter, outfit=worn).paint(has_legs=has_legs)
    surface.set_clip(None)
    _draw_ring(painter, edge, known)
    _draw_sparks(painter, known)


def _reach(painter: BodyPainter) -> tuple[float, float]:
    """From below the feet to above the head."""
    ys = painter.stance.xy[painter.stance.visibility > 0.5, 1]
    if not len(ys):
        return 0.0, 0.0
    return float(ys.max()) + 0.06 * painter.body_px, float(ys.min()) - 0.16 * painter.body_px


def _middle(painter: BodyPainter) -> float:
    return float(painter.stance.xy[HIPS, 0].mean())


def _draw_ring(painter: BodyPainter, edge: int, known: float) -> None:
    level = round(math.sin(math.pi * known) ** 0.5 * 6) / 6 * painter.presence
    size = (max(2, int(_WIDE * painter.body_px)), max(2, int(_HIGH * painter.body_px)))
    for share, strength in ((1.0, 0.9), (0.55, 0.9)):
        wide, high = (max(2, int(share * value)) for value in size)
        color = dim(mix(painter.colors.trim, LIGHT, 0.35), strength * level)
        add(painter.surface, soft_disc(wide, high, color), (round(_middle(painter) - wide / 2), round(edge - high / 2)))


def _draw_sparks(painter: BodyPainter, known: float) -> None:
    """Every spark leaves the ring at its own time, rises and falls behind it, and dies."""
    tall, middle = painter.body_px, _middle(painter)
    lowest, highest = _reach(painter)
    for born, aside, rise, size, tone in _sparks():
        age = (known - born) / 0.45
        if not 0 < age < 1:
            continue
        start = lowest + (highest - lowest) * born
        x = middle + aside * tall * (0.16 + 0.16 * age)
        y = start - tall * (0.16 * rise * age - 0.10 * age * age)
        color = (painter.colors.trim, painter.colors.left, painter.colors.right, LIGHT)[tone]
        radius = tall * (0.004 + 0.006 * size) * (1 - age) ** 0.6
        tint = dim(color, (1 - age) ** 0.7 * painter.presence)
        pygame.draw.circle(painter.surface, tint, (x, y), max(1.0, radius))
        if radius > 2:
            pygame.draw.circle(painter.surface, dim(LIGHT, (1 - age) * painter.presence), (x, y), 0.45 * radius)


@lru_cache(maxsize=1)
def _sparks() -> tuple[tuple[float, float, float, float, int], ...]:
    """When each is born, how far aside it flies, how high, how large it is and which of the colours it has."""
    draw = random.Random(17)
    return tuple(
        (draw.uniform(-0.05, 0.8), draw.uniform(-1, 1), draw.random(), draw.random(), draw.randrange(4))
        for _ in range(_SPARKS)
    )
