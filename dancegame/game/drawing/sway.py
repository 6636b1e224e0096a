"""How far hair and clothes lag behind a dance: springs that are pulled along, as one sum over what was danced."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.resampling import GRID_HZ, slow

# A spring swings so many times a second and has come to rest after about so long.
SWINGS_HZ, CALMS_S = (1.35, 1.7), 0.32
# Of what would be torn away, so much at most, as a share of the standing height.
MOST = 0.06
_PLACES = (("left_hip", "right_hip"), ("left_ear", "right_ear"))
_STEADY_S = 0.08


def swaying(xy: NDArray[np.float32], body: float) -> NDArray[np.float32]:
    """Return how far what hangs from hips and head lags (N, 2, 2), in the unit of the joints (N, J, 2) at GRID_HZ.

    A function of the dance alone: every picture rate shows the same.
    """
    sway = np.zeros((len(xy), len(_PLACES), 2), dtype=np.float32)
    for place, (joints, swings_hz) in enumerate(zip(_PLACES, SWINGS_HZ, strict=True)):
        way = np.nan_to_num(xy[:, [CANONICAL.index(joint) for joint in joints]].mean(axis=1))
        for axis in (0, 1):
            pull = np.gradient(slow(way[:, axis], window_s=_STEADY_S)) if len(way) > 1 else np.zeros(len(way))
            sway[:, place, axis] = -np.convolve(pull, _swing(swings_hz))[: len(way)]
    most = MOST * body
    return np.asarray(most * np.tanh(sway / most), dtype=np.float32)


def _swing(swings_hz: float) -> NDArray[np.float64]:
    """How a spring answers to having been moved by one: it stays behind, comes after, swings over and calms down."""
    age_s = np.arange(0, 4 * CALMS_S, 1 / GRID_HZ)
    return np.exp(-age_s / CALMS_S) * np.cos(2 * np.pi * swings_hz * age_s)
