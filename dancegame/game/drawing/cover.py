"""The cover of a song: its most telling pose in a light of its own, two more of its poses behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.body import Colors
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import from_light, opaque
from dancegame.game.drawing.pictogram import paint_pose
from dancegame.game.drawing.shapes import LIGHT
from dancegame.game.drawing.theme import Theme

Light = NDArray[np.float32]
_FINE = 2
# A body lets so little through of what is behind it: from this light on, all that it hides.
HIDES, HIDES_FROM = 0.8, 50.0
# Places of the poses, the main one first: middle, width and height as shares of the room above the words, and light.
# The upper left corner is left to a tag.
_PLACES = ((0.65, 0.70, 1.22, 1.0), (0.20, 0.40, 0.80, 0.5), (0.91, 0.34, 0.72, 0.5))


@dataclass(frozen=True)
class CoverShape:
    """How a cover is painted, in pixels: its size, what is free for words from below, its round corners, its edge."""

    size_px: tuple[int, int]
    words_px: int
    radius_px: int
    edge_px: int


@dataclass(frozen=True)
class CoverLight:
    """The two lights of a cover: its dancer's, and what shines behind."""

    front: Color
    back: Color

    @classmethod
    def at(cls, place: int, theme: Theme) -> "CoverLight":
        """Return the light of the cover at a place of the library: those beside it differ."""
        lights = theme.players
        count = len(lights)
        beyond = 1 + place // count % (count - 1)
        return cls(lights[place % count], lights[(place + beyond) % count])

    def edge(self, theme: Theme) -> Color:
        """Return the colour of a cover's edge."""
        return mix(theme.glass_edge, self.front, 0.4)

    def dark(self, theme: Theme) -> Color:
        """Return what a cover is like before it is painted."""
        return mix(theme.glass, self.back, 0.18)


def paint_cover(
    framed: FramedDance,
    moments_s: Sequence[float],
    shape: CoverShape,
    *,
    light: CoverLight,
    theme: Theme,
) -> pygame.Surface:
    """Paint a cover with round corners and an edge, to be put on a picture premultiplied."""
    width, height = shape.size_px
    picture = _backdrop(shape, light, theme.glass).copy()
    room = height - shape.words_px
    for moment_s, (middle, wide, high, level) in reversed(list(zip(moments_s, _PLACES, strict=False))):
        card = pygame.Rect(0, 0, round(wide * width), round(high * room))
        card.midbottom = (round(middle * width), round((1 + 0.085 * high) * room))
        color = light.front if level == 1.0 else light.back
        _put(picture, _figure(framed, moment_s, card.size, _colors(color, light.back)), card, level)
    return _framed(from_light(picture), shape, light.edge(theme))


def _put(picture: Light, figure: pygame.Surface, card: pygame.Rect, level: float) -> None:
    """Put a figure on a picture (W, H, 3) in its place, so far as it is inside; its light hides what is behind."""
    seen = card.clip((0, 0, *picture.shape[:2]))
    own = pygame.surfarray.array3d(figure.subsurface(seen.move(-card.left, -card.top))).astype(np.float32)
    hidden = np.minimum(own.max(axis=2, keepdims=True) / HIDES_FROM, 1) * HIDES
    behind = picture[seen.left : seen.right, seen.top : seen.bottom]
    behind *= 1 - hidden
    behind += level * own


def _colors(color: Color, back: Color) -> Colors:
    return Colors(
        left=mix(color, LIGHT, 0.35), right=color, torso=mix(dim(color, 0.85), back, 0.2), heart=back, trim=LIGHT
    )


def _figure(framed: FramedDance, moment_s: float, size_px: tuple[int, int], colors: Colors) -> pygame.Surface:
    big = opaque((size_px[0] * _FINE, size_px[1] * _FINE))
    paint_pose(big, framed, moment_s, colors, character=framed.character)
    return pygame.transform.smoothscale(big, size_px)


@lru_cache(maxsize=12)
def _backdrop(shape: CoverShape, light: CoverLight, glass: Color) -> Light:
    """Light that rises behind the dancer, a pool of it on the floor, and the dark that words stand on."""
    width, height = shape.size_px
    floor = (height - shape.words_px) / height
    across = np.linspace(0, 2, width, dtype=np.float32)[:, None] - 2 * _PLACES[0][0]
    down = np.linspace(0, 1, height, dtype=np.float32)[None, :]
    behind = np.exp(-((across / 0.75) ** 2) - ((down - 0.42 * floor) / (0.55 * floor)) ** 2)
    pool = np.exp(-((across / 0.7) ** 2) - ((down - floor) / (0.07 * floor)) ** 2)
    kept = np.clip(1.3 - 1.3 * (down - floor) / (1 - floor), 0.45, 1)
    ground, back, front = (np.array(color, np.float32) for color in (glass, light.back, light.front))
    lit = 0.9 * ground + (0.42 * behind[..., None] * back + 0.30 * pool[..., None] * front)
    picture: Light = lit * kept[..., None]
    return picture


def _framed(picture: pygame.Surface, shape: CoverShape, edge: Color) -> pygame.Surface:
    """Return a picture within an edge, whose corners let through what lies behind."""
    framed = _mask(shape, inset_px=0)
    framed.fill(edge, special_flags=pygame.BLEND_RGB_MULT)
    inside = _mask(shape, inset_px=shape.edge_px)
    inside.blit(picture, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    framed.blit(inside, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return framed


def _mask(shape: CoverShape, *, inset_px: int) -> pygame.Surface:
    """White where a cover is, so far inside of its edge."""
    width, height = shape.size_px
    mask = pygame.Surface((width * _FINE, height * _FINE), pygame.SRCALPHA, 32)
    inside = mask.get_rect().inflate(-2 * inset_px * _FINE, -2 * inset_px * _FINE)
    pygame.draw.rect(mask, (255, 255, 255), inside, border_radius=(shape.radius_px - inset_px) * _FINE)
    return pygame.transform.smoothscale(mask.premul_alpha(), shape.size_px)
