"""A coast at dusk: a sun of stripes, palms, a floor of lines that runs to the sea."""

import math
from collections.abc import Sequence

from dancegame.game.drawing.colors import dim, mix
from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Lines
from dancegame.game.drawing.scenes.motifs import Bulbs, Motes
from dancegame.game.drawing.scenes.outlines import arc, ridge

_PINK, _ORANGE, _SUN, _CYAN, _VIOLET = (255, 60, 170), (255, 120, 60), (255, 210, 90), (60, 220, 255), (150, 80, 255)
_RADIUS = 300.0


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    return [
        *_sun(),
        Shape(
            ridge(half, (180, 110, 150, 40, 8, 46, 160, 100, 190), seed=4, rough=14),
            fill=(16, 8, 40),
            edge=_VIOLET,
            is_open=True,
            width=3,
            shine=0.6,
        ),
        Shape(
            ridge(half, (70, 110, 40, 14, 2, 16, 50, 96, 76), seed=6, rough=9),
            fill=(10, 5, 30),
            edge=_CYAN,
            is_open=True,
            width=3,
            shine=0.55,
        ),
        *_palm(-0.90 * half, 470, 1),
        *_palm(-0.74 * half, 330, 1),
        *_palm(0.90 * half, 500, -1),
        *_palm(0.75 * half, 350, -1),
    ]


def _sun() -> list[Shape]:
    """Cut by bands of sky that grow wider below, from gold to pink."""
    center, shapes, up = 190.0, [], _RADIUS - 2.0
    while up > -center:
        share = (up + _RADIUS) / (2 * _RADIUS)
        thick, gap = 14 + 22 * share, 3 + 20 * (1 - share) ** 1.3
        low = max(up - thick, -center)
        rows = [up + (low - up) * k / 3 for k in range(4)]
        right = [(math.sqrt(max(0.0, _RADIUS**2 - row**2)), row + center) for row in rows]
        band = [*right, *[(-x, y) for x, y in reversed(right)]]
        color = mix((214, 24, 110), (255, 104, 36), share)
        shapes.append(Shape(band, fill=dim(color, 0.78)))
        up = low - gap
    return [
        *shapes,
        Shape(arc((0, center), _RADIUS, start=-39, end=219), edge=_ORANGE, width=4, is_open=True, shine=0.9),
    ]


def _palm(x: float, height: float, lean: int) -> list[Shape]:
    top = (x + lean * 0.22 * height, height)
    trunk = [
        (x + lean * 0.22 * height * share**2, -30 + (height + 30) * share) for share in (k / 12 for k in range(13))
    ]
    shapes = [
        Shape(
            [
                *[(px - 13 + 6 * k / 12, up) for k, (px, up) in enumerate(trunk)],
                *[(px + 13 - 6 * k / 12, up) for k, (px, up) in reversed(list(enumerate(trunk)))],
            ],
            fill=(8, 4, 24),
            edge=_PINK,
            width=3,
            shine=0.6,
        )
    ]
    for turn in (-168, -140, -20, 8, 34, 62, 118, 146, 172):
        far, wide = 0.36 * height, math.radians(turn)
        rib = [
            (top[0] + far * share * math.cos(wide), top[1] + far * share * math.sin(wide) - 0.30 * height * share**2)
            for share in (k / 9 for k in range(10))
        ]
        under = [(px, up - 0.085 * height * math.sin(math.pi * k / 9) - 2) for k, (px, up) in enumerate(rib)]
        shapes.append(Shape([*rib, *reversed(under)], fill=(8, 5, 26), edge=_PINK, width=3, shine=0.6))
    return shapes


def _stars(room: Room) -> Sequence[Point]:
    top = max(room.top, 700.0)
    return [
        (room.half * math.sin(k * 2.399) * (0.25 + 0.75 * (k % 7) / 6), 440 + (top - 430) * ((k * 0.618) % 1))
        for k in range(40)
    ]


def _glows(room: Room) -> Sequence[Glow]:
    half = room.half
    return [
        Glow((0, 190), (1700, 1300), (84, 18, 56)),
        Glow((0, 0), (2.6 * half, 220), (120, 34, 90)),
        Glow((0, -70), (760, 200), (70, 24, 44)),
    ]


SUNSET = Decor(
    name="sunset",
    lights=Lights(night=(14, 5, 44), dusk=(104, 18, 84), ambient=(255, 84, 170), primary=_PINK, secondary=_CYAN),
    floor=Lines(dark=(16, 5, 34), line=(255, 60, 220)),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bulbs(_stars, ((255, 230, 250), _CYAN), size=16, wave=9, speed=0.4, rest=0.3),
        Motes(
            sprites.point,
            (_PINK, _CYAN, _SUN),
            count=40,
            size=(8, 24),
            fall=-40,
            drift=26,
            sway=26,
            hop=20,
            twinkle=0.25,
        ),
        Motes(sprites.mist, (_PINK, _VIOLET), count=12, size=(60, 180), fall=-10, drift=12, light=0.14, seed=5),
    ),
)
