"""A dance or a question holds its breath: go on, start again, or leave."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.stages import Pause
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent
from dancegame.core.intents import Pause as PauseIntent
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import pop
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.tiles import dimmed, draw_button, draw_hints
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.texts import _

HEIGHT, GAP = 112.0, 26.0
# The pane under everything: what is below it, points above all, shines beside no word of it.
WIDTH, HEAD, FOOT = 820.0, 196.0, 96.0


class PauseScreen(ChoiceScreen):
    """Lies over what is paused."""

    want = Want.MENU
    is_see_through = True

    def __init__(self, house: House, stage: Pause) -> None:
        self._since_s = self._now_s = house.parts.clock_s()
        self._wishes = (Wish.GO_ON, Wish.RESTART, Wish.MENU) if stage.can_restart else (Wish.GO_ON, Wish.MENU)
        self.choices = Choices(len(self._wishes), effects=house.parts.effects)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        for intent in intents:
            match intent:
                case PauseIntent():
                    return Chosen(Wish.GO_ON)
                case Back():
                    return Chosen(Wish.MENU)
        chosen = self.choices.choose(intents)
        return None if chosen is None else Chosen(self._wishes[chosen])

    def draw(self, canvas: Canvas) -> None:
        dimmed(canvas, 0.35)
        theme, (x, y) = canvas.theme, canvas.area.center
        scale = pop(self._now_s, self._since_s)
        count = len(self._wishes)
        high = count * (HEIGHT + GAP) - GAP
        pane = Box(x - WIDTH / 2, y - (HEAD + high + FOOT) / 2, WIDTH, HEAD + high + FOOT)
        draw_panel(canvas, pane, theme.glass, theme.glass_edge, radius=44, alpha=236)
        head = (x, pane.top + HEAD / 2 - 4)
        write(canvas, _("Pause"), size=126, glow=theme.ambient, max_width=WIDTH - 80, scale=scale, center=head)
        room = Box(x - 290, pane.top + HEAD, 580, high)
        self.choices.boxes = rows(room, count, height=HEIGHT, gap=GAP)
        labels = {
            Wish.GO_ON: (_("Go on"), theme.secondary),
            Wish.RESTART: (_("Again"), theme.gold),
            Wish.MENU: (_("Menu"), theme.primary),
        }
        for number, (box, wish) in enumerate(zip(self.choices.boxes, self._wishes, strict=True)):
            text, color = labels[wish]
            draw_button(canvas, box, text, key=str(number + 1), color=color, is_lit=number == self.choices.focus)
        hints = (("Enter", _("go")), ("P", _("go on")), ("Esc", _("menu")))
        draw_hints(canvas, hints, midbottom=(x, pane.bottom - 30), max_width=WIDTH - 80)
