"""Several panes on the screen, one of which can be chosen."""

from collections.abc import Sequence

from dancegame.core.intents import Answer, Choose, Intent, Move, Pick, Point, Press
from dancegame.core.ports import SoundEffects
from dancegame.game.drawing.canvas import Box


class Choices:
    """Panes by their boxes, which a screen may lay out anew for every picture.

    focus: the place that is lit, None before anything is. has_answers: A to D choose as well. columns: of panes in even
    rows; 0 where they stand anywhere, and arrows go to what is next in their direction. keys: which number key, from 0,
    chooses which pane, where panes that are not there leave their keys unused; None: one after the other.
    """

    def __init__(
        self,
        count: int,
        *,
        focus: int | None = 0,
        has_answers: bool = False,
        columns: int = 1,
        keys: Sequence[int] | None = None,
        effects: SoundEffects | None = None,
    ) -> None:
        self.boxes: list[Box] = []
        self.keys = keys
        self.count, self.focus = count, focus
        self._has_answers, self._columns, self._effects = has_answers, columns, effects

    def choose(self, intents: Sequence[Intent]) -> int | None:
        """Move the light; return the place of the pane that was chosen, None if none was."""
        for intent in intents:
            before = self.focus
            chosen = self._choose_by(intent)
            if chosen is None and self.focus != before and self._effects:
                self._effects.play("menu_move")
            if chosen is not None:
                self.focus = chosen
                return chosen
        return None

    def _choose_by(self, intent: Intent) -> int | None:
        match intent:
            case Choose():
                return self.focus
            case Move(right, down):
                self._move(right, down)
            case Pick(key):
                keys = range(self.count) if self.keys is None else self.keys
                return keys.index(key) if key in keys else None
            case Answer(answer) if self._has_answers and answer < self.count:
                return answer
            case Point(x, y):
                under = self.under(x, y)
                self.focus = self.focus if under is None else under
            case Press(x, y):
                return self.under(x, y)
        return None

    def _move(self, right: int, down: int) -> None:
        if self.focus is None:
            self.focus = 0
        elif self._columns == 0:
            self.focus = self._next_to(self.focus, right, down)
        elif self._columns == 1 or self._columns >= self.count:
            self.focus = (self.focus + right + down) % self.count
        else:
            wanted = self.focus + right + down * self._columns
            self.focus = wanted if 0 <= wanted < self.count else self.focus

    def _next_to(self, place: int, right: int, down: int) -> int:
        """Return the nearest pane above or below, best in the same column, or the next one beside, else the same."""
        if place >= len(self.boxes):
            return place
        here = self.boxes[place]
        ways = {}
        for other, box in enumerate(self.boxes):
            x, y = box.centerx - here.centerx, box.centery - here.centery
            is_in_column = box.left < here.right and here.left < box.right
            if y * down > 1:
                ways[other] = (not is_in_column, round(y * down), abs(x))
            elif x * right > 1 and box.top < here.bottom and here.top < box.bottom:
                ways[other] = (False, round(x * right), abs(y))
        return min(ways, key=lambda other: ways[other], default=place)

    def under(self, x: float, y: float) -> int | None:
        """Return the place of the pane at a place of the picture."""
        return next((number for number, box in enumerate(self.boxes) if box.collidepoint(x, y)), None)
