"""How a dance swells and calms: its energy over time, by how it is danced, its music, and where its gold moves are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.song import Dance, Move
from dancegame.core.song_energy import DRIVE_STEP_S, WILD, beside_music, energy_of
from dancegame.core.traits import GRID_HZ, Measures, measure, speeds

# A stretch of so many seconds is as lively as it is danced; stretches of a song differ by so much at most.
WINDOW_S, RANGE = 4.0, 0.35
# From the calm to the wild stretches of a song, body heights a second and drive: of less than that little is made.
LEAST_SPREAD, LEAST_DRIVE_SPREAD = 0.1 * WILD, 0.2
# A gold move is looked forward to, and rings on: from when on, until when, and how much it adds.
BEFORE_S, AFTER_S, GOLD = 1.5, 2.5, 0.35
STEP_S = 0.25


@dataclass(frozen=True)
class Swell:
    """usual: energy of the whole, 0 to 1. levels: of each STEP_S from song second 0 on, smooth, 0 to 1."""

    usual: float
    levels: tuple[float, ...]

    def at(self, song_s: float) -> float:
        """Return the energy at a moment, held after the end."""
        place = min(max(song_s / STEP_S, 0.0), len(self.levels) - 1.0)
        before = int(place)
        after = min(before + 1, len(self.levels) - 1)
        share = place - before
        return self.levels[before] * (1 - share) + self.levels[after] * share


def swell_of(dance: Dance, found: Measures | None = None) -> Swell:
    """Read it off a dance; found: what has been measured of it already."""
    reference, song = dance.reference, dance.song
    usual = energy_of((found or measure(reference)).speed, song.drive)
    count = max(2, int(max(song.duration_s, float(reference.times_s[-1])) / STEP_S) + 2)
    grid_s = np.arange(count, dtype=np.float64) * STEP_S
    speed = speeds(reference)
    times_s = reference.times_s[0] + np.arange(len(speed)) / GRID_HZ
    share = _stretches(np.interp(grid_s, times_s, speed) if len(speed) else np.zeros(count), LEAST_SPREAD)
    if song.drives:
        heard_s = (np.arange(len(song.drives)) + 0.5) * DRIVE_STEP_S
        share = beside_music(share, _stretches(np.interp(grid_s, heard_s, song.drives), LEAST_DRIVE_SPREAD))
    levels = np.clip(usual + RANGE * share + _gold(song.moves, grid_s), 0, 1)
    return Swell(usual, tuple(_smoothed(levels, 1.0).tolist()))


def _stretches(values: NDArray[np.float64], least_spread: float) -> NDArray[np.float64]:
    """How much more of something there is around each moment than in all, from -1 to 1."""
    around = _smoothed(values, WINDOW_S)
    low, high = np.percentile(around, (10, 90))
    return np.asarray(np.clip((around - around.mean()) / max(high - low, least_spread), -1, 1))


def _gold(moves: Sequence[Move], grid_s: NDArray[np.float64]) -> NDArray[np.float64]:
    """What gold moves add: a ramp up to each and a slower one down after it."""
    added = np.zeros(len(grid_s))
    for move in moves:
        if move.is_gold:
            rising = np.clip((grid_s - move.start_s + BEFORE_S) / BEFORE_S, 0, 1)
            falling = np.clip((move.end_s + AFTER_S - grid_s) / AFTER_S, 0, 1)
            added = np.maximum(added, GOLD * np.minimum(rising, falling))
    return added


def _smoothed(values: NDArray[np.float64], window_s: float) -> NDArray[np.float64]:
    """Means of windows around each value, with the ends held, by a bell."""
    reach = max(1, round(window_s / STEP_S))
    bell = np.hanning(2 * reach + 3)[1:-1]
    held = np.pad(values, reach, mode="edge")
    return np.convolve(held, bell / bell.sum(), mode="valid")
