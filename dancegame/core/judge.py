"""Judges one player: keeps their recent poses, closes each move when it has passed, grades it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.choreography import JudgedStretch
from dancegame.core.credit import grade_for, shape_credit, size_credit
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
# Who shows less than this of the reference's weight, or is out of sight for more than half of a move, cannot be judged;
# ambiguous for more than half is nobody's fault.
LEAST_SEEN_SHARE = 0.25
MOST_UNSEEN_SHARE = 0.5
MOST_AMBIGUOUS_SHARE = 0.5
# A limb this much less like than the dancing as a whole stands out.
STANDING_OUT = 0.15
# From this credit on nothing is missing.
ENOUGH_CREDIT = 0.91


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
        self._unseen_s: list[float] = []
        self._times_s: list[float] = []
        moves = {stretch.index: stretch.move for stretch in stretches}
        self._same_way, self._mirrored = Tally(moves), Tally(moves)

    def observe(self, song_s: float, pose: Pose | None, *, is_ambiguous: bool = False) -> list[JudgedMove]:
        """Take the player's pose at a song second (None: not in the picture); return the moves that it closes.

        An observation that is not later than the one before is dropped.
        """
        if not self._track.add(song_s, None if is_ambiguous else pose):
            return []
        self._times_s.append(song_s)
        if is_ambiguous:
            self._ambiguous_s.append(song_s)
        elif pose is None:
            self._unseen_s.append(song_s)
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
        if self._share(self._ambiguous_s, start * STEP_S, end * STEP_S) > MOST_AMBIGUOUS_SHARE:
            same_way = mirrored = _left_out(stretch, is_unseen=False)
        elif self._is_out_of_sight(stretch):
            same_way = mirrored = _left_out(stretch, is_unseen=True)
        else:
            motion = self._track.motion(start=start, end=end)
            same_way = self._judge(stretch, stretch.reference, motion)
            mirrored = self._judge(stretch, stretch.mirrored, motion)
            if same_way.is_left_out or mirrored.is_left_out:
                same_way = mirrored = _left_out(stretch, is_unseen=True)
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
        if found.seen_share[best] < LEAST_SEEN_SHARE:
            return _left_out(stretch, is_unseen=True)
        if timed[best] <= 0:
            return JudgedMove(stretch.index, Grade.MISS, 0.0, is_gold=stretch.move.is_gold)
        # The right dance, danced small, is worth its size.
        size = size_credit(float(found.size[best]), self._strictness)
        shape = shape_credit(float(timed[best] / found.size[best]), self._strictness)
        credit = size * shape
        offset_s = (int(window.offsets(centres)[best]) + _peak_shift(timed, best)) * STEP_S
        return JudgedMove(
            stretch.index,
            grade_for(credit),
            float(timed[best]),
            credit,
            offset_s=offset_s,
            timing_s=None if self._latency.seconds is None else offset_s - self._latency.seconds,
            worst_limb=_worst_limb(found, best) if credit < ENOUGH_CREDIT else None,
            missing=_missing(size, shape) if credit < ENOUGH_CREDIT else None,
            is_gold=stretch.move.is_gold,
        )

    def _is_out_of_sight(self, stretch: JudgedStretch) -> bool:
        """Say whether the player was out of sight, or the camera gave nothing, while the move should be danced."""
        centres, _ = self._timing()
        start_s, end_s = (stretch.start + min(centres)) * STEP_S, (stretch.end + max(centres)) * STEP_S
        is_watched = bisect_left(self._times_s, end_s) > bisect_left(self._times_s, start_s)
        return not is_watched or self._share(self._unseen_s, start_s, end_s) > MOST_UNSEEN_SHARE

    def _share(self, some_s: Sequence[float], start_s: float, end_s: float) -> float:
        """Return the share of the pictures between two moments that are among `some_s`."""
        observed = bisect_left(self._times_s, end_s) - bisect_left(self._times_s, start_s)
        some = bisect_left(some_s, end_s) - bisect_left(some_s, start_s)
        return some / observed if observed else 0.0


def _left_out(stretch: JudgedStretch, *, is_unseen: bool) -> JudgedMove:
    return JudgedMove(
        stretch.index, Grade.MISS, 0.0, is_gold=stretch.move.is_gold, is_left_out=True, is_unseen=is_unseen
    )


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
