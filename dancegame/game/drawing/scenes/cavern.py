"""The hall under the mountain: stone teeth, crystals that glow, rivers of fire, eyes in the dark."""

import random
from collections.abc import Sequence

from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Ground
from dancegame.game.drawing.scenes.motifs import Bulbs, Motes
from dancegame.game.drawing.scenes.outlines import arch, crystal, every, moved, star

_FIRE, _EMBER, _VIOLET, _CYAN, _GREEN = (255, 112, 40), (255, 190, 80), (170, 96, 255), (60, 220, 255), (150, 255, 90)
_CRYSTALS = (
    (-0.94, 300, 0.16),
    (-0.84, 190, -0.2),
    (-0.72, 120, 0.3),
    (-0.42, 90, -0.2),
    (0.40, 110, 0.25),
    (0.66, 150, -0.24),
    (0.80, 240, 0.2),
    (0.95, 340, -0.14),
)
_EYES = ((-0.78, 420), (-0.57, 300), (-0.30, 396), (0.27, 410), (0.52, 330), (0.74, 450), (0.90, 470))


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    shapes = [*_columns(half, room), *_throne()]
    shapes += _teeth(room, seed=2, longest=330, fill=(19, 11, 30), edge=_VIOLET, shine=0.45)
    shapes += _teeth(room, seed=7, longest=230, fill=(12, 7, 20), edge=_FIRE, shine=0.5)
    for place, height, lean in _CRYSTALS:
        color = _CYAN if height % 20 == 0 else _VIOLET
        for aside, size, turn in ((-0.16, 0.62, lean - 0.35), (0.2, 0.5, lean + 0.4), (0.0, 1.0, lean)):
            shapes += _crystal(place * half + aside * height, size * height, turn, color)
    return shapes


def _columns(half: float, room: Room) -> list[Shape]:
    """Pillars of rock that grew together, the further the smaller."""
    draw, shapes = random.Random(6), []
    for x in every(half, 230):
        if abs(x) < 150:
            continue
        waist = draw.uniform(24, 44)
        right = [
            (waist + 56, 0),
            (waist + 14, 90),
            (waist, 260),
            (waist + 18, 470),
            (waist + 90, 640),
            (waist + 130, room.top + 20),
        ]
        line = [(x + aside + draw.uniform(-6, 6), up) for aside, up in right]
        left = [(x - aside + draw.uniform(-6, 6), up) for aside, up in right]
        shapes.append(Shape([*line, *reversed(left)], fill=(24, 13, 32)))
        shapes += [Shape(side, edge=_FIRE, width=3, is_open=True, shine=0.42) for side in (line, left)]
    return shapes


def _throne() -> list[Shape]:
    """The seat of the king, small and far away, under a gate of light."""
    return [
        Shape(arch(0, 0, 260, 420), fill=(66, 24, 22), edge=_FIRE, width=6, shine=0.9),
        Shape(arch(0, 0, 200, 360), fill=(38, 12, 26), edge=_VIOLET, width=3, shine=0.6),
        Shape(
            [
                (-62, 0),
                (-62, 64),
                (-46, 70),
                (-58, 236),
                (-30, 204),
                (-16, 262),
                (0, 218),
                (16, 262),
                (30, 204),
                (58, 236),
                (46, 70),
                (62, 64),
                (62, 0),
            ],
            fill=(18, 9, 24),
            edge=_EMBER,
            width=4,
            shine=0.8,
        ),
        Shape(star((0, 160), 22), fill=(120, 70, 30), edge=_EMBER, width=2),
        *[
            Shape(
                [(-90 - 26 * k, 0), (-90 - 26 * k, 30 - 10 * k), (90 + 26 * k, 30 - 10 * k), (90 + 26 * k, 0)],
                fill=(26, 12, 26),
                edge=_FIRE,
                width=2,
                shine=0.5,
            )
            for k in range(3)
        ],
    ]


def _teeth(room: Room, *, seed: int, longest: float, fill: Color, edge: Color, shine: float) -> list[Shape]:
    """What hangs from above."""
    draw, top = random.Random(seed), max(room.top, 720.0)
    line: list[Point] = []
    x = -room.half - 40
    while x < room.half + 60:
        wide = draw.uniform(44, 110)
        away = abs(x + wide / 2) / room.half
        long = longest * draw.uniform(0.35, 1.0) * (0.35 + 0.65 * away)
        line += [
            (x, top - 40),
            (x + 0.38 * wide, top - 40 - 0.45 * long),
            (x + wide / 2, top - 40 - long),
            (x + 0.62 * wide, top - 40 - 0.45 * long),
        ]
        x += wide
    return [
        Shape(
            [(-room.half - 60, top + 80), *line, (room.half + 170, top + 80)],
            fill=fill,
            edge=edge,
            width=3,
            shine=shine,
        )
    ]


def _crystal(x: float, height: float, lean: float, color: Color) -> list[Shape]:
    body, front = crystal(height, lean=lean)
    return [
        Shape(moved(body, x, -26), fill=dim(color, 0.22), edge=color, width=4, shine=0.95),
        Shape(moved(front, x, -26), edge=color, width=2, is_open=True, shine=0.55),
    ]


def _eyes(room: Room) -> Sequence[Point]:
    return [(place * room.half + aside, up) for place, up in _EYES for aside in (-13, 13)]


def _glows(room: Room) -> Sequence[Glow]:
    half = room.half
    return [
        Glow((0, 200), (1000, 900), (120, 42, 16)),
        Glow((0, -140), (2.2 * half, 330), (92, 30, 8)),
        *[
            Glow((place * half, 0.4 * height), (2.2 * height, 2.2 * height), (34, 30, 76))
            for place, height, _ in _CRYSTALS
        ],
    ]


CAVERN = Decor(
    name="cavern",
    lights=Lights(night=(8, 4, 16), dusk=(46, 16, 26), ambient=(255, 116, 56), primary=_FIRE, secondary=_VIOLET),
    floor=Ground(dark=(16, 8, 16), light_color=(92, 42, 28), patch=0.8),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bulbs(_eyes, (_GREEN,), size=26, wave=9, speed=0.16, rest=0.0, light=0.95),
        Motes(sprites.point, (_FIRE, _EMBER), count=60, size=(7, 22), fall=-92, drift=10, sway=34, hop=18, twinkle=0.3),
        Motes(sprites.mist, (_FIRE,), count=12, size=(120, 260), fall=-14, drift=9, light=0.10, highest=260, seed=5),
    ),
)
