"""The grid of songs with the chips above it: what is lit, how the light moves, and how it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dancegame.core.song import Song
from dancegame.core.traits import Step, Traits, beats_a_minute
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.shapes import draw_disc, draw_panel
from dancegame.game.drawing.still import still
from dancegame.game.drawing.tiles import draw_badge, draw_hints, draw_pane
from dancegame.game.screens.song_filters import DIFFICULTY_WORDS, ENERGY_WORDS
from dancegame.game.song_cover import Covers
from dancegame.game.text_field import TextField
from dancegame.texts import _, n_

LEAST_TILE_WIDTH, TILE_HEIGHT, GAP = 360.0, 300.0, 20.0
NUMBER = 84.0
CHIP_HEIGHT, LEAST_CHIP_WIDTH, SEARCH_HEIGHT = 62.0, 200.0, 84.0


@dataclass(frozen=True)
class Grid:
    """What can be lit: first the chips, then the surprise, then the songs. lit: counted through all of them.

    columns, boxes, first_row: as they were drawn last.
    """

    songs: tuple[Song, ...]
    chips: int
    lit: int = -1
    columns: int = 3
    rows: int = 2
    first_row: int = 0
    boxes: Mapping[int, Box] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.lit < 0:
            object.__setattr__(self, "lit", self.chips + 1 if self.songs else self.chips)

    @property
    def chip(self) -> int | None:
        """The chip that is lit."""
        return self.lit if self.lit < self.chips else None

    @property
    def is_surprise(self) -> bool:
        """Whether the surprise is lit."""
        return self.lit == self.chips

    @property
    def song(self) -> Song | None:
        """The song that is lit."""
        place = self.lit - self.chips - 1
        return self.songs[place] if 0 <= place < len(self.songs) else None

    def song_at(self, place: int) -> Song:
        """Return the song of a place behind chips and surprise."""
        return self.songs[place - self.chips - 1]

    @property
    def tiles(self) -> int:
        """How many tiles there are: the surprise and the songs."""
        return 1 + len(self.songs)

    def showing(self, songs: tuple[Song, ...]) -> "Grid":
        """Return the grid with other songs; the lit one stays lit if it is still there."""
        if songs == self.songs:
            return self
        if self.chip is not None:
            return replace(self, songs=songs, first_row=0)
        place = songs.index(self.song) if self.song in songs else 0
        lit = self.chips + 1 + place if songs else self.chips
        return replace(self, songs=songs, lit=lit, first_row=0)._in_sight()

    def moved(self, right: int, down: int) -> "Grid":
        """Return the grid with the light moved; up from the first row are the chips."""
        if self.chip is not None:
            if down > 0:
                return replace(self, lit=self.chips + min(self.tiles - 1, 1))._in_sight()
            return replace(self, lit=min(max(self.lit + right, 0), self.chips - 1))
        place = self.lit - self.chips + right + down * self.columns
        if place < 0 or (right < 0 and self.lit == self.chips):
            return replace(self, lit=0 if right else min(self.chips - 1, max(0, self.lit - self.chips)))
        if place >= self.tiles and down > 0:
            # The last row may be shorter than the one above it.
            is_above = (self.lit - self.chips) // self.columns < (self.tiles - 1) // self.columns
            place = self.tiles - 1 if is_above else self.lit - self.chips
        return replace(self, lit=self.chips + min(place, self.tiles - 1))._in_sight()

    def scrolled(self, rows: float) -> "Grid":
        """Return the grid moved by so many rows, with the light where it can be seen."""
        step = 1 if rows > 0 else -1
        return self.moved(0, step) if self.chip is None else self

    def pointed(self, x: float, y: float) -> "Grid":
        """Return the grid with what is at a place lit."""
        under = next((place for place, box in self.boxes.items() if box.collidepoint(x, y)), None)
        return self if under is None else replace(self, lit=under)

    def is_on(self, x: float, y: float) -> bool:
        """Tell whether a place lies on what is lit."""
        box = self.boxes.get(self.lit)
        return box is not None and bool(box.collidepoint(x, y))

    def _in_sight(self) -> "Grid":
        row = (self.lit - self.chips) // self.columns
        first = min(max(self.first_row, row - self.rows + 1), row)
        return replace(self, first_row=max(0, first))


class GridView:
    """Draws the grid and returns it with the places of what was drawn."""

    def __init__(self, covers: Covers) -> None:
        self._covers = covers

    def draw(
        self,
        canvas: Canvas,
        grid: Grid,
        box: Box,
        *,
        field: TextField,
        chips: Sequence[tuple[str, bool]],
        queue: Sequence[str] | None = None,
        is_empty: bool,
    ) -> Grid:
        """Draw search line, chips and tiles into a box. is_empty: the library has no songs at all.

        queue: ids of songs that have their numbers on them; None where a chosen one is danced at once.
        """
        search = Box(box.left, box.top, box.width, SEARCH_HEIGHT)
        _draw_search(canvas, search, field, len(grid.songs))
        boxes, bottom = _draw_chips(canvas, Box(box.left, search.bottom + 14, box.width, CHIP_HEIGHT), chips, grid)
        top = bottom + 26
        room = Box(box.left, top, box.width, box.bottom - 54 - top)
        columns = max(1, int((room.width + GAP) // (LEAST_TILE_WIDTH + GAP)))
        rows = max(1, int((room.height + GAP) // (TILE_HEIGHT + GAP)))
        grid = replace(grid, columns=columns, rows=rows)._in_sight()
        self._covers.begin_picture()
        boxes |= self._draw_tiles(canvas, grid, room)
        for number, song_id in enumerate(queue or (), start=1):
            place = next((place for place in boxes if place > grid.chips and grid.song_at(place).id == song_id), None)
            if place is not None:
                _draw_number(canvas, boxes[place], number)
        if not grid.songs:
            text = (
                _("There are no songs yet. Import a video: dancegame import VIDEO")
                if is_empty
                else _("No song is like that. Esc shows all again.")
            )
            middle = (room.centerx, room.top + TILE_HEIGHT + 60)
            write_lines(canvas, text, size=44, max_width=room.width, midtop=middle, color=canvas.theme.muted)
        hints = (("Enter", _("dance")), ("abc", _("search")), ("Esc", _("back")))
        if queue is not None:
            is_in = grid.song is not None and grid.song.id in queue
            hints = (("Enter", _("take out") if is_in else _("add")), ("abc", _("search")), ("Esc", _("done")))
        draw_hints(canvas, hints, midbottom=(box.centerx, box.bottom), max_width=box.width)
        return replace(grid, boxes=boxes)

    def _draw_tiles(self, canvas: Canvas, grid: Grid, room: Box) -> dict[int, Box]:
        width = (room.width - GAP * (grid.columns - 1)) / grid.columns
        height = (room.height - GAP * (grid.rows - 1)) / grid.rows
        boxes = {}
        for tile in range(grid.first_row * grid.columns, min(grid.tiles, (grid.first_row + grid.rows) * grid.columns)):
            row, column = divmod(tile - grid.first_row * grid.columns, grid.columns)
            box = Box(room.left + column * (width + GAP), room.top + row * (height + GAP), width, height)
            place = grid.chips + tile
            boxes[place] = box
            if tile == 0:
                _draw_surprise(canvas, box, is_lit=place == grid.lit)
            else:
                self._draw_song(canvas, grid.songs[tile - 1], box, is_lit=place == grid.lit)
        return boxes

    def _draw_song(self, canvas: Canvas, song: Song, box: Box, *, is_lit: bool) -> None:
        cover = _draw_tile(canvas, box, song.title, song.artist, is_lit=is_lit)
        self._covers.draw(canvas, song, cover)

    def draw_song(self, canvas: Canvas, song: Song | None, box: Box, traits: Mapping[str, Traits]) -> None:
        """Draw what there is to know of the lit song over its dancer."""
        if song is None:
            return
        theme, x = canvas.theme, box.centerx
        y = write_lines(
            canvas, song.title, size=58, max_width=box.width, midtop=(x, box.top), color=theme.ink, is_bold=True
        )
        write(canvas, song.artist, size=40, color=theme.secondary, max_width=box.width, midtop=(x, y))
        facts = [_("{bpm} beats a minute", bpm=round(beats_a_minute(song)))] if beats_a_minute(song) else []
        known = traits.get(song.id)
        if known is not None:
            facts.append(f"{_(DIFFICULTY_WORDS[known.difficulty])} · {_(ENERGY_WORDS[known.energy])}")
            if known.is_seated:
                facts.append(_("Can be danced sitting down"))
            _draw_difficulty(canvas, (x, box.bottom - 30), known.difficulty)
        y = box.bottom - 70
        for fact in reversed(facts):
            y = write(
                canvas, fact, size=34, color=theme.muted, max_width=box.width, midbottom=(x, y), outline=theme.night
            ).top


def _draw_number(canvas: Canvas, box: Box, number: int) -> None:
    """On a song that waits: when its turn comes."""
    center = (box.right - 0.6 * NUMBER, box.top + 0.6 * NUMBER)
    draw_badge(canvas, center, str(number), color=canvas.theme.gold, diameter=NUMBER)


@still
def _draw_tile(canvas: Canvas, box: Box, title: str, artist: str, *, is_lit: bool) -> Box:
    """Draw the tile of a song with an empty card for its cover; returns where that stands."""
    theme, words = canvas.theme, 104.0
    draw_pane(canvas, box, color=theme.secondary, is_lit=is_lit, radius=26)
    cover = Box(box.left + 12, box.top + 12, box.width - 24, box.height - words - 18)
    draw_panel(canvas, cover, theme.glass, theme.glass_edge, radius=24)
    left, width = box.left + 22, box.width - 44
    write(canvas, title, size=38, color=theme.ink, max_width=width, topleft=(left, box.bottom - words))
    at = (left, box.bottom - 12)
    write(canvas, artist, size=28, color=theme.muted, is_bold=False, max_width=width, bottomleft=at)
    return cover


@still
def _draw_search(canvas: Canvas, box: Box, field: TextField, count: int) -> None:
    theme = canvas.theme
    draw_panel(canvas, box, theme.glass, theme.secondary, radius=box.height / 2, edge=3)
    found = n_("{count} song", "{count} songs", count)
    end = write(canvas, found, size=32, color=theme.muted, midright=(box.right - 34, box.centery))
    room = end.left - box.left - 90
    if not field.shown:
        text = _("Type a title or a name")
        write(canvas, text, size=40, color=theme.faint, max_width=room, midleft=(box.left + 40, box.centery))
        return
    place = write(canvas, field.shown, size=44, max_width=room, midleft=(box.left + 40, box.centery))
    cursor = Box(place.right + 6, box.centery - 22, 4, 44)
    canvas.surface.fill(theme.secondary, canvas.rect(cursor))


def _draw_chips(
    canvas: Canvas, box: Box, chips: Sequence[tuple[str, bool]], grid: Grid
) -> tuple[dict[int, Box], float]:
    """Draw the chips in as many rows as they need; returns their places and where they end."""
    gap = 14.0
    in_a_row = min(len(chips), max(1, int((box.width + gap) // (LEAST_CHIP_WIDTH + gap))))
    in_a_row = -(-len(chips) // -(-len(chips) // in_a_row))
    width = (box.width - gap * (in_a_row - 1)) / in_a_row
    boxes = {}
    bottom = box.bottom
    for number, (words, is_on) in enumerate(chips):
        row, column = divmod(number, in_a_row)
        chip = Box(box.left + column * (width + gap), box.top + row * (box.height + gap), width, box.height)
        bottom = chip.bottom
        color = canvas.theme.gold if is_on else canvas.theme.ambient
        _draw_chip(canvas, chip, words, color, is_on=is_on, is_lit=number == grid.lit)
        boxes[number] = chip
    return boxes, bottom


@still
def _draw_chip(canvas: Canvas, box: Box, words: str, color: Color, *, is_on: bool, is_lit: bool) -> None:
    draw_pane(canvas, box, color=color, is_lit=is_lit, radius=box.height / 2)
    ink = canvas.theme.gold if is_on else canvas.theme.ink
    write(canvas, words, size=32, color=ink, max_width=box.width - 28, center=box.center)


@still
def _draw_surprise(canvas: Canvas, box: Box, *, is_lit: bool) -> None:
    theme = canvas.theme
    draw_pane(canvas, box, color=theme.primary, is_lit=is_lit, radius=26)
    write(canvas, "?", size=150, glow=theme.primary, center=(box.centerx, box.centery - 40))
    text = _("Surprise me")
    write(canvas, text, size=42, max_width=box.width - 30, midbottom=(box.centerx, box.bottom - 24))


def _draw_difficulty(canvas: Canvas, center: tuple[float, float], difficulty: Step) -> None:
    """One, two or three lights."""
    for number in range(len(Step)):
        is_on = number < difficulty.value
        color = canvas.theme.gold if is_on else canvas.theme.glass_edge
        draw_disc(canvas, (center[0] + (number - 1) * 40, center[1]), 26, color)
