"""Makes people of limbs, and believes those that are strong enough; compiled."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.kernels import part
from dancegame.vision.association.limbs import LIMB_TABLE
from dancegame.vision.association.network import JOINTS

# In a dance video of three, the network sees half a fourth at the picture's edge, with 4 to 10 joints of mean
# confidence 0.15 to 0.27; the weakest of the people in the photos had 17 joints of 0.29.
LEAST_JOINTS = 4
LEAST_CONFIDENCE_SUM = 2.0
LEAST_CONFIDENCE_MEAN = 0.25
JOINT_COUNT = len(JOINTS)


@part
def attach(
    limb: int,
    starts: int,
    partners: NDArray[np.int64],
    owners: NDArray[np.int64],
    members: NDArray[np.int64],
    people: int,
) -> int:
    """Give each end of a limb of the tree to the owner of its start, a new person where there is none.

    The tree's limbs come from the neck outwards, so no end has an owner yet and no two people claim one.
    Returns how many people there are.
    """
    start, end = LIMB_TABLE[limb, 0], LIMB_TABLE[limb, 1]
    for a in range(starts):
        if partners[a] < 0:
            continue
        person = owners[start, a]
        if person < 0:
            person = people
            people += 1
            owners[start, a], members[person, start] = person, a
        owners[end, partners[a]], members[person, end] = person, partners[a]
    return people


@part
def join(
    limb: int,
    starts: int,
    partners: NDArray[np.int64],
    owners: NDArray[np.int64],
    members: NDArray[np.int64],
) -> None:
    """Make one person of two that a spare limb joins, unless both have a joint that a person has only once.

    A joint nobody has yet goes to the other's person; two such joints stay alone: one spare limb makes no person.
    """
    start, end = LIMB_TABLE[limb, 0], LIMB_TABLE[limb, 1]
    for a in range(starts):
        b = partners[a]
        if b < 0:
            continue
        person, other = owners[start, a], owners[end, b]
        if person < 0 and other < 0:
            continue
        if person < 0 or other < 0:
            joint, place, person = (start, a, other) if person < 0 else (end, b, person)
            if members[person, joint] < 0:
                owners[joint, place], members[person, joint] = person, place
            continue
        is_free = person != other
        for joint in range(JOINT_COUNT):
            is_free &= members[person, joint] < 0 or members[other, joint] < 0
        for joint in range(JOINT_COUNT):
            if is_free and members[other, joint] >= 0:
                owners[joint, members[other, joint]] = person
                members[person, joint] = members[other, joint]
                members[other, joint] = -1


@part
def placed(
    members: NDArray[np.int64], people: int, peaks: NDArray[np.float64], stride_px: float
) -> NDArray[np.float32]:
    """Return the people strong enough to be believed, (people, 18, 3): x px, y px, confidence."""
    xyc = np.empty((people, JOINT_COUNT, 3), np.float32)
    count = 0
    for person in range(people):
        joints, confidence = 0, 0.0
        for joint in range(JOINT_COUNT):
            place = members[person, joint]
            if place < 0:
                xyc[count, joint, 0], xyc[count, joint, 1], xyc[count, joint, 2] = np.nan, np.nan, 0.0
                continue
            xyc[count, joint, 0] = (peaks[joint, place, 0] + 0.5) * stride_px
            xyc[count, joint, 1] = (peaks[joint, place, 1] + 0.5) * stride_px
            xyc[count, joint, 2] = min(peaks[joint, place, 2], 1.0)
            joints += 1
            confidence += min(peaks[joint, place, 2], 1.0)
        is_believed = joints >= LEAST_JOINTS and confidence >= LEAST_CONFIDENCE_SUM
        if is_believed and confidence >= LEAST_CONFIDENCE_MEAN * joints:
            count += 1
    return xyc[:count].copy()
