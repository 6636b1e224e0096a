"""How strictly somebody is judged who is judged by their own: one, two or three lights, for kids, parties and pros."""

from dancegame.core.evening.players import Player
from dancegame.core.score import Strictness
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.shapes import draw_disc

_STEP = 0.42


def strictness_width(player: Player, height: float) -> float:
    """Return how wide the lights are beside a name so high, with the gap before them; 0 for who has no own."""
    return 0.0 if player.strictness is None else (len(Strictness) + 0.5) * _STEP * height


def draw_strictness(canvas: Canvas, midleft: tuple[float, float], height: float, player: Player) -> None:
    """Draw the lights behind a name so high that ends at midleft; nothing for who has no own."""
    if player.strictness is None:
        return
    lit = list(Strictness).index(player.strictness)
    for number in range(len(Strictness)):
        color = canvas.theme.gold if number <= lit else canvas.theme.glass_edge
        x = midleft[0] + (number + 1) * _STEP * height
        draw_disc(canvas, (x, midleft[1]), 0.34 * height, color)
