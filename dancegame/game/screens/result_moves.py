"""Looking through the moves of a dance: which one is lit, and what points at which."""

from dancegame.core.intents import Back, Intent, Move, Press, Scroll
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.move_film import MoveFilm
from dancegame.game.screens.result_story import Story


class MoveChoice:
    """Which move of a story is lit, None while none is looked at.

    has_focus: whether keys go to the moves. curve: where the points over time were drawn last. toggle: where a key is
    shown that opens and closes the moves.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        self._film = MoveFilm(story.told, story.pane.framed, is_mirrored=story.is_mirrored)
        self.lit: int | None = None
        self.has_focus = False
        self.curve, self.toggle = Box(0, 0, 0, 0), Box(0, 0, 0, 0)

    def look(self, place: int) -> None:
        """Light a move."""
        self.lit, self.has_focus = min(len(self._story.told) - 1, max(0, place)), True

    def close(self) -> None:
        """Look at no move any more."""
        self.lit, self.has_focus = None, False

    def take(self, intent: Intent) -> bool:
        """Let an intent light another move, or leave them; returns whether it was meant so."""
        match intent:
            case _ if not self._story.told:
                return False
            case Move(down=-1):
                self.look(self._first if self.lit is None else self.lit)
            case Move(down=1) if self.has_focus:
                self.has_focus = False
            case Move(right=step) if self.has_focus and self.lit is not None:
                self.look(self.lit + step)
            case Scroll(rows) if self.lit is not None:
                self.look(self.lit + (1 if rows > 0 else -1))
            case Back() if self.lit is not None:
                self.close()
            case Press(x, y) if self.toggle.collidepoint(x, y):
                self.close() if self.lit is not None else self.look(self._first)
            case Press(x, y) if (place := self.at(x, y)) is not None and place != self.lit:
                self.look(place)
            case _:
                return False
        return True

    @property
    def _first(self) -> int:
        """The move to look at first."""
        story = self._story
        return next((place for place in (story.worst, story.best) if place is not None), 0)

    def at(self, x: float, y: float) -> int | None:
        """Return the place of the move at a place of the picture."""
        if self._story.over_time and self.curve.collidepoint(x, y):
            return self._story.over_time.place_at((x - self.curve.left) / self.curve.width)
        return self.card_at(x, y)

    def card_at(self, x: float, y: float) -> int | None:
        """Return the place of the move whose card is there."""
        cards = self._film.boxes.items() if self.lit is not None else ()
        return next((place for place, box in cards if box.collidepoint(x, y)), None)

    def under(self, x: float, y: float) -> str | None:
        """Return what a hand may rest on: a card, a key, or the whole curve, on which moves are too narrow."""
        for name, box in (("toggle", self.toggle), ("curve", self.curve)):
            if box.collidepoint(x, y):
                return name
        place = self.at(x, y)
        return None if place is None else f"move {place}"

    def draw_film(self, canvas: Canvas, box: Box) -> None:
        """Draw the cards around the move that is lit."""
        if self.lit is not None:
            self._film.draw(canvas, box, lit=self.lit)
