"""A city on New Year's Eve: lit windows over the river, the clock at twelve, fireworks."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Water
from dancegame.game.drawing.scenes.motifs import Bulbs, Fireworks, Glints, Motes
from dancegame.game.drawing.scenes.outlines import along, arc, arch, box, chain

_GOLD, _BLUE, _ROSE, _MINT, _WHITE = (255, 204, 104), (88, 140, 255), (255, 96, 160), (90, 255, 210), (236, 236, 255)
_CLOCK = (0.40, 500.0)


def _shapes(room: Room) -> Sequence[Shape]:
    half = room.half
    shapes = _houses(half, seed=3, low=90, high=330, wide=(46, 90), fill=(17, 20, 54), edge=_BLUE, shine=0.3, lit=0.24)
    shapes += _houses(
        half, seed=8, low=40, high=200, wide=(70, 130), fill=(11, 13, 38), edge=_BLUE, shine=0.45, lit=0.4
    )
    return [*shapes, *_tower(_CLOCK[0] * half), *_bridge(half)]


def _houses(
    half: float,
    *,
    seed: int,
    low: float,
    high: float,
    wide: tuple[float, float],
    fill: Color,
    edge: Color,
    shine: float,
    lit: float,
) -> list[Shape]:
    draw, shapes, x = random.Random(seed), [], -half - 30
    while x < half + 30:
        width = draw.uniform(*wide)
        height = low + (high - low) * draw.random() * (0.45 + 0.55 * abs(x) / half)
        middle = x + width / 2
        shapes.append(Shape(box(middle, 0, width - 5, height), fill=fill, edge=edge, width=2, shine=shine))
        if draw.random() < 0.4:
            shapes.append(
                Shape(
                    [(middle, height), (middle, height + draw.uniform(20, 60))],
                    edge=edge,
                    width=2,
                    is_open=True,
                    shine=shine,
                )
            )
        rows, columns = int(height / 24) - 1, int((width - 18) / 18)
        for row in range(rows):
            for column in range(columns):
                if draw.random() < lit:
                    color = draw.choice(((150, 108, 48), (128, 84, 40), (84, 100, 150)))
                    left = x + 12 + 18 * column
                    shapes.append(Shape(box(left + 5, 14 + 24 * row, 9, 12), fill=color))
        x += width
    return shapes


def _tower(x: float) -> list[Shape]:
    """The clock shows twelve."""
    up = _CLOCK[1]
    ticks = [(x + 58 * math.sin(turn), up + 58 * math.cos(turn)) for turn in (math.pi * k / 6 for k in range(12))]
    return [
        Shape(box(x, 0, 150, up + 100), fill=(20, 16, 46), edge=_GOLD, width=4, shine=0.6),
        *[
            Shape(arch(x + aside, 60, 34, 320), fill=(12, 11, 34), edge=_GOLD, width=2, shine=0.4)
            for aside in (-40, 0, 40)
        ],
        Shape(box(x, up + 96, 176, 26), fill=(26, 20, 50), edge=_GOLD, width=3, shine=0.6),
        Shape(
            [(x - 80, up + 122), (x, up + 250), (x + 80, up + 122)], fill=(22, 17, 48), edge=_GOLD, width=4, shine=0.6
        ),
        Shape(arc((x, up), 70), fill=(116, 98, 70), edge=_GOLD, width=5, is_lit=True),
        *[Shape(arc(place, 4), fill=(40, 26, 20)) for place in ticks],
        Shape([(x, up - 8), (x, up + 50)], edge=(40, 22, 20), width=7, is_open=True),
        Shape([(x - 6, up - 6), (x + 3, up + 36)], edge=(40, 22, 20), width=8, is_open=True),
    ]


def _bridge(half: float) -> list[Shape]:
    left = -0.98 * half
    posts = [left + 0.26 * half * k for k in range(5)]
    shapes = [Shape([(left - 40, 46), (posts[-1], 30)], edge=_ROSE, width=5, is_open=True, shine=0.7)]
    for first, last in pairwise(posts):
        shapes.append(Shape(chain((first, 130), (last, 130), sag=84), edge=_ROSE, width=3, is_open=True, shine=0.6))
    return shapes + [Shape(box(x, -12, 16, 148), fill=(26, 14, 44), edge=_ROSE, width=3, shine=0.6) for x in posts]


def _lamps(room: Room) -> Sequence[Point]:
    left = -0.98 * room.half
    posts = [left + 0.26 * room.half * k for k in range(5)]
    return [place for first, last in pairwise(posts) for place in along(chain((first, 130), (last, 130), sag=84), 36)]


def _crown(room: Room) -> Sequence[Point]:
    x, up = _CLOCK[0] * room.half, _CLOCK[1]
    return [(x + 92 * math.cos(turn), up + 92 * math.sin(turn)) for turn in (math.pi * k / 12 for k in range(24))]


def _glows(room: Room) -> Sequence[Glow]:
    half = room.half
    return [
        Glow((_CLOCK[0] * half, _CLOCK[1]), (620, 600), (88, 62, 26)),
        Glow((0, 60), (2.6 * half, 420), (52, 36, 96)),
        Glow((-0.6 * half, 90), (900, 320), (76, 20, 52)),
    ]


MIDNIGHT = Decor(
    name="midnight",
    lights=Lights(night=(5, 5, 24), dusk=(44, 24, 84), ambient=(150, 130, 255), primary=_GOLD, secondary=_BLUE),
    floor=Water(dark=(6, 7, 30), light_color=(44, 48, 128), path=(120, 92, 52), path_x=380, path_width=100),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Fireworks((_GOLD, _ROSE, _MINT, _BLUE), sparks=44, reach=230),
        Bulbs(_lamps, (_WHITE, _ROSE), size=26, wave=6, speed=0.6, rest=0.4),
        Bulbs(_crown, (_GOLD,), size=34, wave=24, speed=0.6, rest=0.25),
        Glints((_GOLD, _BLUE, _ROSE), count=50),
        Motes(sprites.paper, (_GOLD, _ROSE, _WHITE), count=18, size=(10, 20), fall=48, sway=40, hop=10, light=0.5),
    ),
)
