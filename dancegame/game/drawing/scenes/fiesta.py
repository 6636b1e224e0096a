"""A square on a warm evening: arcades, garlands of paper, lanterns, cactus and guitar, confetti."""

from collections.abc import Sequence

from dancegame.game.drawing.colors import dim
from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Checker
from dancegame.game.drawing.scenes.motifs import Bulbs, Motes
from dancegame.game.drawing.scenes.outlines import along, arc, arch, box, chain, every, moved

_PINK, _TEAL, _SUN, _LIME, _ORANGE = (255, 70, 150), (40, 226, 214), (255, 198, 66), (150, 236, 80), (255, 122, 48)
_PAPERS = (_PINK, _SUN, _TEAL, _ORANGE, _LIME)
_STEP, _WALL = 268.0, 420.0


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    shapes = [Shape(arc((0, 150), 250, start=0, end=180), fill=(120, 40, 36), edge=_ORANGE, width=5, shine=0.9)]
    shapes += [
        Shape([(-250, up), (250, up)], edge=(60, 16, 44), width=thick, is_open=True)
        for up, thick in ((190, 6), (220, 5), (250, 4))
    ]
    shapes += [*_church(0.0), *_arcade(half, -1), *_arcade(half, 1)]
    shapes += [*_cactus(-0.30 * half, 1.0), *_cactus(0.33 * half, 0.8)]
    for number, cord in enumerate(_cords(room)):
        shapes += _garland(cord, number)
    return shapes


def _church(x: float) -> list[Shape]:
    front = [
        (-120, 0),
        (-120, 190),
        (-84, 190),
        (-66, 236),
        (-30, 250),
        (0, 290),
        (30, 250),
        (66, 236),
        (84, 190),
        (120, 190),
        (120, 0),
    ]
    return [
        *[
            Shape(box(x + side * 118, 0, 62, 250), fill=(40, 12, 40), edge=_PINK, width=3, shine=0.6)
            for side in (-1, 1)
        ],
        *[
            Shape(arc((x + side * 118, 250), 31, start=0, end=180), fill=(40, 12, 40), edge=_PINK, width=3, shine=0.6)
            for side in (-1, 1)
        ],
        *[
            Shape(arch(x + side * 118, 170, 28, 58), fill=(170, 92, 40), edge=_SUN, width=2, shine=0.7)
            for side in (-1, 1)
        ],
        Shape(moved(front, x), fill=(34, 10, 36), edge=_PINK, width=4, shine=0.7),
        Shape(arch(x, 0, 62, 112), fill=(150, 76, 34), edge=_SUN, width=3, shine=0.8),
        Shape(arc((x, 192), 24), fill=(150, 76, 34), edge=_SUN, width=3, shine=0.7),
    ]


def _arcade(half: float, side: int) -> list[Shape]:
    """Houses at both sides, whose arches are lit from inside."""
    inner = 0.40 * half
    wall = [(side * inner, 0), (side * inner, _WALL), (side * (half + 40), _WALL), (side * (half + 40), 0)]
    shapes = [Shape(wall, fill=(46, 14, 34), edge=_ORANGE, width=4, shine=0.5)]
    tiles = [x for x in every(half + 40, 44) if inner - 26 < side * x < half + 40]
    shapes += [
        Shape(arc((x, _WALL - 4), 22, start=0, end=180), fill=(84, 26, 30), edge=_ORANGE, width=3, shine=0.45)
        for x in tiles
    ]
    count = max(2, round((half - inner) / _STEP))
    for k in range(count):
        x = side * (inner + (half - inner) * (k + 0.5) / count)
        color = _TEAL if k % 2 == 0 else _PINK
        shapes.append(Shape(arch(x, 0, 150, 236), fill=(92, 42, 26), edge=color, width=5, shine=0.8))
        shapes.append(Shape(arch(x, 0, 112, 206), fill=(24, 8, 26)))
        shapes.append(Shape(arch(x, 282, 70, 100), fill=(176, 96, 34), edge=_SUN, width=3, shine=0.7))
        shapes.append(Shape(box(x, 270, 104, 12), fill=(60, 20, 30), edge=color, width=2, shine=0.6))
    return shapes


def _cactus(x: float, scale: float) -> list[Shape]:
    left = [(-16, 70), (-60, 70), (-72, 84), (-72, 138), (-60, 150), (-46, 138), (-46, 100), (-16, 100)]
    right = [(16, 104), (56, 104), (70, 118), (70, 176), (58, 188), (44, 176), (44, 134), (16, 134)]
    trunk = [(-20, 0), (-22, 190), (-12, 212), (0, 218), (12, 212), (22, 190), (20, 0)]
    parts = [
        Shape(moved(part, x, -8, scale=scale), fill=(10, 40, 34), edge=_LIME, width=4, shine=0.6)
        for part in (left, right, trunk)
    ]
    ribs = [
        Shape(moved([(aside, 10), (aside, 196)], x, -8, scale=scale), edge=_LIME, width=2, is_open=True, shine=0.3)
        for aside in (-8, 8)
    ]
    return [*parts, *ribs]


def _cords(room: Room) -> list[list[Point]]:
    half = room.half + 20
    return [
        chain((-half, 640), (0.1 * half, 720), sag=96),
        chain((-0.1 * half, 730), (half, 630), sag=104),
        chain((-half, 500), (-0.36 * half, 450), sag=40),
        chain((0.36 * half, 450), (half, 510), sag=44),
    ]


def _garland(cord: list[Point], number: int) -> list[Shape]:
    """Flags of cut paper on a cord."""
    shapes = [Shape(cord, edge=(255, 220, 180), width=2, is_open=True, shine=0.4)]
    for k, (x, up) in enumerate(along(cord, 62)):
        color = _PAPERS[(k + 2 * number) % len(_PAPERS)]
        flag = [
            (x - 24, up),
            (x + 24, up),
            (x + 24, up - 44),
            (x + 12, up - 56),
            (x, up - 44),
            (x - 12, up - 56),
            (x - 24, up - 44),
        ]
        shapes.append(Shape(flag, fill=dim(color, 0.25), edge=color, width=3, shine=0.55))
        shapes.append(Shape(moved([(0, 12), (9, 0), (0, -12), (-9, 0)], x, up - 24), fill=(20, 6, 24)))
    return shapes


def _lanterns(room: Room) -> Sequence[Point]:
    cords = _cords(room)
    return [(x, up - 88) for cord in cords[:2] for x, up in along(cord, 236)[1:]]


def _glows(room: Room) -> Sequence[Glow]:
    half = room.half
    return [
        Glow((0, 170), (1500, 900), (120, 44, 26)),
        Glow((-0.7 * half, 60), (900, 420), (84, 36, 16)),
        Glow((0.7 * half, 60), (900, 420), (84, 36, 16)),
        *[Glow((x, up), (260, 240), (66, 34, 16)) for x, up in _lanterns(room)],
    ]


FIESTA = Decor(
    name="fiesta",
    lights=Lights(night=(20, 7, 40), dusk=(96, 28, 50), ambient=(255, 128, 84), primary=_PINK, secondary=_TEAL),
    floor=Checker(dark=(24, 8, 18), light_color=(104, 44, 34), tile=0.7),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bulbs(
            _lanterns,
            (_SUN, _PINK, _TEAL, _ORANGE),
            size=104,
            sprite=sprites.lantern,
            wave=4,
            speed=0.5,
            swing=9,
            rest=0.6,
        ),
        Motes(sprites.paper, _PAPERS, count=44, size=(12, 30), fall=70, drift=12, sway=34, hop=16, light=0.75),
        Motes(sprites.petal, (_PINK, _ORANGE), count=14, size=(16, 34), fall=48, sway=60, hop=10, light=0.6, seed=8),
    ),
)
