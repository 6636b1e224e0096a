"""The four arm poses that answer A to D, as anybody can hold them: tall or small, standing or seated, in a full row.

All four stay within the width of one's own elbows, so that neighbours in a row are not hit, need nothing below the
shoulders, and differ in at least one whole arm. What people do while they think (folded arms, hands on hips, a hand at
the chin) is none of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dancegame.core.texts import N_

Direction = tuple[float, float]

# Unit vectors of somebody who faces the camera, in the unmirrored picture: x to the person's left, y down.
_UP = ((0.16, -0.987), (0.03, -1.0))
_HANGING = ((0.18, 0.984), (0.04, 0.999))
# The hand lies on the head and the elbow points aside, no further than a hand on the hip would have it.
_ON_HEAD = ((0.53, -0.848), (-0.96, -0.28))


@dataclass(frozen=True)
class ArmPose:
    """An answer's pose, to be drawn and performed.

    answer: from 0 for A. title: what to do, in words. directions: of left_upper_arm, left_forearm, right_upper_arm and
    right_forearm (the names of core.limbs), from the shoulder outwards: unit vectors in the unmirrored picture of
    somebody who faces the camera, x right (to the person's left), y down. A screen that shows people as in a mirror
    turns x around.
    """

    answer: int
    title: str
    directions: Mapping[str, Direction] = field(hash=False)


def _arms(left: tuple[Direction, Direction], right: tuple[Direction, Direction]) -> dict[str, Direction]:
    """Both arms; each is given as a left one."""
    (left_upper, left_fore), ((upper_x, upper_y), (fore_x, fore_y)) = left, right
    return {
        "left_upper_arm": left_upper,
        "left_forearm": left_fore,
        "right_upper_arm": (-upper_x, upper_y),
        "right_forearm": (-fore_x, fore_y),
    }


ARM_POSES = (
    ArmPose(0, N_("Left hand up"), _arms(_UP, _HANGING)),
    ArmPose(1, N_("Right hand up"), _arms(_HANGING, _UP)),
    ArmPose(2, N_("Both hands up"), _arms(_UP, _UP)),
    ArmPose(3, N_("Both hands on the head"), _arms(_ON_HEAD, _ON_HEAD)),
)
