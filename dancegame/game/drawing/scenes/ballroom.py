"""A ballroom at night: tall windows, gilded columns, chandeliers, gold in the air."""

from collections.abc import Sequence
from itertools import pairwise

from dancegame.game.drawing.scenes import sprites
from dancegame.game.drawing.scenes.decor import Decor, Glow, Lights, Point, Room, Shape
from dancegame.game.drawing.scenes.floors import Checker
from dancegame.game.drawing.scenes.motifs import Bulbs, Motes
from dancegame.game.drawing.scenes.outlines import arc, arch, box, chain, every

_GOLD, _CREAM, _ROSE, _GLASS = (255, 186, 92), (255, 226, 176), (255, 128, 150), (13, 17, 46)
_WALL, _STONE = (30, 18, 26), (38, 24, 28)
_STEP, _CORNICE = 350.0, 640.0
_HUNG, _TIERS = 560.0, ((0.0, 150.0), (58.0, 96.0), (104.0, 46.0))


def _shapes(room: Room) -> Sequence[Shape]:
    shapes = [shape for x in every(room.half, _STEP) for shape in _window(x)]
    shapes += [shape for x in every(room.half, _STEP) for shape in _column(x + _STEP / 2)]
    shapes.append(Shape(box(0, _CORNICE, 2 * room.half + 40, 34), fill=(44, 26, 28), edge=_GOLD, width=3, shine=0.45))
    shapes.append(Shape([(-room.half, 14), (room.half, 14)], edge=_GOLD, width=3, is_open=True, shine=0.4))
    for x in _lamps(room):
        shapes += _chandelier(x, room)
    return shapes


def _window(x: float) -> list[Shape]:
    glass = arch(x, 70, 190, 520)
    bars = [[(x, 70), (x, 590)], *[[(x - 95, up), (x + 95, up)] for up in (200, 330, 460)]]
    lines = [Shape(bar, edge=_GOLD, width=2, is_open=True, shine=0.22) for bar in bars]
    return [
        Shape(arch(x, 56, 224, 556), fill=_STONE),
        Shape(glass, fill=_GLASS, edge=_GOLD, width=4, shine=0.6),
        *lines,
    ]


def _column(x: float) -> list[Shape]:
    flutes = [
        Shape([(x + aside, 50), (x + aside, 560)], edge=_GOLD, width=2, is_open=True, shine=0.25)
        for aside in (-16, 0, 16)
    ]
    capital = [(x - 34, 566), (x - 58, 622), (x - 58, _CORNICE), (x + 58, _CORNICE), (x + 58, 622), (x + 34, 566)]
    return [
        Shape(box(x, 0, 68, _CORNICE), fill=_WALL, edge=_GOLD, width=2, shine=0.3),
        *flutes,
        Shape(capital, fill=_STONE, edge=_GOLD, width=3, shine=0.5),
        Shape(box(x, 0, 100, 44), fill=_STONE, edge=_GOLD, width=3, shine=0.4),
    ]


def _chandelier(x: float, room: Room) -> list[Shape]:
    shapes = [
        Shape([(x, _HUNG + 104), (x, max(room.top, _CORNICE + 40))], edge=_GOLD, width=3, is_open=True, shine=0.5)
    ]
    for above, radius in reversed(_TIERS):
        center = (x, _HUNG + above)
        shapes.append(Shape(arc(center, radius, start=180, end=360, squash=0.42), edge=_CREAM, width=4, is_open=True))
        shapes.append(Shape(arc(center, radius, squash=0.11), edge=_GOLD, width=3, shine=0.8))
    for above, radius in _TIERS[:2]:
        rim = [(x + radius * share, _HUNG + above) for share in (-1, -0.5, 0, 0.5, 1)]
        for first, last in pairwise(rim):
            shapes.append(Shape(chain(first, last, sag=20, parts=8), edge=_CREAM, width=2, is_open=True, shine=0.5))
    return shapes


def _lamps(room: Room) -> list[float]:
    return [-0.62 * room.half, 0.0, 0.62 * room.half]


def _candles(room: Room) -> Sequence[Point]:
    return [
        (x + radius * share, _HUNG + above + 13)
        for x in _lamps(room)
        for above, radius in _TIERS
        for share in (-1.0, -0.66, -0.33, 0.0, 0.33, 0.66, 1.0)[:: 1 if radius > 60 else 3]
    ]


def _glows(room: Room) -> Sequence[Glow]:
    halls = [Glow((x, _HUNG + 20), (760, 560), (92, 56, 26)) for x in _lamps(room)]
    return [*halls, Glow((0, 0), (2 * room.half, 240), (70, 40, 22)), Glow((0, -175), (1500, 260), (64, 38, 22))]


BALLROOM = Decor(
    name="ballroom",
    lights=Lights(night=(14, 8, 16), dusk=(40, 24, 26), ambient=(255, 176, 96), primary=_ROSE, secondary=_CREAM),
    floor=Checker(dark=(16, 9, 12), light_color=(72, 44, 30)),
    shapes=_shapes,
    glows=_glows,
    motifs=(
        Bulbs(_candles, (_CREAM, _GOLD), size=46, wave=5, speed=0.4, rest=0.55),
        Motes(sprites.sparkle, (_CREAM, _GOLD), count=26, size=(16, 40), fall=16, sway=26, twinkle=0.35, light=0.7),
        Motes(sprites.mist, (_GOLD, _ROSE), count=14, size=(30, 90), fall=-9, sway=40, light=0.16, seed=4),
    ),
    beams=0.5,
)
