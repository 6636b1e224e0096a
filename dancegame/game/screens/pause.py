"""The dance holds its breath: go on, start again, or leave."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent, Pause
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import pop
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.tiles import dimmed, draw_button
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.texts import _

WISHES = (Wish.GO_ON, Wish.RESTART, Wish.MENU)


class PauseScreen(ChoiceScreen):
    """Lies over the dance."""

    want = Want.MENU
    is_see_through = True

    def __init__(self, house: House) -> None:
        self._since_s = self._now_s = house.parts.clock_s()
        self.choices = Choices(len(WISHES), effects=house.parts.effects)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        for intent in intents:
            match intent:
                case Pause():
                    return Chosen(Wish.GO_ON)
                case Back():
                    return Chosen(Wish.MENU)
        chosen = self.choices.choose(intents)
        return None if chosen is None else Chosen(WISHES[chosen])

    def draw(self, canvas: Canvas) -> None:
        dimmed(canvas, 0.35)
        theme, (x, y) = canvas.theme, canvas.area.center
        scale = pop(self._now_s, self._since_s)
        write(canvas, _("Pause"), size=126, glow=theme.ambient, scale=scale, center=(x, y - 230))
        self.choices.boxes = rows(Box(x - 290, y - 100, 580, 400), len(WISHES), height=112, gap=26)
        labels = (
            (_("Go on"), "Space", theme.secondary),
            (_("Start again"), "2", theme.gold),
            (_("Menu"), "Esc", theme.primary),
        )
        for number, (box, (text, key, color)) in enumerate(zip(self.choices.boxes, labels, strict=True)):
            draw_button(canvas, box, text, key=key, color=color, is_lit=number == self.choices.focus)
