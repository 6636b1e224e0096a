"""The name of the game in its two lights."""

from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.lettering import measured, write

GAP = 0.12


def draw_wordmark(canvas: Canvas, center: tuple[float, float], size: float) -> float:
    """Write the name around a middle; returns where what follows begins."""
    theme, widths = canvas.theme, [measured(canvas, word, size)[0] for word in ("DANCE", "GAME")]
    left = center[0] - (sum(widths) + GAP * size) / 2
    place = write(canvas, "DANCE", size=size, glow=theme.primary, midleft=(left, center[1]))
    write(canvas, "GAME", size=size, glow=theme.secondary, midleft=(left + widths[0] + GAP * size, center[1]))
    return place.bottom
