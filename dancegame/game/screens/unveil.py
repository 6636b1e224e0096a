"""How the dancer appears: first only hands and feet as points of light, then the body."""

import pygame

from dancegame.game.drawing.easing import ramp
from dancegame.game.session import CurrentRound, Session

SPARKS_S = 2.2
BODY_S = 1.6


def draw_mystery(
    surface: pygame.Surface, session: Session, current: CurrentRound, now_s: float, *, x: float, pulse: float = 0.0
) -> None:
    """Draw the stage and the dancer as far as the dancer has appeared."""
    elapsed_s = now_s - current.shown_since_s
    song_s, shown = session.theatre.looped(elapsed_s)
    presence = min(shown, ramp(elapsed_s, SPARKS_S, BODY_S))
    session.theatre.draw(surface, now_s=now_s, song_s=song_s, x=x, presence=presence, pulse=pulse)
