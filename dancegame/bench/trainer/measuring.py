"""The rows: how often a wrong move is told exactly, over all songs; and whether who has learned it is let go."""

from collections.abc import Iterator, Sequence

import numpy as np

from dancegame.bench.rows import Row
from dancegame.bench.trainer.learners import LEARNING, MOST_PASSES, is_let_go_in_time, judge, let_go_after
from dancegame.bench.trainer.pictures import film, picture_cases, stretch_around
from dancegame.bench.trainer.wrong_dances import FAULTS, WrongDance, weakened, wrong_dance
from dancegame.core.diagnosis import Fault
from dancegame.core.poses import Observation
from dancegame.core.round import DanceRound
from dancegame.core.song import Dance
from dancegame.core.trainer import Lesson, lessons

CASES, QUICK_CASES = 20, 3
LEARNERS = 2
LEAST_TOLD, LEAST_MENDED = 0.95, 0.9


def measure_trainer(dances: Sequence[Dance], *, is_quick: bool = False) -> list[Row]:
    """Return the rows: how many seeded cases of a fault are told by move, part and fault, and who is let go."""
    count = QUICK_CASES if is_quick else CASES
    return [
        *(_told_row(dances, fault, count) for fault in FAULTS),
        *_learner_rows(dances, 1 if is_quick else LEARNERS),
        *(_picture_row(dances, fault, count) for fault in FAULTS),
        _mended_row(dances, count),
    ]


def _told_row(dances: Sequence[Dance], fault: Fault, count: int) -> Row:
    cases = [
        (case, seed) for dance in dances for seed in range(count) if (case := wrong_dance(dance, fault, seed=seed))
    ]
    told = sum(is_told(case, teach(case, seed=seed)) for case, seed in cases)
    note = f"{told} of {len(cases)} cases in {len({case.dance.song.id for case, _ in cases})} songs, exactly told"
    return Row(f"trainer.told.{fault.name.lower()}", told / max(len(cases), 1), "share", note=note, least=LEAST_TOLD)


def _learner_rows(dances: Sequence[Dance], count: int) -> Iterator[Row]:
    """Of puppets whose fault gets less from pass to pass, and of those whose fault stays."""
    cases = [
        (stretch_around(case), seed)
        for fault in FAULTS
        for dance in dances
        for seed in range(count)
        if (case := wrong_dance(dance, fault, seed=seed))
    ]
    taught = [(case, told[0], seed) for case, seed in cases if is_told(case, told := teach(case, seed=seed))]
    learned = [let_go_after(case, lesson, LEARNING, seed=seed) for case, lesson, seed in taught]
    kept = [let_go_after(case, lesson, (1.0,), seed=seed) is None for case, lesson, seed in taught]
    passes = [number for number in learned if number is not None]
    note = f"of {len(taught)} who mend it in their fourth pass; let go after {np.mean(passes or [0]):.1f} on average"
    share = float(np.mean([is_let_go_in_time(number) for number in learned]))
    yield Row("trainer.learner.let_go", share, "share", note=note, least=LEAST_TOLD)
    note = f"of {len(taught)} who never mend it, in {MOST_PASSES} passes"
    yield Row("trainer.stubborn.kept", float(np.mean(kept)), "share", note=note, least=LEAST_TOLD)


def _picture_row(dances: Sequence[Dance], fault: Fault, count: int) -> Row:
    cases = picture_cases(dances, fault, count=count)
    told = sum(is_told(case, learn_from(case, film(case, seed=seed))) for seed, case in enumerate(cases))
    songs = len({case.dance.song.id for case in cases})
    note = f"{told} of {len(cases)} puppets in {songs} songs, seen by the estimator, exactly told"
    name = f"trainer.pictures.{fault.name.lower()}"
    return Row(name, told / max(len(cases), 1), "share", note=note, least=LEAST_TOLD)


def _mended_row(dances: Sequence[Dance], count: int) -> Row:
    """Whether an estimator that sees the move danced rightly lets go of it."""
    cases = picture_cases(dances, Fault.LATE, count=count)
    taught = [(seed, case, told[0]) for seed, case in enumerate(cases) if is_told(case, told := teach(case, seed=seed))]
    mended = [judge(case, lesson, film(weakened(case, 0.0), seed=seed))[1] for seed, case, lesson in taught]
    note = f"of {len(taught)} puppets that dance the late move rightly, seen by the estimator"
    return Row("trainer.pictures.mended", float(np.mean(mended)), "share", note=note, least=LEAST_MENDED)


def teach(case: WrongDance, *, seed: int) -> tuple[Lesson, ...]:
    """Let the wrong dance be judged, and return what the trainer makes of it."""
    return learn_from(case, case.observations(seed))


def learn_from(case: WrongDance, seen: Sequence[Observation]) -> tuple[Lesson, ...]:
    """Return what the trainer makes of what was seen of a wrong dance."""
    judged = DanceRound(case.dance, slots=[0])
    for observation in seen:
        judged.observe(observation)
    judged.finish()
    return lessons(
        case.dance,
        seen,
        slot=0,
        score=judged.score(0),
        is_mirrored=judged.is_mirrored(0),
        latency_s=judged.latency_s,
    )


def is_told(case: WrongDance, told: Sequence[Lesson]) -> bool:
    """Whether the first lesson is the wrong move, its part and its fault."""
    if not told:
        return False
    first = told[0]
    return (first.judged.index, first.diagnosis.part, first.diagnosis.fault) == (case.index, case.part, case.fault)
