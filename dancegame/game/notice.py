"""Says once, over a page where nobody dances or guesses, that something could not be kept."""

from dancegame.core.errors import DanceGameError
from dancegame.core.gestures.watch import Want
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.lettering import balanced, measured, write_lines
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.house import House
from dancegame.game.screen import Screen
from dancegame.texts import _
from dancegame.texts.words import error_words

SHOWN_S, COMING_S = 9.0, 0.4
WIDTH, SIZE = 1240.0, 36.0
BUSY = (Want.DANCE, Want.ANSWERS)


class Notice:
    """Looks after each picture whether something was lost; the game goes on below it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._error: DanceGameError | None = None
        self._since_s = 0.0

    def draw(self, canvas: Canvas, screen: Screen, now_s: float) -> None:
        """Draw what there is to say, as long as it takes to read it."""
        if screen.want in BUSY:
            return
        if self._error is None and (error := self._house.memory.trouble()) is not None:
            self._error, self._since_s = error, now_s
            self._house.note_failure(error)
        if self._error is not None and now_s - self._since_s < SHOWN_S:
            _draw(canvas, self._error, now_s - self._since_s)


def _draw(canvas: Canvas, error: DanceGameError, age_s: float) -> None:
    theme, width = canvas.theme, min(WIDTH, canvas.safe.width)
    room, (message, remedy) = width - 80, error_words(error)
    texts = ((_("What you do now is not kept"), theme.warning), (message, theme.ink), (remedy, theme.muted))
    line = measured(canvas, "A", SIZE, is_bold=False)[1]
    height = line * sum(len(balanced(canvas, text, SIZE, room)) for text, _color in texts) + 44
    box = Box(0, 0, width, height)
    box.midtop = canvas.area.centerx, canvas.safe.top - (1 - ramp(age_s, 0.0, COMING_S)) * (height + canvas.safe.top)
    draw_panel(canvas, box, theme.glass, theme.warning, radius=30, alpha=250)
    y = box.top + 18
    for text, color in texts:
        y = write_lines(canvas, text, size=SIZE, max_width=room, midtop=(box.centerx, y), color=color)
