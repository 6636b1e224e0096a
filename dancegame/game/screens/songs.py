"""The song choice: every song of the library, to dance the one that is chosen."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import Chosen, ChoseSong, Outcome, Wish
from dancegame.core.evening.stages import SongChoice
from dancegame.core.intents import Back, Intent
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.tiles import draw_button
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen


class SongsScreen(Screen):
    """A list of titles."""

    def __init__(self, house: House, stage: SongChoice) -> None:
        house.close_round()
        self._house, self._mode = house, stage.mode
        self._songs = list(house.parts.shelf.songs())
        self._choices = Choices(len(self._songs), effects=house.parts.effects)
        self._now_s = house.parts.clock_s()

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        chosen = self._choices.choose(intents)
        return None if chosen is None else ChoseSong(self._songs[chosen].id, self._mode)

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        self._choices.boxes = rows(canvas.safe, len(self._songs), height=80, gap=8)
        for number, (box, song) in enumerate(zip(self._choices.boxes, self._songs, strict=True)):
            color = canvas.theme.secondary
            draw_button(canvas, box, song.title, key="", color=color, is_lit=number == self._choices.focus)
