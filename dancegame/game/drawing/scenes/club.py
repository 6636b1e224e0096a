"""A dance hall of light: a ball of mirrors whose spots glide past, triangles of tubes, columns that leap."""

import math
from collections.abc import Sequence

from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Lines
from dancegame.game.drawing.scenes.motifs import Bars, Bulbs, Motes
from dancegame.game.drawing.scenes.outlines import arc, box, moved

_CYAN, _PINK, _VIOLET, _LIME, _WHITE = (50, 220, 255), (255, 64, 170), (146, 96, 255), (170, 255, 90), (240, 240, 255)
_BALL = (0.0, 610.0, 84.0)


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    return [*_tunnel(), *_towers(half, -1), *_towers(half, 1), *_ball(room)]


def _tunnel() -> list[Shape]:
    """Triangles one behind the other, towards the eye from violet to pink."""
    shapes = []
    for k in range(6, -1, -1):
        size = 170 + 120 * k
        color = (_CYAN, _VIOLET, _PINK)[k % 3]
        corners = [(0.0, 1.18 * size), (-1.02 * size, -0.5 * size), (1.02 * size, -0.5 * size)]
        shapes.append(Shape(moved(corners, 0, 150), edge=color, width=5, shine=0.95 - 0.10 * k))
    return shapes


def _towers(half: float, side: int) -> list[Shape]:
    """Loudspeakers at the side."""
    shapes = []
    for row, up in enumerate((-30.0, 150.0, 330.0)):
        x = side * (half - 130)
        shapes.append(Shape(box(x, up, 190, 172), fill=(14, 11, 36), edge=_VIOLET, width=4, shine=0.7))
        shapes.append(
            Shape(arc((x, up + 86), 66), fill=(8, 6, 24), edge=_PINK if row % 2 else _CYAN, width=5, shine=0.9)
        )
        shapes.append(Shape(arc((x, up + 86), 42), edge=_VIOLET, width=2, shine=0.5))
        shapes.append(Shape(arc((x, up + 86), 20), fill=(40, 24, 70), edge=_WHITE, width=3, shine=0.5))
    return shapes


def _ball(room: Room) -> list[Shape]:
    x, up, radius = _BALL
    shapes = [Shape([(x, up + radius), (x, max(room.top, 720.0))], edge=_WHITE, width=3, is_open=True, shine=0.5)]
    shapes.append(Shape(arc((x, up), radius), fill=(44, 40, 84), edge=_WHITE, width=4, shine=0.8))
    for k in range(1, 6):
        high = radius * math.cos(math.pi * k / 6)
        wide = radius * math.sin(math.pi * k / 6)
        shapes.append(
            Shape([(x - wide, up + high), (x + wide, up + high)], edge=_CYAN, width=2, is_open=True, shine=0.5)
        )
    for share in (-0.75, -0.4, 0.0, 0.4, 0.75):
        rim = [
            (x + share * radius * math.cos(turn), up + radius * math.sin(turn))
            for turn in (math.pi * (k / 14 - 0.5) for k in range(15))
        ]
        shapes.append(Shape(rim, edge=_CYAN, width=2, is_open=True, shine=0.5))
    return shapes


def _mirrors(_room: Room) -> Sequence[Point]:
    x, up, radius = _BALL
    return [
        (
            x + 0.92 * radius * math.sin(k * 2.4) * math.sqrt(k / 24),
            up + 0.92 * radius * math.cos(k * 2.4) * math.sqrt(k / 24),
        )
        for k in range(24)
    ]


def _glows(room: Room) -> Sequence[Glow]:
    half = room.half
    return [
        Glow((0, 620), (700, 620), (52, 48, 96)),
        Glow((0, 60), (1500, 520), (76, 22, 92)),
        Glow((-0.85 * half, 200), (700, 800), (14, 40, 76)),
        Glow((0.85 * half, 200), (700, 800), (76, 16, 56)),
    ]


CLUB = Decor(
    name="club",
    lights=Lights(night=(7, 5, 22), dusk=(40, 14, 70), ambient=(170, 100, 255), primary=_PINK, secondary=_CYAN),
    floor=Lines(dark=(10, 6, 28), line=(60, 150, 255)),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bars((_CYAN, _VIOLET, _PINK)),
        Bulbs(_mirrors, (_WHITE, _CYAN, _PINK), size=24, wave=5, speed=1.1, rest=0.1),
        Motes(
            sprites.mist,
            (_CYAN, _PINK, _VIOLET, _LIME),
            count=34,
            size=(34, 76),
            drift=120,
            fall=5,
            light=0.42,
            lowest=-300,
            highest=680,
        ),
    ),
    beams=1.0,
)
