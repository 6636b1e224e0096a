"""A theme of white and strong light on black: every text has at least seven times the light of its ground."""

from dancegame.core.score import Grade
from dancegame.game.drawing.theme import Theme

_WHITE, _CYAN, _PINK, _YELLOW = (255, 255, 255), (70, 226, 255), (255, 132, 196), (255, 224, 40)
_GREEN, _LILAC, _ORANGE = (70, 240, 140), (190, 170, 255), (255, 156, 92)

HIGH_CONTRAST = Theme(
    name="high_contrast",
    night=(0, 0, 0),
    dusk=(10, 8, 20),
    glass=(6, 6, 10),
    glass_edge=(214, 214, 228),
    ink=_WHITE,
    muted=(222, 222, 232),
    faint=(168, 168, 182),
    primary=_PINK,
    secondary=_CYAN,
    gold=_YELLOW,
    ambient=_LILAC,
    good=_GREEN,
    warning=_ORANGE,
    mistake=(255, 92, 72),
    ghost=(196, 222, 255),
    answers=(_PINK, _CYAN, _YELLOW, _GREEN),
    players=(_CYAN, _PINK, _YELLOW, _GREEN, _LILAC, _ORANGE),
    grades={
        Grade.PERFECT: (255, 236, 70),
        Grade.GREAT: (96, 232, 255),
        Grade.GOOD: (80, 220, 140),
        Grade.OK: (196, 176, 255),
        Grade.MISS: (255, 140, 110),
    },
    # Quiet: shapes can be made out, and nothing flickers behind what is looked at.
    scenery=0.3,
)
