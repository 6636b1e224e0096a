"""The themes to choose from; adding one is a file and its line here."""

from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.themes.colour_blind import COLOUR_BLIND
from dancegame.game.drawing.themes.high_contrast import HIGH_CONTRAST
from dancegame.game.drawing.themes.neon import NEON

THEMES: dict[str, Theme] = {theme.name: theme for theme in (NEON, COLOUR_BLIND, HIGH_CONTRAST)}
