"""The ghost: the dancer of an earlier replay or try, with the points they had at every second of the song."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dancegame.core.own_dance import own_dance
from dancegame.core.poses import Observation, PoseSequence
from dancegame.core.replay import Replay, Terms
from dancegame.core.song import Dance


@dataclass(frozen=True)
class Ghost:
    """One player of a replay, or of a try without points.

    poses: what they danced, in song seconds, less what camera and sound delayed; as in `own_dance`.
    times_s: (K,) song seconds at which their points changed, increasing; points: (K,) what they had from then on;
    K is 0 where nobody counted.
    """

    poses: PoseSequence
    times_s: NDArray[np.float64]
    points: NDArray[np.int64]

    def points_at(self, song_s: float) -> int:
        """Return the points so far at a song second."""
        known = int(np.searchsorted(self.times_s, song_s, side="right"))
        return int(self.points[known - 1]) if known else 0


def raise_ghost(replay: Replay, dance: Dance, *, terms: Terms) -> Ghost | None:
    """Return the best player of a replay, judged as a round of these terms is; None where nobody was seen.

    terms: those of the round in which the ghost dances along, so that both race by the same rules.
    """
    slot = replay.best_slot
    dance_round = replace(terms, slots=(slot,), latency_s=replay.terms.latency_s).begin(dance)
    changes: dict[float, int] = {}
    for observation in replay.recording.observations():
        if dance_round.observe(observation):
            changes[observation.song_s] = dance_round.score(slot).points
    dance_round.finish()
    # What the end of the round closed was earned by the last picture.
    changes[replay.recording.duration_s] = dance_round.score(slot).points
    poses = own_dance(replay.recording.observations(), slot=slot, delay_s=dance_round.latency_s or 0.0)
    if poses is None:
        return None
    return Ghost(
        poses=poses,
        times_s=np.array(list(changes), dtype=np.float64),
        points=np.array(list(changes.values()), dtype=np.int64),
    )


def ghost_of_try(slot: int, observations: Iterable[Observation], *, delay_s: float) -> Ghost | None:
    """Return who danced a stretch just now, without points; None where they were not seen.

    observations: of one way through the stretch. delay_s: how late it reached the judge.
    """
    poses = own_dance(observations, slot=slot, delay_s=delay_s)
    return None if poses is None else Ghost(poses, np.zeros(0, np.float64), np.zeros(0, np.int64))
