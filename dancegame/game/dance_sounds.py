"""What is heard of the judging in a dance: the best of what happened, never a hail of it."""

from dancegame.core.ports import SoundEffects
from dancegame.core.round import RoundEvent
from dancegame.core.score import Grade
from dancegame.game.crowd import crowd

LEAST_GAP_S = 0.7
# So many good moves in a row are cheered, each time again.
STREAK = 10
# Worst first: of what happens within the gap only the best is heard.
GRADES = (Grade.MISS, Grade.OK, Grade.GOOD, Grade.GREAT, Grade.PERFECT)
NAMES = {grade: grade.value.lower() for grade in GRADES}
GOLD, STREAKS = len(GRADES), len(GRADES) + 1


class DanceSounds:
    """Takes what is judged of all who dance, and plays one sound every LEAST_GAP_S at most; cheers come over it.

    people: how many dance; the more they are, the larger is their crowd.
    """

    def __init__(self, effects: SoundEffects, *, people: int) -> None:
        self._effects, self._cheer = effects, crowd("cheer", people)
        self._best: int | None = None
        self._played_s = float("-inf")

    def hear(self, event: RoundEvent) -> None:
        """Remember what was judged until it is its turn."""
        rank = _rank(event)
        self._best = rank if self._best is None else max(self._best, rank)

    def update(self, now_s: float) -> None:
        """Play the best of what was heard, as soon as the sound before has had its time."""
        if self._best is None or now_s - self._played_s < LEAST_GAP_S:
            return
        best, self._best, self._played_s = self._best, None, now_s
        if best >= GOLD:
            self._effects.play("gold" if best == GOLD else "streak")
            self._effects.play(self._cheer)
        else:
            self._effects.play(NAMES[GRADES[best]])


def _rank(event: RoundEvent) -> int:
    judged, combo = event.judged, event.score.combo
    is_good = judged.grade in (Grade.PERFECT, Grade.GREAT)
    if judged.grade is not Grade.MISS and combo % STREAK == 0:
        return STREAKS
    return GOLD if judged.is_gold and is_good else GRADES.index(judged.grade)
