"""Says what went wrong and what to do about it."""

from collections.abc import Sequence

from dancegame.core.errors import BugError, DanceGameError
from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.stages import Message
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Choose, Intent, Press
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import balanced, measured, write, write_lines
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.tiles import draw_hints
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.texts import _
from dancegame.texts.words import error_words, report_words

# An error is read from where people dance.
PANE_WIDTH, TEXT_SIZE = 1280.0, 42.0


class MessageScreen(Screen):
    """One error, and on from there."""

    want = Want.MENU

    def __init__(self, house: House, stage: Message) -> None:
        house.close_round()
        self._house, self._error = house, stage.error
        self._now_s = house.parts.clock_s()

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        return Chosen(Wish.MENU) if any(isinstance(intent, Back | Choose | Press) for intent in intents) else None

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        pane = draw_error(
            canvas, self._error, headline=_("That did not work"), place=self._house.report_place, inside=70
        )
        draw_hints(canvas, (("Enter", _("go on")),), midbottom=(pane.centerx, pane.bottom - 28))


def draw_error(
    canvas: Canvas, error: DanceGameError, *, headline: str, place: str = "", inside: float = 0.0, below: float = 0.0
) -> Box:
    """Draw a pane as high as what happened and the remedy take, in the middle with what follows it; returns the pane.

    place: the file with the report of a mistake of the program. inside: free units at its bottom. below: units under
    it that something else will take.
    """
    theme = canvas.theme
    pane = Box(0, 0, min(PANE_WIDTH, canvas.safe.width), 0)
    width = pane.width - 120
    message, remedy = error_words(error)
    if isinstance(error, BugError) and place:
        remedy = f"{remedy} {report_words(place)}"
    line = measured(canvas, message, TEXT_SIZE, is_bold=False)[1]
    count = sum(len(balanced(canvas, text, TEXT_SIZE, width)) for text in (message, remedy))
    height = measured(canvas, headline, 68)[1] + 140 + count * line + inside
    pane.height = min(height, canvas.safe.height - below)
    pane.midtop = (canvas.area.centerx, canvas.area.centery - (pane.height + below) / 2)
    draw_panel(canvas, pane, theme.glass, theme.warning, edge=4)
    top = (pane.centerx, pane.top + 40)
    y = write(canvas, headline, size=68, glow=theme.warning, max_width=pane.width - 80, midtop=top).bottom + 20
    y = write_lines(canvas, message, size=TEXT_SIZE, max_width=width, midtop=(pane.centerx, y), color=theme.ink)
    write_lines(canvas, remedy, size=TEXT_SIZE, max_width=width, midtop=(pane.centerx, y + 20), color=theme.muted)
    return pane
