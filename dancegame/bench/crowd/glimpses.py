"""What an estimator might say of a crowd: the true joints with noise, gaps, mix-ups and doubles, in no order."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.bench.crowd.crowd import PlacedBody, inside, visible_joints
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.skeleton import CANONICAL

# Picture heights of trembling, more than MediaPipe's on puppets, and of what it guesses.
NOISE = 0.004
GUESS_NOISE = 0.02
# Shares of the pictures in which a joint is unseen, somebody is missed, or found twice.
LOST_JOINT = 0.03
MISSED = 0.02
TWICE = 0.01
# Who shows fewer of the joints than this is missed mostly.
LEAST_VISIBLE = 0.4
MISSED_WHEN_HIDDEN = 0.85
# Shares of the hidden joints that are guessed, and of the touching people whose arms are exchanged.
GUESSED = 0.5
EXCHANGED = 0.15
TOUCHING_M = 0.6
ARMS = [[CANONICAL.index(f"{side}_{joint}") for joint in ("elbow", "wrist")] for side in ("left", "right")]
SHIRT = [CANONICAL.index(joint) for joint in ("left_shoulder", "right_shoulder", "right_hip", "left_hip")]
THIGHS = [[CANONICAL.index(f"{side}_{joint}") for joint in ("hip", "knee")] for side in ("left", "right")]
SKETCH_HEIGHT_PX = 120
WALL = (196, 190, 178)


class Glimpses:
    """A made-up estimator of a crowd's bodies. seed: the same one says the same."""

    def __init__(self, *, seed: int, aspect: float) -> None:
        self._random = np.random.default_rng(seed)
        self._aspect = aspect

    def poses(self, bodies: Sequence[PlacedBody]) -> tuple[Pose, ...]:
        """Return what is found of bodies, given from the back to the front."""
        visible = visible_joints(bodies, aspect=self._aspect)
        found = []
        for body, seen in zip(bodies, visible, strict=True):
            chance = MISSED_WHEN_HIDDEN if seen.mean() < LEAST_VISIBLE else MISSED
            if seen.sum() >= 4 and self._random.random() >= chance:
                found.append(self._glimpse(body, seen))
                if self._random.random() < TWICE:
                    found.append(self._glimpse(body, seen))
        self._exchange_arms(found, bodies)
        order = self._random.permutation(len(found))
        return tuple(found[n] for n in order)

    def sketch(self, bodies: Sequence[PlacedBody]) -> NDArray[np.uint8]:
        """Return a small picture (H, W, 3) RGB with the colours of everyone's clothes, quickly drawn."""
        size = SKETCH_HEIGHT_PX, round(SKETCH_HEIGHT_PX * self._aspect), 3
        picture = np.clip(self._random.normal(WALL, 3, size), 0, 255).astype(np.uint8)
        for body in bodies:
            xy = np.rint(body.xy * SKETCH_HEIGHT_PX * 16).astype(np.int32)
            width = max(1, round(0.14 * body.metre * SKETCH_HEIGHT_PX))
            for thigh in THIGHS:
                cv2.line(picture, xy[thigh[0]], xy[thigh[1]], body.person.outfit.trousers, width, cv2.LINE_8, 4)
            cv2.fillConvexPoly(picture, cv2.convexHull(xy[SHIRT]), body.person.outfit.shirt, cv2.LINE_8, 4)
        return picture

    def _glimpse(self, body: PlacedBody, seen: NDArray[np.bool_]) -> Pose:
        random = self._random
        is_inside = inside(body, aspect=self._aspect)
        is_guessed = ~seen & is_inside & (random.random(JOINT_COUNT) < GUESSED)
        is_known = (seen & (random.random(JOINT_COUNT) >= LOST_JOINT)) | is_guessed
        noise = np.where(is_guessed, GUESS_NOISE, NOISE)[:, None]
        xy = np.where(is_known[:, None], body.xy + random.normal(0, 1, body.xy.shape) * noise, np.nan)
        confidence = np.where(is_known, np.where(is_guessed, 0.3, 0.95), 0)
        return Pose(xy.astype(np.float32), confidence.astype(np.float32))

    def _exchange_arms(self, found: Sequence[Pose], bodies: Sequence[PlacedBody]) -> None:
        """Give two who touch each other's arm at times, as estimators do."""
        metre = max((body.metre for body in bodies), default=0.0)
        for n, pose in enumerate(found):
            for other in found[n + 1 :]:
                apart = np.nanmean(pose.xy, axis=0) - np.nanmean(other.xy, axis=0)
                if np.hypot(*apart) < TOUCHING_M * metre and self._random.random() < EXCHANGED:
                    arm = ARMS[self._random.integers(2)]
                    pose.xy[arm], other.xy[arm] = other.xy[arm], pose.xy[arm]
                    pose.confidence[arm], other.confidence[arm] = other.confidence[arm], pose.confidence[arm]
