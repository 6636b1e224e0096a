"""How one finds one's way in the scores: tabs, and the list of the one that is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.still import still
from dancegame.game.drawing.tiles import LINE_SHARE, draw_pane, draw_tab
from dancegame.game.screens.score_lists import Row, Tab
from dancegame.texts import _

TAB_HEIGHT, ROW_HEIGHT, GAP, THUMB = 78.0, 92.0, 10.0, 10.0
TITLE_SIZE, TEXT_SIZE = 38.0, 28.0
TABS = tuple(Tab)


@dataclass(frozen=True)
class Index:
    """Which tab is open and which row is lit, None while the tabs are. shown, first: rows as they were drawn last.

    boxes: of tabs and of rows by their place. pointed: what something points at.
    """

    tab: Tab = Tab.EVENINGS
    row: int = 0
    is_in_tabs: bool = False
    shown: int = 6
    first: int = 0
    boxes: Mapping[Tab | int, Box] = field(default_factory=dict)
    pointed: Tab | int | None = None

    def under(self, x: float, y: float) -> Tab | int | None:
        """Return the tab or the row at a place."""
        return next((thing for thing, box in self.boxes.items() if box.collidepoint(x, y)), None)

    def opened(self, tab: Tab) -> "Index":
        """Return it with another tab open."""
        return self if tab is self.tab else replace(self, tab=tab, row=0, first=0)

    def turned(self, step: int) -> "Index":
        """Return it with the next tab open, or the one before."""
        return self.opened(TABS[(TABS.index(self.tab) + step) % len(TABS)])

    def moved(self, down: int, rows: int) -> "Index":
        """Return it with the light moved among so many rows; above the first one are the tabs."""
        if self.is_in_tabs:
            return replace(self, is_in_tabs=down <= 0 or not rows)
        row = self.row + down
        return replace(self, is_in_tabs=True) if row < 0 else self.at(min(row, max(0, rows - 1)))

    def at(self, row: int) -> "Index":
        """Return it with a row lit, and in sight."""
        first = min(max(self.first, row - self.shown + 1), row)
        return replace(self, row=row, is_in_tabs=False, first=max(0, first))


def draw_index(canvas: Canvas, index: Index, rows: Sequence[Row], *, tabs: Box, listing: Box) -> Index:
    """Draw tabs and rows into a box each; returns the index with their places."""
    shown = max(1, int((listing.height + GAP) // (_row_height(canvas) + GAP)))
    index = replace(index, shown=shown)
    if rows:
        index = replace(index.at(min(index.row, len(rows) - 1)), is_in_tabs=index.is_in_tabs)
    return replace(index, boxes=_draw_tabs(canvas, tabs, index) | _draw_rows(canvas, listing, index, rows))


def _row_height(canvas: Canvas) -> float:
    return ROW_HEIGHT * max(1.0, 0.92 * canvas.look.text_scale)


def _draw_tabs(canvas: Canvas, box: Box, index: Index) -> dict[Tab | int, Box]:
    boxes: dict[Tab | int, Box] = {}
    for tab, place in zip(TABS, columns(box, len(TABS), width=box.width, gap=GAP), strict=True):
        is_lit = index.pointed is tab or (index.is_in_tabs and index.tab is tab)
        draw_tab(canvas, place, _(tab.value), canvas.theme.gold, is_open=tab is index.tab, is_lit=is_lit)
        boxes[tab] = place
    return boxes


def _draw_rows(canvas: Canvas, box: Box, index: Index, rows: Sequence[Row]) -> dict[Tab | int, Box]:
    boxes: dict[Tab | int, Box] = {}
    height, width = _row_height(canvas), box.width
    if len(rows) > index.shown:
        thumb = Box(box.right - THUMB, box.top, THUMB, box.height)
        _draw_thumb(canvas, thumb, index.first, index.shown, len(rows))
        width -= THUMB + GAP
    for line, number in enumerate(range(index.first, min(index.first + index.shown, len(rows)))):
        place = Box(box.left, box.top + line * (height + GAP), width, height)
        is_lit = index.pointed == number or (number == index.row and not index.is_in_tabs)
        _draw_row(canvas, place, rows[number], is_open=number == index.row, is_lit=is_lit)
        boxes[number] = place
    return boxes


def _draw_thumb(canvas: Canvas, box: Box, first: int, shown: int, rows: int) -> None:
    """Say how much of the list is seen, and where that is."""
    theme = canvas.theme
    height = max(40.0, box.height * shown / rows)
    thumb = Box(box.left, box.top + (box.height - height) * first / (rows - shown), box.width, height)
    for place, color in ((box, theme.glass_edge), (thumb, theme.gold)):
        pen.rect(canvas.surface, color, canvas.rect(place), border_radius=canvas.px(THUMB / 2))


@still
def _draw_row(canvas: Canvas, box: Box, row: Row, *, is_open: bool, is_lit: bool) -> None:
    theme = canvas.theme
    color = theme.gold if is_open else theme.secondary
    draw_pane(canvas, box, color=color, is_lit=is_lit, radius=26)
    left, width = box.left + 30, box.width - 60
    lines = [(row.title, TITLE_SIZE, color if is_open else theme.ink, True)]
    if row.text:
        lines.append((row.text, TEXT_SIZE, theme.muted, False))
    heights = [LINE_SHARE * measured(canvas, text, size, is_bold=is_bold)[1] for text, size, _color, is_bold in lines]
    y = box.centery - sum(heights) / 2 - 0.03 * box.height
    for (text, size, ink, is_bold), height in zip(lines, heights, strict=True):
        place = (left, y + height / 2)
        write(canvas, text, size=size, color=ink, is_bold=is_bold, max_width=width, midleft=place)
        y += height
