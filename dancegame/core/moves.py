"""Cuts a dance into moves."""

from collections.abc import Sequence

from dancegame.core.poses import PoseSequence
from dancegame.core.song import Move

MOVE_S = 1.0


def cut_moves(reference: PoseSequence, *, beats_s: Sequence[float] = ()) -> tuple[Move, ...]:
    """Return the moves of a dance: stretches of one or two beats, or of about a second where there is no beat."""
    start, end = float(reference.times_s[0]), float(reference.times_s[-1])
    count = max(1, int((end - start) / MOVE_S))
    step = (end - start) / count
    return tuple(Move(start + k * step, start + (k + 1) * step) for k in range(count))
