"""The lesson: what was wrong with a move, shown before it is danced slowly until it is right."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.stages import LessonPage
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.tiles import Button, draw_buttons
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen
from dancegame.texts import _

WISHES = (Wish.GO_ON, Wish.NEXT, Wish.MENU)


class LessonScreen(ChoiceScreen):
    """Practise it, go on to the next, or leave."""

    want = Want.MENU

    def __init__(self, house: House, stage: LessonPage) -> None:
        self._house, self._lesson = house, stage.round.lessons[stage.lesson]
        house.load(stage.round)
        self._since_s = self._now_s = house.parts.clock_s()
        self.choices = Choices(len(WISHES), columns=len(WISHES), effects=house.parts.effects)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | None:
        self._now_s = now_s
        if self._house.feed:
            self._house.feed.poll()
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        chosen = self.choices.choose(intents)
        return None if chosen is None else Chosen(WISHES[chosen])

    def draw(self, canvas: Canvas) -> None:
        move, theme = self._lesson.move, canvas.theme
        at_s = move.start_s + (self._now_s - self._since_s) % (move.end_s - move.start_s)
        self._house.theatre.draw(canvas, now_s=self._now_s, song_s=at_s, box=canvas.area)
        row = Box(canvas.safe.left, canvas.safe.bottom - 96, canvas.safe.width, 96)
        self.choices.boxes = columns(row, len(WISHES), width=400, gap=20)
        buttons = (
            Button(_("Go on"), "1", theme.secondary),
            Button(_("Next"), "2", theme.primary),
            Button(_("Menu"), "3", theme.gold),
        )
        draw_buttons(canvas, self.choices.boxes, buttons, focus=self.choices.focus)
