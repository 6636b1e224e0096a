"""Judges one player: keeps their recent poses, closes each move when it has passed, grades it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.choreography import JudgedStretch
from dancegame.core.credit import grade_for, move_credit, shape_credit, size_credit
from dancegame.core.grid import GRID_HZ, STEP_S
from dancegame.core.latency import Latency
from dancegame.core.limb_track import LimbTrack
from dancegame.core.limbs import DIFFERENCE_STEPS, LIMB_NAMES, LimbMotion
from dancegame.core.poses import Pose
from dancegame.core.score import Grade, JudgedMove, Missing, Score, Strictness, Tally
from dancegame.core.similarity import Match, match


@dataclass(frozen=True)
class TimingWindow:
    """How far from the expected offsets a match is looked for, and what share of it the edge of the window costs."""

    reach_steps: int
    edge_cost: float

    def latest(self, centres: Sequence[int]) -> int:
        """The last of the offsets."""
        return max(centres) + self.reach_steps

    def offsets(self, centres: Sequence[int]) -> NDArray[np.int64]:
        """The offsets in grid steps at which a match is looked for, expected at one of `centres`."""
        return np.arange(max(min(centres) - self.reach_steps, EARLIEST_STEPS), self.latest(centres) + 1)

    def factors(self, centres: Sequence[int]) -> NDArray[np.float64]:
        """What remains of a match at each of these offsets."""
        apart = np.abs(self.offsets(centres)[:, None] - np.array(centres)).min(axis=1)
        factors: NDArray[np.float64] = 1 - self.edge_cost * np.minimum(apart / self.reach_steps, 1) ** 2
        return factors


# A webcam, an estimator and a loudspeaker delay a player by 0.05 to 0.3 s: until that is known the window is wide.
USUAL_LATENCY_S = 0.1
# Cables and cameras only delay: whoever is a tenth of a second early, earlier than people anticipate, is in time with
# another moment of the song.
EARLIEST_STEPS = -3
WIDE = TimingWindow(reach_steps=11, edge_cost=0.15)
NARROW = TimingWindow(reach_steps=8, edge_cost=0.3)
# From this similarity on, a move's offset tells of the latency.
SURE_SIMILARITY = 0.25
# Less than this of the reference's weight seen is no dancing; ambiguous for more than this is nobody's fault.
LEAST_SEEN_SHARE = 0.25
MOST_AMBIGUOUS_SHARE = 0.5
# Who is like nothing and moves less than this stands still: of the moves of somebody who does, joints trembling by
# 0.4 % of the picture, 60 to 100 % are smaller (four songs), of those of another dance up to a quarter.
STILL_SIZE = 0.3
# A limb this much less like than the dancing as a whole stands out.
STANDING_OUT = 0.15


class PlayerJudge:
    """Judges one player against the stretches of a choreography, as their poses come in.

    Who dances as in a mirror is as right as who dances like the dancer: both are judged all along, and the way that
    has earned more is theirs.
    """

    def __init__(self, stretches: Sequence[JudgedStretch], *, latency: Latency, strictness: Strictness) -> None:
        self._stretches = stretches
        self._latency, self._strictness = latency, strictness
        self._next = 0
        self._track = LimbTrack()
        self._ambiguous_s: list[float] = []
        self._times_s: list[float] = []
        moves = {stretch.index: stretch.move for stretch in stretches}
        self._same_way, self._mirrored = Tally(moves), Tally(moves)

    def observe(self, song_s: float, pose: Pose | None, *, is_ambiguous: bool = False) -> bool:
        """Take the player's pose at a song second (None: not in the picture).

        Returns False for an observation that is not later than the one before: it is dropped.
        """
        if not self._track.add(song_s, None if is_ambiguous else pose):
            return False
        self._times_s.append(song_s)
        if is_ambiguous:
            self._ambiguous_s.append(song_s)
        return True

    def close(self, song_s: float) -> list[JudgedMove]:
        """Judge the moves of which all that counts has been seen by a song second, and return them."""
        closed = []
        while self._next < len(self._stretches) and song_s >= self._due_s(self._stretches[self._next]):
            closed.append(self._close_next())
        return closed

    def finish(self) -> list[JudgedMove]:
        """Close the moves that are left."""
        return [self._close_next() for _ in range(self._next, len(self._stretches))]

    def score(self) -> Score:
        """Return the player's score so far."""
        return self._leading.score()

    @property
    def is_mirrored(self) -> bool:
        """Whether the player dances as in a mirror."""
        return self._leading is self._mirrored

    @property
    def _leading(self) -> Tally:
        return self._mirrored if self._mirrored.earned > self._same_way.earned else self._same_way

    def _timing(self) -> tuple[tuple[int, ...], TimingWindow]:
        """The expected offsets in grid steps, and the window around them."""
        latency_s, usual = self._latency.seconds, round(USUAL_LATENCY_S * GRID_HZ)
        if latency_s is None:
            return (usual,), WIDE
        known = max(round(latency_s * GRID_HZ), EARLIEST_STEPS)
        # What was found before may have been another loudspeaker, or wrong.
        return ((known,), NARROW) if self._latency.is_found else ((usual, known), WIDE)

    def _due_s(self, stretch: JudgedStretch) -> float:
        centres, window = self._timing()
        return (stretch.end + window.latest(centres) + DIFFERENCE_STEPS) * STEP_S

    def _close_next(self) -> JudgedMove:
        stretch = self._stretches[self._next]
        self._next += 1
        centres, window = self._timing()
        offsets = window.offsets(centres)
        start, end = stretch.start + int(offsets[0]), stretch.end + int(offsets[-1])
        if self._ambiguous_share(start * STEP_S, end * STEP_S) > MOST_AMBIGUOUS_SHARE:
            same_way = mirrored = JudgedMove(
                stretch.index, Grade.MISS, 0.0, is_gold=stretch.move.is_gold, is_left_out=True
            )
        else:
            motion = self._track.motion(start=start, end=end)
            same_way = self._judge(stretch, stretch.reference, motion)
            mirrored = self._judge(stretch, stretch.mirrored, motion)
        self._same_way.count(same_way)
        self._mirrored.count(mirrored)
        judged = mirrored if self.is_mirrored else same_way
        if judged.offset_s is not None and judged.similarity >= SURE_SIMILARITY:
            self._latency.learn(judged.offset_s)
        return judged

    def _judge(self, stretch: JudgedStretch, reference: LimbMotion, motion: LimbMotion) -> JudgedMove:
        """Judge a stretch at the shift at which the player's motion is most like the reference."""
        centres, window = self._timing()
        found = match(reference, motion)
        timed = found.similarity * window.factors(centres)
        best = int(np.argmax(timed))
        is_unseen = bool(found.seen_share[best] < LEAST_SEEN_SHARE)
        if is_unseen or timed[best] <= 0:
            missing = Missing.ENERGY if not is_unseen and found.size.max() < STILL_SIZE else None
            gold = stretch.move.is_gold
            return JudgedMove(
                stretch.index,
                Grade.MISS,
                0.0,
                missing=missing,
                is_gold=gold,
                is_left_out=is_unseen,
                is_unseen=is_unseen,
            )
        # The right dance, danced small, is worth its size.
        size = size_credit(float(found.size[best]), self._strictness)
        shape = shape_credit(float(timed[best] / found.size[best]), self._strictness)
        credit = move_credit(shape=shape, size=size)
        offset_s = (int(window.offsets(centres)[best]) + _peak_shift(timed, best)) * STEP_S
        return JudgedMove(
            stretch.index,
            grade_for(credit),
            float(timed[best]),
            credit,
            offset_s=offset_s,
            timing_s=None if self._latency.seconds is None else offset_s - self._latency.seconds,
            worst_limb=_worst_limb(found, best) if credit < 1 else None,
            missing=_missing(size, shape) if credit < 1 else None,
            is_gold=stretch.move.is_gold,
        )

    def _ambiguous_share(self, start_s: float, end_s: float) -> float:
        observed = bisect_left(self._times_s, end_s) - bisect_left(self._times_s, start_s)
        ambiguous = bisect_left(self._ambiguous_s, end_s) - bisect_left(self._ambiguous_s, start_s)
        return ambiguous / observed if observed else 0.0


def _peak_shift(values: NDArray[np.float64], best: int) -> float:
    """Return where, between -0.5 and 0.5 steps from `best`, a parabola through its neighbours has its top."""
    if not 0 < best < len(values) - 1:
        return 0.0
    before, at, after = (float(value) for value in values[best - 1 : best + 2])
    curvature = before - 2 * at + after
    return max(-0.5, min(0.5, 0.5 * (before - after) / curvature)) if curvature < 0 else 0.0


def _worst_limb(found: Match, best: int) -> str | None:
    likeness = found.limb_likeness[best]
    worst = int(np.nanargmin(likeness))
    return LIMB_NAMES[worst] if likeness[worst] < found.likeness[best] - STANDING_OUT else None


def _missing(size: float, shape: float) -> Missing:
    return Missing.ENERGY if size < shape else Missing.SHAPE
