"""The theme of the game: a dark night-club violet with cyan, pink and gold light."""

from dancegame.core.score import Grade
from dancegame.game.drawing.theme import Theme

_CYAN, _PINK, _GOLD = (52, 214, 255), (255, 64, 160), (255, 204, 64)
_GREEN, _VIOLET, _EMBER = (46, 222, 160), (146, 104, 255), (255, 118, 82)

NEON = Theme(
    name="neon",
    night=(7, 5, 16),
    dusk=(22, 12, 48),
    glass=(24, 18, 46),
    glass_edge=(74, 60, 124),
    ink=(246, 243, 255),
    muted=(174, 166, 208),
    faint=(104, 94, 148),
    primary=_PINK,
    secondary=_CYAN,
    gold=_GOLD,
    ambient=_VIOLET,
    good=_GREEN,
    warning=_EMBER,
    mistake=(255, 40, 52),
    # Pale and cold, unlike any player's light.
    ghost=(158, 200, 255),
    answers=(_PINK, _CYAN, _GOLD, _GREEN),
    players=(_CYAN, _PINK, _GOLD, _GREEN, _VIOLET, _EMBER),
    # From warm-bright to dull, told apart by lightness as well as by hue, and always written out.
    grades={
        Grade.PERFECT: _GOLD,
        Grade.GREAT: _CYAN,
        Grade.GOOD: _GREEN,
        Grade.OK: (182, 164, 255),
        Grade.MISS: _EMBER,
    },
)
