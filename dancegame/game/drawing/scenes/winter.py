"""A village in the snow under a northern light: hills, firs, lit windows, flakes that dance."""

import random
from collections.abc import Sequence

from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Ground
from dancegame.game.drawing.scenes.motifs import Bulbs, Motes
from dancegame.game.drawing.scenes.outlines import arc, box, fir, moved, ridge

_ICE, _BLUE, _GREEN, _GOLD, _SNOW = (150, 214, 255), (78, 140, 236), (70, 236, 170), (255, 190, 92), (210, 230, 255)
_HOUSES = ((-0.44, 92.0, 84.0), (-0.30, 70.0, 66.0), (0.24, 76.0, 72.0), (0.36, 96.0, 96.0), (0.48, 66.0, 62.0))


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    shapes = [
        Shape(arc((0.52 * half, 590), 66), fill=(104, 116, 140), edge=_SNOW, width=3, is_lit=True),
        Shape(
            ridge(half, (150, 330, 220, 400, 240, 350, 190), seed=3, rough=16),
            fill=(14, 26, 62),
            edge=_BLUE,
            is_open=True,
            shine=0.45,
        ),
        Shape(
            ridge(half, (150, 210, 120, 170, 110, 190, 160), seed=5),
            fill=(11, 22, 52),
            edge=_ICE,
            is_open=True,
            width=3,
            shine=0.4,
        ),
        *_wood(half),
        *[shape for place, width, height in _HOUSES for shape in _house(place * half, width, height)],
        Shape(
            ridge(half, (96, 60, 34, 20, 30, 66, 110), seed=8),
            fill=(20, 34, 70),
            edge=_ICE,
            is_open=True,
            width=3,
            shine=0.5,
        ),
    ]
    for place, height in ((-1.0, 560), (-0.83, 400), (-0.7, 250), (0.74, 270), (0.86, 430), (1.02, 600)):
        shapes.append(Shape(moved(fir(height), place * half, 6), fill=(6, 13, 32), edge=_ICE, width=3, shine=0.75))
    return shapes


def _wood(half: float) -> list[Shape]:
    draw = random.Random(4)
    places = sorted((draw.uniform(-1, 1), draw.uniform(70, 150)) for _ in range(26))
    return [
        Shape(
            moved(fir(height, tiers=4), place * half, 90 + 60 * place**2),
            fill=(9, 20, 46),
            edge=_BLUE,
            width=2,
            shine=0.5,
        )
        for place, height in places
    ]


def _house(x: float, width: float, height: float) -> list[Shape]:
    roof = [(x - 0.66 * width, 40 + height), (x, 40 + 1.7 * height), (x + 0.66 * width, 40 + height)]
    chimney = box(x + 0.3 * width, 40 + height, 0.14 * width, 0.62 * height)
    panes = [
        Shape(
            box(x + aside * width, 40 + 0.4 * height, 0.2 * width, 0.32 * height),
            fill=(236, 160, 60),
            edge=_GOLD,
            width=2,
        )
        for aside in (-0.22, 0.22)
    ]
    return [
        Shape(chimney, fill=(10, 16, 36), edge=_ICE, width=2, shine=0.4),
        Shape(box(x, 20, width, 20 + height), fill=(16, 18, 40)),
        Shape(roof, fill=(38, 56, 100), edge=_SNOW, width=4, shine=0.6),
        *panes,
    ]


def _windows(room: Room) -> Sequence[Point]:
    return [
        (place * room.half + aside * width, 40 + 0.56 * height)
        for place, width, height in _HOUSES
        for aside in (-0.22, 0.22)
    ]


def _glows(room: Room) -> Sequence[Glow]:
    return [
        Glow((-0.35 * room.half, 560), (1500, 340), (16, 92, 70)),
        Glow((0.1 * room.half, 640), (1300, 260), (20, 70, 96)),
        Glow((-0.7 * room.half, 650), (900, 300), (58, 30, 92)),
        Glow((0.52 * room.half, 590), (520, 520), (80, 100, 140)),
        *[Glow((place * room.half, 70), (330, 240), (84, 50, 14)) for place, _, _ in _HOUSES],
    ]


WINTER = Decor(
    name="winter",
    lights=Lights(night=(4, 8, 26), dusk=(24, 44, 92), ambient=(120, 184, 255), primary=_ICE, secondary=_GREEN),
    floor=Ground(dark=(16, 26, 58), light_color=(84, 114, 172)),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bulbs(_windows, (_GOLD,), size=70, wave=7, speed=0.2, rest=0.6, light=0.5),
        Motes(sprites.flake, (_SNOW, _ICE), count=70, size=(9, 44), fall=88, drift=16, sway=26, hop=9, light=0.75),
        Motes(sprites.mist, (_SNOW,), count=40, size=(5, 9), fall=40, drift=10, sway=12, light=0.8, seed=6),
    ),
)
