"""The upper body that gestures are made with, in one's own measure: shoulder widths from between the shoulders."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL

# A joint below this is no joint: a cat, a poster's edge, an arm behind a neighbour that is only guessed.
LEAST_CONFIDENCE = 0.35
# Shoulder widths of a grown body in its trunk and its upper arm (see vision/puppet/stance): whoever is turned aside
# shows narrow shoulders and a whole trunk; whoever points at the camera a short arm. What is longest was seen whole.
TRUNK_WIDTHS, UPPER_ARM_WIDTHS = 1.4, 0.81
# Shoulders that are seen the wrong way round by more than this belong to somebody who looks away.
MOST_TURNED = -0.25
# A body smaller than this in the picture (about 10 m away) does not play.
LEAST_WIDTH = 0.03
# Where a head is, when no face is seen.
HEAD_ABOVE = 0.55
# So long a joint that is unseen is believed to be where it was.
UNSEEN_S = 0.3
# Shoulders that jump further from one picture to the next belong to somebody else.
MOST_JUMP = 1.5

_HEAD = [CANONICAL.index(name) for name in ("nose", "left_eye", "right_eye", "left_ear", "right_ear")]
_SHOULDERS, _HIPS, _ELBOWS, _WRISTS = (
    (CANONICAL.index(f"left_{name}"), CANONICAL.index(f"right_{name}"))
    for name in ("shoulder", "hip", "elbow", "wrist")
)
_LEGS = [CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in ("hip", "knee", "ankle")]


class Place(NamedTuple):
    """A point: x and y (down)."""

    x: float
    y: float

    def distance(self, other: "Place") -> float:
        """How far another point is."""
        return math.hypot(self.x - other.x, self.y - other.y)


@dataclass(frozen=True)
class Arm:
    """An arm; None where a joint is unseen.

    Points are in shoulder widths from between the shoulders, x away from the body's middle on the arm's own side: what
    holds for a left arm holds for a right one.
    """

    shoulder: Place
    elbow: Place | None
    wrist: Place | None


@dataclass(frozen=True)
class UpperBody:
    """Somebody who faces the camera.

    middle: between the shoulders, in picture heights as in `Pose`. width: a shoulder width, in picture heights.
    head: the middle of what is seen of the face, in shoulder widths from `middle`, x to the person's left.
    legs: hips, knees and ankles in picture heights, None where unseen; a table may hide them all.
    """

    middle: Place
    width: float
    head: Place
    left: Arm
    right: Arm
    legs: tuple[Place | None, ...] = ()

    @property
    def arms(self) -> tuple[Arm, Arm]:
        """Left, right."""
        return self.left, self.right


def read_upper_body(pose: Pose) -> UpperBody | None:
    """Return the upper body of a pose; None where the shoulders are unsure, look away or are too far from here."""
    points = [
        Place(float(x), float(y)) if sure >= LEAST_CONFIDENCE and math.isfinite(x) and math.isfinite(y) else None
        for (x, y), sure in zip(pose.xy.tolist(), pose.confidence.tolist(), strict=True)
    ]
    left, right = (points[joint] for joint in _SHOULDERS)
    if left is None or right is None:
        return None
    middle = Place((left.x + right.x) / 2, (left.y + right.y) / 2)
    width = _width(points, left, right, middle)
    if width < LEAST_WIDTH or left.x - right.x < MOST_TURNED * width:
        return None

    def own(point: Place | None, side: int = 1) -> Place | None:
        return None if point is None else Place(side * (point.x - middle.x) / width, (point.y - middle.y) / width)

    face = [point for point in (own(points[joint]) for joint in _HEAD) if point is not None]
    head = (
        Place(sum(point.x for point in face) / len(face), sum(point.y for point in face) / len(face))
        if face
        else Place(0.0, -HEAD_ABOVE)
    )
    if head.y > 0:
        return None  # upside down: no person who stands or sits
    left_arm, right_arm = (
        Arm(own(shoulder, side) or Place(0.5, 0.0), own(points[elbow], side), own(points[wrist], side))
        for side, shoulder, elbow, wrist in zip((1, -1), (left, right), _ELBOWS, _WRISTS, strict=True)
    )
    return UpperBody(middle, width, head, left_arm, right_arm, tuple(points[joint] for joint in _LEGS))


def _width(points: list[Place | None], left: Place, right: Place, middle: Place) -> float:
    """How wide the shoulders are from the front, in picture heights."""
    lengths = [left.distance(right)]
    left_hip, right_hip = (points[joint] for joint in _HIPS)
    if left_hip is not None and right_hip is not None:
        hips = Place((left_hip.x + right_hip.x) / 2, (left_hip.y + right_hip.y) / 2)
        lengths.append(middle.distance(hips) / TRUNK_WIDTHS)
    for shoulder, joint in zip((left, right), _ELBOWS, strict=True):
        elbow = points[joint]
        if elbow is not None:
            lengths.append(min(shoulder.distance(elbow) / UPPER_ARM_WIDTHS, 1.5 * lengths[0] + 1e-9))
    return max(lengths)


class BodyMemory:
    """The upper bodies of the people in the picture; a joint that is unseen for a moment stays where it was.

    jumped: slots whose body is now so far from its last place that it is somebody else's.
    """

    def __init__(self) -> None:
        self._bodies: dict[int, UpperBody] = {}
        self._seen_s: dict[tuple[int, int, int], float] = {}
        self.jumped: frozenset[int] = frozenset()

    def update(self, time_s: float, poses: Mapping[int, Pose]) -> dict[int, UpperBody]:
        """Return slot -> upper body of everybody who is seen now."""
        found = {slot: body for slot, pose in poses.items() if (body := read_upper_body(pose)) is not None}
        self.jumped = frozenset(slot for slot, body in found.items() if self._has_jumped(slot, body))
        return {slot: self._remember(slot, body, time_s) for slot, body in found.items()}

    def _has_jumped(self, slot: int, body: UpperBody) -> bool:
        last = self._bodies.get(slot)
        return last is not None and last.middle.distance(body.middle) > MOST_JUMP * max(body.width, last.width)

    def _remember(self, slot: int, body: UpperBody, time_s: float) -> UpperBody:
        last = None if slot in self.jumped else self._bodies.get(slot)
        arms = []
        for side, arm in enumerate(body.arms):
            joints = []
            for kind, joint in enumerate((arm.elbow, arm.wrist)):
                key = slot, side, kind
                if joint is not None:
                    self._seen_s[key] = time_s
                elif last is not None and time_s - self._seen_s.get(key, -math.inf) <= UNSEEN_S:
                    joint = (last.arms[side].elbow, last.arms[side].wrist)[kind]
                joints.append(joint)
            arms.append(Arm(arm.shoulder, *joints))
        whole = replace(body, left=arms[0], right=arms[1])
        self._bodies[slot] = whole
        return whole
