"""There is no camera for a dance: known before the round, with every way to go on."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.stages import NoCamera
from dancegame.core.intents import Back, Intent
from dancegame.core.live import PUPPET
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.layout import columns, rows
from dancegame.game.drawing.tiles import Button, draw_buttons, draw_hints
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.game.screens.message import draw_error
from dancegame.texts import _

BUTTONS_HEIGHT = 248.0


class NoCameraScreen(ChoiceScreen):
    """Try again, choose a camera, guess only, or let a drawn dancer dance."""

    def __init__(self, house: House, stage: NoCamera) -> None:
        self._house, self._error = house, stage.error
        self._now_s = house.parts.clock_s()
        self.choices = Choices(4, columns=2, effects=house.parts.effects)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if any(isinstance(intent, Back) for intent in intents):
            self._house.note_failure(self._error)
            return Chosen(Wish.MENU)
        match self.choices.choose(intents):
            case 0:
                return Chosen(Wish.AGAIN)
            case 1:
                return Chosen(Wish.SETTINGS)
            case 2:
                return Chosen(Wish.GUESS)
            case 3:
                # For this evening only: the camera may be back tomorrow.
                self._house.use(camera=PUPPET)
                return Chosen(Wish.AGAIN)
        return None

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        pane = draw_error(canvas, self._error, headline=_("I see no camera"), below=BUTTONS_HEIGHT)
        below = Box(pane.left, pane.bottom + 24, pane.width, BUTTONS_HEIGHT - 24)
        upper, lower = rows(below, 2, height=100, gap=24)
        self.choices.boxes = [
            *columns(upper, 2, width=600, gap=28),
            *columns(lower, 2, width=600, gap=28),
        ]
        theme = canvas.theme
        buttons = (
            Button(_("Try again"), "1", theme.secondary),
            Button(_("Choose a camera"), "2", theme.ambient),
            Button(_("Guess only"), "3", theme.gold),
            Button(_("Let a puppet dance"), "4", theme.primary),
        )
        draw_buttons(canvas, self.choices.boxes, buttons, focus=self.choices.focus)
        draw_hints(canvas, (("Esc", _("menu")),), midbottom=(pane.centerx, canvas.safe.bottom))
