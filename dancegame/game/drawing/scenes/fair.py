"""A fair on the market square: onion domes, striped tents, a big wheel that turns, strings of lamps."""

from collections.abc import Sequence

from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Ground
from dancegame.game.drawing.scenes.motifs import Bulbs, Motes, Wheel
from dancegame.game.drawing.scenes.outlines import along, arch, box, chain, moved, onion

_RED, _GOLD, _TEAL, _BLUE, _ROSE = (255, 72, 84), (255, 200, 92), (50, 226, 200), (96, 140, 255), (255, 130, 190)
_WHEEL = (0.60, 380.0, 260.0)
# Of each tower: where it stands, how tall and how wide it is, and its light.
_TOWERS = (
    (-0.66, 230, 66, _TEAL),
    (-0.36, 210, 60, _BLUE),
    (-0.58, 300, 78, _ROSE),
    (-0.44, 290, 74, _GOLD),
    (-0.51, 380, 92, _RED),
)


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    shapes = [shape for place, height, width, color in _TOWERS for shape in _tower(place * half, height, width, color)]
    shapes += _stand(room)
    for place, width, color in ((-0.92, 300, _RED), (0.04, 250, _BLUE), (0.28, 210, _RED), (0.94, 320, _TEAL)):
        shapes += _tent(place * half, width, color)
    return [*shapes, *[Shape(cord, edge=(255, 220, 170), width=2, is_open=True, shine=0.35) for cord in _cords(room)]]


def _tower(x: float, height: float, width: float, color: Color) -> list[Shape]:
    dome = moved(onion(1.25 * width), x, height)
    shapes = [
        Shape(box(x, 0, width, height), fill=(30, 14, 40), edge=color, width=3, shine=0.5),
        *[
            Shape(arch(x, up, 0.3 * width, 0.62 * width), fill=(150, 96, 44), edge=_GOLD, width=2, shine=0.5)
            for up in (height - 0.9 * width, height - 2.1 * width)
        ],
        Shape(box(x, height - 8, 1.18 * width, 14), fill=(44, 20, 50), edge=color, width=2, shine=0.6),
        Shape(dome, fill=dim(color, 0.24), edge=color, width=4, shine=0.85),
    ]
    for lean in (-0.5, 0.0, 0.5):
        rib = [
            (lean * 0.9 * width, 0.10 * width),
            (lean * 1.05 * width, 0.32 * width),
            (lean * 0.66 * width, 0.66 * width),
            (0, 1.15 * width),
        ]
        shapes.append(Shape(moved(rib, x, height), edge=color, width=2, is_open=True, shine=0.5))
    cross = [(0.0, 0.0), (0.0, 26.0)]
    shapes.append(Shape(moved(cross, x, height + 1.6 * width), edge=_GOLD, width=4, is_open=True, shine=0.9))
    return shapes


def _stand(room: Room) -> list[Shape]:
    """What carries the wheel."""
    x, up = _WHEEL[0] * room.half, _WHEEL[1]
    return [
        Shape([(x - side * 130, 0), (x, up), (x + side * 10, up)], edge=_ROSE, width=6, is_open=True, shine=0.6)
        for side in (-1, 1)
    ]


def _tent(x: float, width: float, color: Color) -> list[Shape]:
    high, rim = 0.62 * width, 0.34 * width
    roof = [
        (-0.56 * width, rim),
        (-0.2 * width, rim + 0.14 * width),
        (0, high + 0.1 * width),
        (0.2 * width, rim + 0.14 * width),
        (0.56 * width, rim),
    ]
    shapes = [
        Shape(
            moved([(-0.46 * width, -20), (-0.46 * width, rim), (0.46 * width, rim), (0.46 * width, -20)], x),
            fill=(26, 12, 34),
            edge=color,
            width=3,
            shine=0.5,
        )
    ]
    for k in range(6):
        left = -0.46 * width + 0.92 * width * k / 6
        wall = [(left, -20), (left, rim), (left + 0.153 * width, rim), (left + 0.153 * width, -20)]
        shapes.append(Shape(moved(wall, x), fill=dim(color, 0.24) if k % 2 == 0 else (40, 26, 44)))
    shapes.append(
        Shape(
            moved([(-0.09 * width, -20), (0, 0.3 * width), (0.09 * width, -20)], x),
            fill=(130, 80, 36),
            edge=_GOLD,
            width=3,
        )
    )
    shapes.append(Shape(moved(roof, x), fill=dim(color, 0.3), edge=color, width=4, shine=0.9))
    for lean in (-0.3, -0.1, 0.1, 0.3):
        seam = [(lean * width * 1.1, rim), (lean * width * 0.42, rim + 0.16 * width), (0, high + 0.1 * width)]
        shapes.append(Shape(moved(seam, x), edge=_GOLD, width=2, is_open=True, shine=0.5))
    flag = [
        (0, high + 0.1 * width),
        (0, high + 0.28 * width),
        (0.16 * width, high + 0.22 * width),
        (0, high + 0.17 * width),
    ]
    return [*shapes, Shape(moved(flag, x), fill=dim(_GOLD, 0.4), edge=_GOLD, width=3, shine=0.8)]


def _cords(room: Room) -> list[list[Point]]:
    half = room.half + 20
    return [chain((-half, 610), (-0.16 * half, 690), sag=70), chain((-0.16 * half, 690), (half, 690), sag=92)]


def _lamps(room: Room) -> Sequence[Point]:
    return [(x, up - 12) for cord in _cords(room) for x, up in along(cord, 54)]


def _glows(room: Room) -> Sequence[Glow]:
    half = room.half
    return [
        Glow((-0.5 * half, 260), (1100, 900), (86, 28, 56)),
        Glow((_WHEEL[0] * half, _WHEEL[1]), (900, 820), (70, 34, 64)),
        Glow((0, 10), (2.4 * half, 300), (96, 52, 26)),
    ]


FAIR = Decor(
    name="fair",
    lights=Lights(night=(12, 6, 36), dusk=(72, 24, 64), ambient=(255, 130, 150), primary=_RED, secondary=_TEAL),
    floor=Ground(dark=(22, 12, 30), light_color=(104, 56, 62), patch=0.9),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Wheel(*_WHEEL, colors=(_GOLD, _ROSE, _TEAL)),
        Bulbs(_lamps, (_GOLD, _RED, _TEAL, _ROSE), size=40, wave=4, speed=0.8, swing=3, rest=0.4),
        Motes(sprites.sparkle, (_GOLD, _ROSE), count=20, size=(14, 34), fall=18, sway=30, twinkle=0.4, light=0.6),
    ),
)
