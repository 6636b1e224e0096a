"""When movements arrive: the accents that a dance sets, and how near the beats they are.

An accent is where the limbs have been stopped: the moment at which their speed has lost nearly all of its drop from a
peak to the next low (lows of the joints' speed are the "kinematic beats" of Davis and Agrawala 2018 and of AIST++).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Move
from tools.starter_pack.dance.vectors import Array

# What a joint's speed weighs; ankles and wrists show the most. Eyes and ears go with the nose.
JOINT_WEIGHTS = {"nose": 0.5, "shoulder": 0.5, "elbow": 0.7, "wrist": 1.0, "hip": 0.8, "knee": 0.8, "ankle": 1.0}
ARRIVED_SHARE = 0.95
# A smaller drop, in m/s of all joints' mean, is not seen as an accent.
LEAST_DROP_M_S = 0.15
# An accent a little after a move's end was prepared in it.
AFTERMATH_S = 0.1
# People hear a movement and a beat as one when they are no farther apart.
TOGETHER_S = 0.05
# Beats nearer to each other than this would make that say little: 0.1 s of every 0.34 s are "on the beat" by chance.
LEAST_GRID_S = 0.34


@dataclass(frozen=True)
class Accents:
    """The accents of a dance: seconds (N,) and the drop of speed (N,) in m/s."""

    times_s: Array
    drops_m_s: Array

    def offsets_s(self, moves: Sequence[Move], grid_s: Array) -> Array:
        """Return for every move how late its strongest accent is against the nearest beat; NaN without any."""
        offsets = np.full(len(moves), np.nan)
        for index, move in enumerate(moves):
            inside = (self.times_s > move.start_s + AFTERMATH_S) & (self.times_s <= move.end_s + AFTERMATH_S)
            if inside.any():
                strongest_s = self.times_s[inside][np.argmax(self.drops_m_s[inside])]
                late_s = strongest_s - grid_s
                offsets[index] = late_s[np.argmin(np.abs(late_s))]
        return offsets


def on_beat_share(accents: Accents, moves: Sequence[Move], grid_s: Array) -> float:
    """Return the share of moves whose strongest accent is together with a beat."""
    return float(np.mean(np.abs(accents.offsets_s(moves, grid_s)) <= TOGETHER_S))


def chance_share(grid_s: Array) -> float:
    """Return the share of all moments that are together with a beat: what accents anywhere would reach."""
    return min(1.0, 2 * TOGETHER_S / float(np.median(np.diff(grid_s))))


def find_accents(joints_m: Array, times_s: Array) -> Accents:
    """Return the accents of joints (T, 19, 3) in metres at even times_s (T,)."""
    speed = limb_speed(joints_m, step_s=float(times_s[1] - times_s[0]))
    lows = [*(np.flatnonzero((speed[1:-1] <= speed[:-2]) & (speed[1:-1] < speed[2:])) + 1), len(speed) - 1]
    found: list[tuple[float, float]] = []
    before = 0
    for low in lows:
        peak = before + int(np.argmax(speed[before : low + 1]))
        drop = float(speed[peak] - speed[low])
        if drop >= LEAST_DROP_M_S:
            level = speed[peak] - ARRIVED_SHARE * drop
            after = peak + int(np.argmax(speed[peak : low + 1] <= level))
            share = (speed[after - 1] - level) / (speed[after - 1] - speed[after])
            found.append((times_s[after - 1] + share * (times_s[after] - times_s[after - 1]), drop))
        before = low
    return Accents(*np.array(found).reshape(-1, 2).T)


def limb_speed(joints_m: Array, *, step_s: float) -> Array:
    """Return the weighted root mean square speed (T,) of the joints, in m/s."""
    weights = np.array([JOINT_WEIGHTS.get(name.rpartition("_")[2], 0.0) for name in CANONICAL.joints])
    squared = (np.gradient(joints_m, step_s, axis=0) ** 2).sum(axis=2) @ weights / weights.sum()
    return np.convolve(np.pad(np.sqrt(squared), 1, mode="edge"), (0.25, 0.5, 0.25), mode="valid")
