"""The camera has stopped: what happened, and another try."""

from collections.abc import Sequence

from dancegame.core.errors import BugError, CameraError, DanceGameError
from dancegame.core.evening.outcomes import Chosen, Outcome, Seen, Wish
from dancegame.core.intents import Back, Intent
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.tiles import Button, draw_buttons
from dancegame.game.drawing.waiting import draw_waiting
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.game.screens.message import draw_error
from dancegame.texts import _

# A camera that was unplugged is looked for again this often, for whoever plugs it in and walks back; and whatever broke
# in its process may work in another one.
RETRY_S = 8.0


class CameraLostScreen(ChoiceScreen):
    """Lies over the screen that needs the camera and goes away when pictures flow again."""

    def __init__(self, house: House) -> None:
        self._house, self._feed = house, house.feed
        self._now_s = self._failed_s = house.parts.clock_s()
        self.choices = Choices(2, columns=2, effects=house.parts.effects)

    @property
    def _error(self) -> DanceGameError | None:
        """What happened; None while the camera is being tried again."""
        return self._feed.failure if self._feed else None

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if self._feed is None:
            return Chosen(Wish.MENU)
        self._feed.poll()
        if self._error is not None:
            self._house.note_failure(self._error)
        if self._feed.ready:
            return Seen()
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        if self._error is None:
            self._failed_s = now_s
            return None
        chosen = self.choices.choose(intents)
        if chosen == 1:
            return Chosen(Wish.MENU)
        is_due = isinstance(self._error, CameraError | BugError) and now_s - self._failed_s >= RETRY_S
        if chosen == 0 or is_due:
            self._feed.start()
        return None

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s, is_dressed=True)
        if self._error is None:
            self._draw_trying(canvas)
            return
        pane = draw_error(
            canvas, self._error, headline=_("I lost the camera"), place=self._house.report_place, inside=130
        )
        row = Box(pane.left, pane.bottom - 140, pane.width, 100)
        self.choices.boxes = columns(row, 2, width=480, gap=36)
        theme = canvas.theme
        buttons = (Button(_("Try again"), "Enter", theme.secondary), Button(_("Menu"), "Esc", theme.primary))
        draw_buttons(canvas, self.choices.boxes, buttons, focus=self.choices.focus)

    def _draw_trying(self, canvas: Canvas) -> None:
        x, y = canvas.area.center
        theme = canvas.theme
        write(canvas, _("One more try…"), size=76, glow=theme.secondary, center=(x, y - 100))
        if self._feed is not None:
            gauge, share = Box(x - 350, y, 700, 20), self._feed.progress.share
            draw_waiting(canvas, gauge, share, self._now_s, color=theme.secondary)
            text = self._feed.progress_text
            write(canvas, text, size=38, color=theme.muted, is_bold=False, midtop=(x, y + 40))
