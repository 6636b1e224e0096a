"""What is read off a whole dance once and kept with its song, so that a library is known without reading every pose."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dancegame.core.jumps import jumping
from dancegame.core.likeness import Descriptor, describe
from dancegame.core.poses import PoseSequence
from dancegame.core.score import move_value
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move
from dancegame.core.traits import Measures, measure

# Another one where what is read off changes: songs of an earlier one are read anew.
VERSION = 1
# How much of a song is heard where somebody chooses, and what leads into it.
PREVIEW_S, BEFORE_S = 15.0, 0.5
# A trunk that leans further than 60 degrees is near the floor. A tenth of a song in the air or down there is a trait.
UPRIGHT = 0.5
LEAST_SHARE = 0.05

_SHOULDERS = [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")]
_HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]


@dataclass(frozen=True)
class Derived:
    """What a dance is like. jump_share, floor_share: of its time, in jumps and near the floor; preview_s: where its
    most worthwhile PREVIEW_S begin.
    """

    measures: Measures
    descriptor: Descriptor
    jump_share: float
    floor_share: float
    preview_s: float

    @property
    def needs_legs(self) -> bool:
        """Whether it cannot be danced sitting."""
        return not self.measures.is_seated

    @property
    def has_jumps(self) -> bool:
        return self.jump_share >= LEAST_SHARE

    @property
    def is_on_floor(self) -> bool:
        return self.floor_share >= LEAST_SHARE


def derive(dance: Dance) -> Derived:
    """Read off what a dance is like."""
    reference, song = dance.reference, dance.song
    return Derived(
        measures=measure(reference),
        descriptor=describe(reference, beats_s=song.beats_s),
        jump_share=float(jumping(reference).mean()),
        floor_share=_floor_share(reference),
        preview_s=preview_start(song.moves, duration_s=song.duration_s),
    )


def preview_start(moves: Sequence[Move], *, duration_s: float) -> float:
    """Return where the PREVIEW_S begin in whose moves there is most to earn."""
    latest_s = max(0.0, duration_s - PREVIEW_S)

    def worth(start_s: float) -> float:
        inside = (move for move in moves if start_s <= move.start_s and move.end_s <= start_s + PREVIEW_S)
        return sum(move_value(move) for move in inside)

    starts_s = {min(latest_s, max(0.0, move.start_s - BEFORE_S)) for move in moves} or {0.0}
    return max(sorted(starts_s), key=worth)


def _floor_share(reference: PoseSequence) -> float:
    trunk = (reference.xy[:, _SHOULDERS] - reference.xy[:, _HIPS]).mean(axis=1)
    seen = trunk[np.isfinite(trunk).all(axis=1)]
    return float(np.mean(-seen[:, 1] < UPRIGHT * np.hypot(*seen.T))) if len(seen) else 0.0
