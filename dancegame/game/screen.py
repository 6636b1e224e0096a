"""What a screen is: it shows one stage, takes intents, and ends with an outcome."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from dancegame.core.evening.outcomes import Outcome
from dancegame.core.evening.players import Player
from dancegame.core.evening.stages import Stage
from dancegame.core.gestures.pointing import ANYTHING
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Intent
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Canvas


@dataclass(frozen=True)
class Interrupt:
    """Another stage lies over this one for a while; `Screen.resume` hears how it ended."""

    stage: Stage


@dataclass(frozen=True)
class Aside:
    """The evening hears of an outcome, and the screen stays."""

    outcome: Outcome


class Screen:
    """One picture of the game. It knows no other screen.

    update runs once per picture with the monotonic time and what players want; draw only draws what update left behind.
    """

    settled_s = 2.0
    # What people in the picture can say with their bodies; None where nobody is listened to.
    want: Want | None = None
    # Whether it shows what becomes of files that were brought.
    shows_arrivals = False
    # Whether the screen below is seen through it.
    is_see_through = False

    @property
    def bed(self) -> str | None:
        """The sound effect that goes on while the screen is shown, if one does."""
        return None

    def is_settled(self, age_s: float) -> bool:
        """Return whether the screen shows what it is about, age_s after it came."""
        return age_s >= self.settled_s

    @property
    def seats(self) -> Mapping[int, Player] | None:
        """Who is in, by slot, where the screen changes that; None where it is as the evening has it."""
        return None

    def under(self, x: float, y: float) -> Hashable:  # noqa: ARG002
        """Return what can be chosen at a place of the picture, None for nothing; a hand has to rest on one thing."""
        return ANYTHING

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | Aside | None:
        """Take intents and time; return how the stage ended, or None to stay."""
        raise NotImplementedError

    def resume(self, outcome: Outcome) -> Outcome | Aside | None:
        """Go on after an interruption ended with an outcome; return it, or another one, to end as well."""
        return outcome

    def draw(self, canvas: Canvas) -> None:
        """Draw the whole picture."""
        raise NotImplementedError


class ChoiceScreen(Screen):
    """A screen whose panes are all there is to choose from."""

    choices: Choices

    def under(self, x: float, y: float) -> Hashable:
        return self.choices.under(x, y)
