"""Small made-up dances for the tests of puppet, cameras and live worker."""

import numpy as np

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.stance import STANCE

METRE = 0.4
FPS = 30.0


def swing_dance(*, duration_s: float = 4.0) -> PoseSequence:
    """A dance that swings both arms up and down and steps aside, 0.4 picture heights to the metre."""
    times_s = np.arange(round(duration_s * FPS) + 1) / FPS
    xy = np.broadcast_to(STANCE, (len(times_s), *STANCE.shape)).copy()
    step = 0.15 * np.sin(2 * np.pi * 0.5 * times_s)
    xy[..., 0] += step[:, None]
    for side, sign in (("left", 1), ("right", -1)):
        angle = np.pi * 0.45 * (1 - np.cos(2 * np.pi * 0.5 * times_s + (sign < 0)))
        along = np.stack((sign * np.sin(angle), np.cos(angle)), axis=-1)
        shoulder = xy[:, CANONICAL.index(f"{side}_shoulder")]
        xy[:, CANONICAL.index(f"{side}_elbow")] = shoulder + 0.28 * along
        xy[:, CANONICAL.index(f"{side}_wrist")] = shoulder + 0.53 * along
    placed = xy * METRE + (0.6, 0.9)
    return PoseSequence(times_s, placed.astype(np.float32), np.ones(placed.shape[:2], np.float32), FPS)
