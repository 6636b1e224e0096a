"""Judges one player: keeps their recent poses, closes each move when it has passed, grades it."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from dancegame.core.choreography import JudgedStretch
from dancegame.core.grid import GRID_HZ, STEP_S, grid_times, onto_grid
from dancegame.core.limbs import DIFFERENCE_STEPS, LIMB_NAMES, SMOOTHING_STEPS, limb_motion, limb_vectors, usual_lengths
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.score import Grade, JudgedMove
from dancegame.core.similarity import Match, match

# Similarity that earns nothing, and that earns everything; between them credit rises fast at first. Chosen on real
# people: the same dance by another body reaches 0.3 to 0.7 in the middle, another dance at its best shift 0.05 to 0.15.
SIMILARITY_OF_NOTHING = 0.16
SIMILARITY_OF_PERFECT = 0.6
CREDIT_POWER = 4.0
# Shares of a move's points from which a grade is given, after Just Dance's as measured by its re-implementations
# (91, 80, 50, 15 of 100).
GRADE_CREDITS = ((Grade.PERFECT, 0.91), (Grade.GREAT, 0.80), (Grade.GOOD, 0.50), (Grade.OK, 0.15))


@dataclass(frozen=True)
class TimingWindow:
    """How far from the player's usual offset a match is looked for, and what the edge of the window costs."""

    reach_steps: int
    edge_cost: float


# A webcam, an estimator and a loudspeaker delay a player by 0.05 to 0.3 s: until that is known the window is wide.
USUAL_OFFSET_S = 0.1
WIDE = TimingWindow(reach_steps=11, edge_cost=0.15)
NARROW = TimingWindow(reach_steps=8, edge_cost=0.3)
OFFSETS_NEEDED = 6
OFFSETS_KEPT = 24
SURE_SIMILARITY = 0.3
# How long poses are remembered: long enough for the usual lengths of a dancer's limbs.
MEMORY_S = 20.0
# Less than this of the reference's weight seen is no dancing; ambiguous for more than this is nobody's fault.
LEAST_SEEN_SHARE = 0.25
MOST_AMBIGUOUS_SHARE = 0.5
MARGIN_STEPS = SMOOTHING_STEPS + DIFFERENCE_STEPS


def credit_for(similarity: float) -> float:
    """Return the share of a move's points, 0 to 1, that a similarity earns."""
    share = (similarity - SIMILARITY_OF_NOTHING) / (SIMILARITY_OF_PERFECT - SIMILARITY_OF_NOTHING)
    return float(1.0 - (1.0 - min(1.0, max(0.0, share))) ** CREDIT_POWER)


def grade_for(credit: float) -> Grade:
    """Return the grade for a share of a move's points."""
    return next((grade for grade, least in GRADE_CREDITS if credit >= least), Grade.MISS)


class PlayerJudge:
    """Judges one player against the stretches of a choreography, as their poses come in."""

    def __init__(self, stretches: Sequence[JudgedStretch]) -> None:
        self._stretches = stretches
        self._next = 0
        self._times_s: list[float] = []
        self._xy: list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = []
        self._ambiguous_s: list[float] = []
        self._offsets_s: list[float] = []

    def observe(self, song_s: float, pose: Pose | None, *, is_ambiguous: bool = False) -> list[JudgedMove]:
        """Take the player's pose at a song second (None: not in the picture); return the moves that it closes.

        An observation that is not later than the one before is dropped.
        """
        if self._times_s and song_s <= self._times_s[-1]:
            return []
        if is_ambiguous:
            self._ambiguous_s.append(song_s)
        self._times_s.append(song_s)
        self._xy.append(UNSEEN if pose is None or is_ambiguous else pose.xy)
        closed = []
        while self._next < len(self._stretches) and song_s >= self._due_s(self._stretches[self._next]):
            closed.append(self._close_next())
        return closed

    def finish(self) -> list[JudgedMove]:
        """Close the moves that are left."""
        return [self._close_next() for _ in range(self._next, len(self._stretches))]

    @property
    def offset_s(self) -> float | None:
        """The player's median delay over the surest recent moves; None before there are enough of them."""
        return median(self._offsets_s) if len(self._offsets_s) >= OFFSETS_NEEDED else None

    def _timing(self) -> tuple[int, TimingWindow]:
        """The usual offset in grid steps, and the window around it."""
        offset_s = self.offset_s
        return (round(USUAL_OFFSET_S * GRID_HZ), WIDE) if offset_s is None else (round(offset_s * GRID_HZ), NARROW)

    def _due_s(self, stretch: JudgedStretch) -> float:
        centre, window = self._timing()
        return (stretch.end + centre + window.reach_steps + DIFFERENCE_STEPS) * STEP_S

    def _close_next(self) -> JudgedMove:
        stretch = self._stretches[self._next]
        self._next += 1
        judged = self._judge(stretch)
        if judged.offset_s is not None and judged.similarity >= SURE_SIMILARITY:
            self._offsets_s = [*self._offsets_s, judged.offset_s][-OFFSETS_KEPT:]
        self._forget()
        return judged

    def _judge(self, stretch: JudgedStretch) -> JudgedMove:
        centre, window = self._timing()
        start = stretch.start + centre - window.reach_steps
        end = stretch.end + centre + window.reach_steps
        if self._ambiguous_share(start * STEP_S, end * STEP_S) > MOST_AMBIGUOUS_SHARE:
            return JudgedMove(stretch.index, Grade.MISS, 0.0, is_gold=stretch.move.is_gold, is_left_out=True)
        found = self._match(stretch, start=start, end=end)
        distance = np.arange(-window.reach_steps, window.reach_steps + 1) / window.reach_steps
        timed = found.similarity * (1 - window.edge_cost * distance**2)
        best = int(np.argmax(timed))
        if found.seen_share[best] < LEAST_SEEN_SHARE or timed[best] <= 0:
            return JudgedMove(stretch.index, Grade.MISS, 0.0, is_gold=stretch.move.is_gold)
        similarity = float(timed[best])
        credit = credit_for(similarity)
        return JudgedMove(
            stretch.index,
            grade_for(credit),
            similarity,
            credit,
            offset_s=(centre - window.reach_steps + best + _peak_shift(found.similarity, best)) * STEP_S,
            worst_limb=_worst_limb(found, best),
            is_gold=stretch.move.is_gold,
        )

    def _match(self, stretch: JudgedStretch, *, start: int, end: int) -> Match:
        vectors = limb_vectors(np.array(self._xy).reshape(-1, JOINT_COUNT, 2))
        at_s = grid_times(start=start - MARGIN_STEPS, end=end + MARGIN_STEPS)
        gridded = onto_grid(np.array(self._times_s), vectors, at_s=at_s)
        motion = limb_motion(gridded, usual=usual_lengths(vectors), step_s=STEP_S)
        return match(stretch.reference, motion.stretch(MARGIN_STEPS, len(motion) - MARGIN_STEPS))

    def _ambiguous_share(self, start_s: float, end_s: float) -> float:
        observed = sum(start_s <= time_s < end_s for time_s in self._times_s)
        ambiguous = sum(start_s <= time_s < end_s for time_s in self._ambiguous_s)
        return ambiguous / observed if observed else 0.0

    def _forget(self) -> None:
        if not self._times_s:
            return
        oldest_s = self._times_s[-1] - MEMORY_S
        old = int(np.searchsorted(self._times_s, oldest_s))
        del self._times_s[:old], self._xy[:old]
        self._ambiguous_s = [time_s for time_s in self._ambiguous_s if time_s >= oldest_s]


UNSEEN = np.full((JOINT_COUNT, 2), np.nan, dtype=np.float32)


def _peak_shift(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]], best: int) -> float:
    """Return where, between -0.5 and 0.5 steps from `best`, a parabola through its neighbours has its top."""
    if not 0 < best < len(values) - 1:
        return 0.0
    before, at, after = (float(value) for value in values[best - 1 : best + 2])
    curvature = before - 2 * at + after
    return max(-0.5, min(0.5, 0.5 * (before - after) / curvature)) if curvature < 0 else 0.0


def _worst_limb(found: Match, best: int) -> str | None:
    shape = found.limb_shape[best]
    if np.isnan(shape).all():
        return None
    worst = int(np.nanargmin(shape))
    return LIMB_NAMES[worst] if shape[worst] < 0.5 else None
