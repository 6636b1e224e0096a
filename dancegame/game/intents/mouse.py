"""The mouse, and a finger on a touch screen, as sources of intents."""

import pygame

from dancegame.core.intents import Drag, Intent, Point, Press, Scroll
from dancegame.game.drawing.canvas import Canvas


def mouse_intents(event: pygame.event.Event, canvas: Canvas) -> tuple[Intent, ...]:
    """Return what a movement or a button means, in units of the canvas."""
    if event.type == pygame.MOUSEWHEEL:
        return (Scroll(-float(event.precise_y)),)
    if event.type not in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
        return ()
    if event.type == pygame.MOUSEMOTION and not any(event.rel):
        return ()  # nobody moved it: a window has come under it, as one does that fills the screen
    x, y = (position / canvas.unit_px for position in event.pos)
    if event.type == pygame.MOUSEMOTION:
        return (Point(x, y), Drag(x, y)) if event.buttons[0] else (Point(x, y),)
    return (Point(x, y), Press(x, y)) if event.button == 1 else ()
