"""Practice: a stretch of a song over and over; or what a dance lacked, lesson by lesson, and then all of it."""

from dataclasses import replace

from dancegame.core.evening import stages
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.modes.round_mode import PRACTICE, RoundMode
from dancegame.core.evening.modes.solo import SOLO
from dancegame.core.evening.outcomes import Chosen, Outcome, Practised, Wish
from dancegame.core.evening.rounds import PRACTISING, Round, Step
from dancegame.core.evening.stages import Stage
from dancegame.core.texts import N_


class PracticeMode(RoundMode):
    """Begins with a song that was chosen, or with a round that was danced."""

    def begin(self, evening: Evening) -> Evening:
        """Begin with what was chosen; without anything a song is to be chosen first."""
        if evening.round is not None:
            return evening
        if evening.wished is None:
            return replace(evening.left(), page=Wish.SONGS, chosen=self.name)
        return super().begin(evening)

    def plan(self, evening: Evening) -> Stage:
        """Show the step that the round is at."""
        current = evening.round
        if current is not None and current.step is Step.PRACTICE and evening.problem is None and current.lessons:
            return stages.Practice(current, current.lessons[current.lesson])
        return super().plan(evening)

    def fold(self, evening: Evening, outcome: Outcome) -> Evening:
        """Go from lesson to lesson, and from the last to the whole dance; from there on it is solo again."""
        current = evening.round
        if current is None:
            return super().fold(evening, outcome)
        match current.step, outcome:
            case Step.LESSON, Chosen(Wish.GO_ON):
                return replace(evening, round=replace(current, step=Step.PRACTICE))
            case (Step.LESSON, Chosen(Wish.NEXT)) | (Step.PRACTICE, Practised()):
                return replace(evening, round=_next_lesson(current))
            case Step.PRACTICE, Chosen(Wish.DANCE):
                return replace(evening, round=replace(current, step=Step.DANCE))
            case Step.PRACTICE, Chosen(Wish.FINISH) if current.danced:
                return replace(evening, round=replace(current, step=Step.RESULT))
            case Step.RESULT, Chosen(Wish.AGAIN):
                return replace(evening, rounds=(*evening.rounds, current), round=current.again(Step.DANCE))
            case Step.RESULT, Chosen(Wish.NEXT):
                return replace(evening, mode=SOLO.name, round=None)
        return super().fold(evening, outcome)


def _next_lesson(current: Round) -> Round:
    """Return the round at its next lesson; after the last one at its dance."""
    place = current.lesson + 1
    if place < len(current.lessons):
        return replace(current, lesson=place, step=Step.LESSON)
    return replace(current, step=Step.DANCE)


PRACTISED = PracticeMode(
    name=PRACTICE,
    title=N_("Practice"),
    text=N_("Slower, again and again, until it sits"),
    steps=(Step.READY, *PRACTISING),
    players=1,
)
