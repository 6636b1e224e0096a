"""How the dancer appears: first only hands and feet as points of light, then the body."""

from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.house import House, Loaded

SPARKS_S = 2.2
BODY_S = 1.6


def draw_mystery(canvas: Canvas, house: House, loaded: Loaded, now_s: float, *, box: Box, pulse: float = 0.0) -> None:
    """Draw the scene, and in a box of it the dancer as far as the dancer has appeared."""
    elapsed_s = now_s - loaded.shown_since_s
    song_s, shown = house.theatre.looped(elapsed_s)
    presence = min(shown, ramp(elapsed_s, SPARKS_S, BODY_S))
    house.theatre.draw(canvas, now_s=now_s, song_s=song_s, box=box, presence=presence, pulse=pulse)
