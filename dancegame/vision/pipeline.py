"""From a picture to tracked, smoothed poses: the one path for live play and for judging recordings."""

import time

import numpy as np
from numpy.typing import NDArray

from dancegame.core.live import LivePoses
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import Pose
from dancegame.vision.brighten import Brightener
from dancegame.vision.smoothing.one_euro import OneEuroFilter
from dancegame.vision.tracking.tracker import Tracker


class PosePipeline:
    """Lighten what is dark, estimate, track, smooth.

    What an estimator smooths itself is not smoothed again, which would only add lag.

    tracker: for as many players, where it knows them from before. lightens: dark pictures are lightened before.
    """

    def __init__(
        self, estimator: PoseEstimator, players: int, tracker: Tracker | None = None, *, lightens: bool = True
    ) -> None:
        self._estimator = estimator
        self._brightener = Brightener() if lightens else None
        self.tracker = tracker or Tracker(players)
        self._filters = {} if estimator.smooths else {slot: OneEuroFilter() for slot in range(self.tracker.slots)}

    def process(self, rgb: NDArray[np.uint8], captured_s: float) -> LivePoses:
        """Return the players in a picture (H, W, 3); captured_s in seconds must increase from call to call."""
        if self._brightener is not None:
            rgb = self._brightener.lighten(rgb, captured_s)
        poses = self._estimator.estimate(rgb, time_s=captured_s)
        tracked, ambiguous = self.tracker.update(poses, captured_s, rgb)
        players = {slot: self._smooth(slot, pose, captured_s) for slot, pose in tracked.items()}
        return LivePoses(captured_s, time.perf_counter(), players, ambiguous, self.tracker.unsure)

    def _smooth(self, slot: int, pose: Pose, captured_s: float) -> Pose:
        return self._filters[slot].smooth(pose, captured_s) if slot in self._filters else pose
