"""Practice: a stretch of a song over and over."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import Chosen, Outcome, Practised, Wish
from dancegame.core.evening.stages import Practice
from dancegame.core.intents import Back, Choose, Intent
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.house import House
from dancegame.game.screen import Screen


class PracticeScreen(Screen):
    """Dances a stretch."""

    def __init__(self, house: House, stage: Practice) -> None:
        self._house = house
        house.load(stage.round)
        self._now_s = house.parts.clock_s()

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | None:
        self._now_s = now_s
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        return Practised(is_learned=False) if any(isinstance(intent, Choose) for intent in intents) else None

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw(canvas, now_s=self._now_s, song_s=0.0, box=canvas.area)
