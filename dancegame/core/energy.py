"""How much energy a dance took, roughly: mean speed of the joints -> metabolic equivalents -> kilocalories.

One MET is 1 kcal an hour and kilogram. The Compendium of Physical Activities (Ainsworth et al. 2011) gives 2 for
standing about, 3.8 for moderate and 7.2 for vigorous dance games, 7.8 for dancing; a straight line between them is
all that a camera in front of somebody of unknown weight can justify. Somebody of 70 kg is assumed.
"""

from collections.abc import Iterable

import numpy as np

from dancegame.core.poses import Observation
from dancegame.core.skeleton import CANONICAL

WEIGHT_KG = 70.0
RESTING_MET, MOST_MET = 2.0, 9.0
# A dancer of the starter pack moves her joints by one to three lengths of the trunk a second.
MET_PER_SPEED = 2.0
# Shorter steps would measure the estimator's trembling, longer ones cut corners.
STEP_S, LONGEST_STEP_S = 0.2, 1.0
LEAST_STEPS = 15
_SHOULDERS = [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")]
_HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]


def mean_speed(observations: Iterable[Observation], *, slot: int) -> float | None:
    """Return the mean speed of a player's joints in lengths of their trunk a second; None where little was seen."""
    speeds: list[float] = []
    trunks: list[float] = []
    before_s, before = -np.inf, None
    for seen in observations:
        pose = seen.players.get(slot)
        if pose is None or seen.song_s - before_s < STEP_S:
            continue
        if before is not None and seen.song_s - before_s <= LONGEST_STEP_S:
            way = np.linalg.norm(pose.xy - before, axis=1)
            if np.isfinite(way).any():
                speeds.append(float(np.nanmean(way)) / (seen.song_s - before_s))
        trunk = float(np.linalg.norm(pose.xy[_SHOULDERS].mean(axis=0) - pose.xy[_HIPS].mean(axis=0)))
        if np.isfinite(trunk):
            trunks.append(trunk)
        before_s, before = seen.song_s, pose.xy
    if len(speeds) < LEAST_STEPS or not trunks or (length := float(np.median(trunks))) <= 0:
        return None
    return float(np.mean(speeds)) / length


def kcal(speed: float, *, duration_s: float) -> float:
    """Return the rough energy of dancing so fast (see `mean_speed`) for so long."""
    met = min(MOST_MET, RESTING_MET + MET_PER_SPEED * speed)
    return met * WEIGHT_KG * duration_s / 3600
