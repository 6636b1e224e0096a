"""Keeps what stands still: a drawing that is asked for again with the same arguments is put there as one layer.

A layer holds light (RGB) and how much of what lies behind it is hidden (alpha), so that panes of glass, words and the
glow around them are one. Both are learnt from painting on black and on grey.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.glow import Scratch
from dancegame.game.drawing.larder import Larder, bytes_of
from dancegame.texts import language

Given = ParamSpec("Given")
Result = TypeVar("Result")
Key = tuple[object, ...]
# How far light reaches beyond the box of a drawing, in units.
REACH = 70.0
# Dark enough that light on it does not end in white.
_GREY = 96
_HIDES = np.array([255 - round(min(255, kept * 255 / _GREY)) for kept in range(256)], dtype=np.uint8)
# Of a pixel as one number, its alpha the last byte; to ask all three bytes for light takes ten times as long.
_COLOR_BITS = np.frombuffer(b"\xff\xff\xff\x00", dtype=np.uint32)[0]
# What stands around an empty middle, as light around a pane, is cut into blocks; those without anything go.
_BLOCK_PX = 64
_MOST_PICTURES, _MOST_SEEN = 6, 64


@dataclass(frozen=True)
class _Layer:
    """What a drawing returned, its pictures with their places, and the panes among them."""

    result: object
    panes: tuple[pygame.Rect, ...]
    parts: tuple[tuple[pygame.Surface, tuple[int, int]], ...]


def _weight(layer: _Layer) -> int:
    return sum(bytes_of(part) for part, _place in layer.parts)


_layers: Larder[_Layer] = Larder(pictures=_MOST_PICTURES, weigh=_weight)
# What has been drawn once: only what comes again is worth keeping.
_seen: OrderedDict[Key, None] = OrderedDict()
_black, _grey = Scratch(), Scratch()
# The canvas on which the last layer was learnt: one a picture, more would hold it up. None while one is learnt.
_taught: list[Canvas | None] = []


def still(
    paint: Callable[Concatenate[Canvas, Box, Given], Result],
) -> Callable[Concatenate[Canvas, Box, Given], Result]:
    """Keep the pictures of a drawing in a box, by all that it depends on: its arguments, the canvas and the language.

    The drawing takes values that can be compared and hashed, or boxes, and asks nothing else, no clock either.
    """

    @wraps(paint)
    def draw(canvas: Canvas, box: Box, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        given = (tuple(box), *map(_value, args), *((name, _value(value)) for name, value in kwargs.items()))
        key = (paint, *_shown_on(canvas), canvas.is_bare(canvas.rect(box)), given)
        layer = _layers.get(key)
        if layer is None:
            if key not in _seen or canvas in _taught or None in _taught:
                _see(key)
                return paint(canvas, box, *args, **kwargs)
            del _seen[key]
            _taught[:] = [None]
            try:
                layer = _learnt(canvas, box, lambda ground: paint(ground, box, *args, **kwargs))
            finally:
                _taught[:] = [canvas]
            _layers.keep(key, layer)
        canvas.surface.fblits(layer.parts, pygame.BLEND_PREMULTIPLIED)
        canvas.panes.extend(layer.panes)
        return layer.result  # type: ignore[return-value]

    return draw


def forget() -> None:
    """Keep nothing of what was drawn."""
    _layers.clear()
    _seen.clear()


def _shown_on(canvas: Canvas) -> Key:
    look = canvas.look
    place = (canvas.surface.get_size(), canvas.unit_px)
    return *place, look.theme.name, look.text_scale, look.is_calm, language()


def _see(key: Key) -> None:
    """Note what was drawn just now; what was drawn long ago is as good as new."""
    _seen[key] = None
    if len(_seen) > _MOST_SEEN:
        _seen.popitem(last=False)


def _value(value: object) -> object:
    """A value that can be hashed; boxes cannot."""
    return tuple(value) if isinstance(value, Box) else value


def _learnt(canvas: Canvas, box: Box, paint: Callable[[Canvas], object]) -> _Layer:
    size = canvas.surface.get_size()
    room = canvas.rect(box.inflate(2 * REACH, 2 * REACH)).clip(canvas.surface.get_rect())
    is_bare = canvas.is_bare(canvas.rect(box))
    grounds, panes = [], list[pygame.Rect]()
    result: object = None
    for scratch, level in ((_black, 0), (_grey, _GREY)):
        ground = scratch.unpainted(*size)
        ground.set_clip(room)
        ground.fill((level, level, level))
        like = Canvas(ground, canvas.look, unit_px=canvas.unit_px, has_scene=is_bare)
        result, panes = paint(like), like.panes
        grounds.append(ground)
    dark, grey = grounds
    parts = [(_part(dark, grey, block), block.topleft) for block in _blocks(grey, room)]
    return _Layer(result, tuple(panes), tuple(parts))


def _part(dark: pygame.Surface, grey: pygame.Surface, block: pygame.Rect) -> pygame.Surface:
    """Return what was painted in a block, from how it looks on black and on grey."""
    light, on_grey = _bytes(dark, block), _bytes(grey, block)
    # Whatever is white already says nothing: the channel that lets most through does.
    kept = np.maximum(on_grey, light) - light
    hides = _HIDES[np.maximum(np.maximum(kept[..., 0], kept[..., 1]), kept[..., 2])]
    # Light that hides nothing at all would be left out where pygame-ce 2.5.8 puts single pixels.
    is_lit = (light.view(np.uint32)[..., 0] & _COLOR_BITS) != 0
    light[..., 3] = np.maximum(hides, is_lit)
    part = pygame.Surface(block.size, pygame.SRCALPHA, 32)
    pygame.surfarray.pixels2d(part).T[:] = light.view(np.uint32)[..., 0]
    return part


def _bytes(ground: pygame.Surface, block: pygame.Rect) -> NDArray[np.uint8]:
    """Return a copy (H, W, 4) of a part, alpha last; beside each other in memory, which is ten times as fast."""
    rows = pygame.surfarray.pixels2d(ground).T[block.top : block.bottom, block.left : block.right]
    return rows.copy().view(np.uint8).reshape(block.height, block.width, 4)


def _blocks(ground: pygame.Surface, room: pygame.Rect) -> Iterable[pygame.Rect]:
    """Yield the parts of a room where a grey ground is not grey any more: blocks beside each other as one."""
    if not all(room.size):
        return
    bare = ground.map_rgb((_GREY, _GREY, _GREY))
    is_painted = pygame.surfarray.pixels2d(ground)[room.left : room.right, room.top : room.bottom] != bare
    for axis in (0, 1):
        is_painted = np.logical_or.reduceat(is_painted, range(0, is_painted.shape[axis], _BLOCK_PX), axis=axis)
    for row in range(is_painted.shape[1]):
        edges = np.flatnonzero(np.diff(is_painted[:, row], prepend=False, append=False)).tolist()
        for first, end in zip(edges[::2], edges[1::2], strict=True):
            left, top = room.left + first * _BLOCK_PX, room.top + row * _BLOCK_PX
            yield pygame.Rect(left, top, (end - first) * _BLOCK_PX, _BLOCK_PX).clip(room)
