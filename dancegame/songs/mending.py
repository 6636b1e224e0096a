"""Makes the reference of a song of what was seen: flips repaired, short gaps filled, smoothed within each shot."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import PoseSequence
from dancegame.songs.cuts import find_cuts
from dancegame.songs.extract import Extracted
from dancegame.songs.flips import repair_flips
from dancegame.songs.gaps import fill_gaps
from dancegame.songs.smoothing import smooth


@dataclass(frozen=True)
class Mended:
    """A reference, the pictures that begin another shot, and how many flips were repaired."""

    reference: PoseSequence
    cuts: NDArray[np.intp]
    flips: int


def mend(extracted: Extracted) -> Mended:
    """Return the reference of what was seen."""
    cuts = find_cuts(extracted.xy, extracted.changes)
    unflipped = repair_flips(extracted, cuts=cuts)
    filled = fill_gaps(unflipped.extracted, cuts=cuts)
    times, confidence = filled.times_s, filled.confidence
    world = None if filled.world is None else smooth(times, filled.world, confidence, cuts=cuts)
    reference = PoseSequence(
        times_s=times,
        xy=smooth(times, filled.xy, confidence, cuts=cuts),
        confidence=confidence,
        fps=(len(times) - 1) / float(times[-1] - times[0]),
        world=world,
    )
    return Mended(reference, cuts, unflipped.flips)
