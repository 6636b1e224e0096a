"""A scene in the colours of a song's video: hues turn towards them, and every place stays as light as it was."""

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import TypeVar

from dancegame.core.palette import Palette
from dancegame.game.drawing.colors import Color, luma, mix
from dancegame.game.drawing.scenes.decor import Decor, Glow, Room, Shape

# How far hues turn towards those of the video: so far that it is seen, and that what was told apart still is.
SHARE = 0.85
# A colour of the video that is as grey as this turns nothing, and from here on all of SHARE.
_GREY, _FULL = 0.08, 0.45
_WHITE: Color = (255, 255, 255)
T = TypeVar("T")


@lru_cache(maxsize=16)
def tinted(decor: Decor, palette: Palette) -> Decor:
    """Return a scene whose air has the room's first colour, and whose lights have the dancer's and the others."""
    room, worn = palette.room or palette.dancer, palette.dancer or palette.room
    if not room:
        return decor
    lights = decor.lights
    targets = (room[0], worn[0], (*room[1:], *worn[1:], room[0])[0])
    sources = (lights.ambient, lights.primary, lights.secondary)
    tint = _Tint(tuple(_Turn.between(*pair) for pair in zip(sources, targets, strict=True)))

    def shapes(room: Room) -> Sequence[Shape]:
        return [tint.on(shape) for shape in decor.shapes(room)]

    def glows(room: Room) -> Sequence[Glow]:
        return [tint.on(glow) for glow in decor.glows(room)]

    return replace(
        decor,
        name=f"{decor.name} {room} {worn}",
        lights=tint.on(lights),
        floor=tint.on(decor.floor),
        shapes=shapes,
        glows=glows,
        motifs=tuple(tint.on(motif) for motif in decor.motifs),
    )


@dataclass(frozen=True)
class _Turn:
    """From which hue how far, in turns of the colour wheel."""

    hue: float
    by: float

    @classmethod
    def between(cls, source: Color, target: Color) -> "_Turn":
        hue, wanted, saturation = _hsv(source)[0], _hsv(target)[0], _hsv(target)[1]
        share = SHARE * min(1.0, max(0.0, (saturation - _GREY) / (_FULL - _GREY)))
        return cls(hue, share * _apart(wanted, hue))


@dataclass(frozen=True)
class _Tint:
    """Each colour turns as the light does that it is most like."""

    turns: tuple[_Turn, ...]

    def on(self, thing: T) -> T:
        """Return a thing with all its colours turned: those it has by itself, and those in a row."""
        if not is_dataclass(thing) or isinstance(thing, type):
            return thing
        changed: dict[str, object] = {}
        for field in fields(thing):
            value = getattr(thing, field.name)
            if _is_color(value):
                changed[field.name] = self.color(value)
            elif isinstance(value, tuple) and value and all(map(_is_color, value)):
                changed[field.name] = tuple(map(self.color, value))
        return replace(thing, **changed)

    def color(self, color: Color) -> Color:
        """Return a colour of another hue that is as light."""
        hue, saturation, value = _hsv(color)
        if saturation == 0:
            return color
        turn = min(self.turns, key=lambda turn: abs(_apart(hue, turn.hue)))
        red, green, blue = colorsys.hsv_to_rgb((hue + turn.by) % 1.0, saturation, value)
        return _as_light((255 * red, 255 * green, 255 * blue), luma(color))


def _as_light(color: tuple[float, float, float], wanted: float) -> Color:
    """Return a colour made as light as wanted: brighter or darker, and paler where it cannot be brighter."""
    grown = [value * wanted / max(luma(color), 1e-6) for value in color]
    most = max(grown)
    if most <= 255:
        red, green, blue = (round(value) for value in grown)
        return red, green, blue
    full = tuple(value * 255 / most for value in grown)
    lacks = (wanted - luma(full)) / (255 - luma(full))
    return mix((round(full[0]), round(full[1]), round(full[2])), _WHITE, lacks)


def _is_color(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 3 and all(type(part) is int for part in value)


def _hsv(color: Color) -> tuple[float, float, float]:
    return colorsys.rgb_to_hsv(*(part / 255 for part in color))


def _apart(hue: float, other: float) -> float:
    """How far to turn from another hue to this one, the shorter way: -0.5 to 0.5."""
    return (hue - other + 0.5) % 1.0 - 0.5
