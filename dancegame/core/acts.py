"""What the puppets in front of a drawn camera are told to do, so that an evening can be played by them alone."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stand:
    """Stand with hanging arms. x: walk there first, a share of the picture from its left; None is one's own place."""

    x: float | None = None


@dataclass(frozen=True)
class DanceAlong:
    """Dance the song while it sounds, by one's skill; stand before and after it. This is what puppets do untold."""


@dataclass(frozen=True)
class RaiseHand:
    """Raise a hand. side: 0 left, 1 right, the person's own."""

    side: int = 1


@dataclass(frozen=True)
class HoldArms:
    """Hold the arm pose of an answer, from 0 for A (see core/gestures/arm_poses)."""

    answer: int


@dataclass(frozen=True)
class PointAt:
    """Point at a place: shares of the picture as the player sees it, in a mirror; 0, 0 is the top left corner."""

    x: float
    y: float
    side: int = 1


@dataclass(frozen=True)
class CrossArms:
    """Cross both forearms before the chest."""


@dataclass(frozen=True)
class Away:
    """Walk out of the picture, over its nearest edge, and stay there; any other act walks in again."""


Act = Stand | DanceAlong | RaiseHand | HoldArms | PointAt | CrossArms | Away
