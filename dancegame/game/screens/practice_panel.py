"""The panel over a practice that is held: which stretch, how fast, how it is seen, and what comes after it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

import pygame

from dancegame.core.drill import SPEED_STEP, Drill, Span, loop_of, spanned
from dancegame.core.evening.outcomes import Wish
from dancegame.core.intents import Back, Intent, Pause
from dancegame.core.settings import GhostChoice
from dancegame.core.song import Song
from dancegame.core.texts import N_
from dancegame.core.views import View
from dancegame.game.controls import Choices
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.drawing.tiles import Button, dimmed, draw_buttons, draw_pane
from dancegame.game.house import House
from dancegame.game.screens.practice_show import Seeing
from dancegame.texts import _

T = TypeVar("T")
SPAN_WORDS = {
    Span.MOVE: N_("This move"),
    Span.BAR: N_("One bar"),
    Span.BARS: N_("Four bars"),
    Span.WHOLE: N_("Whole song"),
}
VIEW_WORDS = {
    View.MIRRORED: N_("As in a mirror"),
    View.FILMED: N_("As filmed"),
    View.BEHIND: N_("From behind"),
    View.SIDE: N_("From the side"),
}
GHOST_WORDS = {
    GhostChoice.OFF: N_("No ghost"),
    GhostChoice.BEST: N_("Ghost: best"),
    GhostChoice.LAST: N_("Ghost: last try"),
}
WAY_WORDS = {
    Wish.GO_ON: N_("Go on"),
    Wish.NEXT: N_("Next lesson"),
    Wish.DANCE: N_("Dance it all"),
    Wish.FINISH: N_("Result"),
    Wish.MENU: N_("Menu"),
}
# So many cards of moves are shown at once.
CARDS = 9
ROW, GAP, ARROW = 92.0, 24.0, 64.0


@dataclass(frozen=True)
class Change:
    """The drill is another one now."""

    drill: Drill


@dataclass(frozen=True)
class Knob:
    """Something that can be pressed in the panel. is_on: what it stands for holds."""

    text: str
    press: Callable[[], Change | Seeing | Wish | None]
    is_on: bool = False


class PracticePanel:
    """Takes intents while practice is held; `update` tells what was chosen."""

    def __init__(
        self, house: House, song: Song, drill: Drill, seeing: Seeing, views: Sequence[View], *, ways_on: Sequence[Wish]
    ) -> None:
        self._house, self._song, self._drill, self._ways_on = house, song, drill, (Wish.GO_ON, *ways_on)
        self._seeing, self._views = seeing, views
        # The first of the cards that are shown, and the one at which a stretch was begun by hand.
        self._first_card = max(0, min(drill.loop.first - 2, len(song.moves) - CARDS))
        self._begun: int | None = None
        self._cards: dict[tuple[int, tuple[int, int], str], pygame.Surface] = {}
        knobs = sum(len(row) for row in self._rows())
        self.choices = Choices(knobs + self._card_count + 2, columns=0, effects=house.parts.effects)
        self.choices.focus = knobs - len(self._rows()[-1])

    @property
    def _card_count(self) -> int:
        return min(CARDS, len(self._song.moves))

    def update(self, intents: Sequence[Intent]) -> Change | Seeing | Wish | None:
        """Return what was chosen."""
        if any(isinstance(intent, Pause | Back) for intent in intents):
            return Wish.GO_ON
        place = self.choices.choose(intents)
        if place is None:
            return None
        knobs = [knob for row in self._rows() for knob in row]
        if place < len(knobs):
            return knobs[place].press()
        card = place - len(knobs)
        if card < self._card_count:
            return self._take_card(self._first_card + card)
        self._turn(card)
        return None

    def _turn(self, arrow: int) -> None:
        """Show the cards before or after those that are shown."""
        step = CARDS if arrow > self._card_count else -CARDS
        self._first_card = max(0, min(self._first_card + step, len(self._song.moves) - CARDS))

    def _changed(self, drill: Drill) -> Change:
        self._drill = drill
        return Change(drill)

    def _take_card(self, place: int) -> Change:
        """The first card begins a stretch, the second one ends it."""
        first, self._begun = (place, place) if self._begun is None else (self._begun, None)
        loop = loop_of(self._song.moves, first, place)
        return self._changed(replace(self._drill, loop=loop, passes=0, well=0))

    def _rows(self) -> tuple[tuple[Knob, ...], ...]:
        return self._spans(), self._speeds(), self._sights(), self._ends()

    def _spans(self) -> tuple[Knob, ...]:
        at_s = self._drill.loop.start_s
        knobs = []
        for span, words in SPAN_WORDS.items():
            loop = spanned(self._song, span, at_s)
            drill = replace(self._drill, loop=loop, passes=0, well=0)
            knobs.append(Knob(_(words), partial(self._take_span, drill), is_on=loop == self._drill.loop))
        return tuple(knobs)

    def _take_span(self, drill: Drill) -> Change:
        self._begun = None
        self._first_card = max(0, min(drill.loop.first - 2, len(self._song.moves) - CARDS))
        return self._changed(drill)

    def _speeds(self) -> tuple[Knob, ...]:
        drill = self._drill
        slower, faster = (drill.at(drill.speed + step) for step in (-SPEED_STEP, SPEED_STEP))
        own = replace(drill, adapts=not drill.adapts)
        return (
            Knob(_("Slower"), partial(self._changed, slower)),
            Knob(_("Faster"), partial(self._changed, faster)),
            Knob(_("Speed follows me"), partial(self._changed, own), is_on=drill.adapts),
        )

    def _sights(self) -> tuple[Knob, ...]:
        """How it is seen: each press shows what comes next."""
        seeing = self._seeing
        view, ghost = _after(self._views, seeing.view), _after(tuple(GhostChoice), seeing.ghost)
        return (
            Knob(_(VIEW_WORDS[seeing.view]), partial(self._seen, replace(seeing, view=view))),
            Knob(_(GHOST_WORDS[seeing.ghost]), partial(self._seen, replace(seeing, ghost=ghost))),
            Knob(_("Over me"), partial(self._seen, replace(seeing, is_over=not seeing.is_over)), seeing.is_over),
            Knob(_("Count"), partial(self._seen, replace(seeing, has_count=not seeing.has_count)), seeing.has_count),
        )

    def _seen(self, seeing: Seeing) -> Seeing:
        self._seeing = seeing
        return seeing

    def _ends(self) -> tuple[Knob, ...]:
        return tuple(Knob(_(WAY_WORDS[wish]), partial(Wish, wish)) for wish in self._ways_on)

    def draw(self, canvas: Canvas) -> None:
        """Draw the panel over everything."""
        dimmed(canvas, 0.25)
        theme, rows, room = canvas.theme, self._rows(), canvas.safe
        width = min(room.width, 1500.0)
        card_height = min(230.0, room.height - 3 * (ROW + GAP) - 230)
        total = 130 + card_height + GAP + len(rows) * (ROW + GAP)
        top = room.centery - total / 2
        percent = f"{self._drill.speed}\N{NARROW NO-BREAK SPACE}%"
        write(
            canvas, _("Speed: {percent}", percent=percent), size=84, glow=theme.ambient, max_width=width,
            center=(room.centerx, top + 54),
        )  # fmt: skip
        strip = Box(room.centerx - width / 2, top + 130, width, card_height)
        boxes: list[Box] = []
        looks: tuple[Color, ...] = (theme.ambient, theme.secondary, theme.gold, theme.primary)
        for number, row in enumerate(rows):
            y = strip.bottom + GAP + number * (ROW + GAP)
            boxes += columns(Box(strip.left, y, width, ROW), len(row), width=420, gap=20)
        between = Box(strip.left + ARROW + 16, strip.top, strip.width - 2 * (ARROW + 16), strip.height)
        cards = columns(between, self._card_count, width=0.75 * card_height, gap=16)
        arrows = [Box(x, strip.top, ARROW, strip.height) for x in (strip.left, strip.right - ARROW)]
        self.choices.boxes = [*boxes, *cards, *arrows]
        place = 0
        for color, row in zip(looks, rows, strict=True):
            self._draw_row(canvas, row, boxes[place : place + len(row)], color, first=place)
            place += len(row)
        for number, box in enumerate(cards):
            self._draw_card(canvas, box, self._first_card + number, is_lit=self.choices.focus == place + number)
        for number, box in enumerate(arrows, start=len(cards)):
            sign, is_lit = (-1 if number == len(cards) else 1), self.choices.focus == place + number
            self._draw_arrow(canvas, box, sign=sign, is_lit=is_lit)

    def _draw_row(self, canvas: Canvas, row: Sequence[Knob], boxes: list[Box], color: Color, *, first: int) -> None:
        theme = canvas.theme
        buttons = [Button(knob.text, "", theme.good if knob.is_on else color, knob.is_on) for knob in row]
        focus = None if self.choices.focus is None else self.choices.focus - first
        draw_buttons(canvas, boxes, buttons, focus=focus if focus is not None and 0 <= focus < len(row) else None)

    def _draw_card(self, canvas: Canvas, box: Box, place: int, *, is_lit: bool) -> None:
        theme, framed = canvas.theme, self._house.theatre.framed
        color = theme.primary if is_lit else theme.good if place in self._drill.loop else theme.faint
        draw_pane(canvas, box.inflate(12, 12), color=color, is_lit=is_lit, radius=26, is_full=place in self._drill.loop)
        if framed is None:
            return
        key = (place, canvas.rect(box).size, theme.name)
        if key not in self._cards:
            move = self._song.moves[place]
            pictogram = Pictogram(move.pictogram_s, is_gold=move.is_gold)
            self._cards[key] = paint_pictogram(framed, pictogram, canvas.rect(box).size, theme=theme)
        canvas.surface.blit(self._cards[key], canvas.rect(box))

    def _draw_arrow(self, canvas: Canvas, box: Box, *, sign: int, is_lit: bool) -> None:
        """An arrow to further cards; pale where there are none."""
        last = len(self._song.moves) - self._card_count
        has_more = self._first_card > 0 if sign < 0 else self._first_card < last
        color = canvas.theme.ambient if has_more else canvas.theme.faint
        draw_pane(canvas, box, color=color, is_lit=is_lit and has_more, radius=22)
        x, y, reach = box.centerx, box.centery, 18
        corners = [(x + sign * reach, y), (x - 0.7 * sign * reach, y - reach), (x - 0.7 * sign * reach, y + reach)]
        pen.polygon(canvas.surface, color, [canvas.point(corner) for corner in corners])


def _after(choices: Sequence[T], choice: T) -> T:
    """Return the choice after one, the first after the last."""
    return choices[(list(choices).index(choice) + 1) % len(choices)]
