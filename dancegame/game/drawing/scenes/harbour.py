"""A southern bay at night: a ship under lights, a mountain of fire across the water, the moon's path."""

from collections.abc import Sequence
from itertools import pairwise

from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Water
from dancegame.game.drawing.scenes.motifs import Bulbs, Glints, Motes
from dancegame.game.drawing.scenes.outlines import along, arc, box, chain, moved, ridge

_SEA, _MOON, _FIRE, _LAMP, _SAIL = (70, 190, 255), (255, 236, 190), (255, 104, 58), (255, 196, 96), (150, 220, 255)
_SHIP_X, _SCALE = 0.56, 1.18
_MASTS = ((-110.0, 330.0), (0.0, 420.0), (104.0, 350.0))


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    volcano = [
        (-520, 0),
        (-330, 96),
        (-170, 236),
        (-104, 316),
        (-84, 304),
        (-52, 320),
        (-24, 306),
        (4, 318),
        (70, 240),
        (230, 104),
        (430, 30),
        (520, 0),
    ]
    x = -0.5 * half
    lava = ((-60, 306), (-74, 262), (-56, 220), (-80, 176), (-66, 140)), ((-20, 306), (0, 250), (-14, 206), (22, 150))
    return [
        Shape(arc((0.06 * half, 560), 62), fill=(128, 116, 88), edge=_MOON, width=3, is_lit=True),
        Shape(
            ridge(half, (60, 90, 50, 70, 40, 60, 84), seed=5),
            fill=(10, 24, 54),
            edge=_SEA,
            is_open=True,
            width=2,
            shine=0.35,
        ),
        Shape(moved(volcano, x), fill=(17, 16, 42), edge=(206, 90, 200), width=4, shine=0.6),
        *[Shape(moved(line, x), edge=_FIRE, width=5, is_open=True) for line in lava],
        Shape(moved([(-84, 304), (-52, 320), (-24, 306), (4, 318)], x), edge=_FIRE, width=6, is_open=True),
        *_town(half),
        *_ship(_SHIP_X * half),
    ]


def _town(half: float) -> list[Shape]:
    houses = []
    for k, (width, height) in enumerate(((70, 56), (54, 84), (80, 48), (60, 74), (50, 104), (74, 60), (58, 80))):
        x = -half + 40 + 74 * k
        houses.append(Shape(box(x, 0, width, height), fill=(15, 18, 44), edge=_SEA, width=2, shine=0.4))
        houses.append(Shape(box(x, 0.45 * height, 12, 16), fill=(220, 150, 60)))
    return houses


def _ship(x: float) -> list[Shape]:
    hull = [(-236, 74), (-210, 0), (176, 0), (226, 66), (292, 96), (190, 80), (-176, 74), (-190, 112), (-246, 112)]
    shapes = []
    for mast, height in _MASTS:
        for low, high, wide in ((0.30, 0.56, 78.0), (0.58, 0.78, 62.0), (0.80, 0.95, 44.0)):
            sail = [
                *chain((mast - wide, low * height), (mast + wide, low * height), sag=-10, parts=8),
                *chain((mast + 0.82 * wide, high * height), (mast - 0.82 * wide, high * height), sag=3, parts=6),
            ]
            shapes.append(Shape(moved(sail, x, scale=_SCALE), fill=(20, 40, 76), edge=_SAIL, width=3, shine=0.7))
        shapes.append(
            Shape(moved([(mast, 70), (mast, height)], x, scale=_SCALE), edge=_SAIL, width=4, is_open=True, shine=0.6)
        )
        flag = [(mast, height), (mast + 40, height - 10), (mast, height - 22)]
        shapes.append(Shape(moved(flag, x, scale=_SCALE), fill=(120, 30, 44), edge=_FIRE, width=2, shine=0.6))
    shapes += [Shape(moved(rope, x, scale=_SCALE), edge=_SAIL, width=2, is_open=True, shine=0.3) for rope in _ropes()]
    shapes.append(Shape(moved(hull, x, scale=_SCALE), fill=(26, 16, 30), edge=_LAMP, width=4, shine=0.7))
    rail = [(-226, 52), (206, 44)]
    shapes.append(Shape(moved(rail, x, scale=_SCALE), edge=_FIRE, width=3, is_open=True, shine=0.5))
    return shapes


def _ropes() -> list[list[Point]]:
    tops = [(-240.0, 112.0), *_MASTS, (292.0, 96.0)]
    return [chain(first, last, sag=16) for first, last in pairwise(tops)]


def _rig(room: Room) -> Sequence[Point]:
    return [place for rope in _ropes() for place in along(moved(rope, _SHIP_X * room.half, scale=_SCALE), 30)]


def _shore(room: Room) -> Sequence[Point]:
    return along(chain((-room.half, 210), (-room.half + 560, 96), sag=60), 44)


def _glows(room: Room) -> Sequence[Glow]:
    half = room.half
    return [
        Glow((0.06 * half, 560), (900, 800), (70, 74, 84)),
        Glow((-0.5 * half - 44, 360), (640, 460), (110, 36, 20)),
        Glow((_SHIP_X * half, 150), (900, 560), (70, 48, 24)),
        Glow((0, 0), (2.4 * half, 240), (20, 66, 96)),
    ]


HARBOUR = Decor(
    name="harbour",
    lights=Lights(night=(4, 8, 28), dusk=(20, 40, 84), ambient=(96, 190, 255), primary=_FIRE, secondary=_SEA),
    floor=Water(dark=(4, 12, 34), light_color=(34, 104, 150), path=(150, 132, 92), path_x=58, path_width=120),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bulbs(_rig, (_LAMP,), size=36, wave=7, speed=0.6, rest=0.4),
        Bulbs(_shore, (_LAMP, _FIRE), size=40, wave=5, speed=0.4, rest=0.45),
        Glints((_SEA, _MOON), count=50),
        Motes(
            sprites.point, (_FIRE, _LAMP), count=16, size=(8, 18), fall=-46, drift=20, sway=24, lowest=60, twinkle=0.3
        ),
    ),
)
