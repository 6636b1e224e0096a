"""Guess only: a page with the ways to play it, no camera."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dancegame.core.evening import stages
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.modes.guess_kinds import KINDS
from dancegame.core.evening.modes.guess_set import KINDS_MODE, GuessSet, chose
from dancegame.core.evening.outcomes import ChoseGuessing, ChoseMode, Chosen, Failed, Outcome, Wish
from dancegame.core.evening.stages import Stage
from dancegame.core.texts import N_


@dataclass(frozen=True)
class GuessOnly:
    """The page of some kinds. endless: the one that plays a song that was asked for, or a single round."""

    kinds: Sequence[GuessSet]
    endless: GuessSet
    name: str = KINDS_MODE
    title: str = N_("Guess only")
    text: str = N_("No camera needed")

    def begin(self, evening: Evening) -> Evening:
        """Show the page; where it is clear what to play, play it."""
        evening = replace(evening, round=None, rounds=(), is_ended=False, problem=None)
        if evening.wished is not None or evening.length is not None:
            return self.endless.begin(replace(evening, mode=self.endless.name))
        return evening

    def plan(self, evening: Evening) -> Stage:
        """Show the page, or what is wrong."""
        if evening.problem is not None:
            return stages.Message(evening.problem)
        names = [kind.name for kind in self.kinds]
        return stages.GuessKinds(
            kinds=tuple(kind.kind for kind in self.kinds),
            focus=evening.chosen_kind if evening.chosen_kind in names else names[0],
            players=len(evening.guessers),
            daily=evening.daily,
            today=evening.today,
            has_daily=evening.today is not None and evening.daily.is_open_on(evening.today),
            guesser=evening.guessers[0].name if evening.guessers else "",
        )

    def fold(self, evening: Evening, outcome: Outcome) -> Evening:
        """Begin what was chosen, or leave."""
        match outcome:
            case ChoseGuessing():
                return chose(evening, outcome)
            case ChoseMode(mode):
                return replace(evening, mode=mode)
            case Failed(error):
                return replace(evening, problem=error)
            case Chosen(Wish.SONGS | Wish.SETTINGS as page):
                return replace(evening.left(), page=page)
        return evening.left()


GUESS_ONLY = GuessOnly(tuple(KINDS.values()), endless=KINDS["guess_endless"])
