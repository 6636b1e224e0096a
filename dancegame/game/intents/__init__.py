"""Sources of intents: one small file for each thing that a player can use."""

from collections.abc import Iterable

import pygame

from dancegame.core.intents import Intent
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.intents.gamepad import Gamepads
from dancegame.game.intents.keyboard import keyboard_intents
from dancegame.game.intents.mouse import mouse_intents


class Intents:
    """Turns the events of the window into intents, in their order."""

    def __init__(self) -> None:
        self._gamepads = Gamepads()

    def of(self, events: Iterable[pygame.event.Event], canvas: Canvas) -> list[Intent]:
        """Return what is wanted; canvas: the picture that the places belong to."""
        return [
            intent
            for event in events
            for intent in (*keyboard_intents(event), *mouse_intents(event, canvas), *self._gamepads.intents(event))
        ]
