"""The keyboard as a source of intents."""

import math

import pygame

from dancegame.core.intents import Answer, Back, Choose, Compose, Erase, Inspect, Intent, Leaf, Move, Pause, Pick, Type

_KEYS: dict[int, tuple[Intent, ...]] = {
    pygame.K_RETURN: (Choose(),),
    pygame.K_KP_ENTER: (Choose(),),
    pygame.K_ESCAPE: (Back(),),
    pygame.K_AC_BACK: (Back(),),
    pygame.K_SPACE: (Pause(),),
    pygame.K_p: (Pause(),),
    pygame.K_DOWN: (Move(down=1),),
    pygame.K_UP: (Move(down=-1),),
    pygame.K_RIGHT: (Move(right=1),),
    pygame.K_LEFT: (Move(right=-1),),
    pygame.K_PAGEDOWN: (Leaf(1),),
    pygame.K_PAGEUP: (Leaf(-1),),
    pygame.K_HOME: (Leaf(-math.inf),),
    pygame.K_END: (Leaf(math.inf),),
    pygame.K_F2: (Inspect(),),
    pygame.K_BACKSPACE: (Erase(),),
    **{key: (Answer(number),) for number, key in enumerate((pygame.K_a, pygame.K_b, pygame.K_c, pygame.K_d))},
    **{pygame.K_1 + number: (Pick(number),) for number in range(9)},
    pygame.K_0: (Pick(9),),
    **{pygame.K_KP1 + number: (Pick(number),) for number in range(9)},
}


def keyboard_intents(event: pygame.event.Event) -> tuple[Intent, ...]:
    """Return what a key or a written text means."""
    if event.type == pygame.KEYDOWN:
        if event.key == pygame.K_TAB:
            return (Move(down=-1 if event.mod & pygame.KMOD_SHIFT else 1),)
        return _KEYS.get(event.key, ())
    if event.type == pygame.TEXTINPUT:
        return (Type(event.text),)
    if event.type == pygame.TEXTEDITING:
        return (Compose(event.text),)
    return ()
