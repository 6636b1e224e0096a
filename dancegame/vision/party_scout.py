"""Looks for newcomers at a party, a few times a second, in one upright lane of the picture after the other."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from dancegame.core.poses import Pose
from dancegame.vision.mediapipe_pose import as_image, poses_of
from dancegame.vision.party_likeness import Joints, is_person
from dancegame.vision.party_view import View, Window

# After somebody came or went the scout looks in every picture, until all lanes were looked at in vain.
LOOK_EVERY_S = 0.25
# With all players there it looks for bystanders, who may be the players yet.
LOOK_EVERY_COMPLETE_S = 1.0
# MediaPipe merges people who are close while it searches, so that a lane should hold few of them; in a narrow one
# people with spread arms are cut. Widths in shares of the picture's shorter side.
LANES = (1.0, 0.6)
# Neighbouring lanes overlap by this much of their width, so that everybody is whole in one of them.
OVERLAP = 0.4


class Scout:
    """Finds people that nobody follows yet. landmarker: one that takes each picture for itself."""

    def __init__(self, landmarker: Any) -> None:
        self._landmarker = landmarker
        self._lane = 0
        self._in_vain = 0
        self._due_s = -math.inf

    def is_due(self, time_s: float) -> bool:
        """Say whether it is time to look."""
        return time_s >= self._due_s

    def look(self, view: View, known: Sequence[Joints]) -> Pose | None:
        """Return the pose of somebody in the lane whose turn it is; known are where the known dancers were."""
        lanes = lanes_of(view.aspect)
        lane = lanes[self._lane % len(lanes)]
        result = self._landmarker.detect(as_image(view.part(lane, known)))
        poses = (lane.out(pose) for pose in poses_of(result, lane.width / lane.height))
        return next((pose for pose in poses if is_person(pose.xy)), None)

    def plan(self, view: View, time_s: float, *, has_found: bool, is_complete: bool) -> None:
        """Plan the next look after one; where somebody was found there may be others."""
        if has_found:
            self._in_vain = 0
            return
        self._lane += 1
        self._in_vain += 1
        if self._in_vain >= len(lanes_of(view.aspect)):
            self._due_s = time_s + (LOOK_EVERY_COMPLETE_S if is_complete else LOOK_EVERY_S)

    def hurry(self) -> None:
        """Look all around without delay: somebody has gone out of sight."""
        self._in_vain, self._due_s = 0, -math.inf

    def close(self) -> None:
        """Release the network."""
        self._landmarker.close()


@cache
def lanes_of(aspect: float) -> tuple[Window, ...]:
    """Return the lanes of a picture, wide ones first, from left to right."""
    return tuple(lane for share in LANES for lane in _lanes(aspect, min(aspect, share * min(aspect, 1.0))))


def _lanes(aspect: float, width: float) -> list[Window]:
    count = 1 + math.ceil((aspect - width) / (width * (1 - OVERLAP)))
    lefts = [0.0] if count == 1 else [(aspect - width) * place / (count - 1) for place in range(count)]
    return [Window(left, 0.0, width, 1.0) for left in lefts]
