"""What is drawn in a window, remembered: only what differs from the picture before is painted again.

A sheet takes the place of a surface. It keeps each thing that is drawn on it as a stroke: what paints it, and with
which values. When the picture is done, strokes that were not there before and those that have gone tell which parts of
the window are no more as they should be; there, and nowhere else, all strokes are painted in their order. Of a picture
in which only a dancer moves two thirds are never touched.

What is put on a sheet has to stay as it is until the next picture. Whoever paints anew does it on a new surface or on
a new part of one (`Scratch` gives one each time); whoever changes a surface in place says so by `touch`.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

import pygame

from dancegame.game.drawing.bedrock import Bedrock

Place = tuple[float, float]
Paint = Callable[..., object]
# What paints, where it is cut off, how many alike came before, its values: all that can be compared and hashed,
# surfaces by who they are.
Named = tuple[Any, ...]
# An area of a picture, where it goes, and how.
Piece = tuple[pygame.Surface, tuple[int, int], tuple[int, int, int, int], int]
# Parts are made of cells of so many pixels. To paint one more part takes as long as to paint so many pixels more.
_CELL_PX, _PART_PX = 64, 60_000
# Where at least so much is covered by an opaque picture, what lies below is not painted.
_COVERED_PX = 4 * _PART_PX
# Of these pygame-ce 2.5.8 shifts what is left where they are cut off.
_UNCUT = frozenset({pygame.draw.aaline, pygame.draw.aalines})


class Stroke:
    """Something drawn: the same one for as long as it is on the sheet, known by who it is and not by all its values.

    place: all of the picture that it may change. is_whole: whether it is painted as a whole wherever it is cut off.
    """

    __slots__ = ("cut", "is_whole", "name", "paint", "place", "values")

    def __init__(self, name: Named, place: pygame.Rect) -> None:
        self.name, self.place = name, place
        self.paint, self.cut, _, *self.values = name
        self.is_whole = self.paint in _UNCUT


class Sheet:
    """Draws on a surface when a picture is done, as little as there has to be."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.surface = surface
        self._whole = surface.get_rect()
        self._clip = self._whole
        self._cut: tuple[int, int, int, int] | None = None
        # All of this picture and of the one before.
        self._known: dict[Named, Stroke] = {}
        # In their order.
        self._strokes: dict[Stroke, None] = {}
        self._before: dict[Stroke, None] = {}
        self._groups: dict[Hashable, dict[Stroke, None]] = {}
        self._groups_before: dict[Hashable, dict[Stroke, None]] = {}
        self._touched: list[pygame.Rect] = [self._whole]
        self._beside: pygame.Surface | None = None
        self._bedrock = Bedrock(surface)

    def get_size(self) -> tuple[int, int]:
        """Return width and height in pixels."""
        return self._whole.size

    def get_width(self) -> int:
        """Return the width in pixels."""
        return self._whole.width

    def get_height(self) -> int:
        """Return the height in pixels."""
        return self._whole.height

    def get_rect(self) -> pygame.Rect:
        """Return all of it."""
        return self._whole.copy()

    def get_clip(self) -> pygame.Rect:
        """Return the part that can be drawn on."""
        return self._clip.copy()

    def set_clip(self, part: pygame.Rect | None) -> None:
        """Let only a part be drawn on; all of it if None."""
        self._clip = self._whole if part is None else part.clip(self._whole)
        self._cut = None if self._clip == self._whole else _sides(self._clip)

    def put(self, paint: Paint, place: pygame.Rect | Callable[[], pygame.Rect], *values: object) -> None:
        """Draw what paint(surface, *values) paints; nothing of it is outside of its place.

        place: or what tells it, which is asked only when it was not there in the picture before.
        """
        stroke = self._known.get((paint, self._cut, 0, *values))
        if stroke is None or stroke in self._strokes:
            place = place.clip(self._clip) if isinstance(place, pygame.Rect) else place().clip(self._clip)
            if not place:
                return
            stroke = self._stroke((paint, self._cut), values, place)
        self._strokes[stroke] = None

    def _stroke(self, begins: Named, values: Iterable[object], place: pygame.Rect) -> Stroke:
        """Return a stroke that is not in this picture yet: the same light twice is twice as bright."""
        again = 0
        while (stroke := self._known.get(name := (*begins, again, *values))) in self._strokes:
            again += 1
        return self._known.setdefault(name, Stroke(name, place)) if stroke is None else stroke

    def again(self, name: Hashable, draw: Callable[[], None], *, is_same: bool) -> None:
        """Draw what draw() draws under this name; is_same: as it was in the picture before, without asking again.

        What is drawn anew all the same: whatever was not there. What is as it was may not be changed in place either.
        """
        before = self._groups_before.get(name) if is_same else None
        if before is not None:
            self._groups[name] = before
            self._repeat(before)
            return
        first = len(self._strokes)
        draw()
        self._groups[name] = dict.fromkeys(islice(self._strokes, first, None))

    def _repeat(self, strokes: dict[Stroke, None]) -> None:
        if not self._strokes.keys().isdisjoint(strokes):
            for stroke in strokes:
                self._strokes[self._stroke((stroke.paint, stroke.cut), stroke.values, stroke.place)] = None
            return
        self._strokes.update(strokes)

    @property
    def lying(self) -> int:
        """Return how many of the first things on it are taken as they were painted once."""
        return self._bedrock.count

    def touch(self, part: pygame.Rect) -> None:
        """Say that a surface which is on the sheet already has changed in place, as far as it is seen in this part."""
        self._touched.append(part.clip(self._whole))

    def blit(
        self,
        source: pygame.Surface,
        dest: Place | pygame.Rect,
        area: pygame.Rect | tuple[int, int, int, int] | None = None,
        special_flags: int = 0,
    ) -> None:
        """Draw a picture at a place, or an area of it, as a surface does it."""
        corner = int(dest[0]), int(dest[1])
        seen = source.get_rect() if area is None else pygame.Rect(area)
        part = None if area is None else _sides(seen)
        self.put(_blit, pygame.Rect(corner, seen.size), source, corner, part, special_flags)

    def fblits(self, pictures: Iterable[tuple[pygame.Surface, tuple[int, int]]], special_flags: int = 0) -> None:
        """Draw many pictures, as a surface does it."""
        given = tuple(pictures)
        if given:
            self.put(
                _fblits, lambda: _around(pygame.Rect(at, one.get_size()) for one, at in given), given, special_flags
            )

    def blits(self, pictures: Iterable[Piece]) -> None:
        """Draw areas of many pictures, each with its flags, as a surface does it."""
        given = tuple(pictures)
        if given:
            self.put(_blits, lambda: _around(pygame.Rect(corner, area[2:]) for _, corner, area, _ in given), given)

    def stamp(self, picture: pygame.Surface, place: pygame.Rect) -> None:
        """Copy an opaque picture of a place's size to it; what lies below is not painted there."""
        self.put(copy_opaque, place, picture, _sides(place))

    def fill(self, color: tuple[int, ...], rect: pygame.Rect | None = None, special_flags: int = 0) -> None:
        """Fill a part, all of it if left out, as a surface does it."""
        place = self._whole if rect is None else pygame.Rect(rect)
        self.put(_fill, place, color, _sides(place), special_flags)

    def show(self) -> list[pygame.Rect]:
        """Paint what has been drawn since the last call; returns the parts of the surface that are new."""
        parts = self._changed()
        strokes, bedrock = list(self._strokes), self._bedrock
        places = [stroke.place for stroke in strokes]

        def paint(surface: pygame.Surface, numbers: Sequence[int], part: pygame.Rect) -> None:
            surface.set_clip(part)
            for number in numbers:
                self._paint(surface, strokes[number], part)

        if parts:
            before, touched = list(self._before), self._touched
            bedrock.update(strokes, before, parts=parts, touched=touched, places=places, paint=paint)
        first = bedrock.count
        above = places[first:]
        covers = [
            (number, stroke.place)
            for number, stroke in enumerate(strokes)
            if stroke.paint is copy_opaque and stroke.cut is None
        ]
        for part, lowest in _uncovered(parts, covers):
            if lowest >= first:
                numbers = [lowest + number for number in part.collidelistall(places[lowest:])]
            else:
                bedrock.copy_to(self.surface, part)
                numbers = [first + number for number in part.collidelistall(above)]
            paint(self.surface, numbers, part)
        self.surface.set_clip(None)
        self._before, self._strokes = self._strokes, {}
        self._groups_before, self._groups = self._groups, {}
        self._touched = []
        self.set_clip(None)
        return parts

    def _paint(self, surface: pygame.Surface, stroke: Stroke, part: pygame.Rect) -> None:
        """Paint what is seen of a stroke in a part, to which the surface is clipped."""
        cut = stroke.cut
        if stroke.is_whole and (cut is not None or not part.contains(stroke.place)):
            self._paint_whole(surface, stroke)
        elif cut is None:
            stroke.paint(surface, *stroke.values)
        else:
            surface.set_clip(part.clip(cut))
            stroke.paint(surface, *stroke.values)
            surface.set_clip(part)

    def _paint_whole(self, surface: pygame.Surface, stroke: Stroke) -> None:
        """Paint a stroke as a whole beside the surface, and copy what is seen of it."""
        if self._beside is None:
            self._beside = pygame.Surface(self._whole.size, 0, self.surface)
        place = stroke.place
        self._beside.set_clip(None)
        self._beside.blit(surface, place, place)
        self._beside.set_clip(stroke.cut)
        stroke.paint(self._beside, *stroke.values)
        surface.blit(self._beside, place, place)

    def _changed(self) -> list[pygame.Rect]:
        """Return the parts in which the picture is not as the one before; what has gone is forgotten."""
        now, before = self._strokes, self._before
        stayed = [stroke for stroke in now if stroke in before]
        gone = [stroke for stroke in before if stroke not in now]
        for stroke in gone:
            del self._known[stroke.name]
        if stayed != [stroke for stroke in before if stroke in now]:
            return [self._whole]
        places = [stroke.place for stroke in now if stroke not in before]
        places += [stroke.place for stroke in gone]
        return _parts([*places, *self._touched], self._whole)


def copy_opaque(
    target: pygame.Surface, picture: pygame.Surface, place: pygame.Rect | tuple[int, int, int, int]
) -> None:
    """Copy an opaque picture of a place's size to it; by NumPy, through the processor's cache.

    A whole background of 1920x1080 and the light on it take 1.06 ms so instead of 2.05.
    """
    place = pygame.Rect(place)
    seen = place.clip(target.get_clip())
    if picture.get_masks() != target.get_masks() or picture.get_bytesize() != 4 or not all(seen.size):
        target.blit(picture, place)
        return
    left, top = seen.left - place.left, seen.top - place.top
    part = pygame.surfarray.pixels2d(picture)[left : left + seen.width, top : top + seen.height]
    pygame.surfarray.pixels2d(target)[seen.left : seen.right, seen.top : seen.bottom] = part


def _around(places: Iterable[pygame.Rect]) -> pygame.Rect:
    """All that is in some places; there is one at least."""
    first, *others = places
    return first.unionall(others)


def _sides(part: pygame.Rect) -> tuple[int, int, int, int]:
    """A part as values that can be hashed."""
    return part.left, part.top, part.width, part.height


def _blit(
    surface: pygame.Surface,
    source: pygame.Surface,
    corner: tuple[int, int],
    area: tuple[int, int, int, int] | None,
    flags: int,
) -> None:
    surface.blit(source, corner, area, flags)


def _fblits(surface: pygame.Surface, pictures: tuple[tuple[pygame.Surface, tuple[int, int]], ...], flags: int) -> None:
    surface.fblits(pictures, flags)


def _blits(
    surface: pygame.Surface,
    pictures: tuple[tuple[pygame.Surface, tuple[int, int], tuple[int, int, int, int], int], ...],
) -> None:
    surface.blits(pictures, False)


def _fill(surface: pygame.Surface, color: tuple[int, ...], place: tuple[int, int, int, int], flags: int) -> None:
    surface.fill(color, place, flags)


def _parts(places: Sequence[pygame.Rect], whole: pygame.Rect) -> list[pygame.Rect]:
    """Return parts of the whole that cover all places: as few as are painted fastest."""
    parts: list[pygame.Rect] = []
    for part in _covered(places, whole, _CELL_PX):
        for number, other in enumerate(parts):
            both = other.union(part)
            if _pixels(both) <= _pixels(other) + _pixels(part) + _PART_PX:
                parts[number] = both
                break
        else:
            parts.append(part)
    return [whole] if sum(map(_pixels, parts)) + len(parts) * _PART_PX > _pixels(whole) else parts


def _uncovered(
    parts: Sequence[pygame.Rect], covers: Sequence[tuple[int, pygame.Rect]]
) -> Iterator[tuple[pygame.Rect, int]]:
    """Yield the parts, cut where it is worth it, each with the number of the lowest stroke that is seen in it.

    covers: numbers and places of strokes through which nothing is seen, from the lowest.
    """
    cut = [(part, 0) for part in parts]
    for number, place in covers:
        before, cut = cut, []
        for part, lowest in before:
            inside = part.clip(place)
            if inside == part:
                cut.append((part, number))
            elif _pixels(inside) < _COVERED_PX:
                cut.append((part, lowest))
            else:
                cut += [(inside, number), *((beside, lowest) for beside in _beside(part, inside))]
    yield from cut


def _beside(part: pygame.Rect, inside: pygame.Rect) -> Iterator[pygame.Rect]:
    """Yield what is left of a part around another one in it."""
    left, top, width, _ = part
    sides = (
        (left, top, width, inside.top - top),
        (left, inside.bottom, width, part.bottom - inside.bottom),
        (left, inside.top, inside.left - left, inside.height),
        (inside.right, inside.top, part.right - inside.right, inside.height),
    )
    yield from (pygame.Rect(side) for side in sides if side[2] > 0 and side[3] > 0)


def _pixels(part: pygame.Rect) -> int:
    return part.width * part.height


def _covered(places: Iterable[pygame.Rect], whole: pygame.Rect, cell_px: int) -> Iterator[pygame.Rect]:
    """Yield the runs of cells that places touch; rows that are alike as one."""
    rows = [0] * -(-whole.height // cell_px)
    for place in places:
        cells = (1 << -(-place.right // cell_px)) - (1 << place.left // cell_px)
        for row in range(place.top // cell_px, -(-place.bottom // cell_px)):
            rows[row] |= cells
    top = 0
    for row, alike in groupby(rows):
        bottom = top + len(list(alike))
        for left, right in _runs(row):
            part = pygame.Rect(left, top, right - left, bottom - top)
            yield pygame.Rect(*(cell_px * value for value in part)).clip(whole)
        top = bottom


def _runs(row: int) -> Iterator[tuple[int, int]]:
    """Yield first and end of the runs of set bits, from the lowest."""
    while row:
        first = (row & -row).bit_length() - 1
        filled = (row >> first) + 1
        end = first + (filled & -filled).bit_length() - 1
        yield first, end
        row &= -1 << end
