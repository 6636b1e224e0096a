"""What a player danced, as a pose sequence in the song's own time: to be shown beside the reference."""

from collections.abc import Iterable

import numpy as np

from dancegame.core.poses import JOINT_COUNT, Observation, PoseSequence

# A busy computer may take two pictures in a row; what little lies between them would look like a leap.
LEAST_STEP_S = 0.02
_UNSEEN = np.full((JOINT_COUNT, 2), np.nan, np.float32), np.zeros(JOINT_COUNT, np.float32)


def own_dance(observations: Iterable[Observation], *, slot: int, delay_s: float) -> PoseSequence | None:
    """Return what a slot danced, unmirrored; None where it was hardly ever in a picture.

    delay_s: how late their dancing reached the judge, taken off. Ambiguous poses and pictures without them are unseen.
    """
    times_s: list[float] = []
    poses = []
    seen = 0
    for one in observations:
        if times_s and one.song_s - times_s[-1] < LEAST_STEP_S:
            continue
        pose = None if slot in one.ambiguous else one.players.get(slot)
        seen += pose is not None
        times_s.append(one.song_s)
        poses.append(_UNSEEN if pose is None else (pose.xy, pose.confidence))
    if seen < 2:
        return None
    return PoseSequence(
        np.array(times_s) - delay_s,
        np.stack([xy for xy, _ in poses]),
        np.stack([confidence for _, confidence in poses]),
        fps=(len(times_s) - 1) / (times_s[-1] - times_s[0]),
    )
