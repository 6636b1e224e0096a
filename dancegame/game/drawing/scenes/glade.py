"""A clearing in an old forest: trunks, moonlight between them, mushrooms that glow, fireflies."""

import math
import random
from collections.abc import Sequence

from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Ground
from dancegame.game.drawing.scenes.motifs import Bulbs, Motes
from dancegame.game.drawing.scenes.outlines import arc, moved, ridge

_LEAF, _MINT, _MOON, _CAP, _FLY = (72, 220, 110), (120, 255, 200), (220, 255, 236), (255, 96, 120), (226, 255, 110)
_MUSHROOMS = ((-0.90, 92), (-0.84, 58), (-0.62, 44), (-0.55, 66), (0.50, 52), (0.57, 78), (0.80, 60), (0.92, 104))


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    shapes = [Shape(arc((0.16 * half, 500), 74), fill=(72, 104, 88), edge=_MOON, width=3, is_lit=True)]
    shapes += _trunks(room, seed=3, count=17, wide=(16, 30), fill=(12, 34, 40), edge=_LEAF, shine=0.28, free=0.0)
    shapes.append(
        Shape(
            ridge(half, (120, 70, 40, 20, 30, 80, 130), seed=4, rough=5),
            fill=(9, 30, 30),
            edge=_LEAF,
            is_open=True,
            width=2,
            shine=0.35,
        )
    )
    shapes += _trunks(room, seed=8, count=9, wide=(36, 56), fill=(8, 24, 28), edge=_LEAF, shine=0.5, free=0.34)
    shapes += [shape for side in (-1, 1) for shape in _giant(room, side)]
    shapes += [*_stones(half), *_ferns(half)]
    for place, height in _MUSHROOMS:
        shapes += _mushroom(place * half, height)
    return shapes


def _trunks(
    room: Room, *, seed: int, count: int, wide: tuple[float, float], fill: Color, edge: Color, shine: float, free: float
) -> list[Shape]:
    draw, shapes = random.Random(seed), []
    for k in range(count):
        place = (2 * (k + 0.5) / count - 1) + draw.uniform(-0.5, 0.5) / count
        if abs(place) < free:
            continue
        x, width, lean = place * room.half, draw.uniform(*wide), draw.uniform(-30, 30)
        top = room.top + 30
        left = [
            (x - 0.9 * width, 0),
            (x - width / 2, 70),
            (x - 0.42 * width + 0.5 * lean, 0.5 * top),
            (x - 0.4 * width + lean, top),
        ]
        right = [
            (x + 0.9 * width, 0),
            (x + width / 2, 70),
            (x + 0.42 * width + 0.5 * lean, 0.5 * top),
            (x + 0.4 * width + lean, top),
        ]
        shapes.append(Shape([*left, *reversed(right)], fill=fill))
        shapes += [Shape(line, edge=edge, width=2, is_open=True, shine=shine) for line in (left, right)]
        for up in (0.42 * top, 0.58 * top, 0.72 * top):
            far = draw.choice((-1, 1)) * draw.uniform(50, 110)
            bough = [(x + 0.4 * lean, up), (x + 0.5 * far, up + 46), (x + far, up + 60)]
            shapes.append(Shape(bough, edge=edge, width=0.16 * width, is_open=True, shine=0.7 * shine))
    return shapes


def _giant(room: Room, side: int) -> list[Shape]:
    """An old tree at the picture's side, whose roots and boughs reach into it."""
    half, top = room.half, max(room.top, 760.0) + 40
    line = [
        (half - 300, -60),
        (half - 200, -20),
        (half - 140, 60),
        (half - 116, 220),
        (half - 126, 400),
        (half - 190, 540),
        (half - 330, 640),
        (half - 520, 668),
    ]
    back = [(half - 520, 690), (half - 320, 690), (half - 220, top), (half + 60, top), (half + 60, -120)]
    body = [(side * x, up) for x, up in [*line, *back]]
    edge = [(side * x, up) for x, up in [*line, *back[:3]]]
    bark = [
        [(side * (half - 90 + 26 * k + 9 * math.sin(up / 70 + k)), up) for up in range(-20, 620, 32)] for k in range(3)
    ]
    leaves = []
    draw = random.Random(12)
    for _ in range(30):
        x, up = half - draw.uniform(0, 560), draw.uniform(620, 770)
        leaf = [(-18, 0), (0, 10), (18, 0), (0, -10)]
        leaves.append(Shape(moved(leaf, side * x, up), fill=(10, 44, 34), edge=_LEAF, width=2, shine=0.55))
    return [
        Shape(body, fill=(6, 18, 22)),
        Shape(edge, edge=_MINT, width=4, is_open=True, shine=0.7),
        *[Shape(crack, edge=_LEAF, width=2, is_open=True, shine=0.3) for crack in bark],
        *leaves,
    ]


def _stones(half: float) -> list[Shape]:
    """A ring of old stones, as on a green hill."""
    shapes = []
    for place, width, height in ((-0.27, 54, 92), (-0.16, 44, 112), (0.30, 50, 104), (0.20, 40, 84)):
        stone = [
            (-width / 2, 0),
            (-0.44 * width, height),
            (0.1 * width, 1.1 * height),
            (0.46 * width, 0.94 * height),
            (width / 2, 0),
        ]
        shapes.append(Shape(moved(stone, place * half, 6), fill=(16, 38, 42), edge=_MINT, width=3, shine=0.45))
        coil = [
            (0.16 * width * k / 22 * math.cos(k / 2.2), 0.62 * height + 0.16 * width * k / 22 * math.sin(k / 2.2))
            for k in range(23)
        ]
        shapes.append(Shape(moved(coil, place * half, 6), edge=_MINT, width=2, is_open=True, shine=0.5))
    return shapes


def _ferns(half: float) -> list[Shape]:
    draw, shapes = random.Random(21), []
    for side in (-1, 1):
        for _ in range(12):
            x, tall, lean = side * half * draw.uniform(0.5, 1.02), draw.uniform(60, 150), draw.uniform(-70, 70)
            stem = [
                (x + lean * share**1.6, -50 + tall * math.sin(share * 1.45)) for share in (k / 10 for k in range(11))
            ]
            shapes.append(Shape(stem, edge=_LEAF, width=3, is_open=True, shine=0.5))
            for k, (px, up) in enumerate(stem[2:], 2):
                reach = 22 * (1 - k / 13)
                shapes += [
                    Shape(
                        [(px, up), (px + way * reach, up + 0.5 * reach)], edge=_LEAF, width=2, is_open=True, shine=0.4
                    )
                    for way in (-1, 1)
                ]
    return shapes


def _mushroom(x: float, height: float) -> list[Shape]:
    stem = [(-0.10 * height, 0), (-0.07 * height, 0.62 * height), (0.07 * height, 0.62 * height), (0.10 * height, 0)]
    cap = [*arc((0, 0.58 * height), 0.44 * height, start=0, end=180, squash=0.9), (0.0, 0.50 * height)]
    dots = [
        Shape(arc((x + dx * height, -44 + up * height), 0.05 * height), fill=(190, 120, 120), edge=_MOON, width=1)
        for dx, up in ((-0.2, 0.72), (0.02, 0.84), (0.22, 0.70))
    ]
    return [
        Shape(moved(stem, x, -44), fill=(70, 76, 70), edge=_MOON, width=2, shine=0.6),
        Shape(moved(cap, x, -44), fill=(92, 18, 34), edge=_CAP, width=4, shine=0.9),
        *dots,
    ]


def _caps(room: Room) -> Sequence[Point]:
    return [(place * room.half, -44 + 0.6 * height) for place, height in _MUSHROOMS]


def _glows(room: Room) -> Sequence[Glow]:
    half = room.half
    return [
        Glow((0.16 * half, 480), (1300, 1000), (44, 92, 74)),
        Glow((0, 40), (2 * half, 300), (26, 84, 58)),
        *[
            Glow((place * half, -44 + 0.4 * height), (4 * height, 3 * height), (56, 22, 30))
            for place, height in _MUSHROOMS
        ],
    ]


GLADE = Decor(
    name="glade",
    lights=Lights(night=(3, 12, 18), dusk=(14, 52, 50), ambient=(110, 240, 160), primary=_LEAF, secondary=_MINT),
    floor=Ground(dark=(8, 26, 22), light_color=(50, 116, 72), patch=0.8),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bulbs(_caps, (_CAP,), size=96, sprite=sprites.mist, wave=5, speed=0.35, rest=0.3, light=0.5),
        Motes(sprites.point, (_FLY, _MINT), count=58, size=(10, 30), fall=-14, drift=12, sway=80, twinkle=0.26, hop=14),
        Motes(sprites.petal, (_LEAF,), count=12, size=(14, 26), fall=38, drift=16, sway=50, light=0.5, seed=7),
    ),
    beams=0.35,
)
