"""The scores: leaderboards of evenings and songs, what somebody's dances come to, and how they got better."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.stages import ScoresPage
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Choose, Intent, Move, Pick, Point, Press, Scroll
from dancegame.core.records import Board, Person
from dancegame.core.texts import N_
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.plot import PlotPoint, draw_plot
from dancegame.game.drawing.shapes import draw_panel, draw_star
from dancegame.game.drawing.tiles import draw_hints, draw_stepper
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.score_board import draw_board
from dancegame.game.screens.score_index import TAB_HEIGHT, TABS, Index, draw_index
from dancegame.game.screens.score_lists import Lookup, Row, Tab
from dancegame.game.screens.score_person import draw_figures
from dancegame.texts import _
from dancegame.texts.words import STRICTNESS_WORDS, WAY_WORDS, error_words

STEPPER, NOTE_STAR = 72.0, 150.0
LIST_WIDE, LIST_UPRIGHT = 0.32, 0.44
# What will stand on each page, and how it comes there.
EMPTY = {
    Tab.EVENINGS: (
        N_("Your evenings will stand here"),
        N_("Dance alone or as a party: what everybody reaches is kept by itself."),
    ),
    Tab.SONGS: (
        N_("The best dancers of each song will stand here"),
        N_("Dance a song to its end, and your points are on its list."),
    ),
    Tab.PLAYERS: (
        N_("Everybody who plays will stand here"),
        N_("Choose a name when you join a party, and see how you get better."),
    ),
}
# Whoever runs through a list does not look everything up on the way.
REST_S = 0.1
NO_BOX = Box(0, 0, 0, 0)


class ScoresScreen(Screen):
    """A list at the left, and what belongs to its lit row at the right; left and right turn to the next view of it.

    A song and an evening have a view for each strictness and way of playing; a player has one for each song.
    """

    want = Want.LIST

    def __init__(self, house: House, stage: ScoresPage) -> None:
        house.close_round()
        self._house = house
        self._lookup = Lookup(house, wished=stage.song_id)
        self._song_id = stage.song_id
        self._index = Index(Tab.SONGS if stage.song_id else Tab.EVENINGS)
        self._view = 0
        self._steps = (NO_BOX, NO_BOX)
        self._leave = NO_BOX
        self._now_s = self._moved_s = house.parts.clock_s()

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if self._house.arrivals.is_new:
            return Chosen(Wish.ADD)
        for intent in intents:
            if isinstance(intent, Back) or (isinstance(intent, Press) and self._leave.collidepoint(intent.x, intent.y)):
                return Chosen(Wish.MENU)
            before = self._index.tab, self._index.row
            self._take(intent)
            if before != (self._index.tab, self._index.row):
                self._view, self._moved_s = 0, now_s
                self._house.parts.effects.play("menu_move")
        return None

    def under(self, x: float, y: float) -> object:
        """What a hand can rest on."""
        boxes = {"less": self._steps[0], "more": self._steps[1], "leave": self._leave}
        other = next((name for name, box in boxes.items() if box.collidepoint(x, y)), None)
        return other or self._index.under(x, y)

    def _take(self, intent: Intent) -> None:
        index = self._index
        match intent:
            case Pick(place) if place < len(TABS):
                self._index = index.opened(TABS[place])
            case Move(right=0, down=down):
                self._index = index.moved(down, len(self._rows))
            # Where nothing is listed yet there is nothing else to turn than the tabs.
            case Move(right=right) if index.is_in_tabs or not self._rows:
                self._index = index.turned(right)
            case Move(right=right):
                self._step(right)
            case Choose() if index.is_in_tabs:
                self._index = index.moved(1, len(self._rows))
            case Choose():
                self._step(1)
            case Scroll(rows):
                self._index = index.moved(1 if rows > 0 else -1, len(self._rows)) if not index.is_in_tabs else index
            case Point(x, y):
                self._index = replace(index, pointed=index.under(x, y))
            case Press(x, y):
                self._press(x, y)

    def _press(self, x: float, y: float) -> None:
        for box, step in zip(self._steps, (-1, 1), strict=True):
            if box.collidepoint(x, y):
                self._step(step)
        match self._index.under(x, y):
            case Tab() as tab:
                self._index = self._index.opened(tab)
            case int() as row:
                self._index = self._index.at(row)

    def _step(self, step: int) -> None:
        self._view += step
        self._house.parts.effects.play("menu_move")

    @property
    def _rows(self) -> Sequence[Row]:
        return self._lookup.rows(self._index.tab) or ()

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        theme, rows, places = canvas.theme, self._rows, _divided(canvas)
        head = (places.listing.centerx, canvas.safe.top + 36)
        write(canvas, _("Scores"), size=84, glow=theme.ambient, max_width=places.listing.width, center=head)
        self._light_song(rows)
        self._index = draw_index(canvas, self._index, rows, tabs=places.tabs, listing=places.listing)
        hints = (self._turning, ("Esc", _("back")))
        bottom = (places.listing.centerx, canvas.safe.bottom)
        self._leave = draw_hints(canvas, hints, midbottom=bottom, max_width=places.listing.width)[-1]
        draw_panel(canvas, places.pane, theme.glass, theme.glass_edge, radius=44, alpha=226)
        self._draw_pane(canvas, places.pane.inflate(-80, -40), rows)

    @property
    def _turning(self) -> tuple[str, str]:
        """Which arrows lead on: sideways over tabs, and views where there are several, else up and down."""
        is_sideways = self._index.is_in_tabs or not self._rows or self._steps[1].width > 0
        return ("← →", _("next")) if is_sideways else ("↑ ↓", _("choose"))

    def _light_song(self, rows: Sequence[Row]) -> None:
        """Light the song that was asked for, once the list is there."""
        if self._song_id is not None and rows and self._index.tab is Tab.SONGS:
            keys = [row.key for row in rows]
            self._index, self._song_id = self._index.at(keys.index(self._song_id)), None

    def _draw_pane(self, canvas: Canvas, box: Box, rows: Sequence[Row]) -> None:
        """What belongs to the lit row."""
        self._steps = (NO_BOX, NO_BOX)
        tab = self._index.tab
        if self._lookup.error is not None:
            message, remedy = error_words(self._lookup.error)
            _draw_note(canvas, box, message, remedy)
            return
        if not rows:
            if self._lookup.rows(tab) is not None:
                text, quiet = EMPTY[tab]
                _draw_note(canvas, box, _(text), _(quiet))
            return
        row = rows[min(self._index.row, len(rows) - 1)]
        if self._now_s - self._moved_s < REST_S:
            return
        if tab is Tab.PLAYERS:
            person = self._lookup.person(row.key)
            if person is not None:
                self._draw_person(canvas, box, row.key, person)
            return
        boards = self._lookup.boards(tab, row.key)
        top, glow = (box.centerx, box.top - 6), canvas.theme.ambient
        head = write(canvas, row.title, size=64, glow=glow, max_width=box.width, midtop=top)
        body = Box(box.left, head.bottom + 8, box.width, box.bottom - head.bottom - 8)
        if boards:
            self._draw_boards(canvas, body, boards)
        elif boards is not None:
            _draw_note(canvas, body, _("Dance a song and it stands here"))

    def _draw_boards(self, canvas: Canvas, box: Box, boards: Sequence[Board]) -> None:
        board = boards[self._view % len(boards)]
        words = f"{_(WAY_WORDS[board.way])} · {_(STRICTNESS_WORDS[board.strictness])}"
        room = self._draw_view(canvas, box, words, count=len(boards))
        today, is_evening = self._house.parts.today(), self._index.tab is Tab.EVENINGS
        draw_board(canvas, room, board, today=today, is_evening=is_evening)

    def _draw_person(self, canvas: Canvas, box: Box, name: str, person: Person) -> None:
        figures = person.statistics
        if not figures.rounds and not figures.guesses:
            text = _("Choose a name when you join a party, and your evenings stand here too.")
            _draw_note(canvas, box, _("Dance a song and it stands here"), "" if name else text)
            return
        bottom = draw_figures(canvas, box, figures) + 8
        below = Box(box.left, bottom, box.width, box.bottom - bottom)
        if not person.songs:
            return
        song_id = person.songs[self._view % len(person.songs)].key
        room = self._draw_view(canvas, below, self._lookup.song_row(song_id).title, count=len(person.songs))
        days = self._lookup.days(name, song_id)
        if days is not None:
            points = tuple(PlotPoint(date.fromisoformat(day.day), day.best) for day in days)
            draw_plot(canvas, room, points, color=canvas.theme.secondary, today=self._house.parts.today())

    def _draw_view(self, canvas: Canvas, box: Box, words: str, *, count: int) -> Box:
        """Say which view it is, with arrows where there are several; returns the room below."""
        place = Box(box.left, box.top, box.width, STEPPER)
        if count > 1:
            words = f"{words}  {self._view % count + 1}/{count}"
            self._steps = draw_stepper(canvas, place, words, color=canvas.theme.gold)
        else:
            color = canvas.theme.muted
            write(canvas, words, size=40, color=color, max_width=box.width, center=place.center)
        return Box(box.left, place.bottom + 10, box.width, box.bottom - place.bottom - 10)


@dataclass(frozen=True)
class _Places:
    """Where everything stands."""

    tabs: Box
    listing: Box
    pane: Box


def _divided(canvas: Canvas) -> _Places:
    """The list beside what belongs to its lit row, in an upright picture above it; the tabs in the head."""
    safe, foot, head = canvas.safe, 64.0, TAB_HEIGHT + 22
    if canvas.is_upright:
        tabs = Box(safe.left, safe.top + 92, safe.width, TAB_HEIGHT)
        listing = Box(safe.left, tabs.bottom + 22, safe.width, LIST_UPRIGHT * safe.height - tabs.bottom)
        top = listing.bottom + 22
        return _Places(tabs, listing, Box(safe.left, top, safe.width, safe.bottom - foot - top))
    width = LIST_WIDE * safe.width
    left = safe.left + width + 28
    return _Places(
        Box(left, safe.top, safe.right - left, TAB_HEIGHT),
        Box(safe.left, safe.top + head, width, safe.height - head - foot),
        Box(left, safe.top + head, safe.right - left, safe.height - head),
    )


def _draw_note(canvas: Canvas, box: Box, text: str, quiet: str = "") -> None:
    """A friendly word where there is nothing to show."""
    draw_star(canvas, (box.centerx, box.centery - NOTE_STAR), NOTE_STAR, is_lit=True)
    top = (box.centerx, box.centery - 20)
    y = write_lines(canvas, text, size=52, max_width=0.86 * box.width, midtop=top, color=canvas.theme.ink, is_bold=True)
    if quiet:
        write_lines(canvas, quiet, size=36, max_width=0.86 * box.width, midtop=(top[0], y + 12))
