"""Which poses stand for a song on its cover: far from standing about, and unlike those of the songs beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.limbs import LIMB_NAMES, LIMB_SHARES, Floats, limb_vectors, usual_lengths
from dancegame.core.song import Dance

POSES = 3
# What being far from standing weighs beside being unlike other covers. Between a shipped cover and the one most like it
# are 0.57 limb lengths with this, 0.29 where every song shows its most extreme pose: those are much the same one.
STRIKING = 0.25
# Where a song has no moves, a pose every so many seconds is asked.
EVERY_S = 1.0
_HANGING = ("upper_arm", "forearm", "thigh", "shin")
_STANDING: Floats = np.array(
    [
        (0.0, 1.0) if name.endswith(_HANGING) else (1.0, 0.0) if name == "shoulders" else (0.0, -1.0)
        for name in LIMB_NAMES
    ]
)
_SHARES: Floats = LIMB_SHARES / LIMB_SHARES.sum()


@dataclass(frozen=True)
class Telling:
    """The poses of a dance that tell what its moves are about.

    times_s: (N,) song seconds. limbs: (N, K, 2) limb vectors in their usual lengths, 0 where unseen.
    """

    times_s: NDArray[np.float64]
    limbs: Floats


def telling_poses(dance: Dance) -> Telling:
    """Return the poses of a dance's moves."""
    reference, moves = dance.reference, dance.song.moves
    begin_s, end_s = float(reference.times_s[0]), float(reference.times_s[-1])
    times_s = np.array([move.pictogram_s for move in moves] or np.arange(begin_s, end_s + EVERY_S / 2, EVERY_S))
    vectors = limb_vectors(reference.xy)
    nearest = np.clip(np.searchsorted(reference.times_s, times_s), 0, len(vectors) - 1)
    return Telling(times_s, np.nan_to_num(vectors[nearest] / usual_lengths(vectors)[:, None]))


def cover_moments_s(songs: Sequence[Telling]) -> list[tuple[float, ...]]:
    """Return for each song the seconds of POSES poses: its cover's, then those most unlike it in the song itself.

    Each cover is as far as can be from those before it.
    """
    covers: list[Floats] = []
    chosen = []
    for song in songs:
        places = [_farthest(song, covers)]
        covers.append(song.limbs[places[0]])
        while len(places) < min(POSES, len(song.times_s)):
            places.append(_farthest(song, [song.limbs[place] for place in places]))
        chosen.append(tuple(float(song.times_s[place]) for place in places))
    return chosen


def _farthest(song: Telling, others: Sequence[Floats]) -> int:
    """Return the place of the pose that is farthest from others (K, 2) and from standing."""
    away = STRIKING * _apart(song.limbs, _STANDING)
    if others:
        away = away + np.min([_apart(song.limbs, other) for other in others], axis=0)
    return int(np.argmax(away))


def _apart(limbs: Floats, other: Floats) -> Floats:
    """How far poses (N, K, 2) are from another one (K, 2), in limb lengths (N,)."""
    apart: Floats = np.linalg.norm(limbs - other, axis=-1) @ _SHARES
    return apart
