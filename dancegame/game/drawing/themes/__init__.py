"""The themes to choose from; adding one is a file and its line here."""

from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.themes.neon import NEON

THEMES: dict[str, Theme] = {theme.name: theme for theme in (NEON,)}
