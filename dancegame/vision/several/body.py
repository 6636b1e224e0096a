"""One person in a picture: how large, where, and whether the same as another."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.estimators.mediapipe import poses_of

HEAD = [CANONICAL.index(name) for name in ("nose", "left_eye", "right_eye", "left_ear", "right_ear")]
SHOULDERS = [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")]
HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]
CORE = [*HEAD, *SHOULDERS, *HIPS]
# Heights of a standing body in torsos.
BODY_TORSOS = 3.3
# Fewer joints of head and torso than this are no person to follow.
LEAST_CORE_JOINTS = 4
# Of newcomers, hands, hair and leaves taken for persons have means of 0.5 to 0.75 over the joints that are seen, and
# 0.2 to 1 over those of head and torso; of 34 real ones 0.81 is the least, and 0.99.
SURE, SURE_CORE = 0.75, 0.9
# Two poses nearer than this are one person found twice: 17 cm for a torso of half a metre.
SAME_TORSOS = 0.35


@dataclass(frozen=True)
class Body:
    """A pose, and what is told from it; lengths are picture heights."""

    pose: Pose

    @property
    def xy(self) -> NDArray[np.float32]:
        """(J, 2) places of the joints."""
        return self.pose.xy

    @cached_property
    def seen(self) -> NDArray[np.bool_]:
        """(J,) whether a joint is seen."""
        return np.isfinite(self.xy[:, 0])

    @cached_property
    def is_person(self) -> bool:
        """Whether enough of head and torso is seen; the other properties need that."""
        return int(self.seen[CORE].sum()) >= LEAST_CORE_JOINTS

    @cached_property
    def is_sure(self) -> bool:
        """Whether the network is sure enough that this is a person to follow one it has not known."""
        confidence = self.pose.confidence
        return bool(confidence[self.seen].mean() >= SURE and confidence[CORE].mean() >= SURE_CORE)

    @cached_property
    def low(self) -> NDArray[np.float32]:
        """(2,) lowest x and y of what is seen."""
        low: NDArray[np.float32] = self.xy[self.seen].min(axis=0)
        return low

    @cached_property
    def high(self) -> NDArray[np.float32]:
        """(2,) highest x and y of what is seen."""
        high: NDArray[np.float32] = self.xy[self.seen].max(axis=0)
        return high

    @cached_property
    def torso(self) -> float:
        """Shoulders to hips, guessed from the height of what is seen where they are unseen."""
        if self.seen[SHOULDERS].all() and self.seen[HIPS].all():
            x, y = (self.xy[SHOULDERS].sum(axis=0) - self.xy[HIPS].sum(axis=0)) / 2
            return max(float(np.hypot(x, y)), 1e-3)
        return max(float(self.high[1] - self.low[1]) / BODY_TORSOS, 1e-3)

    def apart_torsos(self, other: "Body") -> float:
        """Return the median distance of the joints seen in both, in torsos of the larger; infinite without any."""
        both = self.seen & other.seen
        if not both.any():
            return float("inf")
        x, y = (self.xy[both] - other.xy[both]).T
        # The median; `np.median` takes ten times as long for so few.
        apart = np.sort(np.hypot(x, y))
        middle = float(apart[(len(apart) - 1) // 2] + apart[len(apart) // 2]) / 2
        return middle / max(self.torso, other.torso)

    def is_same(self, other: "Body") -> bool:
        """Say whether two bodies in one picture are one person."""
        return self.apart_torsos(other) < SAME_TORSOS


def body_of(result: Any, aspect: float) -> Body | None:
    """Return the one person of MediaPipe's result for a picture whose width by height is `aspect`."""
    bodies = (Body(pose) for pose in poses_of(result, aspect))
    return next((body for body in bodies if body.is_person), None)
