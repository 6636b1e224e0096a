"""The chair: whoever is seen without legs for a while may sit and dance, by hand, key or mouse."""

from collections.abc import Mapping, Sequence

from dancegame.core.checkup import has_hidden_legs
from dancegame.core.ease import Ease
from dancegame.core.intents import Intent, Join, Pick, Point, Press
from dancegame.core.poses import Pose
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.hand import draw_hold
from dancegame.game.drawing.tiles import draw_button
from dancegame.game.house import House
from dancegame.texts import _

# Whoever is on the way to their place is there by then.
WITHOUT_LEGS_S = 4.0
WIDTH, HEIGHT, RING = 620.0, 104.0, 110.0


class SeatOffer:
    """Offers somebody alone to dance seated; once it is taken it holds for the evening. is_open: it is on offer."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._since_s: float | None = None
        self._box: Box | None = None
        self.is_open = self._is_lit = False

    def update(self, now_s: float, players: Mapping[int, Pose], intents: Sequence[Intent]) -> bool:
        """Take who is seen, and what is wanted; return whether the chair was taken just now."""
        is_without = len(players) == 1 and all(map(has_hidden_legs, players.values()))
        may_sit = is_without and self._house.settings.ease is not Ease.SEATED
        self._since_s = (now_s if self._since_s is None else self._since_s) if may_sit else None
        self.is_open = self._since_s is not None and now_s - self._since_s >= WITHOUT_LEGS_S
        if not self.is_open or not any(self._is_taken(intent) for intent in intents):
            return False
        self._house.parts.effects.play("menu_select")
        self._house.use(ease=Ease.SEATED)
        self.is_open = False
        return True

    def _is_taken(self, intent: Intent) -> bool:
        match intent:
            case Join() | Pick(0):
                return True
            case Point(x, y):
                self._is_lit = self._is_under(x, y)
            case Press(x, y):
                return self._is_under(x, y)
        return False

    def _is_under(self, x: float, y: float) -> bool:
        return self._box is not None and bool(self._box.collidepoint(x, y))

    def draw(self, canvas: Canvas, view: Box) -> None:
        """Draw the choice into the lower part of the camera's picture."""
        if not self.is_open:
            return
        width = min(WIDTH, view.width - 40)
        self._box = Box(view.centerx - width / 2, view.bottom - HEIGHT - 24, width, HEIGHT)
        text, color = _("Sit and dance"), canvas.theme.primary
        draw_button(canvas, self._box, text, key="1", color=color, is_lit=self._is_lit)
        for progress in self._house.rings.values():
            draw_hold(canvas, (self._box.centerx, self._box.top - RING), RING, color=color, progress=progress)
