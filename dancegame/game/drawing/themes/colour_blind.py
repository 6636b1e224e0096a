"""A theme for eyes that confuse red and green, or blue and yellow: what must be told apart differs in lightness too."""

from dancegame.core.score import Grade
from dancegame.game.drawing.theme import Theme

_BLUE, _ORANGE, _YELLOW = (112, 196, 255), (255, 132, 36), (255, 222, 72)
_TEAL, _INDIGO, _VERMILION = (72, 236, 206), (108, 94, 232), (255, 96, 56)

COLOUR_BLIND = Theme(
    name="colour_blind",
    night=(5, 7, 16),
    dusk=(14, 20, 48),
    glass=(20, 24, 44),
    glass_edge=(70, 84, 130),
    ink=(246, 248, 255),
    muted=(178, 188, 212),
    faint=(112, 122, 156),
    primary=_ORANGE,
    secondary=_BLUE,
    gold=_YELLOW,
    ambient=_INDIGO,
    good=_TEAL,
    warning=_VERMILION,
    mistake=(255, 142, 0),
    ghost=(176, 206, 255),
    # Found by search around these hues for the largest least distance between two as any of the three sees them.
    answers=((235, 80, 160), (100, 220, 255), (255, 205, 60), (150, 120, 255)),
    players=((94, 121, 255), (228, 92, 38), (255, 227, 23), (86, 216, 157), (172, 158, 220), (202, 255, 255)),
    grades={
        Grade.PERFECT: (248, 235, 48),
        Grade.GREAT: (103, 252, 195),
        Grade.GOOD: (124, 155, 200),
        Grade.OK: (178, 84, 255),
        Grade.MISS: (242, 58, 62),
    },
)
