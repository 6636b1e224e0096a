"""Draws the song choice: search line, chips, covers, and the bar beside them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import pygame

from dancegame.core.song import Listing
from dancegame.core.traits import Traits
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.cover import CoverLight, CoverShape
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.scroll_bar import THICK, ScrollBar, draw_scroll_bar
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.still import still
from dancegame.game.screens.song_filters import ShownChip
from dancegame.game.screens.song_grid import Grid
from dancegame.game.screens.song_tiles import (
    EDGE,
    RADIUS,
    Facts,
    draw_broken,
    draw_chip,
    draw_number,
    draw_song,
    draw_surprise,
    words_height,
)
from dancegame.game.song_cover import Covers
from dancegame.game.text_field import TextField
from dancegame.texts import _, n_
from dancegame.texts.words import artist_words

LEAST_TILE_WIDTH, TILE_HEIGHT, GAP = 360.0, 320.0, 22.0
SEARCH_HEIGHT, CHIP_HEIGHT, CHIP_GAP = 84.0, 66.0, 14.0
FIRST_CHIP_WIDTH, FIRST_CHIP_SHARE, LEAST_CHIP_WIDTH = 330.0, 0.33, 200.0
# In a page that is no wider the door stands with the other chips, so that the search line keeps its room.
DOOR_WIDTH, DOOR_SHARE, NO_DOOR_BESIDE = 240.0, 0.24, 1000.0
# In a search line that is no wider, songs are counted once something is typed.
NARROW = 640.0
HINTS_HEIGHT, BAR_MARGIN = 58.0, 26.0


@dataclass(frozen=True)
class Page:
    """What the page says beside its grid.

    chips: as they are now. traits: by song id. broken: ids of songs that cannot be danced. queue: ids of songs that
    have their numbers on them, None where a chosen one is danced at once. is_empty: the library has no songs at all.
    has_door: the second chip leads to where songs come in.
    """

    field: TextField
    chips: Sequence[ShownChip]
    traits: Mapping[str, Traits]
    broken: Collection[str]
    queue: Sequence[str] | None
    is_empty: bool
    has_door: bool = False


class SongView:
    """Draws the grid and returns it with the places of what was drawn."""

    def __init__(self, covers: Covers) -> None:
        self._covers = covers

    def draw(self, canvas: Canvas, grid: Grid, box: Box, page: Page) -> Grid:
        """Draw search line, chips and tiles into a box."""
        chip_boxes = place_chips(box, len(page.chips), has_door=page.has_door)
        first = chip_boxes[0]
        below = chip_boxes[-1]
        draw_search(canvas, Box(box.left, box.top, first.left - CHIP_GAP - box.left, SEARCH_HEIGHT), page, grid)
        for number, (chip, place) in enumerate(zip(page.chips, chip_boxes, strict=True)):
            draw_chip(canvas, place, chip, is_lit=number == grid.lit, is_first=number == 0)
        top = below.bottom + 24
        room = Box(box.left, top, box.width, box.bottom - HINTS_HEIGHT - top)
        grid = laid_out(grid, room)
        if grid.bar is not None:
            draw_scroll_bar(canvas, grid.bar)
            room.width = grid.bar.box.left - BAR_MARGIN - room.left
        boxes = place_tiles(grid, room)
        self._draw_tiles(canvas, grid, boxes, page)
        if not grid.songs:
            _say_nothing_is_there(canvas, room, is_empty=page.is_empty)
        return replace(grid, boxes={**dict(enumerate(chip_boxes)), **boxes})

    def _draw_tiles(self, canvas: Canvas, grid: Grid, boxes: Mapping[int, Box], page: Page) -> None:
        queue = page.queue or ()
        self._want_covers(canvas, grid, boxes, page.broken)
        for place, box in boxes.items():
            song, is_lit = grid.song_at(place), place == grid.lit
            if song is None:
                draw_surprise(canvas, box, is_lit=is_lit)
                continue
            light = self._draw_cover(canvas, song, box)
            if song.id in page.broken:
                draw_broken(canvas, box)
            known = None if song.id in page.broken else page.traits.get(song.id)
            facts = Facts(song.title, artist_words(song.artist), known.difficulty if known else None)
            draw_song(canvas, box, facts, light=light, is_lit=is_lit)
            if song.id in queue:
                draw_number(canvas, box, queue.index(song.id) + 1)

    def _want_covers(self, canvas: Canvas, grid: Grid, boxes: Mapping[int, Box], broken: Collection[str]) -> None:
        """Those that are shown first, then those of the rows below and above."""
        beyond = range(grid.shown.stop, grid.shown.stop + grid.columns)
        before = range(grid.shown.start - grid.columns, grid.shown.start)
        songs = [song for place in (*grid.shown, *beyond, *before) if (song := grid.song_at(place)) is not None]
        if boxes:
            songs = [song for song in songs if song.id not in broken]
            self._covers.want(songs, _shape(canvas, next(iter(boxes.values()))), canvas.theme)

    def _draw_cover(self, canvas: Canvas, song: Listing, box: Box) -> CoverLight:
        light = self._covers.light(song, canvas.theme)
        picture = self._covers.picture(song, _shape(canvas, box), canvas.theme)
        if picture is None:
            draw_panel(canvas, box, light.dark(canvas.theme), light.edge(canvas.theme), radius=RADIUS, edge=EDGE)
        else:
            canvas.surface.blit(picture, canvas.point(box.topleft), special_flags=pygame.BLEND_PREMULTIPLIED)
        return light


def _shape(canvas: Canvas, box: Box) -> CoverShape:
    """How covers are painted; boxes of one size may differ by a pixel, their covers do not."""
    size = canvas.px(box.width), canvas.px(box.height)
    return CoverShape(size, canvas.px(words_height(canvas)), canvas.px(RADIUS), canvas.px(EDGE))


def place_chips(box: Box, count: int, *, has_door: bool = False) -> list[Box]:
    """Return the places of chips: the first beside the search line, the others below in as many rows as they need.

    has_door: the second one stands beside the first, where there is room.
    """
    has_door = has_door and box.width > NO_DOOR_BESIDE
    first_width = min(FIRST_CHIP_WIDTH, FIRST_CHIP_SHARE * box.width)
    door_width = min(DOOR_WIDTH, DOOR_SHARE * box.width)
    door = [Box(box.right - door_width, box.top, door_width, SEARCH_HEIGHT)] if has_door else []
    right = box.right if not has_door else door[0].left - CHIP_GAP
    first = Box(right - first_width, box.top, first_width, SEARCH_HEIGHT)
    others = count - 1 - len(door)
    in_a_row = min(others, max(1, int((box.width + CHIP_GAP) // (LEAST_CHIP_WIDTH + CHIP_GAP))))
    # As many in each row as can be.
    in_a_row = -(-others // -(-others // in_a_row))
    width = (box.width - CHIP_GAP * (in_a_row - 1)) / in_a_row
    places = [divmod(number, in_a_row) for number in range(others)]
    top = first.bottom + CHIP_GAP
    return [
        first,
        *door,
        *(
            Box(box.left + column * (width + CHIP_GAP), top + row * (CHIP_HEIGHT + CHIP_GAP), width, CHIP_HEIGHT)
            for row, column in places
        ),
    ]


def laid_out(grid: Grid, room: Box) -> Grid:
    """Return the grid with as many rows and columns as a room has, and with a bar if that is not enough."""
    rows = max(1, int((room.height + GAP) // (TILE_HEIGHT + GAP)))
    columns = _columns(room.width)
    if grid.tiles <= rows * columns:
        return replace(grid, columns=columns, rows=rows, bar=None).in_sight()
    bar = Box(room.right - THICK, room.top, THICK, room.height)
    grid = replace(grid, columns=_columns(room.width - THICK - BAR_MARGIN), rows=rows).in_sight()
    return replace(grid, bar=ScrollBar(bar, grid.first_row, rows, grid.all_rows))


def _columns(width: float) -> int:
    return max(1, int((width + GAP) // (LEAST_TILE_WIDTH + GAP)))


def place_tiles(grid: Grid, room: Box) -> dict[int, Box]:
    """Return the places of the tiles that are shown."""
    width = (room.width - GAP * (grid.columns - 1)) / grid.columns
    height = (room.height - GAP * (grid.rows - 1)) / grid.rows
    boxes = {}
    for number, place in enumerate(grid.shown):
        row, column = divmod(number, grid.columns)
        boxes[place] = Box(room.left + column * (width + GAP), room.top + row * (height + GAP), width, height)
    return boxes


def draw_search(canvas: Canvas, box: Box, page: Page, grid: Grid) -> None:
    """Draw what is typed, and how many songs it finds."""
    _draw_search(canvas, box, page.field, len(grid.songs))


@still
def _draw_search(canvas: Canvas, box: Box, field: TextField, count: int) -> None:
    theme = canvas.theme
    draw_panel(canvas, box, theme.glass, theme.secondary, radius=box.height / 2, edge=3)
    _draw_lens(canvas, (box.left + 56, box.centery - 4))
    left, right = box.left + 100, box.right - 34
    if field.shown or box.width > NARROW:
        found = n_("{count} song", "{count} songs", count)
        right = write(canvas, found, size=34, color=theme.muted, midright=(right, box.centery)).left
    room = right - left - 40
    if not field.shown:
        write(canvas, _("Title or artist"), size=40, color=theme.muted, max_width=room, midleft=(left, box.centery))
        return
    place = write(canvas, field.shown, size=44, max_width=room, midleft=(left, box.centery))
    cursor = Box(place.right + 6, box.centery - 22, 4, 44)
    canvas.surface.fill(theme.secondary, canvas.rect(cursor))


def _draw_lens(canvas: Canvas, middle: tuple[float, float]) -> None:
    color, thick = canvas.theme.secondary, canvas.px(6)
    grip, end = ((middle[0] + reach, middle[1] + reach) for reach in (12, 26))
    pen.aacircle(canvas.surface, color, canvas.point(middle), canvas.px(18), thick)
    pen.line(canvas.surface, color, canvas.point(grip), canvas.point(end), thick)


def _say_nothing_is_there(canvas: Canvas, room: Box, *, is_empty: bool) -> None:
    text = (
        _("There are no songs yet. Drop a video of a dance onto this window.")
        if is_empty
        else _("No song is like that. Esc shows all again.")
    )
    middle = (room.centerx, room.top + room.height / 2 + 40)
    write_lines(canvas, text, size=44, max_width=room.width, midtop=middle, color=canvas.theme.muted)
