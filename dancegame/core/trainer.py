"""The trainer: which moves of a round are worth learning, and what was wrong with each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dancegame.core.choreography import reference_motion
from dancegame.core.diagnosis import Diagnosis, Fault, Part, diagnose, fault_of, is_seen
from dancegame.core.forearms import covered_share
from dancegame.core.limb_path import LimbPath, danced_path
from dancegame.core.poses import Observation, PoseSequence
from dancegame.core.score import JudgedMove, Score, move_value
from dancegame.core.skeleton import mirror
from dancegame.core.song import Dance, Move

MOST_LESSONS = 3
# The judge forgives a limb that the trainer does not: what is wrong counts beside lost points, in values of moves.
WRONG_WORTH = 300.0
# What is seen of forearms that lie over each other is believed so much less.
COVERED_DOUBT = 0.8
# Who was late and is early now has learned nothing yet.
KINDS = {Fault.LATE: "time", Fault.EARLY: "time", Fault.LOW: "size", Fault.SMALL: "size", Fault.SHAPE: "shape"}


@dataclass(frozen=True)
class Lesson:
    """A move to learn: how it was judged, and what was wrong. worth: what there is to win, in values of moves."""

    move: Move
    judged: JudgedMove
    diagnosis: Diagnosis
    worth: float


def delay_of(score: Score, latency_s: float | None) -> float:
    """Return how late a player's dancing reached the judge, in seconds; latency_s: of camera and sound, if known."""
    return (latency_s if score.offset_s is None else score.offset_s) or 0.0


def lessons(
    dance: Dance,
    observations: Iterable[Observation],
    *,
    slot: int,
    score: Score,
    is_mirrored: bool,
    latency_s: float | None,
    count: int = MOST_LESSONS,
) -> tuple[Lesson, ...]:
    """Return what a player of a finished round should learn, the most worthwhile first; none where all was right.

    observations: those that the score came of. latency_s: how far camera and sound lagged, None where nobody knows.
    """
    delay_s = delay_of(score, latency_s)
    reference = reference_path(dance.reference, is_mirrored=is_mirrored)
    danced = danced_path(observations, slot=slot)
    found = []
    for one in score.moves:
        if one.is_left_out or one.is_unseen:
            continue
        move = dance.song.moves[one.index]
        arms_sure = 1 - COVERED_DOUBT * covered_share(dance.reference, move)
        diagnosis = diagnose(move, reference=reference, danced=danced, delay_s=delay_s, arms_sure=arms_sure)
        if diagnosis is not None:
            worth = diagnosis.sure * (move_value(move) * (1 - one.credit) + WRONG_WORTH * diagnosis.wrong)
            found.append(Lesson(move, one, diagnosis, worth))
    return tuple(sorted(found, key=lambda lesson: (-lesson.worth, lesson.judged.index))[:count])


def is_mended(lesson: Lesson, *, reference: LimbPath, danced: LimbPath, delay_s: float) -> bool:
    """Return whether a move was danced once more without what was wrong with it.

    What is wrong in another way and half as much is a lesson of its own, or an estimator's doing. What was not seen,
    or not danced at all, is not mended.
    """
    before = lesson.diagnosis
    if not is_seen(before.part, lesson.move, reference=reference, danced=danced, delay_s=delay_s):
        return False
    if before.part is Part.BODY:
        now = diagnose(lesson.move, reference=reference, danced=danced, delay_s=delay_s)
        return now is None or now.part is not Part.BODY
    now = fault_of(before.part, lesson.move, reference=reference, danced=danced, delay_s=delay_s)
    return now is None or (KINDS[now.fault] != KINDS[before.fault] and now.wrong <= before.wrong / 2)


def reference_path(reference: PoseSequence, *, is_mirrored: bool) -> LimbPath:
    """Return how the limbs of a reference move, as a mirror shows them where somebody dances like that."""
    own = replace(reference, xy=mirror(reference.xy, axis_x=0.0)) if is_mirrored else reference
    return LimbPath(*reference_motion(own))
