"""White and bright light on black, for weak eyes and for rooms full of sun."""

from dataclasses import replace

from dancegame.core.score import Grade
from dancegame.game.drawing.themes.neon import NEON

_CYAN, _PINK, _YELLOW = (110, 230, 255), (255, 130, 200), (255, 226, 80)
_GREEN, _LILAC, _ORANGE = (90, 255, 170), (196, 176, 255), (255, 160, 110)

HIGH_CONTRAST = replace(
    NEON,
    name="high_contrast",
    night=(0, 0, 0),
    dusk=(8, 6, 16),
    glass=(0, 0, 0),
    glass_edge=(190, 184, 220),
    ink=(255, 255, 255),
    muted=(232, 230, 242),
    faint=(190, 186, 212),
    primary=_PINK,
    secondary=_CYAN,
    gold=_YELLOW,
    ambient=_LILAC,
    good=_GREEN,
    warning=_ORANGE,
    mistake=(255, 110, 110),
    ghost=(214, 232, 255),
    answers=(_PINK, _CYAN, _YELLOW, _GREEN),
    players=(_CYAN, _PINK, _YELLOW, _GREEN, _LILAC, _ORANGE),
    grades={
        Grade.PERFECT: _YELLOW,
        Grade.GREAT: _CYAN,
        Grade.GOOD: _GREEN,
        Grade.OK: _LILAC,
        Grade.MISS: _ORANGE,
    },
)
