"""A party that was left in the middle: how it stands, and whether it goes on."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.stages import Unfinished
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.tiles import Button, draw_buttons
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.game.screens.podium_steps import draw_others, others_height
from dancegame.texts import _, n_

WISHES = (Wish.GO_ON, Wish.MODES, Wish.MENU)
BUTTON_HEIGHT, WIDTH = 112.0, 1320.0


class UnfinishedScreen(ChoiceScreen):
    """The standings as they were; go on with them, begin anew, or the menu, from where it can be gone on with later."""

    want = Want.MENU

    def __init__(self, house: House, stage: Unfinished) -> None:
        house.close_round()
        self._house, self._stage = house, stage
        self._now_s = house.parts.clock_s()
        self.choices = Choices(len(WISHES), columns=len(WISHES), effects=house.parts.effects)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        chosen = self.choices.choose(intents)
        return None if chosen is None else Chosen(WISHES[chosen])

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        theme, standings = canvas.theme, self._stage.standings
        height = 280 + others_height(len(standings)) + BUTTON_HEIGHT
        pane = Box(0, 0, min(WIDTH, canvas.safe.width), min(height, canvas.safe.height))
        pane.center = canvas.area.center
        draw_panel(canvas, pane, theme.glass, theme.secondary, edge=4)
        width, top = pane.width - 120, (pane.centerx, pane.top + 30)
        head = write(canvas, _("Your party is not over"), size=68, glow=theme.secondary, max_width=width, midtop=top)
        said = (pane.centerx, head.bottom)
        place = write(canvas, self._words(), size=40, color=theme.muted, max_width=width, midtop=said)
        row = Box(pane.left + 40, pane.bottom - 36 - BUTTON_HEIGHT, pane.width - 80, BUTTON_HEIGHT)
        listing = Box(0, place.bottom + 24, min(900.0, width), row.top - place.bottom - 48)
        listing.centerx = pane.centerx
        draw_others(canvas, standings, listing, [0.0] * len(standings))
        self.choices.boxes = columns(row, len(WISHES), width=400, gap=28)
        buttons = (
            Button(_("Go on"), "1", theme.secondary),
            Button(_("New party"), "2", theme.primary),
            Button(_("Menu"), "3", theme.gold),
        )
        draw_buttons(canvas, self.choices.boxes, buttons, focus=self.choices.focus)

    def _words(self) -> str:
        """How far it is."""
        danced, left = self._stage.songs, self._stage.songs_left
        words = n_("{count} song danced", "{count} songs danced", danced) if danced else ""
        coming = n_("{count} more to come", "{count} more to come", left) if left else ""
        return " · ".join(said for said in (words, coming) if said)
