"""How much energy a song has, from 0 to 1: by how its dancer moves and, where that is known, by how its music drives.

Scenes go by it, and so do the steps of calm, lively and wild that songs are chosen by.
"""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Figure = TypeVar("Figure", float, NDArray[np.float64])

# Body heights a second of the calmest and the wildest dances.
CALM, WILD = 0.25, 0.62
# What the music counts beside the dance: one sees the dancer and hears the music, and dances.
MUSIC_SHARE = 1 / 3
# How long the stretches are of which it is known how the music drives.
DRIVE_STEP_S = 1.0


def energy_of(speed: float, drive: float | None) -> float:
    """Return the energy of a song. speed: body heights a second. drive: 0 to 1, None where it is not known."""
    moved = float(np.clip((speed - CALM) / (WILD - CALM), 0, 1))
    return moved if drive is None else beside_music(moved, drive)


def beside_music(moved: Figure, heard: Figure) -> Figure:
    """Return figures of the dance and of its music as one."""
    return (1 - MUSIC_SHARE) * moved + MUSIC_SHARE * heard


def overall_drive(drives: Sequence[float]) -> float | None:
    """Return how music drives as a whole; None where it is not known."""
    return sum(drives) / len(drives) if drives else None
