"""What an arm does: up in the air, hanging, or with the hand on the head; more is forgiven to who already does it."""

import math

from dancegame.core.gestures.upper_body import Arm, Place, UpperBody

# A raised hand is above the face and away from it (who scratches their head has it there), the elbow is not below the
# shoulder (who drinks or telephones has it there) and the forearm stands up. Shoulder widths and degrees.
HAND_ABOVE_FACE, HAND_FROM_FACE = 0.1, 0.6
ELBOW_BELOW_SHOULDER = 0.3
FOREARM_TILT_DEG = 42.0
# A hand on the head: near the face's middle or above it, the elbow aside and no lower than the shoulder, the forearm
# pointing inwards.
HAND_ON_HEAD, HAND_BELOW_FACE = 0.9, 0.15
ELBOW_ASIDE, FOREARM_INWARDS_DEG = 0.2, 38.0
# A hanging arm's hand is below the chest, on its own side.
HAND_BELOW_CHEST, HAND_ACROSS = 0.45, -0.15
# What is forgiven to who already holds it.
SLACK, SLACK_DEG = 0.12, 12.0


def is_up(body: UpperBody, side: int, *, is_held: bool = False) -> bool:
    """Whether an arm (0 left, 1 right) is up in the air."""
    arm, slack, slack_deg = body.arms[side], SLACK * is_held, SLACK_DEG * is_held
    if arm.elbow is None or arm.wrist is None:
        return False
    head = _head(body, side)
    return (
        arm.wrist.y < head.y - HAND_ABOVE_FACE + slack
        and arm.wrist.distance(head) > HAND_FROM_FACE - slack
        and arm.elbow.y < arm.shoulder.y + ELBOW_BELOW_SHOULDER + slack
        and abs(_tilt_deg(arm.elbow, arm.wrist)) < FOREARM_TILT_DEG + slack_deg
    )


def is_on_head(body: UpperBody, side: int, *, is_held: bool = False) -> bool:
    """Whether the hand of an arm (0 left, 1 right) lies on the head."""
    arm, slack, slack_deg = body.arms[side], SLACK * is_held, SLACK_DEG * is_held
    if arm.elbow is None or arm.wrist is None:
        return False
    head = _head(body, side)
    return (
        arm.wrist.distance(head) < HAND_ON_HEAD + slack
        and arm.wrist.y < head.y + HAND_BELOW_FACE + slack
        and arm.elbow.x > arm.wrist.x + ELBOW_ASIDE - slack
        and arm.elbow.y < arm.shoulder.y + ELBOW_BELOW_SHOULDER + slack
        and _tilt_deg(arm.elbow, arm.wrist) < -FOREARM_INWARDS_DEG + slack_deg
    )


def is_hanging(arm: Arm, *, is_held: bool = False) -> bool:
    """Whether an arm hangs; one that a table or a neighbour hides does."""
    slack = SLACK * is_held
    if arm.wrist is not None:
        return arm.wrist.y > arm.shoulder.y + HAND_BELOW_CHEST - slack and arm.wrist.x > HAND_ACROSS - slack
    return arm.elbow is None or arm.elbow.y > arm.shoulder.y + ELBOW_BELOW_SHOULDER - slack


def _head(body: UpperBody, side: int) -> Place:
    """The head as an arm's own side sees it."""
    return body.head if side == 0 else Place(-body.head.x, body.head.y)


def _tilt_deg(start: Place, end: Place) -> float:
    """How far a line leans outwards from pointing straight up."""
    return math.degrees(math.atan2(end.x - start.x, start.y - end.y))
