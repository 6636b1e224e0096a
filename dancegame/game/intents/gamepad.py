"""Gamepads as a source of intents: any pad that SDL knows, as soon as it is plugged in."""

from dataclasses import replace

import pygame
from pygame._sdl2 import controller  # the public joystick module does not say which button is which

from dancegame.core.intents import Answer, Back, Choose, Inspect, Intent, Leaf, Move, Pause

_BUTTONS: dict[int, tuple[Intent, ...]] = {
    # The four of the right hand also answer A to D where a question is asked.
    pygame.CONTROLLER_BUTTON_A: (Answer(0), Choose()),
    pygame.CONTROLLER_BUTTON_B: (Answer(1), Back()),
    pygame.CONTROLLER_BUTTON_X: (Answer(2),),
    pygame.CONTROLLER_BUTTON_Y: (Answer(3), Inspect()),
    pygame.CONTROLLER_BUTTON_START: (Pause(),),
    pygame.CONTROLLER_BUTTON_BACK: (Back(),),
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: (Leaf(-1),),
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: (Leaf(1),),
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: (Move(down=1),),
    pygame.CONTROLLER_BUTTON_DPAD_UP: (Move(down=-1),),
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: (Move(right=1),),
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: (Move(right=-1),),
}
# A stick moves on when it is pushed this far, and again only after it has been let go, as shares of its reach.
PUSHED, LET_GO = 0.6, 0.3
_FULL = 32768


class Gamepads:
    """Opens pads as they come and turns their buttons and left sticks into intents."""

    def __init__(self) -> None:
        self._pads: dict[int, controller.Controller] = {}
        self._is_pushed: dict[tuple[int, int], bool] = {}
        # Pads that are there already are announced as added once the events begin.
        controller.init()

    def intents(self, event: pygame.event.Event) -> tuple[Intent, ...]:
        """Return what an event of a pad means."""
        if event.type == pygame.CONTROLLERDEVICEADDED:
            self._open(event.device_index)
        elif event.type == pygame.CONTROLLERDEVICEREMOVED:
            self._pads.pop(event.instance_id, None)
        elif event.type == pygame.CONTROLLERBUTTONDOWN:
            return tuple(self._signed(intent, event.instance_id) for intent in _BUTTONS.get(event.button, ()))
        elif event.type == pygame.CONTROLLERAXISMOTION:
            return self._pushed(event.instance_id, event.axis, event.value / _FULL)
        return ()

    def _signed(self, intent: Intent, pad: int) -> Intent:
        """Say whose answer it is where there are several pads: the first one is the first player's."""
        if isinstance(intent, Answer) and len(self._pads) > 1 and pad in self._pads:
            return replace(intent, player=list(self._pads).index(pad) + 1)
        return intent

    def _open(self, index: int) -> None:
        try:
            pad = controller.Controller(index)
        except pygame.error:
            return  # gone again
        self._pads[pad.as_joystick().get_instance_id()] = pad

    def _pushed(self, pad: int, axis: int, value: float) -> tuple[Intent, ...]:
        if axis not in (pygame.CONTROLLER_AXIS_LEFTX, pygame.CONTROLLER_AXIS_LEFTY):
            return ()
        was_pushed = self._is_pushed.get((pad, axis), False)
        self._is_pushed[pad, axis] = abs(value) >= (LET_GO if was_pushed else PUSHED)
        if was_pushed or not self._is_pushed[pad, axis]:
            return ()
        step = 1 if value > 0 else -1
        return (Move(right=step),) if axis == pygame.CONTROLLER_AXIS_LEFTX else (Move(down=step),)
