"""Carries joints from one picture to the next by what the picture shows around them: sparse optical flow."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.vision.several.body import Body

# The search of Lucas and Kanade: windows of so many px on each level of a pyramid whose steps halve the picture.
WINDOW_PX, LEVELS = 15, 2
STEPS = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 10, 0.03)
# A window has to look the same in both pictures to so many grey levels (mean), and lie within so many torsos of where
# the joint should be; one that does not tells nothing.
MOST_CHANGE, MOST_ASTRAY_TORSOS = 20.0, 0.25
# A joint that cannot be followed is lost where it should have gone farther than this; a resting one is where it was.
STILL_TORSOS = 0.06
# Over more time too much changes: who is before whom, and where a hand is. At 12 pictures/s six who cross were taken
# for each other.
LONGEST_STEP_S = 0.06

Somebody = TypeVar("Somebody")


@dataclass(frozen=True, eq=False)
class Carried:
    """Where somebody has gone with the picture. lost: how many of his moving joints could not be followed."""

    body: Body
    lost: int


class Flow:
    """Remembers the picture before, and when it was."""

    def __init__(self) -> None:
        self._before: NDArray[np.uint8] | None = None
        self._before_s = -math.inf

    def carried(
        self,
        picture: NDArray[np.uint8],
        before: Mapping[Somebody, Body],
        expected: Mapping[Somebody, Body],
        time_s: float,
    ) -> dict[Somebody, Carried]:
        """Return the bodies in a picture (H, W, 3), given those in the one before and where they should be now.

        What cannot be seen to move is where it should be; nobody is carried where that tells nothing.
        """
        grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
        last, self._before = self._before, grey
        passed_s, self._before_s = time_s - self._before_s, time_s
        if last is None or last.shape != grey.shape or passed_s > LONGEST_STEP_S or not before:
            return {}
        height_px = np.float32(grey.shape[0])
        is_asked = {one: before[one].seen & expected[one].seen for one in before}
        start = np.concatenate([before[one].xy[is_asked[one]] for one in before]) * height_px
        guess = np.concatenate([expected[one].xy[is_asked[one]] for one in before]) * height_px
        if not len(start):
            return {}
        end, is_found, change = cv2.calcOpticalFlowPyrLK(
            last,
            grey,
            start[:, None],
            guess[:, None].copy(),
            winSize=(WINDOW_PX, WINDOW_PX),
            maxLevel=LEVELS,
            criteria=STEPS,
            flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
        )
        places, is_sure = end[:, 0] / height_px, (is_found[:, 0] > 0) & (change[:, 0] < MOST_CHANGE)
        bodies, first = {}, 0
        for one, asked in is_asked.items():
            count = int(asked.sum())
            part = slice(first, first + count)
            bodies[one] = _moved(before[one], expected[one], np.flatnonzero(asked), places[part], is_sure[part])
            first += count
        return bodies


def _moved(
    before: Body, expected: Body, joints: NDArray[np.intp], places: NDArray[np.float32], is_sure: NDArray[np.bool_]
) -> Carried:
    xy = expected.xy.copy()
    is_near = np.linalg.norm(places - xy[joints], axis=1) < MOST_ASTRAY_TORSOS * expected.torso
    taken = is_sure & is_near
    is_moving = np.linalg.norm(xy[joints] - before.xy[joints], axis=1) > STILL_TORSOS * expected.torso
    xy[joints[taken]] = places[taken]
    return Carried(Body(Pose(xy, expected.pose.confidence, expected.pose.world)), int((~taken & is_moving).sum()))
