"""Beats and seconds: the one clock that a song's dance and its music share."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Tempo:
    """Beats a minute, from a beat on: ((0, 96), (40, 118)) is 96 until beat 40, then 118. Beat 0 is second 0."""

    stretches: tuple[tuple[float, float], ...]

    def second(self, beats: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """Return the seconds of beats."""
        return np.interp(beats, *self._line())

    def beat(self, seconds: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """Return the beats at seconds."""
        beats, times = self._line()
        return np.interp(seconds, times, beats)

    def _line(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        starts = np.array([beat for beat, _ in self.stretches] + [self.stretches[-1][0] + 10_000.0])
        lengths_s = 60.0 / np.array([bpm for _, bpm in self.stretches])
        times = np.concatenate(([0.0], np.cumsum(np.diff(starts) * lengths_s)))
        return starts, times
