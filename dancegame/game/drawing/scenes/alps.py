"""High mountains in the last light: snow on the peaks, a hut, firs, stars, beacons that answer each other."""

import random
from collections.abc import Sequence

from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Ground
from dancegame.game.drawing.scenes.motifs import Bulbs, Motes
from dancegame.game.drawing.scenes.outlines import arc, box, fir, moved, ridge

_SNOW, _ALPENGLOW, _BLUE, _GREEN, _FIRE = (
    (220, 232, 255),
    (255, 120, 140),
    (90, 150, 255),
    (90, 220, 140),
    (255, 150, 60),
)
# Of each peak: where it stands, how tall it is, how wide its foot.
_PEAKS = ((-0.86, 430, 420), (-0.50, 600, 560), (0.02, 470, 520), (0.46, 640, 600), (0.90, 500, 460))


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    shapes = [
        shape
        for place, height, wide in sorted(_PEAKS, key=lambda peak: peak[1])
        for shape in _peak(place * half, height, wide)
    ]
    shapes.append(
        Shape(
            ridge(half, (150, 90, 130, 70, 96, 140, 170), seed=6),
            fill=(12, 26, 44),
            edge=_GREEN,
            is_open=True,
            width=3,
            shine=0.35,
        )
    )
    draw = random.Random(9)
    for _ in range(34):
        place = draw.uniform(-1, 1)
        shapes.append(
            Shape(
                moved(fir(draw.uniform(50, 110), tiers=4), place * half, 60 + 40 * abs(place)),
                fill=(8, 20, 34),
                edge=_GREEN,
                width=2,
                shine=0.3,
            )
        )
    shapes.append(
        Shape(
            ridge(half, (110, 56, 26, 8, 20, 60, 120), seed=2),
            fill=(10, 26, 34),
            edge=_GREEN,
            is_open=True,
            width=3,
            shine=0.45,
        )
    )
    shapes += _hut(0.52 * half)
    for place, height in ((-1.02, 520), (-0.88, 340), (-0.76, 220), (0.80, 260), (0.90, 400), (1.03, 560)):
        shapes.append(Shape(moved(fir(height), place * half, 0), fill=(6, 15, 24), edge=_GREEN, width=3, shine=0.6))
    return shapes


def _peak(x: float, height: float, wide: float) -> list[Shape]:
    draw = random.Random(int(height))
    left = [(-wide / 2 * (1 - k / 8) + draw.uniform(-14, 14), height * k / 8 + draw.uniform(-10, 10)) for k in range(8)]
    right = [(wide / 2 * (1 - k / 8) + draw.uniform(-14, 14), height * k / 8 + draw.uniform(-10, 10)) for k in range(8)]
    line = [*left, (0, height), *reversed(right)]
    snow_left, snow_right = left[5:], right[5:]
    low = [
        (-0.06 * wide, 0.70 * height),
        (-0.02 * wide, 0.60 * height),
        (0.04 * wide, 0.72 * height),
        (0.10 * wide, 0.62 * height),
    ]
    snow = [*snow_left, (0, height), *reversed(snow_right), *reversed(low)]
    shade = [
        (0, height),
        *reversed(right),
        (0.05 * wide, 0),
        (0.02 * wide, 0.30 * height),
        (0.08 * wide, 0.52 * height),
        (-0.01 * wide, 0.72 * height),
    ]
    return [
        Shape(moved(line, x), fill=(34, 32, 74)),
        Shape(moved(shade, x), fill=(20, 22, 56)),
        Shape(moved(snow, x), fill=(92, 70, 112), edge=_ALPENGLOW, width=3, shine=0.45),
        Shape(moved(line, x), edge=_BLUE, width=3, is_open=True, shine=0.5),
        Shape(moved([*left[4:], (0, height)], x), edge=_ALPENGLOW, width=5, is_open=True, shine=0.8),
    ]


def _hut(x: float) -> list[Shape]:
    roof = [(-104, 74), (0, 136), (104, 74), (92, 66), (0, 118), (-92, 66)]
    logs = [
        Shape([(x - 76, 24 + up), (x + 76, 24 + up)], edge=(190, 120, 70), width=2, is_open=True, shine=0.35)
        for up in (12, 26, 40, 54)
    ]
    return [
        Shape(
            moved([(-78, 0), (-78, 76), (0, 122), (78, 76), (78, 0)], x, 20),
            fill=(40, 24, 26),
            edge=_FIRE,
            width=3,
            shine=0.5,
        ),
        *logs,
        *[Shape(box(x + aside, 50, 30, 34), fill=(200, 124, 44), edge=(255, 200, 110), width=3) for aside in (-40, 40)],
        Shape(box(x, 20, 32, 62), fill=(60, 34, 26), edge=_FIRE, width=2, shine=0.6),
        Shape(moved(roof, x, 20), fill=(70, 60, 92), edge=_SNOW, width=3, shine=0.6),
        Shape(arc((x, 112), 11), fill=(200, 124, 44), edge=_FIRE, width=2),
    ]


def _beacons(room: Room) -> Sequence[Point]:
    return [(place * room.half, height + 8) for place, height, _ in _PEAKS]


def _stars(room: Room) -> Sequence[Point]:
    draw, top = random.Random(14), max(room.top, 700.0)
    return [(draw.uniform(-1, 1) * room.half, draw.uniform(430, top)) for _ in range(46)]


def _glows(room: Room) -> Sequence[Glow]:
    half = room.half
    return [
        Glow((-0.1 * half, 240), (2.2 * half, 800), (104, 40, 64)),
        Glow((0.52 * half, 80), (420, 300), (84, 48, 16)),
        *[Glow((place * half, height), (240, 220), (70, 36, 14)) for place, height, _ in _PEAKS],
    ]


ALPS = Decor(
    name="alps",
    lights=Lights(night=(6, 9, 34), dusk=(70, 34, 72), ambient=(255, 140, 150), primary=_ALPENGLOW, secondary=_BLUE),
    floor=Ground(dark=(12, 30, 34), light_color=(60, 124, 92)),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bulbs(_stars, (_SNOW, (255, 226, 200)), size=17, wave=11, speed=0.45, rest=0.25),
        Bulbs(_beacons, (_FIRE,), size=92, wave=5, speed=0.5, rest=0.4),
        Motes(
            sprites.petal,
            (_SNOW, _ALPENGLOW, _GREEN),
            count=30,
            size=(10, 24),
            fall=20,
            drift=70,
            sway=40,
            hop=14,
            light=0.55,
        ),
    ),
)
