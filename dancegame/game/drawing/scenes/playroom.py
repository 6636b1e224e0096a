"""A children's party: a rainbow, towers of blocks, a toy train, balloons that rise."""

from collections.abc import Sequence

from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Checker
from dancegame.game.drawing.scenes.motifs import Bulbs, Motes
from dancegame.game.drawing.scenes.outlines import along, arc, box, chain, every, moved, star

_RED, _ORANGE, _SUN, _GREEN, _BLUE, _LILAC = (
    (255, 84, 96),
    (255, 150, 64),
    (255, 214, 80),
    (90, 226, 130),
    (70, 180, 255),
    (186, 120, 255),
)
_ALL = (_RED, _ORANGE, _SUN, _GREEN, _BLUE, _LILAC)
_RAINBOW = 520.0


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    shapes = [Shape(box(x, 0, 120, 3000), fill=(30, 20, 62)) for x in every(half, 240)]
    shapes += [Shape(star((x, up), 20), edge=_LILAC, width=3, shine=0.35) for x, up in _wallpaper(half)]
    for number, color in enumerate(_ALL):
        band = arc((0, 0), _RAINBOW - 46 * number, start=0, end=180, squash=0.92)
        inner = arc((0, 0), _RAINBOW - 46 * number - 40, start=0, end=180, squash=0.92)
        shapes.append(Shape([*band, *reversed(inner)], fill=dim(color, 0.20), edge=color, width=3, shine=0.7))
    shapes.append(Shape(arc((0, 0), _RAINBOW - 46 * 6, start=0, end=180, squash=0.92), fill=(20, 14, 46)))
    shapes += [*_cloud(-_RAINBOW + 110), *_cloud(_RAINBOW - 110)]
    shapes += [*_tower(-0.83 * half, 3), *_tower(-0.62 * half, 1), *_tower(0.85 * half, 3), *_top(0.60 * half)]
    return [*shapes, *_train(-0.02 * half), *_garland(half)]


def _wallpaper(half: float) -> list[Point]:
    return [(x + 120 * (row % 2), 130.0 + 150 * row) for row in range(14) for x in every(half, 240)]


def _cloud(x: float) -> list[Shape]:
    puffs = ((-78, 26, 40), (-30, 52, 56), (36, 46, 50), (84, 22, 36))
    edges = [
        Shape(arc((x + aside, up), radius), fill=(52, 52, 110), edge=(206, 214, 255), width=4, shine=0.8)
        for aside, up, radius in puffs
    ]
    inside = [Shape(arc((x + aside, up), radius - 3), fill=(52, 52, 110)) for aside, up, radius in puffs]
    return [*edges, *inside, Shape(box(x, -4, 210, 30), fill=(52, 52, 110))]


def _block(x: float, up: float, size: float, color: Color, sign: Sequence[Point]) -> list[Shape]:
    return [
        Shape(box(x, up, size, size), fill=dim(color, 0.24), edge=color, width=5, shine=0.85),
        Shape(
            box(x, up + 0.11 * size, 0.78 * size, 0.78 * size), fill=dim(color, 0.15), edge=color, width=2, shine=0.4
        ),
        Shape(moved(sign, x, up + size / 2, scale=0.3 * size), fill=dim(color, 0.4), edge=color, width=4, shine=0.9),
    ]


_A = [(-0.8, -0.8), (-0.18, 0.9), (0.18, 0.9), (0.8, -0.8), (0.45, -0.8), (0.28, -0.3), (-0.28, -0.3), (-0.45, -0.8)]
_HEART = [
    (0, -0.85),
    (-0.8, 0.0),
    (-0.85, 0.45),
    (-0.5, 0.8),
    (-0.15, 0.7),
    (0, 0.4),
    (0.15, 0.7),
    (0.5, 0.8),
    (0.85, 0.45),
    (0.8, 0.0),
]
_NOTE = [
    (-0.55, -0.75),
    (-0.75, -0.5),
    (-0.55, -0.25),
    (-0.25, -0.28),
    (-0.25, 0.85),
    (0.65, 0.6),
    (0.65, 0.25),
    (-0.05, 0.45),
    (-0.05, -0.5),
    (-0.2, -0.72),
]


def _tower(x: float, high: int) -> list[Shape]:
    """Blocks on top of each other, two wide at the foot."""
    size, signs = 116.0, (_A, star((0, 0), 1.0), _HEART, _NOTE)
    shapes = _block(x - 0.55 * size, -20, size, _BLUE, signs[0]) + _block(x + 0.55 * size, -20, size, _RED, signs[2])
    if high > 1:
        shapes += _block(x, size - 20, size, _SUN, signs[1]) + _block(x + 12, 2 * size - 20, size, _GREEN, signs[3])
    return shapes


def _top(x: float) -> list[Shape]:
    """A spinning top."""
    body = [(0, -34), (-96, 50), (-60, 86), (60, 86), (96, 50)]
    return [
        Shape([(x, 86), (x, 140)], edge=_SUN, width=8, is_open=True, shine=0.8),
        Shape(moved(body, x), fill=dim(_LILAC, 0.25), edge=_LILAC, width=5, shine=0.9),
        *[
            Shape([(x - wide, up), (x + wide, up)], edge=color, width=6, is_open=True, shine=0.8)
            for wide, up, color in ((90, 50, _SUN), (62, 20, _GREEN), (34, -6, _RED))
        ],
    ]


def _train(x: float) -> list[Shape]:
    """Under the rainbow, far away."""
    shapes = [Shape([(x - 250, 4), (x + 250, 4)], edge=_LILAC, width=3, is_open=True, shine=0.5)]
    for aside, color in ((-170, _GREEN), (-70, _RED)):
        shapes.append(Shape(box(x + aside, 22, 84, 48), fill=dim(color, 0.24), edge=color, width=4, shine=0.8))
    engine = [(0, 22), (0, 110), (62, 110), (62, 74), (126, 74), (126, 22)]
    shapes.append(Shape(moved(engine, x), fill=dim(_BLUE, 0.26), edge=_BLUE, width=4, shine=0.8))
    shapes.append(Shape(box(x + 31, 80, 34, 20), fill=dim(_SUN, 0.6), edge=_SUN, width=2))
    shapes.append(
        Shape([(x + 96, 74), (x + 90, 112), (x + 118, 112), (x + 112, 74)], fill=dim(_RED, 0.3), edge=_RED, width=4)
    )
    wheels = (-200, -140, -100, -40, 22, 68, 108)
    return shapes + [
        Shape(arc((x + aside, 18), 15), fill=(22, 16, 40), edge=_SUN, width=4, shine=0.8) for aside in wheels
    ]


def _cords(half: float) -> list[list[Point]]:
    return [chain((-half - 20, 700), (0, 716), sag=70), chain((0, 716), (half + 20, 700), sag=70)]


def _garland(half: float) -> list[Shape]:
    shapes = [Shape(cord, edge=(214, 200, 255), width=3, is_open=True, shine=0.5) for cord in _cords(half)]
    for cord in _cords(half):
        for k, (x, up) in enumerate(along(cord, 84)):
            color = _ALL[k % len(_ALL)]
            shapes.append(
                Shape([(x - 30, up), (x + 30, up), (x, up - 58)], fill=dim(color, 0.24), edge=color, width=4, shine=0.7)
            )
    return shapes


def _lamps(_room: Room) -> Sequence[Point]:
    band = arc((0, 0), _RAINBOW + 16, start=0, end=180, squash=0.92)
    return along(band, 74)


def _glows(room: Room) -> Sequence[Glow]:
    return [
        Glow((0, 180), (1500, 900), (60, 34, 96)),
        Glow((-0.8 * room.half, 140), (760, 620), (22, 44, 76)),
        Glow((0.8 * room.half, 140), (760, 620), (76, 30, 44)),
    ]


PLAYROOM = Decor(
    name="playroom",
    lights=Lights(night=(16, 10, 42), dusk=(44, 26, 84), ambient=(190, 140, 255), primary=_RED, secondary=_BLUE),
    floor=Checker(dark=(22, 14, 50), light_color=(74, 48, 120), tile=1.3),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bulbs(_lamps, _ALL, size=44, wave=6, speed=0.7, rest=0.35),
        Motes(sprites.balloon, _ALL, count=16, size=(46, 92), fall=-54, sway=26, hop=20, light=0.85),
        Motes(
            sprites.sparkle, (_SUN, (255, 255, 255)), count=22, size=(16, 40), fall=-10, twinkle=0.4, light=0.7, seed=9
        ),
    ),
    beams=0.3,
)
