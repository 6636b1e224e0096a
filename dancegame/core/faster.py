"""A dance that runs faster: dancer, beats and moves by one factor, where people can follow."""

from dataclasses import replace

import numpy as np

from dancegame.core.moves import cut_moves
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance

# Made-up dancers whose hands and feet do at most 5 trunk lengths a second, and 40 more within a second, keep 95 to 99 %
# of their points at this factor in the songs of the starter pack; at 2.0 they keep 88 to 93 %, and a beat becomes
# shorter than a move may be.
FACTOR = 1.5
# What the liveliest dances of the starter pack come to, which people danced; only the feet of its step dance do more.
MOST_SPEED = 9.5
_SHOULDERS = [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")]
_HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]
_ENDS = [[CANONICAL.index(f"{side}_{end}") for side in ("left", "right")] for end in ("wrist", "ankle")]


def faster(dance: Dance, *, factor: float = FACTOR) -> Dance:
    """Return a dance in less time, with its moves cut anew: they last as long as people can see and do one.

    What was not judged before, as the part that is only watched, is not judged now.
    """
    song = dance.song
    reference = replace(
        dance.reference, times_s=dance.reference.times_s / factor, fps=dance.reference.fps * factor, world=None
    )
    beats_s = tuple(round(beat_s / factor, 3) for beat_s in song.beats_s)
    from_s = min((move.start_s for move in song.moves), default=0.0) / factor
    until_s = max((move.end_s for move in song.moves), default=0.0) / factor
    moves = tuple(
        move
        for move in cut_moves(reference, beats_s=beats_s)
        if move.start_s >= from_s - 0.1 and move.end_s <= until_s + 0.1
    )
    bpm = song.bpm and song.bpm * factor
    return Dance(replace(song, duration_s=song.duration_s / factor, bpm=bpm, beats_s=beats_s, moves=moves), reference)


def can_be_faster(reference: PoseSequence, *, factor: float = FACTOR) -> bool:
    """Whether people can follow a dance that runs faster, by how fast its hands and feet are then."""
    return factor * top_speed(reference) <= MOST_SPEED


def top_speed(reference: PoseSequence) -> float:
    """Return how fast hands or feet are where they are fast (95 of 100 moments are slower), in trunk lengths a second.

    Of the body around the hips, over a tenth of a second: jitter does not add up.
    """
    xy, times_s = reference.xy.astype(np.float64), reference.times_s
    hips = xy[:, _HIPS].mean(axis=1)
    trunks = np.linalg.norm(xy[:, _SHOULDERS].mean(axis=1) - hips, axis=1)
    step = max(1, round(reference.fps / 10))
    passed_s = (times_s[step:] - times_s[:-step])[:, None]
    fastest = 0.0
    for ends in _ENDS:
        around = xy[:, ends] - hips[:, None]
        speeds = np.linalg.norm(around[step:] - around[:-step], axis=2) / passed_s
        if np.isfinite(speeds).any():
            fastest = max(fastest, float(np.nanpercentile(speeds, 95) / np.nanmedian(trunks)))
    return fastest
