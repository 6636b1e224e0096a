"""A variety theatre in Paris: red velvet, a gilded arch of bulbs, a mill that shines, footlights."""

import math
from collections.abc import Sequence

from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Planks
from dancegame.game.drawing.scenes.motifs import Bulbs, Motes
from dancegame.game.drawing.scenes.outlines import along, arc, box, chain

_RED, _GOLD, _CREAM, _PINK = (255, 58, 74), (255, 190, 84), (255, 228, 170), (255, 120, 170)
_VELVET = ((62, 7, 19), (43, 4, 13), (74, 10, 24), (36, 3, 11))
_FOLD = 58.0


def _shapes(room: Room) -> Sequence[Shape]:
    return [*_mill(), *_curtain(room, -1), *_curtain(room, 1), *_swags(room), *_arch(room), *_footlights(room)]


def _mill() -> list[Shape]:
    """Between the curtains, far away."""
    tower = [(-74, 0), (-48, 300), (48, 300), (74, 0)]
    shapes = [
        Shape(tower, fill=(46, 8, 22), edge=_RED, width=4, shine=0.8),
        Shape(arc((0, 300), 50, start=0, end=180), fill=(58, 10, 26), edge=_RED, width=4, shine=0.8),
        Shape(box(0, 0, 40, 70), fill=(120, 70, 30), edge=_GOLD, width=3, shine=0.6),
        *[Shape(box(0, up, 22, 34), fill=(140, 84, 36), edge=_GOLD, width=2, shine=0.6) for up in (130, 210)],
    ]
    for turn in (38, 128, 218, 308):
        far = math.radians(turn)
        across = math.radians(turn + 90)
        tip = (230 * math.cos(far), 312 + 230 * math.sin(far))
        root = (46 * math.cos(far), 312 + 46 * math.sin(far))
        aside = (46 * math.cos(across), 46 * math.sin(across))
        sail = [root, tip, (tip[0] + aside[0], tip[1] + aside[1]), (root[0] + aside[0], root[1] + aside[1])]
        shapes.append(Shape(sail, fill=(40, 7, 20), edge=_GOLD, width=3, shine=0.7))
        for k in range(1, 5):
            share = k / 5
            near = (root[0] + (tip[0] - root[0]) * share, root[1] + (tip[1] - root[1]) * share)
            shapes.append(
                Shape([near, (near[0] + aside[0], near[1] + aside[1])], edge=_GOLD, width=2, is_open=True, shine=0.45)
            )
    return shapes


def _curtain(room: Room, side: int) -> list[Shape]:
    """Velvet that is drawn aside: folds that run from the top to a tie at its side."""
    half, top = room.half, max(room.top, 800.0)
    count = max(8, round(0.72 * half / _FOLD))
    shapes = []
    for fold in reversed(range(count)):
        x = half - 0.66 * half * (fold + 1) / count - 0.02 * half
        tied = half - 0.26 * half * (fold + 1) / count
        low = half - 0.34 * half * (fold + 1) / count
        edge = [_bent(x, tied, low, share) for share in (k / 24 for k in range(25))]
        line = [(side * place, up * top if up > 0 else 0.0) for place, up in edge]
        body = [*line, (side * (half + 60), 0), (side * (half + 60), top)]
        shapes.append(Shape(body, fill=_VELVET[fold % 4]))
        shine = 0.5 if fold == count - 1 else 0.16 + 0.10 * (fold % 2)
        shapes.append(Shape(line, edge=_RED, width=5 if fold == count - 1 else 3, is_open=True, shine=shine))
    return shapes


def _bent(top_x: float, tied_x: float, low_x: float, share: float) -> tuple[float, float]:
    """A place on a fold, share of the way down: it hangs in to its tie at two thirds, and falls out again."""
    tie = 0.64
    if share < tie:
        within = share / tie
        return top_x + (tied_x - top_x) * within**2.4, 1 - share
    within = (share - tie) / (1 - tie)
    return tied_x + (low_x - tied_x) * within**0.7, 1 - share


def _swags(room: Room) -> list[Shape]:
    shapes, wide = [], 2 * room.half / 7
    for k in range(7):
        left = -room.half + k * wide
        for depth in (150, 108, 66):
            cord = chain((left, 700), (left + wide, 700), sag=depth)
            body = [*cord, (left + wide, 3000), (left, 3000)]
            is_low = depth == 150
            fill = (84, 11, 26) if is_low else (66, 8, 21) if depth == 108 else (50, 5, 15)
            shapes.append(Shape(body, fill=fill))
            shapes.append(
                Shape(
                    cord,
                    edge=_GOLD if is_low else _RED,
                    width=6 if is_low else 3,
                    is_open=True,
                    shine=0.75 if is_low else 0.3,
                )
            )
    return shapes


def _arch(room: Room) -> list[Shape]:
    return [Shape(_proscenium(room), edge=_GOLD, width=4, is_open=True, shine=0.5)]


def _proscenium(room: Room) -> list[Point]:
    half = room.half - 34
    return [(-half, 0), (-half, 560), *reversed(arc((0, 560), half, start=0, end=180, squash=160 / half)), (half, 0)]


def _footlights(room: Room) -> list[Shape]:
    shapes = []
    for x, _ in _feet(room):
        shapes.append(
            Shape(arc((x, -16), 26, start=0, end=180, squash=0.9), fill=(40, 20, 14), edge=_GOLD, width=3, shine=0.6)
        )
    return shapes


def _bulbs(room: Room) -> Sequence[Point]:
    return along(_proscenium(room), 66)


def _feet(room: Room) -> Sequence[Point]:
    step = 132
    count = int(room.half / step)
    return [(step * k, -2.0) for k in range(-count, count + 1)]


def _sails(_room: Room) -> Sequence[Point]:
    return [
        (far * math.cos(math.radians(turn)), 312 + far * math.sin(math.radians(turn)))
        for far in (60, 103, 146, 189, 230)
        for turn in (38, 128, 218, 308)
    ]


def _glows(room: Room) -> Sequence[Glow]:
    half = room.half
    return [
        Glow((0, 260), (900, 760), (96, 26, 40)),
        Glow((0, 20), (1.7 * half, 300), (96, 48, 26)),
        Glow((-0.78 * half, 300), (500, 900), (58, 5, 18)),
        Glow((0.78 * half, 300), (500, 900), (58, 5, 18)),
    ]


THEATRE = Decor(
    name="theatre",
    lights=Lights(night=(16, 3, 10), dusk=(54, 10, 26), ambient=(255, 120, 90), primary=_PINK, secondary=_CREAM),
    floor=Planks(dark=(18, 6, 8), light_color=(96, 44, 30)),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bulbs(_bulbs, (_CREAM, _GOLD), size=46, wave=4, speed=1.0, rest=0.3),
        Bulbs(_feet, (_CREAM,), size=84, wave=6, speed=0.5, rest=0.5, light=0.7),
        Bulbs(_sails, (_GOLD, _CREAM), size=30, wave=8, speed=0.8, rest=0.35),
        Motes(sprites.paper, (_GOLD, _PINK, _RED), count=22, size=(14, 26), fall=44, sway=46, hop=14, light=0.5),
    ),
    beams=0.75,
)
