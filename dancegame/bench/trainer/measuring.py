"""The rows: how often a wrong move is told exactly, over all songs."""

from collections.abc import Sequence

from dancegame.bench.rows import Row
from dancegame.bench.trainer.wrong_dances import FAULTS, WrongDance, wrong_dance
from dancegame.core.diagnosis import Fault
from dancegame.core.round import DanceRound
from dancegame.core.song import Dance
from dancegame.core.trainer import Lesson, lessons

CASES, QUICK_CASES = 20, 3
LEAST_TOLD = 0.95


def measure_trainer(dances: Sequence[Dance], *, is_quick: bool = False) -> list[Row]:
    """Return a row for every fault: the share of seeded cases that are told by move, part and fault."""
    count = QUICK_CASES if is_quick else CASES
    return [_told_row(dances, fault, count) for fault in FAULTS]


def _told_row(dances: Sequence[Dance], fault: Fault, count: int) -> Row:
    cases = [
        (case, seed) for dance in dances for seed in range(count) if (case := wrong_dance(dance, fault, seed=seed))
    ]
    told = sum(is_told(case, teach(case, seed=seed)) for case, seed in cases)
    note = f"{told} of {len(cases)} cases in {len({case.dance.song.id for case, _ in cases})} songs, exactly told"
    return Row(f"trainer.told.{fault.name.lower()}", told / max(len(cases), 1), "share", note=note, least=LEAST_TOLD)


def teach(case: WrongDance, *, seed: int) -> tuple[Lesson, ...]:
    """Let the wrong dance be judged, and return what the trainer makes of it."""
    judged = DanceRound(case.dance, slots=[0])
    seen = case.observations(seed)
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
