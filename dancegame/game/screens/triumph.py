"""What comes before a result in which somebody danced all of it perfectly: a page for that alone."""

from collections.abc import Sequence

from dancegame.core.intents import Back, Choose, Intent, Leaf, Move, Pause, Pick, Press
from dancegame.core.score import MAX_POINTS
from dancegame.game.crowd import crowd
from dancegame.game.drawing.perfect import LASTS_S, PerfectMoment
from dancegame.game.house import House
from dancegame.game.screens.result_panes import PlayerPane
from dancegame.texts.words import text_words

# What says that somebody goes on: what can be chosen on the result is not seen yet, and may not be.
_ONWARD = (Back, Choose, Leaf, Move, Pause, Pick, Press)
# A key that is pressed so soon was meant for the dance.
UNMEANT_S = 0.8


class Triumph(PerfectMoment):
    """The moment of those who reached every point; whoever cannot wait goes on to the result."""

    @classmethod
    def of(cls, panes: Sequence[PlayerPane], house: House) -> "Triumph | None":
        """Return it, and let it be heard; None where nobody was perfect, or where it has been seen already."""
        perfect = [pane for pane in panes if pane.score.points == MAX_POINTS]
        if not perfect or perfect[0].score is house.celebrated:
            return None
        # Whoever practises a move of it comes back to the same result.
        house.celebrated = perfect[0].score
        house.parts.effects.play("winner")
        house.parts.effects.play(crowd("cheer", len(panes)))
        names = [text_words(pane.player.label) for pane in perfect] if len(panes) > 1 else []
        return cls(names, house.theatre.framed, perfect[0].song.moves)

    def is_over(self, age_s: float, intents: Sequence[Intent]) -> bool:
        """Return whether it has been seen, or somebody goes on."""
        is_meant = age_s >= UNMEANT_S and any(isinstance(intent, _ONWARD) for intent in intents)
        return is_meant or age_s >= LASTS_S
