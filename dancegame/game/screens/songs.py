"""The song choice: covers of the songs' own poses, found as one types; the lit song dances beside them."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from dancegame.core.evening.outcomes import Chosen, ChoseScores, ChoseSong, Outcome, Queued, Wish
from dancegame.core.evening.stages import SongChoice
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import (
    Back,
    Choose,
    Compose,
    Drag,
    Erase,
    Inspect,
    Intent,
    Leaf,
    Move,
    Point,
    Press,
    Scroll,
    Type,
)
from dancegame.core.song import Listing
from dancegame.core.song_search import EVERYTHING, SongSearch
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.tiles import draw_hints
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.song_facts import credit_of, draw_facts, draw_name, draw_reason, name_height
from dancegame.game.screens.song_filters import MODES, TOGETHER, Choice, add_chip, chips, done_chip
from dancegame.game.screens.song_grid import Grid
from dancegame.game.screens.song_preview import SongPreview
from dancegame.game.screens.song_view import Page, SongView
from dancegame.game.song_cover import Covers
from dancegame.game.text_field import TextField
from dancegame.texts import _

# In a picture that is no wider, in units, the words beside the list need a larger share.
NARROW = 1700.0
NOWHERE = Box(0, 0, 0, 0)
# What is told of a song stands below its dancer, so that the feet are seen; its name above, so that the head is.
FACTS, NAME = 440.0, 120.0


class SongsScreen(Screen):
    """What is typed searches at once; arrows move the light over chips and covers.

    Where songs wait their turn, choosing one puts it at the end of the queue, or takes it out of it.
    """

    want = Want.LIST
    settled_s = 4.0

    def __init__(self, house: House, stage: SongChoice) -> None:
        self._queue, self._add = stage.queue, -1
        if self._queue is None:
            house.close_round()
        self._house = house
        house.parts.shelf.look_again()
        self._choice = Choice(EVERYTHING, stage.mode if stage.mode in MODES else TOGETHER)
        self._field = TextField()
        self._preview, self._covers = SongPreview(house), Covers(house.parts.shelf)
        self._list(house.parts.shelf.songs())
        self._view = SongView(self._covers)
        self._grid = Grid(self._found(), chips=len(self._chips), heads=self._heads).lighting(stage.lit)
        self._now_s = house.parts.clock_s()
        self._way_back = NOWHERE
        self._traits = house.kinship.traits

    def _list(self, songs: Sequence[Listing]) -> None:
        """Take these for the songs that there are; those that are broken stand behind them."""
        self._songs, self._search = songs, self._house.kinship.search(songs)
        self._broken = self._house.parts.shelf.broken()
        self._broken_search = SongSearch(
            [Listing(song_id, song_id, _("Cannot be danced"), 0.0) for song_id in self._broken]
        )
        tags = tuple(sorted({tag for song in songs for tag in song.tags}))
        self._choice = replace(self._choice, tags=tags)
        self._chips = chips(tags)
        if self._queue is not None:
            self._chips = (done_chip(lambda: len(self._queue or ())), *self._chips[1:])
        elif self._house.arrivals.door is not None:
            self._add = 1
            self._chips = (self._chips[0], add_chip(), *self._chips[1:])

    def _found(self) -> tuple[Listing, ...]:
        filters, text = self._choice.filters, self._field.shown
        found = self._search.find(text, filters=filters, traits=self._house.kinship.traits)
        return (*found, *(self._broken_search.find(text) if filters == EVERYTHING else ()))

    @property
    def _heads(self) -> int:
        return 2 if self._add >= 0 else 1

    @property
    def _whole(self) -> Listing | None:
        """The lit song, if it can be danced."""
        song = self._grid.song
        return None if song is None or song.id in self._broken else song

    def _look(self) -> None:
        """Show what has come, gone or been learnt meanwhile."""
        shelf, kinship = self._house.parts.shelf, self._house.kinship
        songs = shelf.songs()
        is_other = (songs is not self._songs and tuple(songs) != tuple(self._songs)) or shelf.broken() != self._broken
        if is_other:
            self._list(songs)
            self._covers.arrange(songs)
            kinship.learn_more()
            self._grid = replace(self._grid, chips=len(self._chips))
        if is_other or kinship.traits is not self._traits:
            # What has been learnt may not pass the filters.
            self._traits = kinship.traits
            self._grid = self._grid.showing(self._found())

    def under(self, x: float, y: float) -> Hashable:
        return self._grid.under(x, y)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        lit = self._grid.song
        if self._house.arrivals.is_new and self._queue is None:
            return self._left(Chosen(Wish.ADD))
        for intent in intents:
            outcome = self._take(intent)
            if outcome is not None:
                return self._left(outcome)
        if self._grid.song is not lit:
            self._house.parts.effects.play("menu_move")
        self._look()
        if self._grid.song is not None and self._whole is None:
            self._preview.rest()
        else:
            self._preview.update(self._whole, now_s)
        return None

    def _left(self, outcome: Outcome) -> Outcome:
        """Let go of what belongs to the page."""
        self._covers.end()
        self._preview.end(is_back=self._queue is not None)
        return outcome

    def _take(self, intent: Intent) -> Outcome | None:
        match intent:
            case Back() if self._field.text or self._choice.filters != EVERYTHING:
                self._field = self._field.emptied()
                self._choice = replace(self._choice, filters=EVERYTHING)
                self._grid = self._grid.showing(self._found())
            case Back():
                return Chosen(Wish.MENU) if self._queue is None else Queued(self._queue)
            case Type(text):
                self._write(self._field.typed(text))
            case Compose(text):
                self._write(self._field.composing(text))
            case Erase():
                self._write(self._field.erased())
            case Move(right, down):
                self._grid = self._grid.moved(right, down)
            case Scroll(rows):
                self._grid = self._grid.scrolled(rows)
            case Leaf(pages):
                self._grid = self._grid.leafed(pages)
            case Drag(_, y):
                self._grid = self._grid.dragged(y)
            case Point(x, y):
                self._grid = self._grid.pointed(x, y)
            case Press(x, y) if self._way_back.collidepoint(x, y):
                return self._take(Back())
            case Press(x, y):
                self._grid = self._grid.pressed(x, y)
                return self._choose() if self._grid.under(x, y) == self._grid.lit else None
            case Choose():
                return self._choose()
            case Inspect() if self._queue is None and (song := self._grid.song or self._preview.song) is not None:
                return ChoseScores(song.id)
        return None

    def _write(self, field: TextField) -> None:
        self._field = field
        # Whoever types means a song by the next Enter, whatever else was lit.
        self._grid = self._grid.showing(self._found()).among_songs()

    def _choose(self) -> Outcome | None:
        chip = self._grid.chip
        if chip == 0 and self._queue is not None:
            return Queued(self._queue)
        if chip == self._add:
            return Chosen(Wish.ADD)
        if chip is not None:
            self._choice = self._chips[chip].pressed(self._choice)
            self._grid = self._grid.showing(self._found())
            self._house.parts.effects.play("menu_move")
            return None
        song = self._grid.song
        if song is None and self._grid.is_surprise and self._grid.songs:
            song = self._surprise()
        if song is None or song.id in self._broken:
            return None
        self._house.parts.effects.play("menu_select")
        if self._queue is not None:
            self._queue = _toggled(self._queue, song.id)
            return None
        return ChoseSong(song.id, self._choice.mode)

    def _surprise(self) -> Listing | None:
        """Any of the songs that are shown and do not wait already."""
        taken = {*(self._queue or ()), *self._broken}
        free = [song for song in self._grid.songs if song.id not in taken]
        return self._house.parts.random.choice(free) if free else None

    def draw(self, canvas: Canvas) -> None:
        beside, listing = canvas.halves(first=0.30 if canvas.area.width > NARROW or canvas.is_upright else 0.39)
        beside = beside.clip(canvas.safe)
        beside.width -= 0 if canvas.is_upright else 24
        beside.height -= 24 if canvas.is_upright else 0
        self._draw_dancer(canvas, beside)
        self._house.theatre.draw_before(canvas, self, lambda: self._draw_page(canvas, beside, listing))

    def _draw_page(self, canvas: Canvas, beside: Box, listing: Box) -> None:
        """Draw everything but the scene and the dancer."""
        self._draw_words(canvas, beside)
        listing = listing.clip(canvas.safe)
        page = Page(
            self._field,
            [chip.shown(self._choice) for chip in self._chips],
            self._house.kinship.traits,
            self._broken,
            self._queue,
            is_empty=not self._songs,
            has_door=self._add >= 0,
        )
        self._grid = self._view.draw(canvas, self._grid, listing, page)
        self._draw_ways(canvas, listing)

    def _draw_ways(self, canvas: Canvas, box: Box) -> None:
        """The keys; while a hand points, what it can do."""
        if self._house.pointer is None:
            hints = self._hints()
            places = draw_hints(canvas, hints, midbottom=box.midbottom, max_width=box.width)
            back = [key for key, _words in hints].index("Esc")
            self._way_back = places[back] if len(places) > back else NOWHERE
            return
        text = _("Rest your hand on a song. At the lower and upper edge the list rolls.")
        write(canvas, text, size=36, max_width=box.width, midbottom=box.midbottom)

    def _draw_dancer(self, canvas: Canvas, box: Box) -> None:
        """The lit song dances between its name and its levels."""
        theatre = self._house.theatre
        song_s, presence = theatre.looped(self._house.parts.music.position_s())
        song = self._grid.song or self._preview.song
        top = NAME if song is None else max(NAME, name_height(canvas, song, box.width))
        place = Box(box.left, box.top + top, box.width, box.height - top - (80 if canvas.is_upright else FACTS))
        theatre.draw(canvas, now_s=self._now_s, song_s=song_s, box=place, presence=presence, is_aside=True)

    def _draw_words(self, canvas: Canvas, box: Box) -> None:
        """Draw what is told of the lit song around its dancer."""
        song = self._grid.song or self._preview.song
        if song is not None:
            draw_name(canvas, song, box)
        if song is not None and song.id in self._broken:
            draw_reason(canvas, self._broken[song.id], box)
        elif song is not None:
            whole = self._preview.whole
            credit = credit_of(whole) if whole is not None and whole.id == song.id else ()
            draw_facts(canvas, song, self._house.kinship.traits.get(song.id), box, credit=credit)

    def _hints(self) -> tuple[tuple[str, str], ...]:
        """What Enter does now, where it does anything, and the other keys."""
        search, page = ("abc", _("search")), (_("PgUp PgDn"), _("turn the page"))
        ways: tuple[tuple[str, str], ...] = (search, ("Esc", _("back")), ("F2", _("scores")), page)
        enter = _("dance")
        if self._queue is not None:
            is_in = self._grid.song is not None and self._grid.song.id in self._queue
            ways, enter = (search, ("Esc", _("done")), page), _("take out") if is_in else _("add")
        if self._grid.chip is not None:
            enter = _("choose")
        is_dead = self._grid.song is not None and self._whole is None
        return ways if is_dead else (("Enter", enter), *ways)


def _toggled(queue: tuple[str, ...], song_id: str) -> tuple[str, ...]:
    if song_id in queue:
        return tuple(other for other in queue if other != song_id)
    return (*queue, song_id)
