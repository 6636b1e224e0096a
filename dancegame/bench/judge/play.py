"""Plays a recorded performance to the judge, as a round would, and says what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from dancegame.core.poses import Observation, Pose, PoseSequence
from dancegame.core.round import DanceRound
from dancegame.core.score import MAX_POINTS, Score, move_value
from dancegame.core.song import Dance, Move

SLOT = 0


@dataclass(frozen=True)
class Played:
    """share: of all points. settled_share: of the points after the song's first half, when the latency is found.

    latency_s: as found from the dancing; found_after: how many moves that took; None where it was not found.
    """

    score: Score
    share: float
    settled_share: float
    latency_s: float | None
    found_after: int | None


def play(dance: Dance, performance: PoseSequence, *, end_s: float | None = None) -> Played:
    """Judge a performance whose second 0 is the song's; end_s: judge only the moves that end by then."""
    dance_round = DanceRound(dance, slots=[SLOT], end_s=end_s)
    judged = found_after = 0
    for observation in observations(performance):
        judged += len(dance_round.observe(observation))
        if not found_after and dance_round.latency_s is not None:
            found_after = judged
    dance_round.finish()
    score = dance_round.score(SLOT)
    settled_share = _settled_share(dance, score)
    return Played(score, score.points / MAX_POINTS, settled_share, dance_round.latency_s, found_after or None)


def observations(performance: PoseSequence) -> Iterable[Observation]:
    """Yield what the round is told of each picture; somebody without a joint is not in the picture."""
    for time_s, xy, confidence in zip(performance.times_s, performance.xy, performance.confidence, strict=True):
        is_there = bool(np.isfinite(xy[:, 0]).any())
        yield Observation(float(time_s), {SLOT: Pose(xy, confidence)} if is_there else {})


def repeated(dance: Dance, times: int) -> Dance:
    """Return a song in which the dance is danced several times in a row."""
    reference, song = dance.reference, dance.song
    length_s = reference.duration_s + 1 / reference.fps
    starts_s = np.arange(times) * length_s
    moves = tuple(
        Move(move.start_s + start_s, move.end_s + start_s, move.weight, move.is_gold)
        for start_s in starts_s.tolist()
        for move in song.moves
    )
    beats_s = tuple(beat_s + start_s for start_s in starts_s.tolist() for beat_s in song.beats_s)
    poses = PoseSequence(
        times_s=np.concatenate([reference.times_s + start_s for start_s in starts_s]),
        xy=np.tile(reference.xy, (times, 1, 1)),
        confidence=np.tile(reference.confidence, (times, 1)),
        fps=reference.fps,
        world=None if reference.world is None else np.tile(reference.world, (times, 1, 1)),
    )
    return Dance(replace(song, duration_s=poses.duration_s, beats_s=beats_s, moves=moves), poses)


def _settled_share(dance: Dance, score: Score) -> float:
    moves, middle_s = dance.song.moves, dance.song.duration_s / 2
    late = [judged for judged in score.moves if not judged.is_left_out and moves[judged.index].start_s >= middle_s]
    total = sum(move_value(moves[judged.index]) for judged in late)
    return sum(move_value(moves[judged.index]) * judged.credit for judged in late) / max(total, 1e-9)
