"""Puppets that practise one wrong move: whoever mends it is let go, and nobody else."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from dancegame.bench.trainer.wrong_dances import WrongDance, weakened
from dancegame.core.drill import POOR_SHARE, TAUGHT_SPEED, Drill, loop_of
from dancegame.core.limb_path import danced_path
from dancegame.core.poses import Observation
from dancegame.core.round import DanceRound
from dancegame.core.trainer import Lesson, delay_of, is_mended, reference_path

# How much of the fault is left in every pass, then it stays right; half of a small one nobody sees any more.
LEARNING = (1.0, 0.8, 0.5, 0.0)
MOST_PASSES = 8


def let_go_after(case: WrongDance, lesson: Lesson, strengths: Sequence[float], *, seed: int) -> int | None:
    """Return after how many passes a puppet is let go, None if it is not; strengths: of its fault, the last one stays.

    The dance of the case is short: all of it is danced and judged for every pass.
    """
    drill = Drill(loop_of(case.dance.song.moves, case.index, case.index), speed=TAUGHT_SPEED)
    for number in range(MOST_PASSES):
        danced = weakened(case, strengths[min(number, len(strengths) - 1)])
        share, is_right = judge(case, lesson, danced.observations(seed + number))
        drill = drill.after(share, is_well=is_right and share >= POOR_SHARE)
        if drill.is_learned:
            return number + 1
    return None


def judge(case: WrongDance, lesson: Lesson, seen: Iterable[Observation]) -> tuple[float, bool]:
    """Return the credit of a lesson's move in a pass, and whether what was wrong is mended."""
    seen = list(seen)
    judged = DanceRound(case.dance, slots=[0])
    for observation in seen:
        judged.observe(observation)
    judged.finish()
    score = judged.score(0)
    credit = next((one.credit for one in score.moves if one.index == case.index), 0.0)
    mended = is_mended(
        replace(lesson, move=case.dance.song.moves[case.index]),
        reference=reference_path(case.dance.reference, is_mirrored=judged.is_mirrored(0)),
        danced=danced_path(seen, slot=0),
        delay_s=delay_of(score, judged.latency_s),
    )
    return credit, mended


def is_let_go_in_time(passes: int | None) -> bool:
    """Whether a learner is let go once it has danced well twice, or one pass later; not while the fault is there."""
    right = int(np.argmin(LEARNING))
    return passes is not None and right < passes <= right + 3
