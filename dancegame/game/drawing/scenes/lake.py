"""A lake under a large moon: swans, a boat, reeds and willows, fireflies over the water."""

import math
import random
from collections.abc import Sequence

from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Water
from dancegame.game.drawing.scenes.motifs import Bulbs, Glints, Motes
from dancegame.game.drawing.scenes.outlines import arc, chain, fir, moved, ridge

_MOON, _MIST, _TEAL, _LEAF, _FIREFLY = (230, 236, 255), (140, 160, 255), (70, 220, 220), (70, 200, 150), (220, 255, 130)
_SWAN_BODY = ((-64, 10), (-78, 34), (-50, 30), (-10, 46), (26, 36), (40, 16), (30, 0), (-44, 0))
_SWAN_NECK = ((26, 26), (46, 52), (40, 84), (24, 104), (36, 120), (54, 116), (66, 106))


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    return [
        Shape(arc((0, 430), 190), fill=(18, 20, 36), edge=_MOON, width=4, shine=0.9, is_lit=True),
        *[
            Shape(arc((x, up), radius), fill=(14, 15, 29), is_lit=True)
            for x, up, radius in ((-70, 470, 40), (60, 380, 54), (40, 520, 26))
        ],
        Shape(
            ridge(half, (120, 220, 150, 90, 110, 190, 130), seed=9, rough=7),
            fill=(13, 20, 56),
            edge=_MIST,
            is_open=True,
            width=2,
            shine=0.45,
        ),
        *_wood(half),
        Shape(
            ridge(half, (50, 34, 20, 12, 18, 30, 54), seed=2),
            fill=(6, 16, 38),
            edge=_TEAL,
            is_open=True,
            width=2,
            shine=0.35,
        ),
        *_boat(0.60 * half),
        *_swan(-0.64 * half, 0.95, is_mirrored=False),
        *_swan(-0.50 * half, 0.7, is_mirrored=False),
        *_swan(0.34 * half, 0.62, is_mirrored=True),
        *_willow(room, -1),
        *_willow(room, 1),
        *_reeds(half),
    ]


def _wood(half: float) -> list[Shape]:
    draw = random.Random(11)
    return [
        Shape(
            moved(fir(draw.uniform(60, 150), tiers=4), side * draw.uniform(0.3, 1.02) * half, 20),
            fill=(7, 18, 44),
            edge=_TEAL,
            width=2,
            shine=0.35,
        )
        for _ in range(16)
        for side in (-1, 1)
    ]


def _swan(x: float, scale: float, *, is_mirrored: bool) -> list[Shape]:
    body, neck = (moved(part, x, -34, scale=scale, is_mirrored=is_mirrored) for part in (_SWAN_BODY, _SWAN_NECK))
    wing = moved(((-56, 22), (-24, 34), (12, 28), (20, 16)), x, -34, scale=scale, is_mirrored=is_mirrored)
    return [
        Shape(neck, edge=_MOON, width=11 * scale, is_open=True, shine=0.8),
        Shape(body, fill=(74, 84, 124), edge=_MOON, width=4 * scale, shine=0.9),
        Shape(wing, edge=_MOON, width=3 * scale, is_open=True, shine=0.6),
    ]


def _boat(x: float) -> list[Shape]:
    hull = chain((-130, 34), (130, 34), sag=46, parts=14)
    return [
        Shape(moved([(40, 0), (150, -34)], x, -12), edge=_TEAL, width=5, is_open=True, shine=0.6),
        Shape(moved([(-40, 0), (-150, -34)], x, -12), edge=_TEAL, width=5, is_open=True, shine=0.6),
        Shape(moved([(-112, 34), (-112, 128), (-86, 140)], x, -12), edge=_TEAL, width=4, is_open=True, shine=0.6),
        Shape(moved(hull, x, -12), fill=(22, 20, 44), edge=_TEAL, width=4, shine=0.9),
        Shape(
            moved(chain((-118, 22), (118, 22), sag=36, parts=14), x, -12), edge=_MIST, width=2, is_open=True, shine=0.5
        ),
    ]


def _willow(room: Room, side: int) -> list[Shape]:
    draw, half, top = random.Random(20 + side), room.half, max(room.top, 760.0)
    shapes = []
    for k in range(15):
        x = half - k * 25 * draw.uniform(0.8, 1.2)
        low = 170 + 28 * k + draw.uniform(0, 160)
        bend = draw.uniform(10, 34)
        line = [
            (side * (x + bend * math.sin(share * 2.6)), top + (low - top) * share)
            for share in (j / 16 for j in range(17))
        ]
        shapes.append(Shape(line, edge=_LEAF, width=3, is_open=True, shine=0.5 - 0.02 * k))
        for place_x, up in line[6::2]:
            leaf = [(place_x, up), (place_x - side * 15, up - 17)]
            shapes.append(Shape(leaf, edge=_LEAF, width=4, is_open=True, shine=0.42 - 0.018 * k))
    return shapes


def _reeds(half: float) -> list[Shape]:
    draw, shapes = random.Random(5), []
    for side in (-1, 1):
        for k in range(17):
            x, tall, lean = (
                half - 13 * k + draw.uniform(-8, 8),
                draw.uniform(90, 210) * (1 - k / 26),
                draw.uniform(-22, 14),
            )
            stem = [(side * x, -80), (side * (x + 0.3 * lean), -80 + 0.6 * tall), (side * (x + lean), -80 + tall)]
            shapes.append(Shape(stem, edge=_TEAL, width=4, is_open=True, shine=0.5))
            if k % 3 == 0:
                shapes.append(Shape([stem[1], stem[2]], edge=(190, 130, 90), width=10, is_open=True, shine=0.5))
    return shapes


def _lantern(room: Room) -> Sequence[Point]:
    return [(0.60 * room.half - 86, 118)]


def _glows(room: Room) -> Sequence[Glow]:
    return [
        Glow((0, 430), (1300, 1100), (66, 76, 132)),
        Glow((0, 20), (2.6 * room.half, 200), (48, 66, 120)),
        Glow((0.6 * room.half - 86, 110), (420, 380), (90, 66, 22)),
    ]


LAKE = Decor(
    name="lake",
    lights=Lights(night=(5, 6, 26), dusk=(30, 34, 88), ambient=(128, 160, 255), primary=_MIST, secondary=_TEAL),
    floor=Water(dark=(5, 10, 34), light_color=(44, 74, 140), path=(112, 124, 172), path_width=210),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Glints((_MOON, _TEAL), count=54),
        Bulbs(_lantern, ((255, 200, 110),), size=110, wave=3, speed=0.3, rest=0.7),
        Motes(
            sprites.point,
            (_FIREFLY,),
            count=34,
            size=(10, 26),
            fall=-12,
            drift=14,
            sway=60,
            twinkle=0.22,
            hop=10,
            lowest=-120,
            highest=520,
        ),
        Motes(
            sprites.mist,
            (_MIST,),
            count=26,
            size=(120, 260),
            drift=16,
            fall=2,
            light=0.10,
            lowest=-40,
            highest=90,
            seed=3,
        ),
    ),
)
