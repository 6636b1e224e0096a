"""Lights that stay apart for eyes that see no red, no green or no blue; told apart by a simulation of those eyes."""

from dataclasses import replace

from dancegame.core.score import Grade
from dancegame.game.drawing.themes.neon import NEON

_CYAN, _BLUE, _AMBER = (6, 205, 255), (86, 130, 255), (255, 199, 25)
_MAGENTA, _OLIVE, _WHITE = (232, 13, 159), (179, 142, 0), (250, 250, 250)

COLOUR_BLIND = replace(
    NEON,
    name="colour_blind",
    primary=_MAGENTA,
    secondary=_CYAN,
    gold=_AMBER,
    ambient=_BLUE,
    good=_CYAN,
    warning=_AMBER,
    mistake=_MAGENTA,
    answers=(_MAGENTA, _CYAN, _AMBER, _BLUE),
    players=(_CYAN, _MAGENTA, _AMBER, _WHITE, _BLUE, _OLIVE),
    grades={
        Grade.PERFECT: _AMBER,
        Grade.GREAT: _CYAN,
        Grade.GOOD: _WHITE,
        Grade.OK: _BLUE,
        Grade.MISS: _MAGENTA,
    },
)
