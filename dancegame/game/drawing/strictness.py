"""How strictly somebody is judged who is judged by their own: one, two or three lights, for kids, parties and pros."""

from dancegame.core.evening.players import Player, Team
from dancegame.core.score import Strictness
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.shapes import draw_disc

_STEP, _LIGHT = 0.56, 0.5


def strictness_width(who: Player | Team | None, height: float) -> float:
    """Return how wide the lights are behind a name so high, with the gap before them; 0 for who has no own."""
    return 0.0 if _own(who) is None else (len(Strictness) + 0.5) * _STEP * height


def draw_strictness(canvas: Canvas, midleft: tuple[float, float], height: float, who: Player | Team | None) -> None:
    """Draw the lights behind a name so high that ends at midleft; nothing for who has no own."""
    own = _own(who)
    if own is None:
        return
    lit = list(Strictness).index(own) + 1
    for number in range(1, len(Strictness) + 1):
        x = midleft[0] + number * _STEP * height
        draw_disc(
            canvas, (x, midleft[1]), _LIGHT * height, canvas.theme.gold if number <= lit else canvas.theme.glass_edge
        )


def _own(who: Player | Team | None) -> Strictness | None:
    """A team has none: its members may have several."""
    return who.strictness if isinstance(who, Player) else None
