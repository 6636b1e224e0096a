"""The grid of songs with the chips above it: what is lit, how the light moves, how it rolls."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dancegame.core.song import Listing
from dancegame.game.drawing.canvas import Box
from dancegame.game.drawing.scroll_bar import ScrollBar

BAR = "bar"


@dataclass(frozen=True)
class Grid:
    """What can be lit: first the chips, then the surprise, then the songs. lit: counted through all of them.

    heads: how many of the chips stand beside the search line, above the others. columns, rows, boxes, bar: as they were
    drawn last. first_row: of the tiles, the first that is shown. rolled: part of a row that is still to be rolled.
    is_held: whether the bar was pressed last.
    """

    songs: tuple[Listing, ...]
    chips: int
    heads: int = 1
    lit: int = -1
    columns: int = 3
    rows: int = 2
    first_row: int = 0
    rolled: float = 0.0
    boxes: Mapping[int, Box] = field(default_factory=dict)
    bar: ScrollBar | None = None
    is_held: bool = False

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
    def song(self) -> Listing | None:
        """The song that is lit."""
        return self.song_at(self.lit)

    def song_at(self, place: int) -> Listing | None:
        """Return the song of a place, None for a chip or the surprise."""
        number = place - self.chips - 1
        return self.songs[number] if 0 <= number < len(self.songs) else None

    @property
    def tiles(self) -> int:
        """How many tiles there are: the surprise and the songs."""
        return 1 + len(self.songs)

    @property
    def all_rows(self) -> int:
        """How many rows the tiles have."""
        return -(-self.tiles // self.columns)

    @property
    def shown(self) -> range:
        """The places of the tiles that are shown."""
        first = self.chips + self.first_row * self.columns
        return range(first, min(self.chips + self.tiles, first + self.rows * self.columns))

    def showing(self, songs: tuple[Listing, ...]) -> "Grid":
        """Return the grid with other songs; the lit one stays lit if it is still there."""
        if songs == self.songs:
            return self
        if self.chip is not None:
            return replace(self, songs=songs, first_row=0)
        lit_id = self.song.id if self.song else None
        place = next((place for place, song in enumerate(songs) if song.id == lit_id), 0)
        lit = self.chips + 1 + place if songs else self.chips
        return replace(self, songs=songs, lit=lit, first_row=0).in_sight()

    def among_songs(self) -> "Grid":
        """Return the grid with the first song lit in place of a chip, if there is any."""
        is_elsewhere = self.chip is not None and bool(self.songs)
        return replace(self, lit=self.chips + 1, first_row=0) if is_elsewhere else self

    def lighting(self, song_id: str | None) -> "Grid":
        """Return the grid with a song lit, if it is there."""
        place = next((place for place, song in enumerate(self.songs) if song.id == song_id), None)
        return self if place is None else replace(self, lit=self.chips + 1 + place).in_sight()

    def moved(self, right: int, down: int) -> "Grid":
        """Return the grid with the light moved; above the tiles are the chips, the heads above the others."""
        if self.chip is not None:
            return self._moved_on_chips(self.chip, right, down)
        tile = self.lit - self.chips
        wanted = tile + right + down * self.columns
        if wanted < 0:
            column = self.heads + tile * (self.chips - self.heads) // self.columns
            return replace(self, lit=0 if right else min(column, self.chips - 1))
        if wanted >= self.tiles and down > 0:
            # The last row may be shorter than the one above it.
            is_above = tile // self.columns < (self.tiles - 1) // self.columns
            wanted = self.tiles - 1 if is_above else tile
        return replace(self, lit=self.chips + min(wanted, self.tiles - 1)).in_sight()

    def _moved_on_chips(self, chip: int, right: int, down: int) -> "Grid":
        if down < 0:
            return self if chip < self.heads else replace(self, lit=self.heads - 1 if chip == self.chips - 1 else 0)
        if down > 0 and (chip >= self.heads or self.chips == self.heads):
            return replace(self, lit=min(self.shown.start + (self.first_row == 0), self.shown.stop - 1))
        if down > 0:
            return replace(self, lit=self.heads if chip == 0 else self.chips - 1)
        return replace(self, lit=min(max(chip + right, 0), self.chips - 1))

    def scrolled(self, rows: float) -> "Grid":
        """Return the grid rolled by rows, parts of which add up, with the light where it can be seen."""
        wanted = self.rolled + rows
        return replace(self, rolled=wanted - int(wanted))._rolled_to(self.first_row + int(wanted))

    def leafed(self, pages: float) -> "Grid":
        """Return the grid rolled by as much as it shows, the light with it; infinitely far is its end."""
        by = pages * self.rows
        rolled = self._rolled_to(self.first_row + by)
        if self.chip is not None:
            return rolled
        row, column = divmod(self.lit - self.chips, self.columns)
        row = int(min(max(row + by, 0), self.all_rows - 1))
        return replace(rolled, lit=self.chips + min(row * self.columns + column, self.tiles - 1)).in_sight()

    def pointed(self, x: float, y: float) -> "Grid":
        """Return the grid with what is at a place lit."""
        under = self.under(x, y)
        return replace(self, lit=under) if isinstance(under, int) else self

    def pressed(self, x: float, y: float) -> "Grid":
        """Return the grid with what is at a place lit, or rolled to where its bar is pressed."""
        is_held = self.under(x, y) == BAR
        return replace(self, is_held=is_held).dragged(y) if is_held else replace(self, is_held=False).pointed(x, y)

    def dragged(self, y: float) -> "Grid":
        """Return the grid rolled to a height of its bar, if that is held."""
        return self._rolled_to(self.bar.first_at(y)) if self.bar is not None and self.is_held else self

    def under(self, x: float, y: float) -> int | str | None:
        """Return what is at a place: a chip or a tile by its place, BAR, or nothing."""
        if self.bar is not None and self.bar.is_at(x, y):
            return BAR
        return next((place for place, box in self.boxes.items() if box.collidepoint(x, y)), None)

    def in_sight(self) -> "Grid":
        """Return the grid rolled so far that the light is seen."""
        if self.chip is not None:
            return self._rolled_to(self.first_row)
        row = (self.lit - self.chips) // self.columns
        return self._rolled_to(min(max(self.first_row, row - self.rows + 1), row))

    def _rolled_to(self, first_row: float) -> "Grid":
        """The light goes to the nearest row that is shown."""
        first = int(min(max(first_row, 0), max(0, self.all_rows - self.rows)))
        grid = replace(self, first_row=first)
        if self.chip is not None or self.lit in grid.shown:
            return grid
        row, column = divmod(self.lit - self.chips, self.columns)
        row = min(max(row, first), first + self.rows - 1)
        return replace(grid, lit=self.chips + min(row * self.columns + column, self.tiles - 1))
