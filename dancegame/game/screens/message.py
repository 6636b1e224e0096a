"""Says what went wrong and what to do about it."""

from collections.abc import Sequence

from dancegame.core.errors import DanceGameError
from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.stages import Message
from dancegame.core.intents import Back, Choose, Intent, Press
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.tiles import draw_hints
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.texts import _
from dancegame.texts.words import error_words

PANE_WIDTH, PANE_HEIGHT = 1280.0, 560.0


class MessageScreen(Screen):
    """One error, then back to the menu."""

    def __init__(self, house: House, stage: Message) -> None:
        house.close_round()
        self._house, self._error = house, stage.error
        self._now_s = house.parts.clock_s()

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        return Chosen(Wish.MENU) if any(isinstance(intent, Back | Choose | Press) for intent in intents) else None

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        pane = draw_error(canvas, self._error, headline=_("That did not work"))
        draw_hints(canvas, (("Enter", _("menu")),), midbottom=(pane.centerx, pane.bottom - 28))


def draw_error(canvas: Canvas, error: DanceGameError, *, headline: str) -> Box:
    """Draw a pane with what happened and the remedy; returns the pane, whose lowest 140 units are free."""
    theme = canvas.theme
    pane = Box(0, 0, min(PANE_WIDTH, canvas.safe.width), PANE_HEIGHT)
    pane.center = canvas.area.center
    draw_panel(canvas, pane, theme.glass, theme.warning, edge=4)
    top = (pane.centerx, pane.top + 40)
    y = write(canvas, headline, size=68, glow=theme.warning, max_width=pane.width - 80, midtop=top).bottom + 20
    message, remedy = error_words(error)
    width = pane.width - 120
    y = write_lines(canvas, message, size=38, max_width=width, midtop=(pane.centerx, y), color=theme.ink)
    write_lines(canvas, remedy, size=38, max_width=width, midtop=(pane.centerx, y + 16), color=theme.muted)
    return pane
