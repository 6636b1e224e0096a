"""What can be measured of a dance: whether a body can dance it, and whether it is in time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Move
from tools.starter_pack.dance.accents import chance_share, find_accents, on_beat_share
from tools.starter_pack.dance.anatomy import beyond_limits
from tools.starter_pack.dance.body import TOE_HEIGHT_M
from tools.starter_pack.dance.performer import FPS, Performance
from tools.starter_pack.song import StarterSong

# Bones are rigid; the distance from shoulder to hip is not one, for the waist bends.
BONES = [pair for pair in CANONICAL.limbs if {name.partition("_")[2] for name in pair} != {"shoulder", "hip"}]
STILL_M_S = 0.1
# A toe so near to the floor is on it.
TOUCHING_M = 0.005


@dataclass(frozen=True)
class Figures:
    """A dance in numbers.

    bone_change: the largest change of a bone's length, as a share of it. beyond: of the joint limits passed, by how
    much at the worst moment (degrees, or shares of a direction). slide_m: how far a toe on the floor moves at most.
    lowest_m: of wrists, knees, ankles and toes. fastest_m_s: of any joint. still_share: of the beats.
    on_beat_share: of the moves, whose strongest accent is within 50 ms of a beat; off_beat_share: the same against the
    middles between beats; chance_share: what accents at any time would reach.
    """

    bone_change: float
    beyond: dict[str, float]
    slide_m: float
    lowest_m: float
    fastest_m_s: float
    still_share: float
    on_beat_share: float
    off_beat_share: float
    chance_share: float


def measure(song: StarterSong, performance: Performance, moves: Sequence[Move]) -> Figures:
    """Measure a song's dance, cut into moves."""
    joints_m, grid_s = performance.joints_m, song.accent_grid_s()
    accents = find_accents(joints_m, performance.times_s)
    speeds = np.linalg.norm(np.diff(joints_m, axis=0), axis=2) * FPS
    low = [
        CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in ("wrist", "knee", "ankle", "toe")
    ]
    return Figures(
        bone_change=max(_change(joints_m, start, end) for start, end in BONES),
        beyond={name: by for name, by in beyond_limits(joints_m).items() if by > 0},
        slide_m=_slide_m(performance),
        lowest_m=float(joints_m[:, low, 1].min()),
        fastest_m_s=float(speeds.max()),
        still_share=_still_share(speeds, song.tempo.beat(performance.times_s[1:])),
        on_beat_share=on_beat_share(accents, moves, grid_s),
        off_beat_share=on_beat_share(accents, moves, (grid_s[1:] + grid_s[:-1]) / 2),
        chance_share=chance_share(grid_s),
    )


def _change(joints_m: np.ndarray, start: str, end: str) -> float:
    length = np.linalg.norm(joints_m[:, CANONICAL.index(start)] - joints_m[:, CANONICAL.index(end)], axis=1)
    return float(np.ptp(length) / length.mean())


def _slide_m(performance: Performance) -> float:
    """The farthest that a toe on the floor gets from where it came down, be it meant to stand or to step."""
    farthest = 0.0
    for side in ("left", "right"):
        toe = performance.joints_m[:, CANONICAL.index(f"{side}_toe")]
        stands = np.concatenate(([False], toe[:, 1] < TOE_HEIGHT_M + TOUCHING_M, [False]))
        for first, last in np.flatnonzero(np.diff(stands.astype(int))).reshape(-1, 2):
            way = toe[first:last, ::2] - toe[first, ::2]
            farthest = max(farthest, float(np.linalg.norm(way, axis=1).max()))
    return farthest


def _still_share(speeds: np.ndarray, beats: np.ndarray) -> float:
    number = np.floor(beats).astype(int)
    by_beat = np.bincount(number, speeds.mean(axis=1)) / np.maximum(np.bincount(number), 1)
    return float((by_beat[: number[-1]] < STILL_M_S).mean())
