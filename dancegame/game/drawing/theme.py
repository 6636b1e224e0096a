"""A theme: every colour of the game by what it is for, as one value that is handed down and never imported."""

from collections.abc import Mapping
from dataclasses import dataclass

from dancegame.core.score import Grade
from dancegame.game.drawing.colors import Color


@dataclass(frozen=True)
class Theme:
    """The colours of the game by role.

    night, dusk: the dark behind everything, from deep to less deep. glass, glass_edge: panes. ink, muted, faint:
    texts from loud to quiet, all on night and glass. primary, secondary, gold, ambient: the lights of the show. good
    and warning: right and wrong. mistake: a limb to work on. ghost: an earlier round that dances along. answers: A to
    D. players: a light per player, told apart by colour-blind eyes as well; each player has a shape besides. grades:
    by grade. scenery: how much is seen of what stands behind dancers, 0 to 1; where it is not all, nothing of it moves.
    """

    name: str
    night: Color
    dusk: Color
    glass: Color
    glass_edge: Color
    ink: Color
    muted: Color
    faint: Color
    primary: Color
    secondary: Color
    gold: Color
    ambient: Color
    good: Color
    warning: Color
    mistake: Color
    ghost: Color
    answers: tuple[Color, Color, Color, Color]
    players: tuple[Color, Color, Color, Color, Color, Color]
    grades: Mapping[Grade, Color]
    scenery: float = 1.0

    def player(self, color: int) -> Color:
        """Return a player's light by its number, from 0."""
        return self.players[color % len(self.players)]
